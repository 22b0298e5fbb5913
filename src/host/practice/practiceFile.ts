import * as vscode from 'vscode';
import { entriesOf, practiceCount, practiceEntries, practiceHead, type ConfirmedProblem } from '../../core/practice.ts';
import type { TextRange } from '../../core/problem.ts';
import { rangeOf } from '../documents.ts';
import { translate } from '../words.ts';

const fileName = 'practice.md';

/** Writes problems at the end of the workspace's practice file, or of a new document where there is no workspace, and shows them with their answers folded. */
export async function addToPracticeFile(problems: readonly ConfirmedProblem[], near: vscode.Uri): Promise<void> {
  const document = await practiceDocument(near);
  const text = document.getText();
  const number = practiceCount(text) + 1;
  const added = `${text.trim() === '' ? practiceHead(translate) : text.endsWith('\n') ? '' : '\n'}${practiceEntries(problems, number, translate)}`;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(text.length), added);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(vscode.l10n.t('VS Code refused to change {0}.', document.uri.path));
    return;
  }
  if (!document.isUntitled) await document.save();
  const editor = await vscode.window.showTextDocument(document);
  const entries = entriesOf(document.getText());
  const first = entries[number - 1];
  if (!first) return;
  // VS Code learns of the regions a moment after the text has changed, and folds what is selected at once.
  editor.selections = entries.map(({ folded }) => selectionOf(document, folded));
  await vscode.commands.executeCommand('editor.createFoldingRangeFromSelection');
  const { end } = rangeOf(document, first.line);
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function selectionOf(document: vscode.TextDocument, range: TextRange): vscode.Selection {
  const { start, end } = rangeOf(document, range);
  return new vscode.Selection(start, end);
}

async function practiceDocument(near: vscode.Uri): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.getWorkspaceFolder(near) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  const uri = vscode.Uri.joinPath(folder.uri, fileName);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  }
  return vscode.workspace.openTextDocument(uri);
}
