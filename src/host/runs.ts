import * as vscode from 'vscode';
import { lastTurn, pathTo } from '../core/conversation.ts';
import { lessEffort, type Effort } from '../core/effort.ts';
import { canAnswerNow, goesOnWith } from '../core/endActions.ts';
import { exchangesOf } from '../core/exchanges.ts';
import { say } from '../core/phrase.ts';
import type { Attachment, Problem } from '../core/problem.ts';
import type { Reasoner, Task } from '../core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../core/reasoningEvent.ts';
import { judgesOwnText } from '../core/sourceLines.ts';
import type { Origin, Trace, Turn } from '../core/trace.ts';
import { AnswerChecks, type AnswerChecksDependencies } from './answerChecks.ts';
import { ownCheck } from './ownCheck.ts';
import type { Settings } from './settings.ts';
import { translate } from './words.ts';

interface Run {
  readonly turn: string;
  readonly abort: AbortController;
}

/** What is asked about a problem. */
export interface Question {
  readonly task: Task;
  /** The user's own words; empty where the task says it all. */
  readonly ask: string;
  readonly attachments?: readonly Attachment[];
  /** The turn whose question this is another version of; without one it follows the conversation that is shown. */
  readonly instead?: string;
}

/** Who reasons, and how hard, where that is not what the settings say. */
export interface Choice {
  readonly model?: string;
  readonly effort?: Effort;
}

export interface Start {
  readonly task?: Task;
  /** What goes with the problem beside what it shows itself. */
  readonly attachments?: readonly Attachment[];
  /** The turn of another trace whose words these take the place of. */
  readonly from?: Origin;
  /** False where the new trace is not to become the window's current one. */
  readonly choose?: boolean;
}

export interface RunsDependencies extends AnswerChecksDependencies {
  readonly settings: Settings;
  /** The reasoner of a model's name, made when a run begins. */
  readonly reasoner: (model: string) => Reasoner;
  /** The problem with the pictures it shows. */
  readonly illustrated: (problem: Problem) => Promise<Problem>;
}

