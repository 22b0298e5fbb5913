import * as vscode from 'vscode';
import { lastTurn } from '../../core/conversation.ts';
import type { Claim } from '../../core/claim.ts';
import { outcome } from '../../core/outcome.ts';
import { answerText, type Trace, type Turn } from '../../core/trace.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Verdict } from '../../core/verdict.ts';
import { checkCell, type CheckCellMade } from '../../checking/kernel/checkCell.ts';
import { claimedAnswer } from '../../checking/kernel/protocol/claimedAnswer.ts';
import { definedNames } from '../../checking/notebook/pythonNames.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import { askedQuestion } from '../askedQuestion.ts';
import type { Traces } from '../traces.ts';
import { translate, verdictMark, verdictWord } from '../words.ts';
import { askForCheck } from './askForCheck.ts';
import type { CellStatus } from './cellStatus.ts';
import { proposedCell, runProposed, type ProposedDependencies } from './runProposed.ts';
import { runStructured, type StructuredDependencies } from './runStructured.ts';

export interface CheckDependencies extends StructuredDependencies, ProposedDependencies {
  /** The chosen reasoning model; undefined where the built-in solver is. */
  readonly reasoner: () => Reasoner | undefined;
  readonly traces: Traces;
  readonly solver: Pick<Solver, 'ownQuestion'>;
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
  const request = { text: answerText(turn), format: 'markdown' as const, problem: await askedQuestion(trace, turn, deps.solver) };
  const check = await checkFor(deps, trace, claim, checkCell(claim, request, names));
  if (!check) return undefined;
  const cell = await insertCell(notebook, at, check.text, claim);
  const verdict = await check.run(cell);
  if (!verdict) return undefined;
  // Where the Jupyter extension owns execution, output is written by replacing the cell: look it up again.
  const cells = notebook.getCells();
  const shown = cells.includes(cell) ? cell : cells.find(({ document }) => document.getText() === check.text);
  if (shown) deps.status.set(shown, claim, verdict);
  deps.traces.record(trace.id, { kind: 'checked', turn: turn.id, at: Date.now(), claim: { ...claim, id: `${claim.id}:notebook`, kind: 'notebook-value' }, verdict });
  return verdict;
}

interface ReadyCheck {
  /** Of the cell: all that will be agreed to. */
  readonly text: string;
  run(cell: vscode.NotebookCell): Promise<Verdict | undefined>;
}

/** Our own check where the claim has a form for one, else for an answer the one that a model writes; the user is told why there is none. */
async function checkFor(deps: CheckDependencies, { problem }: Trace, claim: Claim, made: CheckCellMade): Promise<ReadyCheck | undefined> {
  if (made.kind === 'cell') return { text: made.cell.code, run: (cell) => runStructured(deps, cell, made.cell, claim) };
  const isAnswer = claim.kind === 'final-answer' || claim.latex.includes('\\boxed');
  const value = isAnswer ? claimedAnswer(claim) : undefined;
  if (!value) {
    void vscode.window.showInformationMessage(translate(made.reason));
    return undefined;
  }
  const reasoner = deps.reasoner();
  if (!reasoner) {
    const choose = vscode.l10n.t('Choose Model');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Only code made for this problem can check this answer. A reasoning model can write it, without being told the answer.'), choose);
    if (chosen === choose) await vscode.commands.executeCommand('therefore.chooseModel');
    return undefined;
  }
  const check = await askForCheck(reasoner, problem, value);
  if (!check) return undefined;
  const text = proposedCell(check, claim);
  return { text, run: (cell) => runProposed(deps, cell, text, check, value, claim) };
}

async function claimOf(trace: Trace, id: string | undefined): Promise<{ readonly turn: Turn; readonly claim: Claim } | undefined> {
  const all = trace.turns.flatMap((turn) => turn.claims.filter(({ claim }) => claim.kind !== 'notebook-value').map(({ claim, verdict }) => ({ turn, claim, verdict })));
  const named = all.find(({ claim }) => claim.id === id);
  if (named) return named;
  const last = lastTurn(trace);
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

async function insertCell(notebook: vscode.NotebookDocument, at: number, code: string, claim: Claim): Promise<vscode.NotebookCell> {
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
