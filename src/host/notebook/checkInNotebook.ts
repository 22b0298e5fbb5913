import * as vscode from 'vscode';
import type { Claim } from '../../core/claim.ts';
import { outcome } from '../../core/outcome.ts';
import { answerText, type Trace, type Turn } from '../../core/trace.ts';
import type { Verdict } from '../../core/verdict.ts';
import { checkCell, type CheckCell } from '../../checking/kernel/checkCell.ts';
import { definedNames } from '../../checking/notebook/pythonNames.ts';
import type { Traces } from '../traces.ts';
import { translate, verdictMark, verdictWord } from '../words.ts';
import type { CellStatus } from './cellStatus.ts';
import { runStructured, type StructuredDependencies } from './runStructured.ts';

export interface CheckDependencies extends StructuredDependencies {
  readonly traces: Traces;
  readonly status: CellStatus;
}

/**
 * Writes a check cell for a claim under its problem, shows it, and runs it after consent to exactly that
 * text. Without a claim named the user picks one. The cell stays whatever comes of it.
 */
export async function checkInNotebook(deps: CheckDependencies, traceId: string | undefined, claimId: string | undefined): Promise<Verdict | undefined> {
  const trace = traceId === undefined ? deps.traces.current : deps.traces.get(traceId);
  const picked = trace && (await claimOf(trace, claimId));
  if (!trace || !picked) {
    if (!trace || trace.turns.every(({ claims }) => claims.length === 0)) void vscode.window.showInformationMessage(vscode.l10n.t('There is no claim to check yet. Solve a problem first.'));
    return undefined;
  }
  const { turn, claim } = picked;
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Therefore runs no code in Restricted Mode. Trust the workspace to check in a notebook.'));
    return undefined;
  }
  const { notebook, at } = await notebookFor(trace);
  const names = new Set(notebook.getCells().flatMap((cell) => (cell.kind === vscode.NotebookCellKind.Code ? [...definedNames(cell.document.getText())] : [])));
  const request = { text: answerText(turn), format: 'markdown' as const, problem: { text: trace.problem.text, format: trace.problem.format } };
  const made = checkCell(claim, request, names);
  if (made.kind === 'none') {
    void vscode.window.showInformationMessage(translate(made.reason));
    return undefined;
  }
  const cell = await insertCell(notebook, at, made.cell, claim);
  const verdict = await runStructured(deps, cell, made.cell, claim);
  if (!verdict) return undefined;
  // Where the Jupyter extension owns execution, output is written by replacing the cell: look it up again.
  deps.status.set(notebook.getCells().find(({ index }) => index === at) ?? cell, claim, verdict);
  deps.traces.record(trace.id, { kind: 'checked', turn: turn.id, at: Date.now(), claim: { ...claim, id: `${claim.id}:notebook`, kind: 'notebook-value' }, verdict });
  return verdict;
}

async function claimOf(trace: Trace, id: string | undefined): Promise<{ readonly turn: Turn; readonly claim: Claim } | undefined> {
  const all = trace.turns.flatMap((turn) => turn.claims.filter(({ claim }) => claim.kind !== 'notebook-value').map(({ claim, verdict }) => ({ turn, claim, verdict })));
  const named = all.find(({ claim }) => claim.id === id);
  if (named) return named;
  const last = trace.turns.at(-1);
  const final = last && outcome(last).final?.claim.id;
  const items = all
    .map((entry) => ({ label: entry.claim.readable ?? entry.claim.text, description: `${verdictMark(entry.verdict.kind)} ${verdictWord(entry.verdict.kind)}`, entry }))
    .sort((a, b) => Number(b.entry.claim.id === final) - Number(a.entry.claim.id === final));
  if (items.length <= 1) return items[0]?.entry;
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which claim should the notebook check?') }))?.entry;
}

/** The problem's own notebook, or a new one with the problem as its first cell. */
async function notebookFor(trace: Trace): Promise<{ readonly notebook: vscode.NotebookDocument; readonly at: number }> {
  const { place, text } = trace.problem;
  if (place?.notebook !== undefined) {
    const uri = place.notebook;
    const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.uri.toString() === uri) ?? (await vscode.workspace.openNotebookDocument(vscode.Uri.parse(uri)));
    const index = notebook.getCells().findIndex((cell) => cell.document.uri.toString() === place.uri);
    await vscode.window.showNotebookDocument(notebook, { preserveFocus: false });
    return { notebook, at: lastRelated(notebook, index < 0 ? notebook.cellCount - 1 : index) + 1 };
  }
  const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')]);
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.Beside });
  return { notebook, at: notebook.cellCount };
}

/** The code cells right below a problem work on it: the check stands below them. */
function lastRelated(notebook: vscode.NotebookDocument, index: number): number {
  let last = index;
  while (last + 1 < notebook.cellCount && notebook.cellAt(last + 1).kind === vscode.NotebookCellKind.Code) last++;
  return last;
}

async function insertCell(notebook: vscode.NotebookDocument, at: number, { code }: CheckCell, claim: Claim): Promise<vscode.NotebookCell> {
  const data = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'python');
  data.metadata = { metadata: { tags: ['therefore-check'], therefore: { check: { claim: claim.id, hash: claim.hash } } } };
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(at, [data])]);
  await vscode.workspace.applyEdit(edit);
  const range = new vscode.NotebookRange(at, at + 1);
  const editor = vscode.window.visibleNotebookEditors.find((candidate) => candidate.notebook === notebook);
  editor?.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  if (editor) editor.selection = range;
  return notebook.cellAt(at);
}
