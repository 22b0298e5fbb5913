import * as vscode from 'vscode';
import { follow } from '../../core/follow.ts';
import type { ProofLine } from '../../core/proof.ts';
import type { Opinion } from '../../core/proofReview.ts';
import type { TextRange } from '../../core/problem.ts';

/** A line that Check Proof looked at, where it stands now. */
export interface ReviewedLine {
  readonly range: TextRange;
  readonly isFormula: boolean;
  readonly role: ProofLine['role'];
  /** What a model thinks of it, and which one. */
  readonly opinion?: Opinion & { readonly model: string };
}

interface Review {
  range: TextRange;
  /** Its text is still what a model is asked about; an answer about another one is dropped. */
  isWhole: boolean;
  lines: readonly (ReviewedLine & { readonly index: number })[];
}

/**
 * What Check Proof looked at in every open document. An edit moves lines, and takes those it touches away;
 * what a model thought of the lines behind them goes too, since it was told another text before them.
 */
export class Reviews implements vscode.Disposable {
  readonly #reviews = new Map<string, Review>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => this.#edit(change)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#reviews.delete(document.uri.toString())) this.#changed.fire(document);
      }),
    );
  }

  lines(document: vscode.TextDocument): readonly ReviewedLine[] {
    return this.#reviews.get(document.uri.toString())?.lines ?? [];
  }

  /**
   * Lines of a proof by their index in it; a review before gives way. What is returned tells what a model thinks of
   * them, and returns where the lines stand by then: `changed` where their text has, `gone` with another review or the document.
   */
  begin(document: vscode.TextDocument, range: TextRange, lines: ReadonlyMap<number, ProofLine>): (opinions: ReadonlyMap<number, Opinion>, model: string) => ReadonlyMap<number, TextRange> | 'changed' | 'gone' {
    const review: Review = { range, isWhole: true, lines: [...lines].map(([index, { range: at, isFormula, role }]) => ({ index, range: at, isFormula, role })) };
    const uri = document.uri.toString();
    this.#reviews.set(uri, review);
    this.#changed.fire(document);
    return (opinions, model) => {
      if (this.#reviews.get(uri) !== review) return 'gone';
      if (!review.isWhole) return 'changed';
      review.lines = review.lines.map((line) => {
        const opinion = opinions.get(line.index);
        return opinion ? { ...line, opinion: { ...opinion, model } } : line;
      });
      this.#changed.fire(document);
      return new Map(review.lines.map(({ index, range: now }) => [index, now]));
    };
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const review = this.#reviews.get(document.uri.toString());
    if (!review || contentChanges.length === 0) return;
    for (const { rangeOffset: start, rangeLength: removed, text } of contentChanges) {
      const edit = { start, removed, inserted: text.length };
      const isWithin = start <= review.range.end && start + removed >= review.range.start;
      if (isWithin) review.isWhole = false;
      review.lines = review.lines.flatMap((line) => {
        if (start <= line.range.end && start + removed >= line.range.start) return [];
        const { opinion, ...rest } = line;
        const moved = { ...rest, range: follow(line.range, edit) };
        return opinion && !(isWithin && line.range.start >= start) ? { ...moved, opinion } : moved;
      });
      review.range = follow(review.range, edit);
    }
    this.#changed.fire(document);
  }
}
