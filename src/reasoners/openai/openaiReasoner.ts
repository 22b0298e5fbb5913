import { say } from '../../core/phrase.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../core/reasoningEvent.ts';
import { isLoopback } from '../../core/loopback.ts';
import { endpointFault, type Endpoint } from './endpoint.ts';
import { cleanKey, sanitized } from './guardedFetch.ts';
import { KeyFilter } from './keyFilter.ts';
import { readAnswer } from './readAnswer.ts';
import { countdown, retryDelay } from './retrying.ts';
import { sendRequest } from './sendRequest.ts';

/** Clocks of a stream, in milliseconds. */
export interface StreamClocks {
  /** Silence after which the user is told. */
  readonly quietMs: number;
  /** No byte at all for this long: the stream is given up. */
  readonly bytesMs: number;
  /** Bytes, but nothing of an answer, for this long: the stream is given up. */
  readonly contentMs: number;
  /** How long the server may take to answer at all. */
  readonly headersMs: number;
  /** The wait before the first of the retries; each further one is twice as long. */
  readonly retryMs: number;
}

export const defaultClocks: StreamClocks = { quietMs: 20_000, bytesMs: 300_000, contentMs: 600_000, headersMs: 120_000, retryMs: 1000 };

export interface OpenaiReasonerOptions {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly key: () => Promise<string | undefined>;
  readonly clocks?: StreamClocks;
  /** What the user says of this very model: it holds as it is, also where the provider thinks in private. */
  readonly giveUpAfter?: Pick<Partial<StreamClocks>, 'bytesMs' | 'contentMs'>;
  /** Limits the answer with its thinking; the provider's own limit where it is absent. */
  readonly maxTokens?: number;
  /** Tests give their own; otherwise the one VS Code has patched for proxies. */
  readonly fetch?: typeof fetch;
}

/** A Reasoner over any OpenAI-compatible endpoint. */
export function openaiReasoner(options: OpenaiReasonerOptions): Reasoner {
  return { id: options.endpoint.id, label: `${options.endpoint.label} · ${options.model}`, solve: (request, signal) => solve(options, request, signal) };
}

async function* solve(options: OpenaiReasonerOptions, request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { endpoint } = options;
  const fault = endpointFault(endpoint.baseUrl);
  if (fault) {
    yield failed('bad-endpoint', fault);
    return;
  }
  const stored = await options.key();
  if (stored === undefined && endpoint.needsKey) {
    yield failed('no-key', say('There is no API key for {0} yet.', endpoint.label));
    return;
  }
  const key = stored === undefined ? undefined : cleanKey(stored);
  if (stored !== undefined && key === undefined) {
    yield failed('bad-key', say('The API key for {0} has characters that no key has. Set it again.', endpoint.label));
    return;
  }
  try {
    yield* attempts(options, request, key, signal);
  } catch (error) {
    yield { ...failed('internal', say('Therefore itself failed here; the log has the details.')), detail: sanitized(String(error), key) };
  }
}

/** Asks again, in plain sight, as long as nothing of an answer was shown; never afterwards. */
async function* attempts(options: OpenaiReasonerOptions, request: ReasoningRequest, key: string | undefined, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { endpoint, clocks = defaultClocks } = options;
  const local = isLoopback(URL.parse(endpoint.baseUrl)?.hostname ?? '');
  for (let failures = 0; ; failures++) {
    let end: RunEnd | undefined;
    let shown = false;
    // A server may send the key back, in an answer or in a note on what could not be read.
    const filter = new KeyFilter(key);
    for await (const received of attempt(options, request, key, signal)) {
      for (const event of filter.push(received)) {
        if (event.kind === 'end') {
          end = event;
          break;
        }
        shown ||= event.kind === 'thinking' || event.kind === 'text' || event.kind === 'tool' || event.kind === 'opaque';
        yield event;
      }
      if (end) break;
    }
    if (!end) throw new Error('An answer has no end.');
    // A server on this computer that does not listen will not do so in two seconds.
    const delay = shown || (local && end.failure === 'not-listening') ? undefined : retryDelay(end, failures, clocks.retryMs, Math.random());
    if (delay === undefined) {
      // Who is not told goes on writing, and some go on although they are.
      yield end.how === 'cancelled' && !local ? { ...end, message: say('Stopped. {0} may go on for a moment, and charge for it.', endpoint.label) } : end;
      return;
    }
    if (yield* countdown(delay, signal)) {
      yield { kind: 'end', how: 'cancelled' };
      return;
    }
  }
}

async function* attempt(options: OpenaiReasonerOptions, request: ReasoningRequest, key: string | undefined, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
  const { endpoint } = options;
  const clocks = clocksOf(options);
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) abort.abort();
  try {
    yield { kind: 'status', what: 'connecting' };
    const sent = await sendRequest(options, request, key, abort, clocks, signal);
    if (sent.kind === 'end') yield sent.end;
    else yield* readAnswer(sent.response, { endpoint, key, clocks, signal, abort });
  } finally {
    signal.removeEventListener('abort', cancel);
    abort.abort();
  }
}

/** A provider that thinks in private is silent for as long as it thinks, and gets three times as long. */
export function clocksOf({ endpoint, clocks = defaultClocks, giveUpAfter }: Pick<OpenaiReasonerOptions, 'endpoint' | 'clocks' | 'giveUpAfter'>): StreamClocks {
  const patience = endpoint.hiddenReasoning ? 3 : 1;
  return { ...clocks, bytesMs: clocks.bytesMs * patience, contentMs: clocks.contentMs * patience, ...giveUpAfter };
}

function failed(failure: NonNullable<RunEnd['failure']>, message: NonNullable<RunEnd['message']>): RunEnd {
  return { kind: 'end', how: 'failed', failure, message, retry: { can: failure !== 'bad-endpoint' } };
}
