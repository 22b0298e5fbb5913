import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pythonPath, root } from '../host/setup.mjs';
import { JupyterExtension } from '../support/jupyterExtension/jupyterExtension.ts';
import { codeCell, markdownCell, notebookFile, NotebookView } from '../support/notebookView.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const cells = [
  markdownCell('problem', 'Solve $x^2 - 5x + 6 = 0$.'),
  markdownCell('chance', 'The chance is $q = 3/8$.'),
  codeCell('draw', 'q = sum(range(4)) / 16\nseen = [q]\nq'),
];

let jupyter: JupyterExtension;
let workbench: Workbench;
let notebook: NotebookView;

before(async () => {
  jupyter = new JupyterExtension(pythonPath() ?? '');
  workbench = await Workbench.open({ extensionsDir: jupyter.extensionsDir, settings: { 'files.autoSave': 'off', 'therefore.python.path': pythonPath() }, workspace: { 'study.ipynb': notebookFile(cells) }, size: { width: 1280, height: 1400 } });
  notebook = new NotebookView(workbench, 'study.ipynb');
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  jupyter.remove();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

const dialog = () => workbench.page.locator('.monaco-dialog-box');

/** What the kernel of the user's cells holds, which nothing of ours may change. */
async function kernel() {
  const { kernel: state } = await jupyter.state();
  assert.ok(state);
  return state;
}

test('beside the Jupyter extension Therefore offers no kernel of its own, and says where Jupyter’s are chosen', async () => {
  const { page } = workbench;
  await notebook.open();
  await workbench.command('Notebook: Select Notebook Kernel');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Python 3 (Jupyter)' }).first().waitFor();
  assert.doesNotMatch(await page.locator('.quick-input-list').innerText(), /Therefore/);
  await workbench.pick('Python 3 (Jupyter)');
  await page.locator('.kernel-label', { hasText: 'Python 3 (Jupyter)' }).first().waitFor();
  await workbench.command('Therefore: Choose a Jupyter Kernel');
  await workbench.waitForNotification(/The Jupyter extension is installed: choose its kernels with Select Kernel/);
});

test('a kernel in which the user ran nothing yet is not read, and what to do is said', async () => {
  await workbench.command('Therefore: Show Ledger');
  await notebook.ledgerRow(/q = 3\/8.*no run of it is known/);
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/no running kernel yet. Run a cell of it/);
});

test('a refused access names the command that mends it, and is not asked for again', async () => {
  await notebook.ran('seen = [q]');
  await workbench.command('Therefore: Re-verify All Claims');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), /Read values from the running kernel\?[\s\S]*Where: the Jupyter kernel of this notebook[\s\S]*No sandbox/);
  await workbench.screenshot('jupyter-consent');
  await workbench.press('Run');
  await dialog().getByText('grant Kernel access').waitFor();
  await workbench.press('Deny');
  await workbench.waitForNotification(/saved outputs were compared with: .*“Jupyter: Manage Access To Jupyter Kernels”/);
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/“Jupyter: Manage Access To Jupyter Kernels”/);
  const { asked, executed } = await jupyter.state();
  assert.deepEqual([asked, executed], [1, 0]);
});

test('with access the values of the running kernel are read through the extension, and the kernel stays as it was', async () => {
  const { page } = workbench;
  await workbench.command('Jupyter: Manage Access To Jupyter Kernels');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Therefore' }).first().click();
  await page.locator('.quick-input-action .monaco-button, .quick-input-widget .monaco-button', { hasText: 'OK' }).first().click();
  const before = await kernel();
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/1 verified, 0 refuted/);
  await notebook.ledgerRow(/q = 3\/8 ?It agrees.* 0\.375, from the running kernel/);
  assert.deepEqual(await kernel(), before);
  const { executed, interrupts, callers } = await jupyter.state();
  assert.deepEqual([executed, interrupts], [1, 0]);
  assert.ok(callers.every((stack) => stack.split('\n').some((line) => line.includes(join(root, 'dist')))), callers.at(-1));
  await workbench.screenshot('jupyter-read');
});

test('a check cell runs aside in the sandbox with its output in the cell, and the user’s kernel hears nothing of it', async () => {
  const { page } = workbench;
  const before = await kernel();
  const { executed } = await jupyter.state();
  await workbench.command('Notebook: Focus First Cell');
  await workbench.command('Therefore: Solve Selection');
  await (await workbench.panel()).getByText(/verified/i).first().waitFor();
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick('x = 2 or x = 3');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), /Run this check cell\?[\s\S]*Sandbox: it cannot reach the network, your files/);
  await workbench.press('Run');
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 60_000 });
  await notebook.waitForOutput(/✓\s*verified/);
  assert.deepEqual(await kernel(), before);
  assert.equal((await jupyter.state()).executed, executed);
  await workbench.screenshot('jupyter-check');
  await notebook.save();
  const check = notebook.saved().cells.find(({ source }) => [source].flat().join('').includes('therefore_check'));
  assert.match(JSON.stringify(check?.outputs), /verified: x = 2 or x = 3|verified: x = 3 or x = 2/);
  assert.deepEqual([check?.metadata['tags'], check?.execution_count], [['therefore-check'], null]);
});

test('a kernel that dies while it is read, and tells nothing more, keeps nobody waiting', async () => {
  await jupyter.setTraps({ dieOnExecute: true });
  const began = performance.now();
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/saved outputs were compared with: The kernel is dead/, 30_000);
  assert.ok(performance.now() - began < 30_000);
  await notebook.ledgerRow(/q = 3\/8 ?It agrees.* 0\.375, from the saved output/);
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/The kernel of this notebook has died. Restart it and run a cell/);
});

test('reading that waits for a kernel is ended by Cancel, without a word of failure', async () => {
  const { page } = workbench;
  await workbench.command('File: Save All');
  jupyter.atStart({ dieOnExecute: true, silent: true });
  await workbench.reload();
  await notebook.open();
  await notebook.ran('seen = [q]');
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.press('Run');
  await dialog().getByText('grant Kernel access').waitFor();
  await workbench.press('Allow');
  await until('the code in the kernel', 20_000, async () => ((await jupyter.state()).executed === 1 ? true : undefined));
  await workbench.notifications();
  await page.locator('.notifications-center .notification-list-item', { hasText: 'Re-verifying' }).locator('.monaco-button', { hasText: 'Cancel' }).click();
  await until('the end of the progress', 15_000, async () => ((await workbench.notifications()).some((text) => /Re-verifying/.test(text)) ? undefined : true));
  assert.doesNotMatch((await workbench.notifications()).join('\n'), /could not be read/);
});

test('where the extension does not start, Therefore’s own kernel runs the cells', async () => {
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.command('File: Save All');
  jupyter.atStart({ activation: 'fails' });
  await workbench.reload();
  await notebook.open('Python (Therefore)');
  await notebook.ran('seen = [q]');
  await workbench.command('Therefore: Show Ledger');
  await workbench.command('Therefore: Re-verify All Claims');
  await dialog().waitFor();
  await workbench.press('Run');
  await notebook.ledgerRow(/q = 3\/8 ?It agrees.* 0\.375, from the running kernel/);
});
