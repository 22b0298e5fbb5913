import { say } from '../../core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent, RunEnd, Usage } from '../../core/reasoningEvent.ts';
import { costOfTokens, moneyText, mostTokens, type Allowance, type Money, type RunTerms, type TokenPrice } from '../../core/spending.ts';
import { costOf } from '../../reasoners/openai/modelFacts.ts';
import { messagesOf } from '../../reasoners/openai/prompt.ts';
import type { Purse } from './purse.ts';

/** Tokens that may still come between the decision to stop and the server's hearing of it. */
const inFlight = 64;
/** A limit that every model takes; one that is told to allow more than it can refuses. Tokens. */
const limitOfAll = 4096;
/** Tokens a picture is taken for; providers count 85 to about 1,600. */
const perImage = 1600;
/** Tokens of a message beside its words. */
const perMessage = 4;
/** As long as what stands around the material, where each sign may be a token of its own. */
const boundary = '='.repeat(46);

/**
 * The same Reasoner under the session's spending cap. A run whose worst case would cross the cap is not
 * sent; a stream that comes near it is stopped, and everything received is kept. Before the end, the
 * run's cost is told as a `usage` event, estimated where the provider reports none.
 */
export function spendingReasoner(inner: Reasoner, terms: RunTerms, purse: Purse): Reasoner {
  if (terms.free) return inner;
  return { id: inner.id, label: inner.label, solve: (request, signal) => solve(inner, terms, purse, request, signal) };
}

async function* solve(inner: Reasoner, terms: RunTerms, purse: Purse, request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { price } = terms;
  const input = estimateInput(request);
  const cap = purse.cap;
  const output = longestOutput(terms, input);
  const affordable = output === undefined ? purse.affordableOutput({ price, input, output }) : undefined;
  // What comes all at once cannot be stopped in time, so little money is a limit for the server too.
  const limited = affordable !== undefined && affordable > 0 && affordable <= limitOfAll ? { ...request, mostTokens: affordable } : request;
  const reservation = purse.open({ price, input, output });
  if ('kind' in reservation) {
    yield refusal(reservation, terms.label, cap, request.language);
    return;
  }
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) abort.abort();
  const run = new Meter(input, price);
  let crossed = false;
  try {
    for await (const event of inner.solve(limited, abort.signal)) {
      run.watch(event);
      if (event.kind !== 'end') {
        yield event;
        // Only what is received can be stopped; the worst case above, and before each further request, stands for what is not shown.
        const most = event.kind === 'status' && event.what === 'retrying' ? run.longest(output ?? 0) : run.output + inFlight;
        if (!crossed && !reservation.hold(run.input, most)) {
          crossed = true;
          abort.abort();
        }
        continue;
      }
      const spent = run.cost;
      reservation.settle(spent);
      if (spent && spent.amount > 0) yield { kind: 'usage', cost: purse.shown(spent), ...(run.isReported ? {} : { costEstimated: true }) };
      const isOut = limited.mostTokens !== undefined && (event.how === 'length' || event.how === 'length-in-thinking');
      yield isOut || (crossed && event.how === 'cancelled' && !signal.aborted) ? stopped(cap, request.language) : event;
      return;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    abort.abort();
    reservation.settle(run.cost);
  }
}

/** Counts what a run has used: as reported, and as estimated while or where nothing is. */
class Meter {
  readonly #estimatedInput: number;
  readonly #price: TokenPrice | undefined;
  #usage: Usage = {};
  #estimatedOutput = 0;
  #begun = false;
  /** Of requests that came to nothing and were sent again: they are charged for too. */
  #earlier = { input: 0, output: 0, cost: 0, reported: true };

  constructor(estimatedInput: number, price: TokenPrice | undefined) {
    this.#estimatedInput = estimatedInput;
    this.#price = price;
  }

