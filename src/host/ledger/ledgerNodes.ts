import * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import type { NotebookEntry } from '../../core/notebookLedger.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { groundOf, verdictWord } from '../words.ts';

/** A row of the ledger: a cell with its claims under it, or a claim. */
export type LedgerNode = CellNode | ClaimNode;

export interface CellNode {
  readonly kind: 'cell';
  readonly cell: vscode.NotebookCell;
  readonly claims: readonly ClaimNode[];
}

export interface ClaimNode {
  readonly kind: 'claim';
  readonly document: vscode.TextDocument;
  readonly checked: CheckedClaim;
  readonly recorded?: NotebookEntry['recorded'];
}

const icons: Readonly<Record<VerdictKind, vscode.ThemeIcon>> = {
  verified: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  refuted: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  inconclusive: new vscode.ThemeIcon('question', new vscode.ThemeColor('testing.iconQueued')),
  unchecked: new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('testing.iconSkipped')),
  stale: new vscode.ThemeIcon('history', new vscode.ThemeColor('testing.iconUnset')),
};
const recordedIcon = new vscode.ThemeIcon('note', new vscode.ThemeColor('testing.iconSkipped'));

const longestTitle = 60;

export function treeItem(node: LedgerNode): vscode.TreeItem {
  return node.kind === 'cell' ? cellItem(node) : claimItem(node);
}

function cellItem({ cell, claims }: CellNode): vscode.TreeItem {
  const item = new vscode.TreeItem(titleOf(cell), vscode.TreeItemCollapsibleState.Expanded);
  item.id = cell.document.uri.toString();
  item.description = countsOf(claims);
  item.contextValue = 'cell';
  item.accessibilityInformation = { label: `${titleOf(cell)}, ${item.description}` };
  return item;
}

function claimItem(node: ClaimNode): vscode.TreeItem {
  const { checked, document, recorded } = node;
  const { claim, verdict } = checked;
  const text = (claim.readable ?? claim.text).replace(/\s+/g, ' ');
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  const word = recorded === undefined ? verdictWord(verdict.kind) : vscode.l10n.t('recorded: {0}', verdictWord(recorded));
  item.id = `${document.uri.toString()} ${claim.id} ${claim.range.start}`;
  item.description = recorded === undefined ? groundOf(verdict) : word;
  item.iconPath = recorded === undefined ? icons[verdict.kind] : recordedIcon;
  item.tooltip = tooltipOf(node, word);
  item.contextValue = claim.kind === 'notebook-value' ? 'cellClaim' : 'claim';
  item.command = { command: 'therefore.revealClaim', title: vscode.l10n.t('Go to Claim'), arguments: [node] };
  item.accessibilityInformation = { label: `${word}: ${text}. ${groundOf(verdict)}` };
  return item;
}

function tooltipOf({ checked: { claim, verdict }, recorded }: ClaimNode, word: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**').appendText(word).appendMarkdown('** — ').appendText(groundOf(verdict)).appendMarkdown('\n\n').appendText(claim.readable ?? claim.text);
  if (claim.assumptions.length > 0) tooltip.appendMarkdown('\n\n').appendText(vscode.l10n.t('Assuming {0}', claim.assumptions.join(', ')));
  if (recorded !== undefined) tooltip.appendMarkdown('\n\n').appendText(vscode.l10n.t('Whoever saved this file recorded it so. Re-verify to see for yourself.'));
  return tooltip;
}

/** `Cell 3 · Mean and deviation`, counted from 1 as people do. */
function titleOf(cell: vscode.NotebookCell): string {
  const lines = cell.document.getText().split('\n').map((line) => line.replace(/^[#>*\s]+/, '').trim());
  // The words before a formula: its source would not help to find the cell.
  const first = (lines.find((line) => line !== '') ?? '').replace(/\s*(?:\$|\\\(|\\\[)[\s\S]*$/, '…').replace(/^…$/, '');
  return vscode.l10n.t('Cell {0}', cell.index + 1) + (first === '' ? '' : ` · ${first.length > longestTitle ? `${first.slice(0, longestTitle - 1)}…` : first}`);
}

function countsOf(claims: readonly ClaimNode[]): string {
  const count = (kind: VerdictKind): number => claims.filter(({ checked }) => checked.verdict.kind === kind).length;
  const told = (['verified', 'refuted', 'stale'] as const).flatMap((kind) => (count(kind) === 0 ? [] : [`${count(kind)} ${verdictWord(kind)}`]));
  return told.length === 0 ? vscode.l10n.t('{0} claim(s)', claims.length) : told.join(', ');
}
