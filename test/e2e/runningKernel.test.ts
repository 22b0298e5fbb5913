import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { codeCell, markdownCell, notebookFile, NotebookView } from '../support/notebookView.ts';
import { Workbench } from '../support/workbench.ts';

const notebook = notebookFile([markdownCell('text', 'The chance is $q = 3/8$.'), codeCell('draw', 'q = sum(range(4)) / 16'), codeCell('long', 'import time\ntime.sleep(600)'), codeCell('behind', 'behind = 1')]);

let workbench: Workbench;
let view: NotebookView;

before(async () => {
  workbench = await Workbench.open({ settings: { 'therefore.python.path': pythonPath() }, workspace: { 'kernel.ipynb': notebook } });
  view = new NotebookView(workbench, 'kernel.ipynb');
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

test('what was read of a kernel is no longer told of as the running kernel’s once that was restarted', async () => {
  await view.open('Python (Therefore)');
  await workbench.command('Therefore: Show Ledger');
  await view.ran('sum(range(4))');
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.press('Run');
  await view.ledgerRow(/q = 3\/8 ?It agrees.* 0\.375, from the running kernel/);
  await workbench.command('Therefore: Restart Python');
  // What is left is what was recorded of it.
  await view.ledgerRow(/q = 3\/8 ?recorded: verified/);
});

test('an interrupt stops the cell that runs, and the one behind it', async () => {
  await view.run('time.sleep');
  await view.cell('time.sleep').locator('.codicon-notebook-state-executing').first().waitFor();
  await view.run('behind = 1');
  await workbench.command('Notebook: Interrupt');
  await view.cell('time.sleep').locator('.codicon-notebook-state-error').first().waitFor({ timeout: 20_000 });
  await view.cell('behind = 1').locator('.codicon-notebook-state-error').first().waitFor({ timeout: 20_000 });
});