  watch(event: ReasoningEvent): void {
    switch (event.kind) {
      case 'open':
        this.#begun = true;
        return;
      case 'thinking':
      case 'text':
        this.#begun = true;
        this.#estimatedOutput += mostTokens(event.text);
        return;
      case 'tool':
        this.#begun = true;
        this.#estimatedOutput += mostTokens(event.args);
        return;
      case 'usage': {
        const { kind: _, ...usage } = event;
        this.#begun = true;
        this.#usage = { ...this.#usage, ...usage };
        return;
      }
      case 'status':
        if (event.what === 'retrying') this.#again();
        return;
      default:
        return;
    }
  }

  get input(): number {
    return this.#earlier.input + (this.#usage.input ?? this.#estimatedInput);
  }

  get output(): number {
    return this.#earlier.output + Math.max(this.#usage.output ?? 0, this.#estimatedOutput);
  }

  /** Tokens of all requests, where the last one answers as long as it can. */
  longest(output: number): number {
    return this.#earlier.output + output;
  }

  get isReported(): boolean {
    return this.#earlier.reported && (!this.#begun || this.#isRequestReported);
  }

  /** Undefined for a run that never reached the model, or where the price is not known. */
  get cost(): Money | undefined {
    const price = this.#price;
    if (!price || (!this.#begun && this.#earlier.cost === 0)) return undefined;
    return { amount: this.#earlier.cost + this.#costOfRequest(price), currency: price.currency };
  }

  get #isRequestReported(): boolean {
    return this.#usage.input !== undefined && this.#usage.output !== undefined;
  }

  #costOfRequest(price: TokenPrice): number {
    if (!this.#begun) return 0;
    const { input = this.#estimatedInput, output = 0 } = this.#usage;
    return costOf(this.#usage, price) ?? costOfTokens(price, input, Math.max(output, this.#estimatedOutput)).amount;
  }

  /** The countdown to the next request tells itself every second, and counts once. */
  #again(): void {
    if (!this.#begun) return;
    const cost = this.#price ? this.#costOfRequest(this.#price) : 0;
    this.#earlier = { input: this.input, output: this.output, cost: this.#earlier.cost + cost, reported: this.isReported };
    this.#usage = {};
    this.#estimatedOutput = 0;
    this.#begun = false;
  }
}

function longestOutput({ outputTokens, contextTokens }: RunTerms, input: number): number | undefined {
  return outputTokens ?? (contextTokens === undefined ? undefined : Math.max(0, contextTokens - input));
}

function estimateInput(request: ReasoningRequest): number {
  return Math.ceil(messagesOf(request, boundary).reduce((sum, { content, images = [] }) => sum + mostTokens(content) + perMessage + perImage * images.length, 0));
}

function refusal(reason: Exclude<Allowance, { kind: 'allowed' }>, label: string, cap: Money | undefined, language: string): RunEnd {
  const limit = cap ? moneyText(cap, language) : '';
  const failed = { kind: 'end', how: 'failed', failure: 'spending-cap', retry: { can: false } } as const;
  switch (reason.kind) {
    case 'over':
      return { ...failed, message: say('Not sent: this run could cost up to {0}, and {1} are left of the session’s cap of {2}.', moneyText(reason.worst, language), moneyText(reason.left, language), limit) };
    case 'unknown-price':
      return { ...failed, message: say('Not sent: the price of {0} is not known, so the session’s cap of {1} could not be held. Give its price in the setting therefore.models.', label, limit) };
    case 'no-rate':
      return { ...failed, message: say('Not sent: {0} is priced in {1}, and therefore.exchangeRates has no rate for it, so the session’s cap of {2} could not be held.', label, reason.currency, limit) };
  }
}

function stopped(cap: Money | undefined, language: string): RunEnd {
  return { kind: 'end', how: 'failed', failure: 'spending-cap', message: say('Stopped before the session’s spending cap of {0} was crossed; what came is kept.', cap ? moneyText(cap, language) : ''), retry: { can: false } };
}
