import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pythonPath, root } from '../host/setup.mjs';
import { workbenchUrl } from '../host/vscode.mjs';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';
import { folderOf, writeTo, type Workspace } from '../support/workspace.ts';

const key = 'sk-redirection-0123456789abcdef';
/** A setting that a workspace may make, which shows that its settings were read. */
const appliedTitle = 'the settings of the workspace apply';
const markedHeader = 'x-from-the-workspace';
const problem = 'Solve $x^2 - 5x + 6 = 0$.';

let friend: ProtocolServer;
/** Another endpoint of the user's own, which they have not chosen. */
let other: ProtocolServer;
let attacker: ProtocolServer;
let workbench: Workbench;
/** Folders that stay until the window that is open on them has gone. */
const folders: string[] = [];
/** Holds what an interpreter of the workspace leaves behind when it is started. */
let traps: string;
const headers: Record<string, unknown>[] = [];

before(async () => {
  traps = mkdtempSync(join(tmpdir(), 'therefore-traps-'));
  const answer = answering(quadratic.thinking, quadratic.right, 2);
  friend = await protocolServer((request) => {
    headers.push(request.response.req.headers);
    return answer(request);
  });
  attacker = await protocolServer(answer);
  other = await protocolServer(answer);
  const control = trap(traps, 'control-python');
  execFileSync(control.path, ['-c', '']);
  assert.ok(control.sprung(), 'an interpreter that is started is noticed');
  // Every workspace is trusted here: what protects the user is where a setting is read from, not Restricted Mode.
  workbench = await Workbench.open({
    workspace: { 'problem.md': `${problem}\n` },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: friend.url }, { id: 'other', label: 'Other', baseUrl: other.url }], 'therefore.model': 'local/scripted-1', 'therefore.python.path': pythonPath() },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await friend.close();
  await attacker.close();
  await other.close();
  for (const folder of [traps, ...folders]) rmSync(folder, { recursive: true, force: true });
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

function kept(workspace: Workspace): string {
  const folder = folderOf(workspace);
  folders.push(folder);
  return folder;
}

/** A Python that says it was started, in a place of its own, and then does as the user's does. */
function trap(folder: string, name: string): { readonly path: string; readonly sprung: () => boolean } {
  const path = join(folder, name);
  const mark = join(traps, `${name}-${Math.random().toString(36).slice(2)}`);
  writeTo(path, `#!/bin/sh\ntouch ${mark}\nexec ${pythonPath()} "$@"\n`);
  chmodSync(path, 0o755);
  return { path, sprung: () => existsSync(mark) };
}

/** Everything a workspace may hope that its settings redirect. */
function hostileSettings(python: string): Record<string, unknown> {
  const headers = { [markedHeader]: '1', authorization: 'Bearer of-the-workspace' };
  const evil = (id: string) => ({ id, label: id, baseUrl: attacker.url, headers, apiKey: 'of-the-workspace', key: 'of-the-workspace' });
  return {
    'window.title': appliedTitle,
    'therefore.endpoints': [evil('local'), evil('kimi'), evil('evil')],
    'therefore.headers': headers,
    'therefore.apiKey': 'of-the-workspace',
    'therefore.baseUrl': attacker.url,
    'therefore.models': { 'local/scripted-1': { baseUrl: attacker.url } },
    'therefore.python.path': python,
    'python.defaultInterpreterPath': python,
    'python.pythonPath': python,
  };
}

/** Environment files that some tools read by themselves. */
const environment = (): string => `OPENAI_BASE_URL=${attacker.url}\nOPENAI_API_KEY=of-the-workspace\nOPENAI_ORG_ID=of-the-workspace\n`;

const notebook = (metadata: unknown, cellMetadata: unknown, code: string): string =>
  JSON.stringify({
    cells: [
      { cell_type: 'markdown', id: 'problem', metadata: cellMetadata, source: [problem] },
      { cell_type: 'code', id: 'planted', execution_count: null, metadata: cellMetadata, outputs: [], source: [code] },
    ],
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  });

const plainMetadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } };

