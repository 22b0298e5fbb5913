import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import { problemIn } from '../../core/problemAt.ts';
import type { Problem, TextFormat, TextRange } from '../../core/problem.ts';
import { currentStep, type Trace } from '../../core/trace.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import { answerParts } from '../answerThread.ts';
import { activeEditor, formatOf, offsetsOf, openDocument, placeOf } from '../documents.ts';
import type { DocumentThreads, ThreadPart } from '../documentThreads.ts';
import { HeldRange } from '../heldRange.ts';
import type { Runs } from '../runs.ts';
import type { ExplainLevel, Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';
import { translate } from '../words.ts';
import { explainedAt } from './explained.ts';

export interface ExplainDependencies {
  readonly runs: Runs;
  readonly traces: Traces;
  readonly settings: Settings;
  readonly solver: Pick<Solver, 'understands'>;
  readonly threads: DocumentThreads;
  /** The name of a model for people. */
  readonly labelOf: (model: string) => string;
}

/** The thread's head says the current step at most this often. Milliseconds. */
const paceMs = 300;
const longestStep = 70;
/** Of the text around what is explained. UTF-16 units. */
const longestAround = 6000;

/** Explains texts where they stand: each explanation is a thread below its text, and a run like any other. */
export class Explanations implements vscode.Disposable {
  readonly #deps: ExplainDependencies;
  /** The document of each trace that explains. */
  readonly #places = new Map<string, vscode.TextDocument>();
  readonly #told = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: ExplainDependencies) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      deps.traces.onDidChange(({ trace }) => this.#later(trace.id)),
      deps.threads.onDidGo((key) => void this.#gone(key)),
    );
  }

  /** Explains what a hover's link names, else the selection, else what is under the cursor. Resolves with the trace once it has begun. */
  async explain(target: unknown): Promise<string | undefined> {
    const aim = aimOf(target) ?? aimOfEditor();
    const text = aim?.document.getText() ?? '';
    const explained = aim && explainedAt(text, aim.range, aim.format);
    if (!aim || !explained) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Select a formula, a step or a theorem, or put the cursor in one, to have it explained.'));
      return undefined;
    }
    const { document, format } = aim;
    const found = problemIn(text, explained.range, format, placeOf(document));
    if (found.kind === 'none') {
      void vscode.window.showWarningMessage(translate(found.reason));
      return undefined;
    }
    const { runs, threads, settings } = this.#deps;
    // Not its place: the lens over a problem is for its solution.
    const { place: _, ...unplaced } = found.problem;
    const problem: Problem = explained.around ? { ...unplaced, attachments: [{ kind: 'file', name: vscode.l10n.t('The text around it'), content: text.slice(explained.around.start, Math.min(explained.around.end, explained.around.start + longestAround)) }] } : unplaced;
    threads.clear((key, uri) => key.startsWith(prefix) && uri === document.uri.toString() && overlaps(threads.rangeOf(key), explained.range));
    const held = new HeldRange(document, explained.range);
    const trace = await this.#begin(problem, document, held).finally(() => held.dispose());
    if (!trace) return undefined;
    const isOwn = settings.model === 'builtin';
    // What Therefore itself can say of a text that is no task for its solver is whether it holds, and where not.
    const task = isOwn && !(await this.#deps.solver.understands(problem)) ? 'check' : 'explain';
    await runs.ask(trace.id, { task, ask: isOwn ? '' : wish(settings.explainLevel) });
    return trace.id;
  }

  /** The trace of an explanation with its thread; undefined where the text changed or the thread was closed before anything was asked. */
  async #begin(problem: Problem, document: vscode.TextDocument, held: HeldRange): Promise<Trace | undefined> {
    const { traces, threads } = this.#deps;
    const trace = await traces.create(problem, { choose: false });
    if (held.range) {
      this.#places.set(trace.id, document);
      const working: ThreadPart = { author: { kind: 'therefore' }, text: vscode.l10n.t('thinking…'), isWorking: true };
      await threads.show(document, { key: prefix + trace.id, range: held.range, label: vscode.l10n.t('Explanation'), context: 'therefore.working', parts: [working] });
      if (this.#places.has(trace.id)) return trace;
    }
    await traces.delete(trace.id);
    if (!held.range) void vscode.window.showInformationMessage(vscode.l10n.t('The text changed meanwhile; ask for the explanation again.'));
    return undefined;
  }

  /** The trace that a thread of ours explains with. */
  traceOf(key: string): string | undefined {
    const id = key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
    return id !== undefined && this.#places.has(id) ? id : undefined;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#told.values()) clearTimeout(timer);
  }

  #later(id: string): void {
    if (!this.#places.has(id) || this.#told.has(id)) return;
    this.#told.set(
      id,
      setTimeout(() => {
        this.#told.delete(id);
        const trace = this.#deps.traces.get(id);
        if (trace) void this.#tell(trace);
      }, paceMs),
    );
  }

  async #tell(trace: Trace): Promise<void> {
    const { threads, labelOf } = this.#deps;
    const key = prefix + trace.id;
    const document = this.#places.get(trace.id);
    const turn = lastTurn(trace);
    const range = threads.rangeOf(key);
    if (!document || !turn || !range) return;
    if (!turn.end) {
      const step = currentStep(turn)?.title;
      const words = vscode.l10n.t('thinking…');
      threads.relabel(key, step === undefined ? words : `${words} ${step.length > longestStep ? `${step.slice(0, longestStep - 1)}…` : step}`);
      return;
    }
    await threads.show(document, { key, range, label: vscode.l10n.t('Explanation'), context: 'therefore.explanation', parts: answerParts(turn, labelOf(turn.askedModel)) });
  }

  /** Nobody reads on below a text that is no longer there. */
  async #gone(key: string): Promise<void> {
    const id = this.traceOf(key);
    if (id === undefined) return;
    this.#places.delete(id);
    await this.#deps.runs.stop(id);
  }
}

const prefix = 'explain ';

interface Aim {
  readonly document: vscode.TextDocument;
  readonly range: TextRange;
  readonly format: TextFormat;
}

/** The place a hover's link names. */
function aimOf(target: unknown): Aim | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  const { uri, start, end } = target as { readonly uri?: unknown; readonly start?: unknown; readonly end?: unknown };
  const document = typeof uri === 'string' ? openDocument(uri) : undefined;
  const format = document && formatOf(document);
  if (!format || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
  return { document, format, range: { start: start as number, end: end as number } };
}

function aimOfEditor(): Aim | undefined {
  const editor = activeEditor();
  const format = editor && formatOf(editor.document);
  return format && { document: editor.document, format, range: offsetsOf(editor.document, editor.selection) };
}

function overlaps(one: TextRange | undefined, other: TextRange): boolean {
  return one !== undefined && one.start < other.end && other.start < one.end;
}

/** What is asked of a model, in the reader's own language: it stands in the panel as their question. */
function wish(level: ExplainLevel): string {
  switch (level) {
    case 'school':
      return vscode.l10n.t('Explain this for a pupil at school: in plain words and small steps, with a small example in numbers. Do not only solve it: say what it means and why it holds.');
    case 'university':
      return vscode.l10n.t('Explain this for a student at university: what it says, why it holds and what it uses, in a few short paragraphs. Do not only solve it.');
    case 'research':
      return vscode.l10n.t('Explain this for a mathematician: the idea behind it, which assumptions it needs, and where it stands among known results. Be brief.');
  }
}
