import * as vscode from 'vscode';
import { currentStep } from '../../core/trace.ts';
import { rangeOf } from '../documents.ts';
import type { Runs } from '../runs.ts';
import { verdictMark, verdictWord } from '../words.ts';
import type { ProblemPlaces } from './problemPlaces.ts';

const longestText = 90;
/** Decorations are set anew at most this often: a reader cannot follow faster, and each one is a message to the window. */
const paceMs = 150;

/** While a problem is thought about: the current step at the end of its last line. */
export class LiveStep implements vscode.Disposable {
  readonly #places: ProblemPlaces;
  readonly #runs: Runs;
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground'), fontStyle: 'italic' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(places: ProblemPlaces, runs: Runs) {
    this.#places = places;
    this.#runs = runs;
    const later = (): void => this.#later();
    this.#subscriptions = vscode.Disposable.from(
      places.onDidChange(later),
      runs.onDidChange(later),
      vscode.window.onDidChangeVisibleTextEditors(later),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#decoration.dispose();
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    }, paceMs);
  }

  #draw(): void {
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#decoration, this.#of(editor.document));
  }

  #of(document: vscode.TextDocument): vscode.DecorationOptions[] {
    return this.#places.in(document).flatMap(({ trace, range, edited }) => {
      if (!this.#runs.isRunning(trace.id)) return [];
      // The one that runs, also where another version is shown.
      const turn = trace.turns.findLast(({ end }) => !end);
      const title = (turn && currentStep(turn)?.title) ?? vscode.l10n.t('thinking');
      const text = title.length > longestText ? `${title.slice(0, longestText - 1)}…` : title;
      const end = rangeOf(document, range).end;
      const hover = new vscode.MarkdownString(`[${vscode.l10n.t('Stop')}](command:therefore.stop) · [${vscode.l10n.t('Show steps')}](command:therefore.showSteps)`);
      hover.isTrusted = { enabledCommands: ['therefore.stop', 'therefore.showSteps'] };
      return [{ range: new vscode.Range(end, end), hoverMessage: hover, renderOptions: { after: { contentText: `∴ ${text} …${edited ? `  ${verdictMark('stale')} ${verdictWord('stale')}` : ''}` } } }];
    });
  }
}
