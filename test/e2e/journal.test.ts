import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { root } from '../host/setup.mjs';
import { workbenchUrl } from '../host/vscode.mjs';
import { CountingStream, killHost, problemFile, solveProblem } from '../support/killedHost.ts';
import { acceptPath, offeredPath } from '../support/pathDialog.ts';
import { filesIn } from '../support/profile.ts';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { screenshots, Workbench } from '../support/workbench.ts';

const problem = 'Solve $x^2 - 5x + 6 = 0$.';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 2));
  workbench = await Workbench.open({
    workspace: { [problemFile]: `${problem}\n` },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1', 'therefore.journal.maxMegabytes': 1, 'files.simpleDialog.enable': true },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

const solve = (): Promise<void> => solveProblem(workbench);

/** A stream of numbers without end, which the server sends from now on. */
function counting(pauseMs?: number): CountingStream {
  const stream = new CountingStream(0, pauseMs);
  server.script = stream.script;
  return stream;
}

/** The folder of the traces of the window that is open. */
function tracesFolder(): string {
  const path = filesIn(join(workbench.userDataDir, 'User')).find((file) => file.includes(`traces${sep}`) && file.endsWith('.jsonl'));
  assert.ok(path, 'there is a trace');
  return dirname(path);
}

const row = (text: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
const dialog = () => workbench.page.locator('.monaco-dialog-box');

// `npm run test:kill:host` kills at fifty moments.
test('the extension host is killed in mid-stream: after a reload the trace has all that came 250 ms before, and says that it was interrupted', async () => {
  const kill = await killHost(workbench, server, 900, 0);
  assert.equal(kill.missing, 0, JSON.stringify(kill));
  await (await workbench.panel()).getByText(/Interrupted/).first().scrollIntoViewIfNeeded();
  await workbench.screenshot('journal-killed');
});

test('a window that is reloaded in mid-stream has the trace as it came, with one end', async () => {
  const before = workbench.traces().length;
  const stream = counting();
  await solve();
  await until('the stream', 20_000, () => Promise.resolve(stream.sentAt.length > 300 || undefined));
  const due = stream.due(performance.now());
  await workbench.reload();
  await stream.ended();
  const trace = await workbench.waitForTrace({ after: before });
  const kept = stream.keptIn(trace.turns.at(-1));
  assert.ok(kept >= due, `${kept} are kept, ${due} were sent long enough before`);
  const [journal = ''] = workbench.journals().slice(-1);
  assert.equal(journal.match(/"kind":"end"/g)?.length, 1);
  const panel = await workbench.panel();
  await panel.getByText(/\b120 121 122\b/).first().waitFor();
});

test('Show Journal lists the traces and opens one as a document that cannot be changed', async () => {
  server.script = answering(quadratic.thinking, quadratic.right, 2);
  const before = workbench.traces().length;
  await solve();
  const { id } = await workbench.waitForTrace({ after: before });
  await workbench.command('Therefore: Show Journal');
  await row(problem.replaceAll('$', '')).or(row('x^2')).first().waitFor();
  await row('1 turn').waitFor();
  await workbench.screenshot('journal-list');
  await workbench.pick('1 turn');
  const { page } = workbench;
  await page.locator(`.tab.active[data-resource-name="${id}.jsonl"]`).waitFor();
  const editor = page.locator('.editor-group-container.active .monaco-editor .view-lines');
  await editor.getByText('"journal"').first().waitFor();
  await editor.click();
  await page.keyboard.type('changed');
  await workbench.screenshot('journal-shown');
  assert.doesNotMatch(await editor.innerText(), /changed/);
  assert.equal(await page.locator('.tab.active.dirty').count(), 0);
});

test('Export writes one trace to a file, and all to a folder, as they are', async () => {
  const target = join(workbench.folder, 'one.jsonl');
  await workbench.command('Therefore: Export Journal');
  await workbench.pick('1 turn');
  await offeredPath(workbench);
  await workbench.screenshot('journal-export-dialog');
  await acceptPath(workbench, target);
  await workbench.waitForNotification(/Exported 1 trace/);
  assert.ok(workbench.journals().includes(readFileSync(target, 'utf8')));

  await workbench.command('Therefore: Export Journal');
  await workbench.pick('All traces');
  await offeredPath(workbench);
  await workbench.page.locator('.quick-input-widget .monaco-button', { hasText: /OK|Export Here/ }).first().click();
  const count = workbench.journals().length;
  await workbench.waitForNotification(new RegExp(`Exported ${count} traces`));
  const [folder = ''] = readdirSync(workbench.folder).filter((name) => name.startsWith('therefore-journal-'));
  const exported = readdirSync(join(workbench.folder, folder)).sort().map((name) => readFileSync(join(workbench.folder, folder, name), 'utf8'));
  assert.deepEqual(exported, workbench.journals());
});

test('Delete Trace asks, and deletes that one alone', async () => {
  const before = workbench.traces();
  const last = before.at(-1)?.id;
  await workbench.command('Therefore: Delete Trace');
  await workbench.pick('1 turn');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), /Delete the trace/);
  await workbench.press('Cancel');
  assert.equal(workbench.traces().length, before.length);
  await workbench.command('Therefore: Delete Trace');
  await workbench.pick('1 turn');
  await dialog().waitFor();
  await workbench.screenshot('journal-delete');
  await workbench.press('Delete');
  await until('one trace fewer', 10_000, () => Promise.resolve(workbench.traces().length === before.length - 1 ? true : undefined));
  assert.ok(!workbench.traces().some(({ id }) => id === last));
});

test('what there is no room for is archived, told once, and still listed', async () => {
  const folder = tracesFolder();
  for (const [index, name] of ['old-1', 'old-2', 'old-3'].entries()) {
    const lines = [
      { journal: 'therefore', version: 1 },
      { kind: 'created', id: name, at: index, problem: { text: `Old problem ${index}`, kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
      { kind: 'asked', turn: 't1', at: index, task: 'solve', ask: '', reasoner: 'local', model: 'local/scripted-1', effort: 'auto' },
      { kind: 'reasoned', turn: 't1', at: index, event: { kind: 'text', part: 'a', text: 'long '.repeat(120_000) } },
      { kind: 'reasoned', turn: 't1', at: index, event: { kind: 'end', how: 'complete' } },
    ];
    writeFileSync(join(folder, `${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    utimesSync(join(folder, `${name}.jsonl`), 1e9 + index, 1e9 + index);
  }
  await workbench.reload();
  await workbench.waitForNotification(/The journal reached its size: its 2 oldest traces were moved to the archive/);
  assert.deepEqual(readdirSync(join(folder, 'archive')).sort(), ['old-1.jsonl.gz', 'old-2.jsonl.gz']);
  await workbench.command('Therefore: Show Journal');
  await row('Old problem 0').waitFor();
  await workbench.screenshot('journal-archived');
  await workbench.pick('Old problem 0');
  await workbench.page.locator('.tab.active[data-resource-name="old-1.jsonl"]').waitFor();
});

test('Delete All says how many, stops what runs, and leaves nothing', async () => {
  const folder = tracesFolder();
  const stream = counting();
  await solve();
  await until('the stream', 20_000, () => Promise.resolve(stream.sentAt.length > 50 || undefined));
  const count = workbench.journals().length + 2;
  await workbench.command('Therefore: Delete All Traces');
  await dialog().waitFor();
  assert.match(await dialog().innerText(), new RegExp(`Delete all ${count} traces of this journal\\?`));
  await workbench.screenshot('journal-delete-all');
  await workbench.press('Delete All');
  await until('an empty journal', 20_000, () => Promise.resolve(workbench.journals().length === 0 && stream.closed ? true : undefined));
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.jsonl')), []);
  assert.ok(!existsSync(join(folder, 'archive')) || readdirSync(join(folder, 'archive')).length === 0);
  await workbench.command('Therefore: Show Journal');
  await workbench.waitForNotification(/The journal is empty/);
});

test('a journal that cannot be written is said once in plain words, and the run goes on', async () => {
  server.script = answering(quadratic.thinking, quadratic.right, 2);
  await solve();
  await workbench.waitForTrace();
  const folder = tracesFolder();
  await workbench.reload();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  await solve();
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  await workbench.waitForNotification(/Therefore cannot write its journal: .* The run goes on/);
  assert.deepEqual(await workbench.notifications(), []);
  rmSync(folder);
  const trace = await workbench.waitForTrace();
  assert.equal(trace.turns.at(-1)?.end?.how, 'complete', 'what was refused is written when it can be');
  await workbench.screenshot('journal-refused');
});

test('a second window without a folder follows the run of the first, and does not call it interrupted', async () => {
  const { page } = workbench;
  const address = workbenchUrl(new URL('/', page.url()).href, { extension: root });
  await page.goto(address);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await workbench.command('Therefore: Open Panel');
  const first = await workbench.panel(60_000);
  // What is typed before the panel knows its trace is a draft for another.
  await first.locator('.empty, .turn').first().waitFor({ timeout: 30_000 });
  // Two windows paint what comes, so it comes as fast as from a fast model, not as fast as it can.
  const stream = counting(12);
  await first.locator('textarea').fill(problem);
  await first.locator('textarea').press('Enter');
  await until('the stream', 20_000, () => Promise.resolve(stream.sentAt.length > 150 || undefined));
  const other = await page.context().newPage();
  try {
    // A page in the background paints nothing.
    await other.bringToFront();
    await other.goto(address);
    await other.locator('.activitybar a[aria-label^="Therefore"]').click({ timeout: 60_000 });
    /** The newest number the second panel shows; of a long answer it holds the end alone. */
    const newest = async (): Promise<{ readonly panel: Frame; readonly number: number } | undefined> => {
      for (const panel of other.frames()) {
        if (!/fake\.html/.test(panel.url())) continue;
        const numbers = (await panel.locator('.turn .markdown').last().innerText({ timeout: 2000 }).catch(() => '')).match(/\b\d{3,}\b/g);
        if (numbers) return { panel, number: Number(numbers.at(-1)) };
      }
      return undefined;
    };
    const { panel: second, number: shown } = await until('the second panel', 60_000, newest);
    await until('the second panel to go on', 30_000, async () => ((await newest())?.number ?? 0) > shown + 100 || undefined);
    assert.ok(!workbench.journals().some((journal) => journal.includes('"interrupted"')));
    await page.bringToFront();
    await first.getByRole('button', { name: 'Stop' }).click();
    await other.bringToFront();
    await second.getByText(/Stopped/).first().waitFor({ timeout: 15_000 });
    await other.screenshot({ path: join(screenshots, 'journal-followed.png') });
    const journal = readFileSync(join(tracesFolder(), `${workbench.traces().at(-1)?.id}.jsonl`), 'utf8');
    assert.equal(journal.match(/"kind":"end"/g)?.length, 1);
    assert.match(journal, /"how":"cancelled"/);
  } finally {
    await other.close();
  }
});
