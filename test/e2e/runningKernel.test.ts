import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { pythonPath } from '../host/setup.mjs';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const cell = (id: string, cell_type: 'code' | 'markdown', source: string): unknown => ({ cell_type, id, metadata: {}, source, ...(cell_type === 'code' ? { execution_count: null, outputs: [] } : {}) });
const notebook = JSON.stringify({
  cells: [cell('text', 'markdown', 'The chance is $q = 3/8$.'), cell('draw', 'code', 'q = sum(range(4)) / 16'), cell('long', 'code', 'import time\ntime.sleep(600)'), cell('behind', 'code', 'behind = 1')],
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5,
});

let workbench: Workbench;

before(async () => {
  workbench = await Workbench.open({ settings: { 'therefore.python.path': pythonPath() }, workspace: { 'kernel.ipynb': notebook } });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

const rows = (): Promise<string[]> => workbench.page.locator('.pane:has(.pane-header[aria-label*="Ledger"]) .monaco-list-row').allInnerTexts();
const row = (pattern: RegExp): Promise<string> => until(`a row of the ledger like ${pattern}`, 20_000, async () => (await rows()).map((text) => text.replace(/\s+/g, ' ')).find((text) => pattern.test(text)), rows);
const shown = (text: string): Locator => workbench.page.locator('.notebookOverlay .monaco-list-row:visible', { hasText: text }).first();

async function run(text: string): Promise<void> {
  await shown(text).locator('.view-line').first().click();
  await shown(text).hover();
  await shown(text).locator('.run-button-container .codicon-notebook-execute').first().click();
}

test('what was read of a kernel is no longer told of as the running kernel’s once that was restarted', async () => {
  await workbench.openFile('kernel.ipynb');
  await workbench.page.getByText('Python (Therefore)').first().waitFor();
  await workbench.command('Therefore: Show Ledger');
  await run('sum(range(4))');
  await shown('sum(range(4))').locator('.codicon-notebook-state-success').waitFor();
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.press('Run');
  await row(/q = 3\/8 ?It agrees.* 0\.375, from the running kernel/);
  await workbench.command('Therefore: Restart Python');
  // What is left is what was recorded of it.
  await row(/q = 3\/8 ?recorded: verified/);
});

test('an interrupt stops the cell that runs, and the one behind it', async () => {
  await run('time.sleep');
  await shown('time.sleep').locator('.codicon-notebook-state-executing').first().waitFor();
  await run('behind = 1');
  await workbench.command('Notebook: Interrupt');
  await shown('time.sleep').locator('.codicon-notebook-state-error').first().waitFor({ timeout: 20_000 });
  await shown('behind = 1').locator('.codicon-notebook-state-error').first().waitFor({ timeout: 20_000 });
});
