import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { answerText, type Trace } from '../../src/core/trace.ts';
import { panelsIn, tellHost } from '../support/panelMessages.ts';
import { protocolServer, type ProtocolServer, type Script } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(counting(200));
  workbench = await Workbench.open({
    workspace: { 'notes.md': '# Notes\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** Answers with so many numbers, some fifty a second. */
function counting(count: number): Script {
  return async ({ send, pause, response }) => {
    for (let n = 0; n < count; n++) {
      send({ id: 'c', model: 'scripted-1', choices: [{ index: 0, delta: { content: `${n} ` }, finish_reason: null }] });
      await pause(20);
    }
    send({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    send('[DONE]');
    response.end();
  };
}

const numbers = (count: number): string => Array.from({ length: count }, (_, n) => n).join(' ');

/** A new problem, and the panel once some of the answer is in it. */
async function streaming(text: string): Promise<Frame> {
  const panel = await workbench.panel();
  await tellHost(panel, 'ask', { trace: undefined, text, task: 'solve' });
  await panel.getByText(text).first().waitFor();
  await panel.getByText(/\b5 6 7\b/).first().waitFor();
  return panel;
}

function ofProblem(text: string): Trace | undefined {
  return workbench.traces().find(({ problem }) => problem.text === text);
}

/** The trace as its journal has it, once its only turn has ended. */
async function ended(text: string): Promise<Trace> {
  return until(`“${text}” to end`, 30_000, () => {
    const trace = ofProblem(text);
    return Promise.resolve(trace?.turns[0]?.end ? trace : undefined);
  });
}

/** What a panel shows of the only turn; its text with one space between words. */
async function shown(panel: Frame): Promise<string> {
  assert.equal(await panel.locator('.turn').count(), 1);
  return (await panel.locator('.answer').innerText()).replace(/\s+/g, ' ').trim();
}

/** Waits until a panel shows what the journal has, all of it and once. */
async function showsJournal(panel: Frame, text: string): Promise<string> {
  const [turn] = (await ended(text)).turns;
  const kept = turn ? answerText(turn).trim() : '';
  await until('the panel to show what the journal has', 15_000, async () => ((await shown(panel)) === kept ? true : undefined), () => shown(panel));
  return kept;
}

test('hidden behind another view in mid-stream, the panel catches up when it is shown again', async () => {
  const panel = await streaming('Count behind a view.');
  await workbench.command('View: Show Explorer');
  await workbench.page.locator('.explorer-viewlet').waitFor();
  await until('more to have come', 15_000, () => Promise.resolve(/\b60 61 62\b/.test(answerOf('Count behind a view.')) || undefined));
  await workbench.command('Therefore: Open Panel');
  const again = await until('the panel', 15_000, async () => (await panelsIn(workbench.page))[0]);
  await again.getByText(/\b60 61 62\b/).first().waitFor();
  assert.equal(await showsJournal(again, 'Count behind a view.'), numbers(200));
  assert.ok(again === panel || panel.isDetached());
});

test('opened in an editor in mid-stream, both panels show all of it, once', async () => {
  const panel = await streaming('Count in two panels.');
  await workbench.command('Therefore: Open in Editor');
  const editor = await until('a second panel', 15_000, async () => (await panelsIn(workbench.page)).find((frame) => frame !== panel));
  await editor.getByText('Count in two panels.').first().waitFor();
  assert.equal(await showsJournal(editor, 'Count in two panels.'), numbers(200));
  assert.equal(await showsJournal(panel, 'Count in two panels.'), numbers(200));
  await workbench.screenshot('panel-life-editor');
  await workbench.command('View: Close All Editors');
});

test('another window in mid-stream follows what this one runs, and the journal has it once', async () => {
  const panel = await streaming('Count in two windows.');
  const other = await workbench.another();
  try {
    const there = await other.panel();
    await tellHost(there, 'choose', { trace: ofProblem('Count in two windows.')?.id });
    await there.getByText('Count in two windows.').first().waitFor();
    assert.equal(await showsJournal(panel, 'Count in two windows.'), numbers(200));
    assert.equal(await showsJournal(there, 'Count in two windows.'), numbers(200));
    assert.equal(workbench.journals().filter((journal) => journal.includes('Count in two windows.')).length, 1);
    await other.screenshot('panel-life-second-window');
  } finally {
    await other.close();
  }
});

test('reloaded in mid-stream, what came is there as interrupted: nothing lost, nothing doubled', async () => {
  server.script = counting(2000);
  const panel = await streaming('Count without end.');
  await panel.getByText(/\b30 31 32\b/).first().waitFor();
  const before = await shown(panel);
  await workbench.reload();
  const again = await workbench.panel();
  await again.getByText('Count without end.').first().waitFor();
  const kept = await showsJournal(again, 'Count without end.');
  assert.ok(kept.startsWith(before), `what was shown is kept: ${before.slice(-20)}, ${kept.slice(-20)}`);
  assert.equal(kept, numbers(kept.split(' ').length));
  assert.equal(ofProblem('Count without end.')?.turns[0]?.end?.how, 'interrupted');
  await again.getByText(/Interrupted: the window was closed or reloaded/).first().waitFor();
  await workbench.screenshot('panel-life-reloaded');
});

function answerOf(text: string): string {
  const [turn] = ofProblem(text)?.turns ?? [];
  return turn ? answerText(turn) : '';
}
