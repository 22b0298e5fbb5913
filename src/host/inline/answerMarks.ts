import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { rangeOf } from '../documents.ts';
import { lineEnd } from '../lineEnd.ts';
import type { Runs } from '../runs.ts';
import { answerLine } from './answerLine.ts';
import type { ProblemPlaces } from './problemPlaces.ts';

/** Decorations are set anew at most this often. Milliseconds. */
const paceMs = 150;

/** Behind a solved problem: its answer and verdict at the end of the last line, where the live step stood. */
export class AnswerMarks implements vscode.Disposable {
  readonly #places: ProblemPlaces;
  readonly #runs: Runs;
  readonly #decorations: Readonly<Record<Tone, vscode.TextEditorDecorationType>> = {
    good: lineEnd('terminal.ansiGreen'),
    bad: lineEnd('editorWarning.foreground'),
    open: lineEnd('editorCodeLens.foreground'),
  };
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(places: ProblemPlaces, runs: Runs) {
    this.#places = places;
    this.#runs = runs;
    const later = (): void => this.#later();
    this.#subscriptions = vscode.Disposable.from(places.onDidChange(later), runs.onDidChange(later), vscode.window.onDidChangeVisibleTextEditors(later));
    later();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    for (const tone of tones) this.#decorations[tone].dispose();
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const editor of vscode.window.visibleTextEditors) this.#draw(editor);
    }, paceMs);
  }

  #draw(editor: vscode.TextEditor): void {
    const marks = this.#of(editor.document);
    for (const tone of tones) editor.setDecorations(this.#decorations[tone], marks.filter((mark) => mark.tone === tone));
  }

  #of(document: vscode.TextDocument): (vscode.DecorationOptions & { readonly tone: Tone })[] {
    return this.#places.in(document).flatMap(({ trace, range, edited }) => {
      const turn = this.#runs.isRunning(trace.id) ? undefined : lastTurn(trace);
      const line = turn && answerLine(turn, edited);
      if (!line) return [];
      const { end } = document.lineAt(rangeOf(document, range).end.line).range;
      return [{ tone: toneOf(line.kind), range: new vscode.Range(end, end), hoverMessage: new vscode.MarkdownString().appendText(line.ground), renderOptions: { after: { contentText: line.text } } }];
    });
  }
}

type Tone = 'good' | 'bad' | 'open';
const tones: readonly Tone[] = ['good', 'bad', 'open'];

function toneOf(kind: VerdictKind): Tone {
  return kind === 'verified' ? 'good' : kind === 'refuted' ? 'bad' : 'open';
}
