import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

interface Notebook {
  readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[]; readonly metadata: { readonly tags?: readonly string[] }; readonly outputs?: readonly unknown[] }[];
}

let workbench: Workbench;

before(async () => {
  workbench = await Workbench.open({ settings: { 'therefore.python.path': pythonPath() } });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

test('a problem in a notebook is solved, and a check cell decides its answer after consent', async () => {
  const { page } = workbench;
  await workbench.openFile('notebook.ipynb');
  // The kernel is offered by the time the first cell, the problem, has the focus.
  await page.getByText('Python (Therefore)').first().waitFor();
  await workbench.command('Therefore: Solve Selection');
  const panel = await workbench.panel();
  await panel.getByText(/verified/i).first().waitFor();
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick('x = 3 or x = 4');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const asked = await dialog.innerText();
  assert.match(asked, /Run this check cell\?/);
  assert.match(asked, /therefore_check/);
  assert.match(asked, /Sandbox: it cannot reach the network, your files/);
  await workbench.screenshot('notebook-consent');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('notebook-verdict');
  await panel.getByText(/none is missing, by Python/).first().waitFor();
});

test('the verdict is in the ledger and in the saved file, and the user’s own cells are untouched', async () => {
  assert.ok(workbench.journals().some((journal) => /"kind":"notebook-value"/.test(journal) && /"method":"kernel"/.test(journal)));
  const path = join(workbench.folder, 'notebook.ipynb');
  // The cell's status is told before VS Code has all of its output.
  const notebook = await until('the check cell with its output in the saved file', 20_000, async () => {
    await workbench.command('File: Save');
    const saved = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
    return saved.cells.length === 3 && (saved.cells[2]?.outputs?.length ?? 0) > 0 ? saved : undefined;
  });
  assert.match(notebook.cells[1]?.source.join('') ?? '', /^import math\nb, c = -7, 12/);
  assert.deepEqual(notebook.cells[2]?.metadata.tags, ['therefore-check']);
  assert.match(JSON.stringify(notebook.cells[2]?.outputs), /verified: x = 3 or x = 4|verified: x = 4 or x = 3/);
});

test('a Python cell runs in a bare VS Code, and its variables stay for the next', async () => {
  const { page } = workbench;
  await workbench.command('Notebook: Focus First Cell');
  const cell = page.locator('.notebookOverlay .monaco-list-row', { hasText: 'import math' }).first();
  await cell.hover();
  await cell.locator('.run-button-container .codicon-notebook-execute').first().click();
  await cell.locator('.execution-count-label', { hasText: /\[\d+\]/ }).waitFor({ timeout: 20_000 });
  await workbench.command('File: Save');
  await until('the output in the file', 10_000, async () => (/3\.0, 4\.0/.test(workbench.read('notebook.ipynb')) ? true : undefined));
});
