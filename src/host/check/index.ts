import * as vscode from 'vscode';
import { checkNow } from './checkNow.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { ClaimFixes } from './claimFixes.ts';
import { ClaimHovers, type FormulaKnowledge } from './claimHovers.ts';
import { CountsItem } from './countsItem.ts';
import { Linter, type LinterDependencies } from './linter.ts';
import { Marks } from './marks.ts';

const languages: vscode.DocumentSelector = ['markdown', 'latex', 'tex', 'plaintext'].map((language) => ({ language }));

/** The derivation linter: every claim of a document decided while it is written, with no model and no network. */
export function register(deps: LinterDependencies & { readonly formulas: FormulaKnowledge }): vscode.Disposable & { readonly ledgers: DocumentLedgers } {
  const linter = new Linter(deps);
  const registered = vscode.Disposable.from(
    linter,
    new Marks(linter, deps.settings),
    new CountsItem(linter),
    vscode.languages.registerHoverProvider(languages, new ClaimHovers(linter, deps.formulas)),
    vscode.languages.registerCodeActionsProvider(languages, new ClaimFixes(linter), ClaimFixes.metadata),
    vscode.commands.registerCommand('therefore.checkDocument', () => checkNow(linter, 'document')),
    vscode.commands.registerCommand('therefore.checkSelection', () => checkNow(linter, 'selection')),
  );
  return { ledgers: linter, dispose: () => registered.dispose() };
}