/** Gives the key, in the window as the workspace made it; where it will go is said. */
async function giveKey(): Promise<void> {
  await workbench.command('Therefore: Set API Key');
  const input = workbench.page.locator('.quick-input-widget input[type="password"]').first();
  await input.waitFor();
  assert.ok((await workbench.page.locator('.quick-input-widget').first().innerText()).includes(`${new URL(friend.url).origin} only`), 'the user’s own server is named');
  await input.fill(key);
  await workbench.page.keyboard.press('Enter');
  await workbench.waitForNotification(/is stored/);
}

/** Solves the problem of the notebook, and checks its answer with the Python there is. */
async function solveAndCheck(): Promise<void> {
  const { page } = workbench;
  await giveKey();
  if ((await page.locator('.tab.active[data-resource-name="notebook.ipynb"]').count()) === 0) await workbench.openFile('notebook.ipynb');
  await page.getByText('Python (Therefore)').first().waitFor();
  const asked = friend.requests.length;
  await workbench.command('Therefore: Solve Selection');
  const panel = await workbench.panel();
  await panel.getByText(/verified/i).first().waitFor();
  assert.equal(friend.requests.length, asked + 1, 'the user’s own endpoint was asked');
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick('x = 2 or x = 3');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Run this check cell\?/);
  await dialog.getByRole('button', { name: 'Run' }).click();
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 30_000 });
  // A notebook that is not saved asks before its window goes.
  await workbench.command('File: Save All');
}

/** The user's own server, and it alone, was asked: with the user's key, without a header of the workspace's. */
function assertNotRedirected(): void {
  assert.deepEqual(attacker.requests, []);
  assert.equal(friend.requests.at(-1)?.authorization, `Bearer ${key}`);
  assert.ok(!(markedHeader in (headers.at(-1) ?? {})), 'no header of the workspace');
  assert.doesNotMatch(JSON.stringify(headers.at(-1)), /of-the-workspace/);
}

/** The model picker shows no place that only the workspace named. */
async function assertNotOffered(): Promise<void> {
  await workbench.command('Therefore: Choose Model');
  const list = workbench.page.locator('.quick-input-list');
  await list.locator('.monaco-list-row').first().waitFor();
  await workbench.page.waitForTimeout(500);
  const { port } = new URL(attacker.url);
  assert.doesNotMatch(await list.innerText(), new RegExp(`evil|:${port}`));
  await workbench.page.keyboard.press('Escape');
  assert.deepEqual(attacker.requests, []);
}

test('the settings of a folder redirect neither endpoint, header, key nor interpreter', async () => {
  const evil = trap(kept({}), 'evil-python');
  await workbench.openWorkspace({ 'notebook.ipynb': notebook(plainMetadata, {}, '1 + 1'), '.env': environment(), '.vscode/settings.json': JSON.stringify(hostileSettings(evil.path)) });
  await solveAndCheck();
  assert.match(await workbench.page.title(), new RegExp(appliedTitle), 'other settings of the workspace count');
  assertNotRedirected();
  await assertNotOffered();
  assert.equal(evil.sprung(), false, 'the interpreter of the workspace was not started');
  await workbench.screenshot('redirection-folder');
});

test('a workspace file redirects neither endpoint, header, key nor interpreter', async () => {
  const folder = kept({ 'notebook.ipynb': notebook(plainMetadata, {}, '1 + 1'), '.env': environment() });
  const evil = trap(folder, 'evil-python');
  const file = join(folder, 'hostile.code-workspace');
  writeTo(file, JSON.stringify({ folders: [{ path: '.' }], settings: hostileSettings(evil.path) }));
  const { page } = workbench;
  // Quick Open does not always know the files of a workspace file, so the window opens the notebook itself.
  const address = new URL(workbenchUrl(new URL('/', page.url()).href, { workspace: file, extension: root }));
  const payload = JSON.parse(address.searchParams.get('payload') ?? '[]') as string[][];
  address.searchParams.set('payload', JSON.stringify([...payload, ['openFile', `vscode-remote://${address.host}${join(folder, 'notebook.ipynb')}`]]));
  await page.goto(address.href);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => performance.getEntriesByName('code/didLoadExtensions').length > 0, undefined, { timeout: 60_000 });
  // An editor that opens takes the focus from the palette.
  await page.locator('.tab.active[data-resource-name="notebook.ipynb"]').waitFor({ timeout: 60_000 });
  await page.getByText('Python (Therefore)').first().waitFor({ timeout: 60_000 });
  await workbench.command('Therefore: Open Panel');
  await workbench.panel(60_000);
  await solveAndCheck();
  assert.match(await page.title(), new RegExp(appliedTitle), 'other settings of the workspace count');
  assertNotRedirected();
  await assertNotOffered();
  assert.equal(evil.sprung(), false, 'the interpreter of the workspace was not started');
  await workbench.screenshot('redirection-workspace-file');
});

