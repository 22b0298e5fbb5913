import * as vscode from 'vscode';
import { blocksIn, type Block } from './blocks.ts';

const kinds: Readonly<Record<Block['kind'], vscode.SymbolKind>> = {
  problem: vscode.SymbolKind.Event,
  solution: vscode.SymbolKind.Method,
  claim: vscode.SymbolKind.Boolean,
  check: vscode.SymbolKind.Function,
  hint: vscode.SymbolKind.Key,
};

/** The blocks of a Markdown document in its outline, beside the headings that VS Code lists. */
export class BlockSymbols implements vscode.DocumentSymbolProvider {
  /** Asked of every document: VS Code lists first who names a language, and headings come before blocks. */
  static readonly selector: vscode.DocumentSelector = { language: '*' };

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] | undefined {
    if (document.languageId !== 'markdown' || document.uri.scheme === 'vscode-notebook-cell') return undefined;
    return blocksIn(document.getText()).map(({ kind, title, line, lastLine }) => {
      const range = new vscode.Range(new vscode.Position(line, 0), document.lineAt(lastLine).range.end);
      const word = wordOf(kind);
      return new vscode.DocumentSymbol(title === '' ? word : title, title === '' ? '' : word, kinds[kind], range, document.lineAt(line).range);
    });
  }
}

function wordOf(kind: Block['kind']): string {
  switch (kind) {
    case 'problem':
      return vscode.l10n.t('Problem');
    case 'solution':
      return vscode.l10n.t('Solution');
    case 'claim':
      return vscode.l10n.t('Claim');
    case 'check':
      return vscode.l10n.t('Check');
    case 'hint':
      return vscode.l10n.t('Hint');
  }
}
