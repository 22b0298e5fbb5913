import * as vscode from 'vscode';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { Offers, runCommand, type Offer } from './offers.ts';
import { Refactorings, type RefactoringDependencies } from './refactorings.ts';

const languages: vscode.DocumentSelector = ['markdown', 'latex', 'tex', 'plaintext'].map((language) => ({ language }));

/** Code actions on the user's own derivations: what they insert has been checked. */
export function register({ ledgers, ...deps }: RefactoringDependencies & { readonly ledgers: DocumentLedgers }): vscode.Disposable {
  const refactorings = new Refactorings(deps);
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(languages, new Offers(ledgers, () => deps.reasoner() !== undefined), Offers.metadata),
    vscode.commands.registerCommand(runCommand, (offer: Offer) => refactorings.run(offer)),
  );
}
