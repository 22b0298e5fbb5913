import type * as vscode from 'vscode';
import type { JudgeThread } from '../checking/judgeThread.ts';
import { batchBudget, interactiveBudget, thoroughBudget, type Checker, type CheckRequest } from '../core/checker.ts';
import type { ReasoningEvent } from '../core/reasoningEvent.ts';
import { closedSteps } from '../core/steps.ts';
import type { Trace, Turn, TurnClaim } from '../core/trace.ts';
import type { Solver } from '../reasoners/builtin/thread/solver.ts';
import { askedQuestion } from './askedQuestion.ts';
import { isAnotherSolver, solvedAgain } from './solvedAgain.ts';
import type { Traces } from './traces.ts';

export interface AnswerChecksDependencies {
  readonly traces: Traces;
  readonly checker: Checker;
  /** A new one; whoever asked for it disposes of it. */
  readonly judgeThread: () => Pick<JudgeThread, 'judge' | 'dispose'>;
  readonly solver: Pick<Solver, 'worked' | 'ownQuestion'>;
  readonly log: vscode.LogOutputChannel;
}

/** How long the checks of a run that was stopped may still take. Milliseconds. */
const lastChecksMs = 1000;

/** Checks an answer while it grows: one check at a time, of the closed steps; all of it at the end. */
export class AnswerChecks {
  readonly #deps: AnswerChecksDependencies;
  readonly #trace: Trace;
  readonly #turn: string;
  readonly #asked: Pick<Turn, 'task' | 'ask' | 'parent'>;
  readonly #isAnother: boolean;
  readonly #stopped = new AbortController();
  /** What the answer is made of, in the order it came. */
  #pieces: readonly { readonly part: string; readonly text: string }[] = [];
  #answer = '';
  #checked = 0;
  #busy: Promise<void> | undefined;
  #question: ReturnType<typeof askedQuestion> | undefined;

  constructor(deps: AnswerChecksDependencies, trace: Trace, turn: string, asked: Pick<Turn, 'task' | 'ask' | 'parent' | 'reasoner'>) {
    this.#deps = deps;
    this.#trace = trace;
    this.#turn = turn;
    this.#asked = asked;
    this.#isAnother = isAnotherSolver(asked);
  }

  /**
   * The same events. The answer in them is checked while it grows; the end waits for the last checks, and of a
   * run that `signal` stops only for a moment.
   */
  async *watched(events: AsyncIterable<ReasoningEvent>, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      timer = setTimeout(() => this.#stopped.abort(), lastChecksMs);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const event of events) {
        if (event.kind === 'end' && this.#hasAnswer) {
          yield { kind: 'status', what: 'checking' };
          await this.#finish();
        }
        if (event.kind === 'relabel') this.#without(event.part);
        yield event;
        if (event.kind === 'text') this.#grow(event.part, event.text);
      }
    } finally {
      signal.removeEventListener('abort', stop);
      clearTimeout(timer);
    }
  }

  #grow(part: string, delta: string): void {
    const last = this.#pieces.at(-1);
    this.#pieces = last?.part === part ? this.#pieces.with(-1, { part, text: last.text + delta }) : [...this.#pieces, { part, text: delta }];
    this.#answer += delta;
    if (this.#busy || !delta.includes('\n')) return;
    const closed = closedSteps(this.#answer, this.#checked).at(-1)?.range.end;
    if (closed !== undefined) this.#start(closed);
  }

  get #hasAnswer(): boolean {
    return this.#answer.trim() !== '';
  }

  /** A part turned out to be thinking, which also ends what was said of the answer with it: the rest is checked anew. */
  #without(part: string): void {
    this.#pieces = this.#pieces.filter((piece) => piece.part !== part);
    this.#answer = this.#pieces.map(({ text }) => text).join('');
    this.#checked = 0;
  }

  async #finish(): Promise<void> {
    await this.#busy;
    await this.#check(this.#answer, this.#checked, batchBudget);
  }

  /** What the answer's checks left open, asked of the slower tiers when the run is over; only what they decide is told. */
  async thoroughly(signal: AbortSignal): Promise<void> {
    if (!this.#hasAnswer) return;
    const { checker, traces, solver, log } = this.#deps;
    try {
      for await (const { claim, verdict } of checker.check(await this.#request(this.#answer, 0), thoroughBudget, signal)) {
        const before = this.#told.find((each) => each.claim.id === claim.id);
        if (before?.verdict.kind === verdict.kind || (verdict.kind !== 'verified' && verdict.kind !== 'refuted')) continue;
        if (before && before.verdict.kind !== 'inconclusive') continue;
        traces.record(this.#trace.id, { kind: 'checked', turn: this.#turn, at: Date.now(), claim, verdict });
      }
      if (!this.#isAnother) return;
      const open = this.#told.filter(({ claim, verdict }) => claim.kind === 'final-answer' && (verdict.kind === 'inconclusive' || verdict.kind === 'unchecked')).map(({ claim }) => claim);
      if (open.length === 0) return;
      const thread = this.#deps.judgeThread();
      try {
        for (const [claim, verdict] of await solvedAgain(await this.#asksFor(), open, { solver, judge: (request) => thread.judge(request) }, signal)) traces.record(this.#trace.id, { kind: 'checked', turn: this.#turn, at: Date.now(), claim, verdict });
      } finally {
        thread.dispose();
      }
    } catch (error) {
      log.error('Checking the answer thoroughly failed', String(error));
    }
  }

  /** The claims of this turn with what was last said of them. */
  get #told(): readonly TurnClaim[] {
    return this.#deps.traces.get(this.#trace.id)?.turns.find(({ id }) => id === this.#turn)?.claims ?? [];
  }

  async #request(text: string, from: number): Promise<CheckRequest> {
    return { text, format: 'markdown', range: { start: from, end: text.length }, problem: await this.#asksFor() };
  }

  /** The question the answer is held against, which is the same for each of its steps. */
  #asksFor(): ReturnType<typeof askedQuestion> {
    return (this.#question ??= askedQuestion(this.#trace, this.#asked, this.#deps.solver));
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
      for await (const { claim, verdict } of checker.check(await this.#request(text, from), budget, this.#stopped.signal)) {
        // What is no longer the answer has no claims of it.
        if (!this.#answer.startsWith(text)) return;
        traces.record(this.#trace.id, { kind: 'checked', turn: this.#turn, at: Date.now(), claim, verdict });
      }
    } catch (error) {
      log.error('Checking the answer failed', String(error));
    }
  }
}
