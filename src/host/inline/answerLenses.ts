import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import type { Trace } from '../../core/trace.ts';
import { rangeOf } from '../documents.ts';
import type { Runs } from '../runs.ts';
import { endCommands, endWords } from '../endWords.ts';
import { answerLine } from './answerLine.ts';
import type { ProblemPlaces } from './problemPlaces.ts';
import type { UnfoldedSteps } from './unfoldedSteps.ts';

/** Over a solved problem: the answer, its verdict, and what can be done with it. */
export class AnswerLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #places: ProblemPlaces;
  readonly #runs: Runs;
  readonly #unfolded: UnfoldedSteps;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(places: ProblemPlaces, runs: Runs, unfolded: UnfoldedSteps) {
    this.#places = places;
    this.#runs = runs;
    this.#unfolded = unfolded;
    // While a run streams its lens says the same; only its beginning and end, and edits when nothing runs, change it.
    this.#subscriptions = vscode.Disposable.from(
      runs.onDidChange(() => this.#changed.fire()),
      unfolded.onDidChange(() => this.#changed.fire()),
      places.onDidChange(() => {
        if (runs.running.length === 0) this.#changed.fire();
      }),
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    return this.#places.in(document).flatMap(({ trace, range, edited }) => {
      const start = rangeOf(document, range).start;
      const line = new vscode.Range(start.line, 0, start.line, 0);
      return this.#lenses(trace, edited).map((command) => new vscode.CodeLens(line, command));
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #lenses(trace: Trace, edited: boolean): vscode.Command[] {
    const id = trace.id;
    const show: vscode.Command = { title: vscode.l10n.t('Show steps'), command: 'therefore.showSteps', arguments: [id] };
    const dismiss: vscode.Command = { title: vscode.l10n.t('Dismiss'), command: 'therefore.dismiss', arguments: [id] };
    if (this.#runs.isRunning(id)) {
      return [
        { title: `$(loading~spin) ${vscode.l10n.t('thinking')}`, command: 'therefore.showSteps', arguments: [id] },
        { title: vscode.l10n.t('Stop'), command: 'therefore.stop' },
      ];
    }
    const turn = lastTurn(trace);
    if (!turn?.end) return [];
    const line = answerLine(turn, edited);
    if (!line) {
      return [{ title: `∴ ${endWords(turn.end)}`, command: 'therefore.showSteps', arguments: [id] }, ...endCommands(id, turn), dismiss];
    }
    return [
      { title: line.text, tooltip: line.ground, command: 'therefore.showSteps', arguments: [id] },
      show,
      { title: this.#unfolded.isUnfolded(id) ? vscode.l10n.t('Hide steps here') : vscode.l10n.t('Show steps here'), command: 'therefore.unfoldSteps', arguments: [id] },
      { title: vscode.l10n.t('Insert below'), command: 'therefore.insertBelow', arguments: [id] },
      { title: vscode.l10n.t('Check in notebook'), command: 'therefore.checkInNotebook', arguments: [id, line.claim] },
      dismiss,
    ];
  }
}
