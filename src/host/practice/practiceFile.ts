import * as vscode from 'vscode';
import { entriesOf, practiceCount, practiceEntries, practiceHead, type PracticeProblem } from '../../core/practice.ts';
import { rangeOf } from '../documents.ts';
import { translate } from '../words.ts';

const fileName = 'practice.md';
/** Until the editor has found what can be folded in a document that just changed. */
const mostAttempts = 6;
const betweenMs = 500;

/** Writes problems at the end of the workspace's practice file, or of a new document where there is no workspace, and shows them with their answers folded. */
export async function addToPracticeFile(problems: readonly PracticeProblem[], near: vscode.Uri): Promise<void> {
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
  if (first) {
    const { end } = rangeOf(document, first.line);
    editor.selection = new vscode.Selection(end, end);
  }
  if (first) editor.revealRange(rangeOf(document, first.line), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await foldAnswers(document, entries.length);
}

/** Folds the answers as soon as the editor knows where they can be folded. */
async function foldAnswers(document: vscode.TextDocument, count: number): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const ranges = await vscode.commands.executeCommand<readonly vscode.FoldingRange[] | undefined>('vscode.executeFoldingRangeProvider', document.uri);
    const known = (ranges ?? []).filter(({ kind }) => kind === vscode.FoldingRangeKind.Region).length >= count;
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
    if (vscode.window.activeTextEditor?.document !== document) return;
    // The editor learns of them at the same time, in its own way: folding what is folded changes nothing.
    if (known || attempt === mostAttempts - 1) {
      await vscode.commands.executeCommand('editor.foldAllMarkerRegions');
      return;
    }
  }
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
