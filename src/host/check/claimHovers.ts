import * as vscode from 'vscode';
import { offsetsOf, rangeOf } from '../documents.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';
import type { Linter } from './linter.ts';

/** Over a claim: its verdict, what that rests on, and under which assumptions. */
export class ClaimHovers implements vscode.HoverProvider {
  readonly #linter: Linter;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { start } = offsetsOf(document, new vscode.Range(position, position));
    const ledger = this.#linter.ledger(document);
    const over = ledger?.at(start) ?? [];
    // The term that two links of a chain share belongs to both; what is wrong is told first.
    const checked = over.find((claim) => ledger?.alarms.includes(claim)) ?? over[0];
    if (!checked) return undefined;
    const { claim, verdict } = checked;
    const text = new vscode.MarkdownString();
    text.appendMarkdown('**∴ ').appendText(`${verdictMark(verdict.kind)} ${verdictWord(verdict.kind)}`).appendMarkdown('** — ');
    text.appendText(groundOf(verdict)).appendMarkdown('\n\n').appendText(claim.readable ?? claim.text);
    if (claim.assumptions.length > 0) text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Assuming {0}', claim.assumptions.join(', ')));
    return new vscode.Hover(text, rangeOf(document, claim.range));
  }
}
