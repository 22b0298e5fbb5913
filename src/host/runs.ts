import * as vscode from 'vscode';
import { batchBudget, interactiveBudget, thoroughBudget, type Checker, type CheckRequest } from '../core/checker.ts';
import { canAnswerNow, goesOnWith } from '../core/endActions.ts';
import { exchangesOf } from '../core/exchanges.ts';
import { lessEffort, type Effort } from '../core/effort.ts';
import type { Problem } from '../core/problem.ts';
import type { Reasoner, ReasoningRequest, Task } from '../core/reasoner.ts';
import { say } from '../core/phrase.ts';
import type { RunEnd } from '../core/reasoningEvent.ts';
import { closedSteps } from '../core/steps.ts';
import type { Trace, Turn } from '../core/trace.ts';
import type { Settings } from './settings.ts';
import type { Traces } from './traces.ts';

interface Run {
  readonly turn: string;
  readonly abort: AbortController;
}

export interface RunsDependencies {
  readonly traces: Traces;
  readonly settings: Settings;
  readonly checker: Checker;
  /** The reasoner the settings name, made when a run begins. */
  readonly reasoner: (model: string) => Reasoner;
  readonly log: vscode.LogOutputChannel;
  /** The problem with what goes with it: its pictures. */
  readonly illustrated: (problem: Problem) => Promise<Problem>;
}

/** Runs reasoners on problems: events into the trace, claims of each closed step to the checker. */
export class Runs implements vscode.Disposable {
  readonly #deps: RunsDependencies;
  readonly #runs = new Map<string, Run>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #disposed = new AbortController();
  /** Fires with the trace's id when a run begins or ends. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: RunsDependencies) {
    this.#deps = deps;
  }

  get running(): readonly string[] {
    return [...this.#runs.keys()];
  }

  isRunning(trace: string): boolean {
    return this.#runs.has(trace);
  }

  /** Solves a new problem. Resolves with its trace as soon as the run has begun. */
  async start(problem: Problem, task: Task = 'solve'): Promise<Trace> {
    const trace = await this.#deps.traces.create(await this.#deps.illustrated(problem));
    this.#begin(trace, task, '', this.#deps.settings.effort);
    return trace;
  }

  /** Asks about the same problem; stops what still runs on it. */
  async ask(id: string, ask: string, task: Task = 'ask', effort = this.#effortOf(task)): Promise<void> {
    // Who waited for the same end may have begun before: of two runs on one trace only one could be stopped.
    while (this.isRunning(id)) await this.stop(id);
    const trace = this.#deps.traces.get(id);
    if (trace) this.#begin(trace, task, ask, effort);
  }

  async retry(id: string, turnId: string): Promise<void> {
    const turn = this.#turn(id, turnId);
    if (turn) await this.ask(id, turn.ask, turn.task);
  }

  /** The same again with less thinking; the setting stays as it is. */
  async retryWithLess(id: string, turnId: string): Promise<void> {
    const turn = this.#turn(id, turnId);
    if (turn) await this.ask(id, turn.ask, turn.task, lessEffort(turn.effort) ?? turn.effort);
  }

  /**
   * Asks for the rest of the last turn: of its answer, or, where it has only thought, for the answer from
   * that, which ends the thinking. Asks nothing where the answer comes already, or is whole.
   */
  async goOn(id: string): Promise<void> {
    const last = (): Turn | undefined => this.#deps.traces.get(id)?.turns.at(-1);
    const run = this.#runs.get(id);
    if (run) {
      // Of a run that somebody has only just begun nothing is shown yet.
      const turn = last();
      if (turn?.id !== run.turn || !canAnswerNow(turn)) return;
      await this.stop(id);
    }
    const turn = last();
    const task = turn && goesOnWith(turn);
    if (task && !this.isRunning(id)) await this.ask(id, '', task);
  }

