import * as vscode from 'vscode';
import { bordersOf, keep } from '../core/follow.ts';
import type { TextRange } from '../core/problem.ts';

/** A range of a document while something is waited for: it follows edits, and is gone once its text has changed. */
export class HeldRange implements vscode.Disposable {
  #range: TextRange | undefined;
  readonly #subscription: vscode.Disposable;

  constructor(document: vscode.TextDocument, range: TextRange) {
    const borders = bordersOf(document.getText(), range);
    this.#range = range;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document) return;
      for (const { rangeOffset, rangeLength, text } of contentChanges) this.#range = this.#range && keep(this.#range, { start: rangeOffset, removed: rangeLength, inserted: text.length });
      if (this.#range && bordersOf(document.getText(), this.#range) !== borders) this.#range = undefined;
    });
  }

  get range(): TextRange | undefined {
    return this.#range;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
