import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import { answerParts } from '../answerThread.ts';
import { openDocument } from '../documents.ts';
import type { DocumentThreads, ThreadPart } from '../documentThreads.ts';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { verdictMark, verdictWord } from '../words.ts';
import type { ProblemPlaces } from './problemPlaces.ts';

export interface UnfoldingDependencies {
  readonly runs: Runs;
  readonly traces: Traces;
  readonly threads: DocumentThreads;
  /** The name of a model for people. */
  readonly labelOf: (model: string) => string;
}

/** Verdicts come in numbers; a thread is written anew at most this often. Milliseconds. */
const paceMs = 500;
const prefix = 'steps ';

/** The steps of a solved problem below the problem itself, folded and unfolded by the same command. */
export class UnfoldedSteps implements vscode.Disposable {
  readonly #deps: UnfoldingDependencies;
  readonly #places: ProblemPlaces;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when steps were unfolded or folded. */
  readonly onDidChange = this.#changed.event;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: UnfoldingDependencies, places: ProblemPlaces) {
    this.#deps = deps;
    this.#places = places;
    this.#subscriptions = vscode.Disposable.from(
      deps.runs.onDidChange((id) => this.#later(id)),
      // While it is written nothing is told; after the end, verdicts may still come.
      deps.traces.onDidChange(({ trace }) => {
        if (!deps.runs.isRunning(trace.id)) this.#later(trace.id);
      }),
      deps.threads.onDidGo((key) => {
        if (key.startsWith(prefix)) this.#changed.fire();
      }),
      this.#changed,
    );
  }

  isUnfolded(id: string): boolean {
    return this.#deps.threads.has(prefix + id);
  }

  /** Unfolds what is folded and folds what is unfolded: of the named trace, else of the problem at the cursor, else of the current one. */
  async toggle(named: unknown): Promise<void> {
    const id = typeof named === 'string' ? named : (this.#atCursor() ?? this.#deps.traces.current?.id);
    if (id !== undefined && this.isUnfolded(id)) {
      this.#deps.threads.clear(prefix + id);
      return;
    }
    if (id === undefined || !(await this.#tell(id))) void vscode.window.showInformationMessage(vscode.l10n.t('Open the document of a solved problem and put the cursor in the problem, to see its steps there.'));
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #atCursor(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    const offset = editor?.document.offsetAt(editor.selection.active) ?? 0;
    return editor && this.#places.in(editor.document).find(({ range }) => range.start <= offset && offset <= range.end)?.trace.id;
  }

  #later(id: string): void {
    if (!this.isUnfolded(id) || this.#timers.has(id)) return;
    this.#timers.set(
      id,
      setTimeout(() => {
        this.#timers.delete(id);
        if (this.isUnfolded(id)) void this.#tell(id);
      }, paceMs),
    );
  }

  /** Whether there was anything to be told, and a place for it. */
  async #tell(id: string): Promise<boolean> {
    const { traces, threads, runs, labelOf } = this.#deps;
    const trace = traces.get(id);
    const turn = trace && lastTurn(trace);
    const document = trace?.problem.place && openDocument(trace.problem.place.uri);
    const range = threads.rangeOf(prefix + id) ?? this.#places.rangeOf(id);
    if (!document || !turn || !range) return false;
    const working: ThreadPart = { author: { kind: 'therefore' }, text: vscode.l10n.t('The steps come when the run ends.'), isWorking: true };
    const parts = runs.isRunning(id) ? [working] : answerParts(turn, labelOf(turn.askedModel));
    if (parts.length === 0) return false;
    // Asked for of a text that has changed since, they say so; a thread that stands there is gone with the next change.
    const label = this.#places.isEdited(id) ? `${vscode.l10n.t('Steps')}  ${verdictMark('stale')} ${verdictWord('stale')}` : vscode.l10n.t('Steps');
    await threads.show(document, { key: prefix + id, range, label, context: 'therefore.steps', parts });
    return true;
  }
}
