import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import { outcome } from '../../core/outcome.ts';
import type { Trace } from '../../core/trace.ts';
import { rangeOf } from '../documents.ts';
import type { Runs } from '../runs.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';
import { endCommands, endWords } from '../endWords.ts';
import type { ProblemPlaces } from './problemPlaces.ts';

const longestAnswer = 70;

/** Over a solved problem: the answer, its verdict, and what can be done with it. */
export class AnswerLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #places: ProblemPlaces;
  readonly #runs: Runs;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(places: ProblemPlaces, runs: Runs) {
    this.#places = places;
    this.#runs = runs;
    // While a run streams its lens says the same; only its beginning and end, and edits when nothing runs, change it.
    this.#subscriptions = vscode.Disposable.from(
      runs.onDidChange(() => this.#changed.fire()),
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
    const { answer, verdict, final, refuted } = outcome(turn);
    if (answer === undefined) {
      return [{ title: `∴ ${endWords(turn.end)}`, command: 'therefore.showSteps', arguments: [id] }, ...endCommands(id, turn), dismiss];
    }
    const kind = edited ? 'stale' : verdict;
    const short = answer.length > longestAnswer ? `${answer.slice(0, longestAnswer - 1)}…` : answer;
    const steps = refuted > 0 && final?.verdict.kind !== 'refuted' ? ` · ${vscode.l10n.t('{0} refuted step(s)', refuted)}` : '';
    const unfinished = turn.end.how === 'complete' || turn.end.how === 'complete-unconfirmed' ? '' : ` · ${endWords(turn.end)}`;
    return [
      {
        title: `∴ ${short}  ${verdictMark(kind)} ${verdictWord(kind)}${steps}${unfinished}`,
        tooltip: final ? groundOf(final.verdict) : vscode.l10n.t('The answer has no claim that could be checked.'),
        command: 'therefore.showSteps',
        arguments: [id],
      },
      show,
      { title: vscode.l10n.t('Insert below'), command: 'therefore.insertBelow', arguments: [id] },
      { title: vscode.l10n.t('Check in notebook'), command: 'therefore.checkInNotebook', arguments: [id, final?.claim.id] },
      dismiss,
    ];
  }
}
