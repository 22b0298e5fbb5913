import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { codeCell, markdownCell, notebookFile, NotebookView } from '../support/notebookView.ts';
import { realJupyterServer, type RealJupyterServer } from '../support/realJupyterServer.ts';
import { Workbench } from '../support/workbench.ts';
import { writeTo } from '../support/workspace.ts';

const cells = [
  markdownCell('problem', 'Solve $x^2 - 5x + 6 = 0$.'),
  codeCell('table', 'import pandas as pd\npd.DataFrame({"n": [1, 2], "square": [1, 49]})'),
  codeCell('picture', ['from IPython.display import SVG, display', `display(SVG("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='18' fill='teal'/></svg>"))`].join('\n')),
  codeCell('place', 'import os, sys\nkept = 7\nprint("runs in", os.getcwd(), "ipykernel" in sys.modules)'),
  codeCell('endless', 'while True: pass'),
  codeCell('after', 'print("kept is", globals().get("kept"))'),
  codeCell('factor', 'import sympy\nprint(sympy.factor(sympy.Symbol("x")**2 - 1), sympy.__name__, "by", __import__("sys").platform)'),
];

let server: RealJupyterServer;
let workbench: Workbench;
let notebook: NotebookView;

before(async () => {
  const python = pythonPath() ?? '';
  [server, workbench] = await Promise.all([realJupyterServer(python), Workbench.open({ settings: { 'files.autoSave': 'off', 'therefore.python.path': python }, workspace: { 'work.ipynb': notebookFile(cells) }, size: { width: 1280, height: 1400 } })]);
  notebook = new NotebookView(workbench, 'work.ipynb');
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.stop();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
  assert.ok(!log.includes(server.token), 'the token is in no log');
});

const listed = () => workbench.page.locator('.quick-input-list');

/** Opens the list of Jupyter kernels and waits until it has all of them. */
async function chooseKernel(): Promise<void> {
  await workbench.command('Therefore: Choose a Jupyter Kernel');
  await kernelsListed();
}

async function kernelsListed(): Promise<void> {
  await workbench.page.locator('.quick-input-title', { hasText: 'Choose a Jupyter Kernel' }).waitFor();
  await listed().getByText(pythonPath() ?? '', { exact: false }).first().waitFor({ timeout: 60_000 });
}

async function kernelIs(label: string | RegExp): Promise<void> {
  await workbench.page.locator('.kernel-label', { hasText: label }).first().waitFor({ timeout: 30_000 });
}

async function connect(address: string, token?: string): Promise<void> {
  await chooseKernel();
  await workbench.pick('Connect to a Jupyter server');
  await workbench.page.locator('.quick-input-title', { hasText: 'Connect to a Jupyter Server' }).waitFor();
  await workbench.answer(address);
  if (token === undefined) return;
  await workbench.page.locator('.quick-input-title', { hasText: 'Token for' }).waitFor();
  await workbench.answer(token);
}

test('a Jupyter kernel of this computer is chosen and runs cells, with tables and pictures', async () => {
  await notebook.open('Python (Therefore)');
  await chooseKernel();
  await workbench.screenshot('kernel-choice');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: pythonPath() ?? '' }).first().click();
  await kernelIs('(Jupyter kernel)');
  await notebook.ran('pd.DataFrame');
  await notebook.waitForOutput(/square[\s\S]*49/);
  await notebook.ran('display(SVG');
  await notebook.ran('kept = 7');
  await notebook.waitForOutput(new RegExp(`runs in ${workbench.folder} True`));
  await notebook.save();
  const saved = notebook.saved().cells;
  assert.match(JSON.stringify(saved[1]?.outputs), /"text\/html".*<table.*"execution_count":\d.*"execute_result"/s);
  assert.match(JSON.stringify(saved[2]?.outputs), /"image\/svg\+xml".*teal.*"display_data"/s);
  await workbench.screenshot('kernel-rich-output');
});

test('an endless loop is interrupted, and what was there before it stays', async () => {
  await notebook.run('while True');
  await notebook.cell('while True').locator('.codicon-notebook-state-executing').first().waitFor({ state: 'attached', timeout: 20_000 });
  await notebook.cell('while True').hover();
  await notebook.cell('while True').locator('.run-button-container .codicon-notebook-stop').first().click();
  await notebook.cell('while True').locator('.codicon-notebook-state-error').first().waitFor({ state: 'attached', timeout: 20_000 });
  await notebook.ran('kept is');
  await notebook.waitForOutput(/kept is 7/);
});

test('a restart empties the kernel', async () => {
  await workbench.command('Therefore: Restart Python');
  await notebook.ran('kept is');
  await notebook.waitForOutput(/kept is None/);
});

test('a Jupyter server that refuses the token is told so by name, and is not remembered', async () => {
  await connect(server.url, 'wrong');
  await workbench.waitForNotification(/does not accept the token/);
  await chooseKernel();
  assert.doesNotMatch(await listed().innerText(), new RegExp(new URL(server.url).host));
  await workbench.page.keyboard.press('Escape');
});

test('a Jupyter server is connected by the address of its page, and runs cells', async () => {
  await connect(`${server.url}lab?token=${server.token}`);
  await kernelsListed();
  await listed().getByText('a new kernel').first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('kernel-server');
  await workbench.pick('a new kernel');
  await kernelIs(/ on 127\.0\.0\.1/);
  await notebook.ran('kept = 7');
  await notebook.waitForOutput(new RegExp(`runs in ${server.folder} True`));
});

test('after a reload the server is still known, until it is forgotten', async () => {
  const { page } = workbench;
  const { host } = new URL(server.url);
  const item = listed().locator(`.monaco-list-row[aria-label*=${JSON.stringify(host)}]`).first();
  await workbench.command('File: Save All');
  await workbench.reload();
  await notebook.open();
  await chooseKernel();
  await item.waitFor({ timeout: 30_000 });
  // VS Code in a browser keeps secrets for as long as its page: then the server refuses, and the token is asked for again.
  if (/connect again/.test(await item.innerText())) {
    await workbench.screenshot('kernel-server-again');
    await item.click();
    await page.locator('.quick-input-title', { hasText: 'Connect to a Jupyter Server' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'Token for' }).waitFor();
    await workbench.answer(server.token);
    await kernelsListed();
  }
  await listed().getByText('a new kernel').first().waitFor({ timeout: 30_000 });
  await item.hover();
  await item.locator('.action-label').first().click();
  await item.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await chooseKernel();
  assert.equal(await item.count(), 0);
  await page.keyboard.press('Escape');
});

test('without any Python, cells and checks run in the one that Therefore brings', async () => {
  const { page } = workbench;
  writeTo(join(workbench.userDataDir, 'Machine', 'settings.json'), JSON.stringify({ 'therefore.python.path': '/nowhere/python3' }));
  await workbench.command('File: Save All');
  await workbench.reload();
  await notebook.open('Python (Therefore)');
  await notebook.ran('sympy.factor');
  await notebook.waitForOutput(/\(x - 1\)\*\(x \+ 1\) sympy by emscripten/);
  await workbench.waitForNotification(/nowhere/);
  await workbench.command('Notebook: Focus First Cell');
  await workbench.command('Therefore: Solve Selection');
  await (await workbench.panel()).getByText(/verified/i).first().waitFor();
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick('x = 2 or x = 3');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await workbench.screenshot('kernel-embedded-consent');
  await workbench.press('Run');
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 60_000 });
  await workbench.screenshot('kernel-embedded');
});
