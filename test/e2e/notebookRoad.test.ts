import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { Workbench } from '../support/workbench.ts';

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
  await page.locator('.notebookOverlay .cell-list-container').first().waitFor();
  await page.locator('.notebookOverlay .monaco-list-row').first().click();
  await workbench.command('Therefore: Solve Selection');
  const panel = await workbench.panel();
  await panel.getByText(/verified/i).first().waitFor();
  await workbench.command('Therefore: Check in Notebook');
  const pick = page.locator('.quick-input-list .monaco-list-row').first();
  await pick.waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const asked = await dialog.innerText();
  assert.match(asked, /Run this check cell\?/);
  assert.match(asked, /therefore_check/);
  assert.match(asked, /sandbox/);
  await workbench.screenshot('notebook-consent');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('notebook-verdict');
  await panel.getByText(/none is missing, by Python/).first().waitFor();
});

test('the verdict is in the ledger and in the saved file, and the user’s own cells are untouched', async () => {
  assert.ok(workbench.journals().some((journal) => /"kind":"notebook-value"/.test(journal) && /"method":"kernel"/.test(journal)));
  await workbench.command('File: Save');
  const path = join(workbench.folder, 'notebook.ipynb');
  await workbench.page.waitForTimeout(500);
  const notebook = JSON.parse(readFileSync(path, 'utf8')) as { cells: { cell_type: string; source: string[]; metadata: { tags?: string[] }; outputs?: unknown[] }[] };
  assert.equal(notebook.cells.length, 3);
  assert.match(notebook.cells[1]?.source.join('') ?? '', /^import math\nb, c = -7, 12/);
  assert.deepEqual(notebook.cells[2]?.metadata.tags, ['therefore-check']);
  assert.match(JSON.stringify(notebook.cells[2]?.outputs), /verified: x = 3 or x = 4|verified: x = 4 or x = 3/);
});

test('a Python cell runs in a bare VS Code, and its variables stay for the next', async () => {
  const { page } = workbench;
  await page.locator('.notebookOverlay .monaco-list-row').nth(1).locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+Alt+Enter').catch(() => {});
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await page.getByText('[3.0, 4.0]').first().waitFor({ timeout: 20_000 }).catch(async () => {
    await workbench.screenshot('notebook-cell-failed');
    throw new Error('the cell did not run');
  });
});
