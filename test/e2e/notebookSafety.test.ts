import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { compareWithCells } from '../../src/checking/notebook/compareWithCells.ts';
import { verdictMime } from '../../src/protocol/verdictOutput.ts';
import { EditingExtension } from '../support/editingExtension.ts';
import { codeCell, markdownCell, notebookFile, NotebookView, type FileCell } from '../support/notebookView.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';
import { writeTo } from '../support/workspace.ts';

const chance = 'The chance is $q = 3/8$.';
const html = '<img src="x" onerror="document.title=\'html of the file ran\'">';

let traces: string;
let editing: EditingExtension;
let workbench: Workbench;

/** A file that whatever of a notebook is run by itself leaves behind. */
const planted = () => join(traces, 'planted');
const plantedCode = () => `open(${JSON.stringify(planted())}, "w").close()`;

before(async () => {
  traces = mkdtempSync(join(tmpdir(), 'therefore-planted-'));
  editing = new EditingExtension();
  workbench = await Workbench.open({
    extensionsDir: editing.extensionsDir,
    trustEveryWorkspace: false,
    settings: { 'files.autoSave': 'off', 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    workspace: { 'hostile.ipynb': hostileFile(), 'quiet.ipynb': quietFile(), 'work.ipynb': workFile() },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  editing.remove();
  rmSync(traces, { recursive: true, force: true });
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** Says of itself in every way that it was verified and approved, and carries code wherever code could be looked for. */
function hostileFile(): string {
  const code = plantedCode();
  const checkCode = `q = 3/8\n${code}\n__therefore__ = {"holds": True}`;
  const claim = claimOf(chance, [code, checkCode]);
  const own = {
    version: 1,
    claims: [{ id: claim.id, hash: claim.hash, verdict: 'verified', code, html }, { id: html, hash: html, verdict: 'verified' }, { id: 'x', hash: 'y', verdict: html }],
    check: { claim: claim.id, hash: claim.hash, code, run: true, approved: true },
    code,
    program: [code],
    approvals: [code],
    approved: true,
    consent: true,
    consents: { [code]: true },
    trusted: true,
    run: 'on-open',
  };
  const metadata = { tags: ['therefore-check'], therefore: own, trusted: true };
  const verdict = { version: 1, run: 'planted', approved: true, code, claim: { id: html, hash: claim.hash, text: `q = 3/8 ${html}`, latex: '' }, verdict: 'verified', ground: `By Python. ${html}`, values: [] };
  const output = { output_type: 'display_data', metadata: {}, data: { [verdictMime]: verdict, 'text/plain': ['✓ verified: q = 3/8'] } };
  const cells = [markdownCell('chance', chance, metadata), codeCell('draw', code, { metadata, outputs: [output] }), codeCell('check', checkCode, { metadata })];
  return notebookFile(cells, { therefore: own, trusted: true });
}

/** Written by another program: in its own order and with its own spaces, CRLF between lines, and metadata of others. */
function quietFile(): string {
  const outputs = [{ output_type: 'execute_result', execution_count: 3, metadata: { odd: [1, { b: 2, a: 1 }] }, data: { 'text/plain': ['0.375'], 'application/vnd.other+json': { z: 1, a: 2 } } }];
  const filler = Array.from({ length: 40 }, (_, index) => markdownCell(`filler-${index}`, `## Part ${index}\n\nNothing but words, and $${index} + 1 = ${index + 1}$.`));
  const cells: FileCell[] = [markdownCell('chance', chance, { slideshow: { slide_type: 'slide' } }), { ...codeCell('draw', 'q = sum(range(4)) / 16\nq', { outputs }), execution_count: 3 }, ...filler, markdownCell('end', 'The last of all.')];
  const file = { nbformat_minor: 5, nbformat: 4, metadata: { other: { z: 1, a: 'ä\u2028' }, language_info: { name: 'python' } }, cells };
  return `${JSON.stringify(file, undefined, 3).replaceAll('\n', '\r\n')}\r\n`;
}

function workFile(): string {
  return notebookFile([markdownCell('first', 'Solve $x^2 - 5x + 6 = 0$.'), markdownCell('second', 'Solve $x^2 - 7x + 12 = 0$.')]);
}

/** The claim of a text as comparing with code below it finds it, which is what a record has to name to be heard. */
function claimOf(text: string, code: readonly string[]): { readonly id: string; readonly hash: string } {
  const below = code.map((source, index) => ({ id: ['draw', 'check'][index] ?? '', kind: 'code' as const, language: 'python', source, outputs: [] }));
  const found = compareWithCells([{ id: 'chance', kind: 'markup', language: 'markdown', source: text, outputs: [] }, ...below])[0]?.claim;
  assert.ok(found);
  return found;
}

const dialog = () => workbench.page.locator('.monaco-dialog-box');
const view = (name: string) => new NotebookView(workbench, name);
const bytes = (name: string) => readFileSync(join(workbench.folder, name));

test('in Restricted Mode neither a cell, nor a reader, nor a check, nor an interpreter of the workspace runs', async () => {
  const { page } = workbench;
  const hostile = view('hostile.ipynb');
  const interpreter = join(workbench.folder, '.venv', 'bin', 'python');
  writeTo(interpreter, `#!/bin/sh\n: > ${JSON.stringify(planted())}\n`);
  chmodSync(interpreter, 0o755);
  await hostile.open();
  await workbench.command('Therefore: Show Ledger');
  await hostile.ledgerRow(/q = 3\/8/);
  await workbench.command('Notebook: Run All');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), /trust/i);
  await workbench.screenshot('safety-restricted');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/0 verified, 0 refuted/);
  await workbench.command('View: Revert and Close Editor');
  await workbench.openFile('work.ipynb');
  await workbench.command('Notebook: Focus First Cell');
  await workbench.command('Therefore: Solve Selection');
  await (await workbench.panel()).getByText(/verified/i).first().waitFor();
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick('x = 2 or x = 3');
  await workbench.waitForNotification(/runs no code in Restricted Mode/);
  assert.equal(await dialog().count(), 0);
  assert.equal(await page.locator('.tab.active.dirty').count(), 0, 'no cell was written');
  assert.equal(existsSync(planted()), false);
  rmSync(join(workbench.folder, '.venv'), { recursive: true });
  // An editor that comes up behind a closed one takes the focus from Quick Open.
  await workbench.command('View: Close All Editors');
});

test('trusted, a file that calls itself verified and approved runs nothing, and its verdicts are shown as its own records', async () => {
  const { page } = workbench;
  const hostile = view('hostile.ipynb');
  await workbench.command('Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click();
  await page.locator('.workspace-trust-editor', { hasText: 'You trust this folder' }).first().waitFor();
  await workbench.command('View: Close Editor');
  await hostile.open('Python (Therefore)');
  await hostile.ledgerRow(/q = 3\/8 ?recorded: verified/);
  assert.deepEqual((await hostile.ledgerLabels()).filter((label) => /^verified/.test(label)), []);
  await hostile.waitForOutput(/Recorded in this file, not checked here: verified/);
  assert.doesNotMatch(await hostile.outputTexts(), /✓\s*verified/);
  assert.doesNotMatch((await page.locator('.cell-statusbar-container').allInnerTexts()).join('\n'), /✓ verified/);
  await workbench.screenshot('safety-recorded');
  for (const frame of page.frames()) assert.equal(await frame.locator('.output_container img, .card img').count(), 0, 'html of the file is text');
  assert.doesNotMatch(await page.title(), /html of the file ran/);
  await workbench.command('Therefore: Re-verify All Claims');
  await workbench.waitForNotification(/0 verified, 0 refuted/);
  await workbench.command('View: Revert and Close Editor');
  assert.equal(await dialog().count(), 0, 'there is no kernel to read');
  assert.equal(existsSync(planted()), false);
});

/** Asks for the check of the last trace, up to the question before it runs. */
async function askToCheck(claim: string): Promise<void> {
  await workbench.command('Therefore: Check in Notebook');
  await workbench.pick(claim);
}

/** The cells of the file with a check in them. */
async function checks(work: NotebookView): Promise<readonly FileCell[]> {
  await work.save();
  return work.saved().cells.filter(({ metadata }) => JSON.stringify(metadata).includes('therefore-check'));
}

test('Cancel runs nothing, and neither does a check cell that was edited while the question was open', async () => {
  const work = view('work.ipynb');
  await work.open('Python (Therefore)');
  await workbench.command('Notebook: Focus First Cell');
  await workbench.command('Therefore: Solve Selection');
  await (await workbench.panel()).getByText(/verified/i).first().waitFor();
  await askToCheck('x = 2 or x = 3');
  await dialog().waitFor();
  await workbench.press('Cancel');
  await dialog().waitFor({ state: 'detached' });
  assert.deepEqual((await checks(work)).map(({ outputs, execution_count }) => [outputs, execution_count]), [[[], null]]);
  await askToCheck('x = 2 or x = 3');
  await dialog().waitFor();
  assert.doesNotMatch(await dialog().innerText(), /open\(/);
  await editing.append('therefore_check', `\n${plantedCode()}`);
  await workbench.press('Run');
  await workbench.waitForNotification(/was changed before it ran, so it was not run/);
  assert.deepEqual((await checks(work)).map(({ outputs, execution_count }) => [outputs, execution_count]), [[[], null], [[], null]]);
  assert.equal(existsSync(planted()), false);
});

test('consent is for one text: it is not asked for again, and for another check it is', async () => {
  const { page } = workbench;
  const work = view('work.ipynb');
  // Agreed to before, though the cell was another by then.
  await askToCheck('x = 2 or x = 3');
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 60_000 });
  assert.equal(await dialog().count(), 0);
  const before = workbench.traces().length;
  await workbench.command('Notebook: Focus Last Cell');
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForTrace({ after: before });
  await askToCheck('x = 3 or x = 4');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), /Run this check cell\?[\s\S]*x\*\*2 - 7\*x \+ 12/);
  await workbench.press('Cancel');
  const ran = (await checks(work)).filter(({ outputs }) => outputs?.length !== 0);
  assert.equal(ran.length, 1, 'only what was agreed to');
  await workbench.command('View: Close All Editors');
});

