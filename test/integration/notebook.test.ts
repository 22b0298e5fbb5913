import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './support/suite.ts';

async function notebook(text: string): Promise<vscode.NotebookDocument> {
  const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')]);
  const document = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  const editor = await vscode.window.showNotebookDocument(document);
  editor.selection = new vscode.NotebookRange(0, 1);
  return document;
}

test('a Markdown cell is solved from its toolbar, and the answer can be inserted as a cell', async () => {
  const document = await notebook('Solve $x^2 - 7x + 12 = 0$.');
  const cell = document.cellAt(0);
  const trace = await vscode.commands.executeCommand('therefore.solveSelection', cell);
  assert.equal(typeof trace, 'string');
  // Until there is an answer, the command only says that there is none yet.
  await eventually('the inserted cell', async () => {
    await vscode.commands.executeCommand('therefore.insertBelow', trace);
    return document.cellCount === 2 ? true : undefined;
  });
  assert.match(document.cellAt(1).document.getText(), /\\boxed/);
  assert.equal(document.cellAt(1).kind, vscode.NotebookCellKind.Markup);
});
