import type * as vscode from 'vscode';
import type { CheckedClaim } from '../core/checker.ts';
import type { Ledger } from '../core/ledger.ts';
import type { TextFormat, TextRange } from '../core/problem.ts';

/** The verdicts of open documents and Markdown cells, as whoever keeps them gives them to other features. */
export interface DocumentLedgers {
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
  ledger(document: vscode.TextDocument): Ledger | undefined;
  /** Checks as long as it takes, slower tiers too; undefined when the text changed meanwhile. With a range, only what touches it. */
  check(document: vscode.TextDocument, format: TextFormat, range?: TextRange): Promise<readonly CheckedClaim[] | undefined>;
}