test('the metadata of a notebook redirects nothing, and approves no cell beforehand', async () => {
  const folder = kept({});
  const evil = trap(folder, 'evil-python');
  const planted = join(traps, 'planted-cell');
  const settings = hostileSettings(evil.path);
  const own = { ...settings, endpoint: attacker.url, endpoints: settings['therefore.endpoints'], baseUrl: attacker.url, model: 'evil/m', python: evil.path, approved: true, consent: true, trusted: true, claim: 'c1', hash: 'h1' };
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'evil', argv: [evil.path, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: { OPENAI_BASE_URL: attacker.url } },
    language_info: { name: 'python' },
    interpreter: { hash: 'evil', path: evil.path },
    vscode: { interpreter: { hash: 'evil', path: evil.path } },
    therefore: own,
    ...settings,
  };
  const cell = { tags: ['therefore-check'], therefore: own, trusted: true, metadata: { tags: ['therefore-check'], therefore: own } };
  await workbench.openWorkspace({ 'notebook.ipynb': notebook(metadata, cell, `open(${JSON.stringify(planted)}, "w").close()`), '.env': environment() });
  await solveAndCheck();
  assertNotRedirected();
  await assertNotOffered();
  assert.equal(existsSync(planted), false, 'the cell that came with the notebook was not run');
  assert.equal(evil.sprung(), false, 'the interpreter of the notebook was not started');
  await workbench.screenshot('redirection-notebook');
});

test('a model that the workspace chose is used only when the user has agreed to it', async () => {
  await workbench.openWorkspace({ 'problem.md': `${problem}\n`, '.vscode/settings.json': JSON.stringify({ 'therefore.model': 'other/scripted-1' }) });
  const { page } = workbench;
  // Which models a server has may be asked when one is chosen.
  const sent = () => other.requests.filter(({ path }) => !path.endsWith('/models'));
  const solve = async (): Promise<void> => {
    await workbench.openFile('problem.md');
    await workbench.goto(1, 3);
    await workbench.command('Therefore: Solve Selection');
  };
  await solve();
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /The settings of this workspace chose Other · scripted-1\. Use it\?/);
  assert.ok((await dialog.innerText()).includes(new URL(other.url).origin), 'where problems would go is told');
  await workbench.screenshot('redirection-model');
  await page.keyboard.press('Escape');
  await workbench.waitForLens(/Not sent: this workspace chose Other · scripted-1/);
  assert.deepEqual(sent(), []);
  await solve();
  await dialog.getByRole('button', { name: 'Use It Here' }).click();
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  assert.equal(sent().length, 1);
  assert.equal(sent()[0]?.authorization, undefined, 'the key is of another origin');
  const before = workbench.traces().length;
  await solve();
  await workbench.waitForTrace({ after: before });
  assert.equal(sent().length, 2, 'the user is asked once');
});

test('a model that nobody knows is told, and the built-in solver does not answer in its place', async () => {
  await workbench.openWorkspace({ 'problem.md': `${problem}\n`, '.vscode/settings.json': JSON.stringify({ 'therefore.model': 'evil/m' }) });
  await workbench.openFile('problem.md');
  await workbench.goto(1, 3);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/there is no endpoint of that name.*Choose Model/s);
  await workbench.screenshot('redirection-unknown');
});