  /** Stops a run and resolves when its end is in the journal. */
  async stop(id: string): Promise<void> {
    const run = this.#runs.get(id);
    if (!run) return;
    const ended = new Promise<void>((resolve) => {
      const listener = this.#changed.event((changed) => {
        if (changed !== id) return;
        listener.dispose();
        resolve();
      });
    });
    run.abort.abort();
    await ended;
  }

  dispose(): void {
    for (const { abort } of this.#runs.values()) abort.abort();
    this.#disposed.abort();
    this.#changed.dispose();
  }

  /** Who asks for the answer has had enough thinking. */
  #effortOf(task: Task): Effort {
    return task === 'answer' ? 'low' : this.#deps.settings.effort;
  }

  #turn(id: string, turnId: string): Turn | undefined {
    return this.#deps.traces.get(id)?.turns.find((candidate) => candidate.id === turnId);
  }

  #begin(trace: Trace, task: Task, ask: string, effort: Effort): void {
    const { traces, settings, log } = this.#deps;
    const abort = new AbortController();
    const turn = `t${trace.turns.length + 1}`;
    const model = settings.model;
    const reasoner = this.#deps.reasoner(model);
    this.#runs.set(trace.id, { turn, abort });
    traces.record(trace.id, { kind: 'asked', turn, at: Date.now(), task, ask, reasoner: reasoner.id, model, effort });
    this.#changed.fire(trace.id);
    this.#run(trace, turn, reasoner, model, { task, ask, effort }, abort.signal)
      .catch((error: unknown) => log.error('A run failed', String(error)))
      .finally(() => {
        this.#runs.delete(trace.id);
        this.#changed.fire(trace.id);
      });
  }

  async #run(trace: Trace, turn: string, reasoner: Reasoner, model: string, question: Pick<ReasoningRequest, 'task' | 'ask' | 'effort'>, signal: AbortSignal): Promise<void> {
    const { traces, log } = this.#deps;
    const checks = new AnswerChecks(this.#deps, trace, turn);
    const history = exchangesOf(trace.turns, reasoner.id, model, question.task);
    let ended = false;
    const end = (event: RunEnd): void => {
      ended = true;
      traces.record(trace.id, { kind: 'reasoned', turn, at: Date.now(), event });
    };
    try {
      const request = { problem: trace.problem, ...question, history, language: vscode.env.language };
      for await (const event of reasoner.solve(request, signal)) {
        if (event.kind === 'end') {
          await checks.finish();
          end(event);
          break;
        }
        traces.record(trace.id, { kind: 'reasoned', turn, at: Date.now(), event });
        if (event.kind === 'text') checks.grow(event.text);
        else if (event.kind === 'relabel') checks.reset();
      }
    } catch (error) {
      log.error('The reasoner threw', String(error));
    }
    if (!ended) end({ kind: 'end', how: 'failed', failure: 'internal', message: say('Therefore itself failed here; the log has the details.'), retry: { can: true } });
    await traces.flush();
    void checks.thoroughly(this.#disposed.signal);
  }
}

/** Checks an answer while it grows: one check at a time, of the closed steps; all of it at the end. */
class AnswerChecks {
  readonly #deps: RunsDependencies;
  readonly #trace: Trace;
  readonly #turn: string;
  #answer = '';
  #checked = 0;
  #busy: Promise<void> | undefined;

  constructor(deps: RunsDependencies, trace: Trace, turn: string) {
    this.#deps = deps;
    this.#trace = trace;
    this.#turn = turn;
  }

  grow(delta: string): void {
    this.#answer += delta;
    if (this.#busy || !delta.includes('\n')) return;
    const closed = closedSteps(this.#answer, this.#checked).at(-1)?.range.end;
    if (closed !== undefined) this.#start(closed);
  }

  /** The answer so far turned out to be thinking. */
  reset(): void {
    this.#answer = '';
    this.#checked = 0;
  }

  async finish(): Promise<void> {
    await this.#busy;
    if (this.#answer.trim() !== '') await this.#check(this.#answer, this.#checked, batchBudget);
  }

  /** What the answer's checks left open, asked of the slower tiers when the run is over; only what they decide is told. */
  async thoroughly(signal: AbortSignal): Promise<void> {
    if (this.#answer.trim() === '') return;
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
