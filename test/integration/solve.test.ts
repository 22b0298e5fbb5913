import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lenses, show, waitForLens } from './support/documents.ts';
import { test } from './support/suite.ts';

async function solve(): Promise<unknown> {
  return vscode.commands.executeCommand('therefore.solveSelection');
}

test('the problem around the cursor of a Markdown document is solved and verified', async () => {
  const { document } = await show('markdown', '# One\n\nSolve $x^2 |- 5x + 6 = 0$.\n\nAnother paragraph.\n');
  assert.equal(typeof (await solve()), 'string');
  await waitForLens(document.uri, /x = 2 or x = 3.*verified/s);
});

test('a selection in LaTeX is solved', async () => {
  const { document } = await show('latex', 'Some text. |Solve $2x + 3 = 7$.| More text.\n');
  await solve();
  await waitForLens(document.uri, /x = 2.*verified/s);
});

test('plain text is solved', async () => {
  const { document } = await show('plaintext', 'Compute 3/4 + 5/6|\n');
  await solve();
  await waitForLens(document.uri, /19\/12.*verified/s);
});

test('what no solver of ours can do is said so, and nothing is called verified', async () => {
  const { document } = await show('markdown', 'Prove the |Riemann hypothesis.\n');
  await solve();
  await waitForLens(document.uri, /beyond the built-in solver/);
  assert.ok((await lenses(document.uri)).every((title) => !title.includes('verified')));
});

test('an empty document starts nothing', async () => {
  await show('markdown', '|\n\n');
  assert.equal(await solve(), undefined);
});

test('the answer is inserted below its problem and one undo takes it back', async () => {
  const { document } = await show('markdown', 'Solve $x^2 |- 5x + 6 = 0$.\n\nThe end.\n');
  const before = document.getText();
  const trace = await solve();
  await waitForLens(document.uri, /verified/);
  await vscode.commands.executeCommand('therefore.insertBelow', trace);
  const after = document.getText();
  assert.match(after, /= 0\$\.\n\n[\s\S]*\\boxed\{[\s\S]*The end\./);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
});

test('an edit of the problem takes the verdict back', async () => {
  const editor = await show('markdown', 'Solve $x^2 |- 5x + 6 = 0$.\n');
  await solve();
  await waitForLens(editor.document.uri, /verified/);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 7), '2'));
  await waitForLens(editor.document.uri, /text has changed/);
  assert.ok((await lenses(editor.document.uri)).every((title) => !title.includes('✓ verified')));
});

test('Dismiss takes the lenses off', async () => {
  const { document } = await show('markdown', 'Solve $x |= 1 + 1$.\n');
  const trace = await solve();
  await waitForLens(document.uri, /Dismiss/);
  await vscode.commands.executeCommand('therefore.dismiss', trace);
  assert.deepEqual(await lenses(document.uri), []);
});

test('Stop with nothing running does nothing', async () => {
  await vscode.commands.executeCommand('therefore.stop');
});