/** Runs reasoners on problems: events into the trace, claims of each closed step to the checker. One run a trace, any number of traces. */
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

  /** Works on a new problem. Resolves with its trace as soon as the run has begun. */
  async start(problem: Problem, { task = 'solve', attachments = [], from, choose = true }: Start = {}): Promise<Trace> {
    const illustrated = await this.#deps.illustrated(problem);
    const whole = attachments.length === 0 ? illustrated : { ...illustrated, attachments: [...illustrated.attachments, ...attachments] };
    const trace = await this.#deps.traces.create(whole, { choose, ...(from ? { from } : {}) });
    this.#begin(trace, { task, ask: '' }, undefined, {});
    return trace;
  }

  /** Asks about the same problem; stops what still runs on it. */
  async ask(id: string, question: Question, choice: Choice = {}): Promise<void> {
    // Who waited for the same end may have begun before: of two runs on one trace only one could be stopped.
    while (this.isRunning(id)) await this.stop(id);
    const trace = this.#deps.traces.get(id);
    if (!trace) return;
    const { instead } = question;
    const replaced = trace.turns.find((turn) => turn.id === instead);
    if (instead !== undefined && !replaced) return;
    this.#begin(trace, question, instead === undefined ? lastTurn(trace)?.id : replaced?.parent, choice);
  }

  /** The same question as another version of it, with a choice for this run alone. */
  async again(id: string, turnId: string, choice: Choice = {}): Promise<void> {
    const turn = this.turn(id, turnId);
    if (turn) await this.ask(id, { task: turn.task, ask: turn.ask, attachments: turn.attachments, instead: turn.id }, choice);
  }

  /** The same again as the settings are now; what was chosen for that turn alone is kept. */
  async retry(id: string, turnId: string): Promise<void> {
    const turn = this.turn(id, turnId);
    if (turn) await this.again(id, turnId, ownChoice(turn));
  }

  /** The same again with less thinking; the setting stays as it is. */
  async retryWithLess(id: string, turnId: string): Promise<void> {
    const turn = this.turn(id, turnId);
    if (turn) await this.again(id, turnId, { ...ownChoice(turn), effort: lessEffort(turn.effort) ?? turn.effort });
  }

  /**
   * Asks for the rest of the last turn that is shown: of its answer, or, where it has only thought, for the
   * answer from that, which ends the thinking. Asks nothing where the answer comes already, or is whole.
   */
  async goOn(id: string): Promise<void> {
    const last = (): Turn | undefined => {
      const trace = this.#deps.traces.get(id);
      return trace && lastTurn(trace);
    };
    const run = this.#runs.get(id);
    if (run) {
      // Of a run that somebody has only just begun nothing is shown yet.
      const turn = last();
      if (turn?.id !== run.turn || !canAnswerNow(turn)) return;
      await this.stop(id);
    }
    const turn = last();
    const task = turn && goesOnWith(turn);
    if (!task || this.isRunning(id)) return;
    const { effort: _, ...model } = ownChoice(turn);
    await this.ask(id, { task, ask: '' }, task === 'answer' ? model : ownChoice(turn));
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

  turn(id: string, turnId: string): Turn | undefined {
    return this.#deps.traces.get(id)?.turns.find((candidate) => candidate.id === turnId);
  }

  dispose(): void {
    this.#disposed.abort();
    for (const { abort } of this.#runs.values()) abort.abort();
    this.#changed.dispose();
  }

  #begin(trace: Trace, { task, ask, attachments = [] }: Question, parent: string | undefined, choice: Choice): void {
    const { traces, settings, log } = this.#deps;
    const abort = new AbortController();
    // Two windows may ask about one trace at once.
    const turn = `t${trace.turns.length + 1}-${crypto.randomUUID().slice(0, 4)}`;
    // Who asks for the answer has had enough thinking.
    const { model = settings.model, effort = task === 'answer' ? 'low' : settings.effort } = choice;
    const reasoner = this.#deps.reasoner(model);
    const once = [...(model === settings.model ? [] : ['model' as const]), ...(choice.effort === undefined || effort === settings.effort ? [] : ['effort' as const])];
    this.#runs.set(trace.id, { turn, abort });
    traces.record(trace.id, {
      kind: 'asked',
      turn,
      at: Date.now(),
      task,
      ask,
      reasoner: reasoner.id,
      model,
      effort,
      parent: parent ?? null,
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(once.length > 0 ? { once } : {}),
    });
    this.#changed.fire(trace.id);
    const checks = new AnswerChecks(this.#deps, trace, turn, { task, ask, parent, reasoner: reasoner.id });
    const history = exchangesOf(parent === undefined ? [] : pathTo(trace, parent), reasoner.id, model, task);
    const events =
      judgesOwnText({ reasoner: reasoner.id, task })
        ? ownCheck(ask.trim() === '' ? trace.problem : { text: ask, format: 'markdown' }, { checker: this.#deps.checker, translate, told: (claim, verdict) => traces.record(trace.id, { kind: 'checked', turn, at: Date.now(), claim, verdict }) }, abort.signal)
        : checks.watched(reasoner.solve({ problem: trace.problem, task, ask, attachments, history, effort, language: vscode.env.language }, abort.signal), abort.signal);
    this.#run(trace.id, turn, events)
      .catch((error: unknown) => log.error('A run failed', String(error)))
      .finally(() => {
        this.#runs.delete(trace.id);
        this.#changed.fire(trace.id);
        void checks.thoroughly(this.#disposed.signal);
      });
  }

  /** Records what comes, in its order, and exactly one end. */
  async #run(trace: string, turn: string, events: AsyncIterable<ReasoningEvent>): Promise<void> {
    const { traces, log } = this.#deps;
    const told = (event: ReasoningEvent): void => traces.record(trace, { kind: 'reasoned', turn, at: Date.now(), event });
    let end: RunEnd = { kind: 'end', how: 'failed', failure: 'internal', message: say('Therefore itself failed here; the log has the details.'), retry: { can: true } };
    try {
      for await (const event of events) {
        if (event.kind === 'end') {
          end = event;
          break;
        }
        told(event);
      }
    } catch (error) {
      log.error('The reasoner threw', String(error));
    }
    // The window was closed or reloaded, and nobody stopped anything.
    if (end.how === 'cancelled' && this.#disposed.signal.aborted) end = { kind: 'end', how: 'interrupted', retry: { can: true } };
    told(end);
    await traces.flush();
  }
}

/** What was chosen for a turn alone, to be kept where it is asked again. */
function ownChoice({ once, askedModel, effort }: Turn): Choice {
  return { ...(once?.includes('model') ? { model: askedModel } : {}), ...(once?.includes('effort') ? { effort } : {}) };
}
