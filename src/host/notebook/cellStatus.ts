import * as vscode from 'vscode';
import type { Claim } from '../../core/claim.ts';
import type { Verdict } from '../../core/verdict.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';

interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
  readonly code: string;
}

/** The verdict of a check cell in its status bar; of a cell whose text has changed since, that it is stale. */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #judged = new Map<string, Judged>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  set(cell: vscode.NotebookCell, claim: Claim, verdict: Verdict): void {
    this.#judged.set(cell.document.uri.toString(), { claim, verdict, code: cell.document.getText() });
    this.#changed.fire();
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem | undefined {
    const judged = this.#judged.get(cell.document.uri.toString());
    if (!judged) return undefined;
    const kind = judged.code === cell.document.getText() ? judged.verdict.kind : 'stale';
    const item = new vscode.NotebookCellStatusBarItem(`${verdictMark(kind)} ${verdictWord(kind)}: ${judged.claim.readable ?? judged.claim.text}`, vscode.NotebookCellStatusBarAlignment.Left);
    item.tooltip = groundOf(judged.verdict);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
