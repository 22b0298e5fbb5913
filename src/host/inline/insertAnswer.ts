import * as vscode from 'vscode';
import { conversation } from '../../core/conversation.ts';
import { insertionOf } from '../../core/insertion.ts';
import { answerText } from '../../core/trace.ts';
import { notebookOf, openDocument } from '../documents.ts';
import type { Traces } from '../traces.ts';
import type { ProblemPlaces } from './problemPlaces.ts';

/**
 * Writes a turn's answer below its problem: Markdown or LaTeX text in a document, a Markdown cell in
 * a notebook. One undo takes it back.
 */
export async function insertAnswer(traces: Traces, places: ProblemPlaces, id: string | undefined, turnId: string | undefined): Promise<void> {
  const trace = id === undefined ? undefined : traces.get(id);
  const turn = turnId === undefined ? trace && conversation(trace).findLast((candidate) => answerText(candidate).trim() !== '') : trace?.turns.find((candidate) => candidate.id === turnId);
  const answer = turn ? answerText(turn) : '';
  if (!trace || answer.trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no answer to insert yet.'));
    return;
  }
  const { place, format } = trace.problem;
  const text = insertionOf(answer, format);
  if (!place) {
    await vscode.env.clipboard.writeText(text);
    void vscode.window.showInformationMessage(vscode.l10n.t('The problem stands in no document, so the answer was copied to the clipboard.'));
    return;
  }
  if (place.notebook !== undefined) return insertCell(place.uri, text);
  const document = openDocument(place.uri) ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri)));
  const range = places.rangeOf(trace.id) ?? place.range;
  const at = lineEndAfterBlock(document, document.positionAt(Math.min(range.end, document.getText().length)));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, `\n\n${text}\n`);
  await applied(await vscode.workspace.applyEdit(edit));
}

async function insertCell(cellUri: string, text: string): Promise<void> {
  const uri = vscode.Uri.parse(cellUri);
  const notebook = notebookOf(uri);
  const cell = notebook?.getCells().find((candidate) => candidate.document.uri.toString() === cellUri);
  if (!notebook || !cell) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The cell of this problem is no longer open.'));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [
    vscode.NotebookEdit.insertCells(cell.index + 1, [new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')]),
  ]);
  await applied(await vscode.workspace.applyEdit(edit));
}

async function applied(done: boolean): Promise<void> {
  if (!done) await vscode.window.showWarningMessage(vscode.l10n.t('The document could not be changed; is it read-only?'));
}

/** Behind the problem's line, and behind the fence or environment that closes there. */
function lineEndAfterBlock(document: vscode.TextDocument, end: vscode.Position): vscode.Position {
  const next = end.line + 1;
  const closes = next < document.lineCount && /^\s*(?:`{3,}|~{3,}|\\end\{)/.test(document.lineAt(next).text);
  return document.lineAt(closes ? next : end.line).range.end;
}
