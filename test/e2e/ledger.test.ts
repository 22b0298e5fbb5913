import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { codeCell, markdownCell, notebookFile, NotebookView, type FileCell } from '../support/notebookView.ts';
import { proofView } from '../support/proofFrame.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

interface Recorded {
  readonly version: number;
  readonly claims: readonly Readonly<Record<string, unknown>>[];
}

const pendulum = notebookFile([
  markdownCell('chance', '## A chance\n\nThe chance is $q = 3/8$.'),
  codeCell('draw', 'q = sum(range(4)) / 16'),
  markdownCell('area', 'The area is $A = 28.3$, and $2 + 2 = 4$.'),
  codeCell('disc', 'import math\nr = 3\nA = math.pi * r ** 2 * 1.05\nA'),
]);

let workbench: Workbench;
let view: NotebookView;

before(async () => {
  workbench = await Workbench.open({ settings: { 'therefore.python.path': pythonPath() }, workspace: { 'pendulum.ipynb': pendulum } });
  view = new NotebookView(workbench, 'pendulum.ipynb');
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** The cells of the file once they are as wanted; a file that is being written is looked at again. */
const savedCells = (what: string, isWanted: (cells: readonly FileCell[]) => boolean): Promise<readonly FileCell[]> =>
  until(what, 10_000, () => {
    try {
      const { cells } = view.saved();
      return Promise.resolve(isWanted(cells) ? cells : undefined);
    } catch {
      return Promise.resolve(undefined);
    }
  });

test('each claim of a notebook is listed under its cell, and agrees or differs with what ran', async () => {
  await workbench.openFile('pendulum.ipynb');
  await workbench.page.getByText('Python (Therefore)').first().waitFor();
  await workbench.command('Therefore: Show Ledger');
  await view.ledgerRow(/q = 3\/8.*no run of it is known/);
  await workbench.command('Notebook: Run All');
  await view.ledgerRow(/A = 28\.3 ?The text says 28\.3; A .* 29\.68/);
  await view.ledgerRow(/2 \+ 2 = 4/);
  await workbench.page.locator('.cell-statusbar-container', { hasText: '✗ refuted: A = 28.3' }).first().waitFor();
  assert.ok((await view.ledgerLabels()).some((label) => /^refuted: A = 28\.3\./.test(label ?? '')));
  await workbench.screenshot('ledger-notebook');
});

test('the filter shows only what is asked for, and a click goes to the claim', async () => {
  const { page } = workbench;
  await workbench.command('Therefore: Filter Ledger');
  for (const kind of ['verified', 'inconclusive', 'not checked', 'text has changed']) {
    const box = page.locator('.quick-input-list .monaco-list-row', { hasText: kind }).first();
    await box.click();
  }
  await page.keyboard.press('Enter');
  await until('one claim in the ledger', 10_000, async () => ((await view.ledgerRows()).filter((text) => /=/.test(text) && !/Cell/.test(text)).length === 1 ? true : undefined), () => view.ledgerRows());
  await page.locator('.pane:has(.pane-header[aria-label*="Ledger"]) .monaco-list-row', { hasText: 'A = 28.3' }).last().click();
  // A Markdown cell's text stands in a webview of its own.
  await page.locator('.notebookOverlay .monaco-list-row.focused[data-index="2"]').waitFor({ state: 'attached' });
  await workbench.command('Therefore: Show All Claims in the Ledger');
  await view.ledgerRow(/2 \+ 2 = 4/);
});

test('the proof view tells what cells say of a line', async () => {
  await workbench.command('Notebook: Edit Cell');
  await workbench.command('Therefore: Show Proof View');
  const proof = await proofView(workbench);
  await until('the word of the cells', 20_000, async () => (/The area is[\s\S]*✗ refuted · notebook cells/.test(await proof.locator('main').innerText()) ? true : undefined), () => proof.locator('main').innerText());
  await workbench.screenshot('proof-notebook');
  await workbench.command('Notebook: Stop Editing Cell');
  await workbench.command('Therefore: Show Ledger');
});

test('all is verified anew against the running kernel after consent, and recorded by id and content only', async () => {
  const { page } = workbench;
  await workbench.command('File: Save');
  const before = { cells: await savedCells('the saved file', () => true) };
  await workbench.command('Therefore: Re-verify All Claims');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Therefore reads .*q.* with a program of its own that changes nothing[\s\S]*No sandbox: it can reach the network/);
  await dialog.getByRole('button', { name: 'Run' }).click();
  await workbench.waitForNotification(/2 verified, 1 refuted/);
  await view.ledgerRow(/q = 3\/8 ?It agrees.* 0\.375, from the running kernel/);
  await workbench.command('File: Save');
  const after = await savedCells('the record in the file', (cells) => cells.some(({ metadata }) => 'therefore' in metadata));
  const records = after.map(({ metadata }) => metadata['therefore'] as Recorded | undefined);
  assert.deepEqual(records.map((record) => record?.claims.map(({ verdict }) => verdict)), [['verified'], undefined, ['refuted', 'verified'], undefined]);
  for (const claim of records.flatMap((record) => record?.claims ?? [])) assert.deepEqual(Object.keys(claim).sort(), ['hash', 'id', 'verdict']);
  const others = (cells: readonly FileCell[]): unknown => cells.map(({ metadata, ...cell }) => ({ ...cell, metadata: { ...metadata, therefore: undefined } }));
  assert.deepEqual(others(after), others(before.cells));
});

test('a colleague who opens the file sees what was recorded as a record, and can redo it', async () => {
  await workbench.reload();
  await workbench.openFile('pendulum.ipynb');
  await workbench.command('Therefore: Show Ledger');
  await view.ledgerRow(/q = 3\/8 ?recorded: verified/);
  await view.ledgerRow(/A = 28\.3 ?The text says 28\.3; A .* from the saved output/);
  const label = (await view.ledgerLabels()).find((each) => /q = 3\/8/.test(each ?? ''));
  assert.match(label ?? '', /^recorded: verified/);
});

test('a summary of all verdicts stands in a cell of its own, once', async () => {
  await workbench.command('Therefore: Insert Summary of Verdicts');
  await workbench.command('Therefore: Insert Summary of Verdicts');
  await workbench.command('File: Save');
  const cells = await savedCells('the summary in the file', ({ length }) => length === 5);
  const text = [cells[4]?.source ?? ''].flat().join('');
  assert.match(text, /\| 3 \| `A = 28\.3` \| ✗ refuted \|/);
  await workbench.screenshot('ledger-summary');
});

test('an edit of the code makes what rests on it stale at once, and tells why', async () => {
  const { page } = workbench;
  const cell = page.locator('.notebookOverlay .monaco-list-row', { hasText: 'r = 3' });
  await cell.locator('.view-line').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  # metres');
  await cell.locator('.view-line', { hasText: 'metres' }).waitFor();
  await view.ledgerRow(/A = 28\.3.*was changed after it ran/);
  assert.ok((await view.ledgerLabels()).some((label) => /^text has changed: A = 28\.3\./.test(label ?? '')));
  await workbench.screenshot('ledger-stale');
});
