import type * as vscode from 'vscode';
import { batchBudget, interactiveBudget, thoroughBudget, type Checker, type CheckRequest } from '../core/checker.ts';
import type { ReasoningEvent } from '../core/reasoningEvent.ts';
import { closedSteps } from '../core/steps.ts';
import type { Trace } from '../core/trace.ts';
import type { Traces } from './traces.ts';

export interface AnswerChecksDependencies {
  readonly traces: Traces;
  readonly checker: Checker;
  readonly log: vscode.LogOutputChannel;
}

/** Checks an answer while it grows: one check at a time, of the closed steps; all of it at the end. */
export class AnswerChecks {
  readonly #deps: AnswerChecksDependencies;
  readonly #trace: Trace;
  readonly #turn: string;
  #answer = '';
  #checked = 0;
  #busy: Promise<void> | undefined;

  constructor(deps: AnswerChecksDependencies, trace: Trace, turn: string) {
    this.#deps = deps;
    this.#trace = trace;
    this.#turn = turn;
  }

  /** The same events. The answer in them is checked while it grows; the end waits for the last checks. */
  async *watched(events: AsyncIterable<ReasoningEvent>): AsyncGenerator<ReasoningEvent> {
    for await (const event of events) {
      if (event.kind === 'end' && this.#hasAnswer) {
        yield { kind: 'status', what: 'checking' };
        await this.#finish();
      }
      yield event;
      if (event.kind === 'text') this.#grow(event.text);
      else if (event.kind === 'relabel') this.#reset();
    }
  }

  #grow(delta: string): void {
    this.#answer += delta;
    if (this.#busy || !delta.includes('\n')) return;
    const closed = closedSteps(this.#answer, this.#checked).at(-1)?.range.end;
    if (closed !== undefined) this.#start(closed);
  }

  get #hasAnswer(): boolean {
    return this.#answer.trim() !== '';
  }

  /** The answer so far turned out to be thinking. */
  #reset(): void {
    this.#answer = '';
    this.#checked = 0;
  }

  async #finish(): Promise<void> {
    await this.#busy;
    await this.#check(this.#answer, this.#checked, batchBudget);
  }

  /** What the answer's checks left open, asked of the slower tiers when the run is over; only what they decide is told. */
  async thoroughly(signal: AbortSignal): Promise<void> {
    if (!this.#hasAnswer) return;
    const { checker, traces, log } = this.#deps;
    try {
      for await (const { claim, verdict } of checker.check(this.#request(this.#answer, 0), thoroughBudget, signal)) {
        const before = traces.get(this.#trace.id)?.turns.find(({ id }) => id === this.#turn)?.claims.find((each) => each.claim.id === claim.id);
        if (before?.verdict.kind === verdict.kind || (verdict.kind !== 'verified' && verdict.kind !== 'refuted')) continue;
        if (before && before.verdict.kind !== 'inconclusive') continue;
        traces.record(this.#trace.id, { kind: 'checked', turn: this.#turn, at: Date.now(), claim, verdict });
      }
    } catch (error) {
      log.error('Checking the answer thoroughly failed', String(error));
    }
  }

  #request(text: string, from: number): CheckRequest {
    const { problem } = this.#trace;
    return { text, format: 'markdown', range: { start: from, end: text.length }, problem: { text: problem.text, format: problem.format } };
  }

  #start(end: number): void {
    const from = this.#checked;
    this.#checked = end;
    this.#busy = this.#check(this.#answer.slice(0, end), from).finally(() => {
      this.#busy = undefined;
    });
  }

  async #check(text: string, from: number, budget = interactiveBudget): Promise<void> {
    const { checker, traces, log } = this.#deps;
    try {
      for await (const { claim, verdict } of checker.check(this.#request(text, from), budget, new AbortController().signal)) {
        traces.record(this.#trace.id, { kind: 'checked', turn: this.#turn, at: Date.now(), claim, verdict });
      }
    } catch (error) {
      log.error('Checking the answer failed', String(error));
    }
  }
}