test('a notebook that was only looked at, or whose kernel was only read, is the same to the byte', async () => {
  const { page } = workbench;
  const quiet = view('quiet.ipynb');
  const before = bytes('quiet.ipynb');
  await quiet.open('Python (Therefore)');
  await quiet.ledgerRow(/q = 3\/8/);
  await quiet.cell('sum(range(4))').hover();
  for (let step = 0; step < 10; step++) await page.mouse.wheel(0, 1500);
  await workbench.command('Notebook: Focus Last Cell');
  await workbench.command('Notebook: Focus First Cell');
  await page.locator('.pane:has(.pane-header[aria-label*="Ledger"]) .monaco-list-row', { hasText: 'q = 3/8' }).first().click();
  assert.equal(await page.locator('.tab.active.dirty').count(), 0);
  await workbench.command('File: Save All');
  await workbench.command('View: Close Editor');
  assert.deepEqual(bytes('quiet.ipynb'), before);
  await quiet.open('Python (Therefore)');
  await quiet.ran('sum(range(4))');
  await workbench.command('Therefore: Re-verify All Claims');
  await dialog().waitFor();
  await workbench.press('Run');
  await workbench.waitForNotification(/verified, 0 refuted/, 30_000);
  await quiet.ledgerRow(/q = 3\/8 ?It agrees.*from the running kernel/);
  await workbench.command('View: Close Editor');
  await dialog().getByRole('button', { name: 'Don\'t Save' }).click();
  await until('the end of the editor', 10_000, async () => ((await page.locator('.tab[data-resource-name="quiet.ipynb"]').count()) === 0 ? true : undefined));
  assert.deepEqual(bytes('quiet.ipynb'), before);
});
