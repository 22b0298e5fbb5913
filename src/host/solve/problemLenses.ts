import * as vscode from 'vscode';
import { longestProblem, problemBlocks } from '../../core/problemAt.ts';
import { rangeOf } from '../documents.ts';

/** "Solve" over every fenced `problem` block. */
export class ProblemLenses implements vscode.CodeLensProvider {
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const text = document.getText();
    if (text.length > 20 * longestProblem) return [];
    return problemBlocks(text).map((block) => {
      const range = rangeOf(document, block);
      const fence = new vscode.Range(Math.max(0, range.start.line - 1), 0, Math.max(0, range.start.line - 1), 0);
      return new vscode.CodeLens(fence, {
        title: `∴ ${vscode.l10n.t('Solve')}`,
        command: 'therefore.solveSelection',
        arguments: [{ uri: document.uri.toString(), range: block }],
      });
    });
  }
}
