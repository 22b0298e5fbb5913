import * as vscode from 'vscode';
import { HintLadder, type Rung } from '../../core/hintLadder.ts';
import type { Problem, ProblemPlace, TextRange } from '../../core/problem.ts';
import { problemIn, problemRangeAt } from '../../core/problemAt.ts';
import type { Checker } from '../../core/checker.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import { aimOfEditor, sayNowhere, tongue } from '../aim.ts';
import { openDocument, placeOf } from '../documents.ts';
import { HeldRange } from '../heldRange.ts';
import type { DocumentThreads, ThreadAuthor, ThreadPart } from '../documentThreads.ts';
import { wholeAnswer } from '../wholeAnswer.ts';
import { translate } from '../words.ts';
import { makeHints, type HintsMade } from './makeHints.ts';

export interface HintsDependencies {
  readonly threads: DocumentThreads;
  readonly checker: Checker;
  readonly solver: Pick<Solver, 'worked'>;
  /** Undefined where no model is chosen. */
  readonly reasoner: () => Reasoner | undefined;
  /** The problem with the pictures it shows. */
  readonly illustrated: (problem: Problem) => Promise<Problem>;
}

interface Given {
  readonly ladder: HintLadder;
  readonly place: ProblemPlace;
  readonly author: ThreadAuthor;
  readonly checked: string;
}

/** Hints in a thread under their problem, one more at each call. What is not revealed stands in this object only. */
export class HintThreads implements vscode.Disposable {
  readonly #deps: HintsDependencies;
  readonly #given = new Map<string, Given>();
  readonly #making = new Set<{ readonly uri: string; readonly held: HeldRange }>();
  #count = 0;
  readonly #subscription: vscode.Disposable;

  constructor(deps: HintsDependencies) {
    this.#deps = deps;
    // The problem has changed or the document was closed: its hints are of another text.
    this.#subscription = deps.threads.onDidGo((key) => this.#given.delete(key));
  }

  /** One hint more for the thread a menu was opened on, else for the problem that is selected or around the cursor. */
  async more(target: unknown, what: 'next' | 'all'): Promise<void> {
    const key = this.#deps.threads.keyOf(target);
    if (key !== undefined && this.#given.has(key)) return this.#reveal(key, what);
    const aim = aimOfEditor();
    if (!aim) return sayNowhere();
    const { document, selected, format } = aim;
    const isCursor = selected.start === selected.end;
    const here = this.#keyAt(document, selected);
    if (here !== undefined) return this.#reveal(here, what);
    const range = isCursor ? problemRangeAt(document.getText(), selected.start, format) : selected;
    const found = problemIn(document.getText(), range, format, placeOf(document));
    if (found.kind === 'none') return void vscode.window.showWarningMessage(translate(found.reason));
    await this.#begin(found.problem, document, what);
  }

  dismiss(target: unknown): void {
    const aim = aimOfEditor();
    const key = this.#deps.threads.keyOf(target) ?? (aim && this.#keyAt(aim.document, aim.selected));
    if (key !== undefined && this.#given.has(key)) this.#deps.threads.clear(key);
    else this.#deps.threads.clear((each) => this.#given.has(each));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#given.clear();
  }

  /** The hints of the problem that a place is in. */
  #keyAt(document: vscode.TextDocument, { start, end }: TextRange): string | undefined {
    const uri = document.uri.toString();
    return [...this.#given].find(([key, { place }]) => {
      const range = this.#deps.threads.rangeOf(key);
      return place.uri === uri && range !== undefined && range.start <= start && end <= range.end;
    })?.[0];
  }

  async #begin(problem: Problem, document: vscode.TextDocument, what: 'next' | 'all'): Promise<void> {
    const { place } = problem;
    if (!place || [...this.#making].some(({ uri, held }) => uri === place.uri && held.range?.start === place.range.start)) return;
    const making = { uri: place.uri, held: new HeldRange(document, place.range) };
    this.#making.add(making);
    const model = this.#deps.reasoner();
    const made = await this.#made(problem, model).finally(() => {
      this.#making.delete(making);
      making.held.dispose();
    });
    if (made.kind !== 'hints') return explain(made, model);
    const { range } = making.held;
    if (!range || document.isClosed) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The text changed meanwhile; ask for a hint again.'));
      return;
    }
    const author: ThreadAuthor = made.by === 'model' && model ? { kind: 'model', label: model.label } : { kind: 'therefore' };
    // The same problem may stand in a document twice, and each place climbs a ladder of its own.
    const key = `hint ${++this.#count}`;
    this.#given.set(key, { ladder: new HintLadder(made.hints), place: { ...place, range, line: document.positionAt(range.start).line }, author, checked: translate(made.checked) });
    await this.#reveal(key, what);
  }

  async #made(problem: Problem, model: Reasoner | undefined): Promise<HintsMade> {
    const abort = new AbortController();
    const ask = model && (async (request: string) => wholeAnswer(model, vscode.l10n.t('Asking {0} for hints', model.label), await this.#deps.illustrated(problem), 'hints', request));
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Preparing hints') }, () =>
      makeHints(problem, { checker: this.#deps.checker, solver: this.#deps.solver, translate, ask, language: tongue(), signal: abort.signal }),
    );
  }

  async #reveal(key: string, what: 'next' | 'all'): Promise<void> {
    const given = this.#given.get(key);
    const document = given && openDocument(given.place.uri);
    if (!given || !document) return;
    const { ladder, place, author, checked } = given;
    ladder.reveal(what);
    const { revealed } = ladder;
    const parts: ThreadPart[] = revealed.map(({ rung, text }) => ({ author, text: `**${rungWord(rung)}**\n\n${text}` }));
    if (ladder.isWhole) parts.push({ author: { kind: 'therefore' }, text: checked });
    await this.#deps.threads.show(document, {
      key,
      range: this.#deps.threads.rangeOf(key) ?? place.range,
      label: vscode.l10n.t('Hint {0} of {1}', revealed.length, ladder.count),
      context: ladder.isWhole ? 'therefore.hintsAll' : 'therefore.hints',
      parts,
    });
  }
}

function rungWord(rung: Rung): string {
  switch (rung) {
    case 'nudge':
      return vscode.l10n.t('A nudge');
    case 'idea':
      return vscode.l10n.t('The idea');
    case 'step':
      return vscode.l10n.t('The next step');
    case 'solution':
      return vscode.l10n.t('The full solution');
  }
}

/** Says why there are no hints; who stopped them knows. */
async function explain({ kind }: Exclude<HintsMade, { kind: 'hints' }>, model: Reasoner | undefined): Promise<void> {
  switch (kind) {
    case 'stopped':
      return;
    case 'beyond': {
      const choose = vscode.l10n.t('Choose Model');
      const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('This is beyond the built-in solver; choose a model.'), choose);
      if (chosen === choose) await vscode.commands.executeCommand('therefore.chooseModel');
      return;
    }
    case 'unusable':
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} gave no hints that can be shown one at a time.', model?.label ?? ''));
      return;
    case 'refuted':
      void vscode.window.showWarningMessage(vscode.l10n.t('Computation refutes the solution that the hints of {0} lead to, so they are not shown.', model?.label ?? ''));
      return;
  }
}
