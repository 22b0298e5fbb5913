import * as vscode from 'vscode';
import type { NotebookEntry } from '../../core/notebookLedger.ts';
import { fileMetadata } from '../notebookCells.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';

const summaryTag = 'therefore-summary';

/** Writes all claims of a notebook with their verdicts into one Markdown cell at its end; an earlier such cell gives way. */
export async function insertSummary(ledgers: NotebookLedgers, notebook: vscode.NotebookDocument): Promise<void> {
  await ledgers.compareNow(notebook);
  const entries = ledgers.entries(notebook);
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing here that can be checked.'));
    return;
  }
  const data = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, summaryText(notebook, entries), 'markdown');
  data.metadata = { metadata: { tags: [summaryTag] } };
  const old = notebook.getCells().find(isSummary);
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [old ? vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(old.index, old.index + 1), [data]) : vscode.NotebookEdit.insertCells(notebook.cellCount, [data])]);
  await vscode.workspace.applyEdit(edit);
  const cell = notebook.getCells().find(isSummary);
  const editor = vscode.window.visibleNotebookEditors.find((candidate) => candidate.notebook === notebook);
  if (cell && editor) editor.revealRange(new vscode.NotebookRange(cell.index, cell.index + 1), vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}

function isSummary(cell: vscode.NotebookCell): boolean {
  const tags = fileMetadata(cell)['tags'];
  return cell.kind === vscode.NotebookCellKind.Markup && Array.isArray(tags) && tags.includes(summaryTag);
}

function summaryText(notebook: vscode.NotebookDocument, entries: readonly NotebookEntry[]): string {
  const number = new Map(notebook.getCells().map((cell) => [cell.document.uri.toString(), cell.index + 1]));
  const rows = entries.map(({ cell, checked: { claim, verdict } }) => [String(number.get(cell) ?? ''), code(claim.readable ?? claim.text), `${verdictMark(verdict.kind)} ${verdictWord(verdict.kind)}`, escaped(groundOf(verdict))]);
  const count = (kind: string): number => entries.filter(({ checked }) => checked.verdict.kind === kind).length;
  const head = [vscode.l10n.t('Cell'), vscode.l10n.t('Claim'), vscode.l10n.t('Verdict'), vscode.l10n.t('Ground')];
  return [
    `**∴ ${vscode.l10n.t('{0} verified, {1} refuted, {2} inconclusive, {3} not checked', count('verified'), count('refuted'), count('inconclusive'), count('unchecked') + count('stale'))}** (${new Date().toISOString().slice(0, 10)})`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** As code, which no reader of the file renders, and which is no claim of this cell. */
function code(text: string): string {
  return `\`${text.replaceAll('`', 'ʹ').replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+\-.!|$~]/g, (character) => `\\${character}`);
}
