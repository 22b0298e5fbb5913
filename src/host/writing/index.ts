import * as vscode from 'vscode';
import type { Pictures } from '../formulaPictures.ts';
import { BlockSymbols } from './blockSymbols.ts';
import { MathCompletions } from './mathCompletions.ts';

/** What helps to write mathematics: completion of commands and environments, and blocks in the outline. */
export function register({ pictures }: { readonly pictures: Pick<Pictures, 'picture'> }): vscode.Disposable {
  const written: vscode.DocumentSelector = ['markdown', 'latex', 'tex'].map((language) => ({ language }));
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(written, new MathCompletions(pictures), ...MathCompletions.triggers),
    vscode.languages.registerDocumentSymbolProvider(BlockSymbols.selector, new BlockSymbols(), { label: vscode.l10n.t('Problems and solutions') }),
  );
}
