import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { conversation } from '../../src/core/conversation.ts';
import { answerText, type Trace } from '../../src/core/trace.ts';
import type { AttachmentItem, ToPanel } from '../../src/protocol/panel.ts';
import { heardFromHost, listenToHost, panelsIn, showsAnswers, tellHost } from '../support/panelMessages.ts';
import { answering, protocolServer, quadratic, type ProtocolServer, type Script } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 2));
  workbench = await Workbench.open({
    workspace: {
      'quadratic.md': '# A problem\n\nSolve the equation\n\n$x^2 - 5x + 6 = 0$.\n',
      'facts.md': '# Facts\n\nThe sum of the roots is five.\n',
      'numbers.bin': Buffer.from([0, 1, 2, 255, 254]),
    },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

const asked = (): { readonly model: string; readonly messages: readonly { readonly role: string; readonly content: string }[] }[] =>
  server.requests.filter(({ path }) => path.endsWith('/chat/completions')).map(({ body }) => JSON.parse(body) as ReturnType<typeof asked>[number]);

/** The trace once it has so many turns, and all of them have ended. */
async function traceWith(turns: number, id?: string): Promise<Trace> {
  return until(`a trace with ${turns} turns`, 20_000, () => {
    const traces = workbench.traces();
    const trace = id === undefined ? traces.at(-1) : traces.find((each) => each.id === id);
    return Promise.resolve(trace?.turns.length === turns && trace.turns.every(({ end }) => end) ? trace : undefined);
  });
}

/** The newest message of a kind, once there is one that fits. */
async function heard<K extends keyof ToPanel>(panel: Frame, type: K, fits: (data: ToPanel[K]) => boolean = () => true): Promise<ToPanel[K]> {
  return until(`${type} from the host`, 10_000, async () => (await heardFromHost(panel)).flatMap((message) => (message.type === type ? [message.data as ToPanel[K]] : [])).findLast(fits), async () => JSON.stringify((await heardFromHost(panel)).map(({ type: kind, data }) => (kind === 'snapshot' ? [kind, data.trace?.id, data.trace?.turns.map(({ ask }) => ask)] : kind))).slice(-3000));
}

test('a question asked again is another version of it, with a model for that run alone', async () => {
  await workbench.openFile('quadratic.md');
  await workbench.goto(5, 5);
  await workbench.command('Therefore: Solve Selection');
  const { id } = await traceWith(1);
  const panel = await workbench.panel();
  await listenToHost(panel);
  await tellHost(panel, 'ask', { trace: id, text: 'Why is $x = 2$ a root?', task: 'ask' });
  const [first, second] = (await traceWith(2, id)).turns;
  assert.ok(first && second);
  await tellHost(panel, 'regenerate', { trace: id, turn: second.id, with: 'model' });
  await workbench.pick('Local');
  await workbench.pick('scripted-2');
  const trace = await traceWith(3, id);
  const [, , third] = trace.turns;
  assert.ok(third);
  assert.deepEqual([third.parent, third.ask, third.askedModel, third.once], [first.id, second.ask, 'local/scripted-2', ['model']]);
  assert.deepEqual(conversation(trace).map((turn) => turn.id), [first.id, third.id]);
  const request = asked().at(-1);
  assert.equal(request?.model, 'scripted-2');
  assert.equal(request?.messages.filter(({ content }) => content.includes('Why is')).length, 1, 'the other version is not spoken of');
  await workbench.page.locator('.statusbar-item', { hasText: 'scripted-1 · auto' }).first().waitFor();
  await tellHost(panel, 'regenerate', { trace: id, turn: second.id, with: 'effort' });
  await workbench.pick('low');
  const low = (await traceWith(4, id)).turns[3];
  assert.deepEqual([low?.parent, low?.effort, low?.askedModel, low?.once], [first.id, 'low', 'local/scripted-1', ['effort']]);
});

test('edited words are another version; turning back shows the first, and what follows goes on with it', async () => {
  const panel = await workbench.panel();
  const { id, turns } = await traceWith(4);
  const [first, second] = turns;
  assert.ok(first && second);
  await tellHost(panel, 'ask', { trace: id, text: 'And $x = 3$?', task: 'ask', instead: second.id });
  const edited = (await traceWith(5, id)).turns[4];
  assert.deepEqual([edited?.ask, edited?.parent], ['And $x = 3$?', first.id]);
  await tellHost(panel, 'showTurn', { trace: id, turn: second.id });
  await until('the first version to be shown', 5000, () => Promise.resolve(workbench.traces().at(-1)?.shown === second.id ? true : undefined));
  await tellHost(panel, 'ask', { trace: id, text: 'Go on.', task: 'ask' });
  const trace = await traceWith(6, id);
  assert.deepEqual(conversation(trace).map(({ ask }) => ask), ['', 'Why is $x = 2$ a root?', 'Go on.']);
  assert.ok(!JSON.stringify(asked().at(-1)?.messages).includes('And $x = 3$?'));
});

test('a follow-up sends its events, and the trace no second time', async () => {
  const panel = await workbench.panel();
  const messages = await heardFromHost(panel);
  assert.equal(messages.filter(({ type }) => type === 'snapshot').length, 0);
  assert.ok(messages.some(({ type }) => type === 'events') && messages.some(({ type }) => type === 'header'));
});

test('a fork is a trace of its own with all that led there', async () => {
  const panel = await workbench.panel();
  const old = await traceWith(6);
  const [, second] = old.turns;
  assert.ok(second);
  await tellHost(panel, 'fork', { trace: old.id, turn: second.id });
  const fork = await until('the fork', 10_000, () => Promise.resolve(workbench.traces().find(({ from }) => from?.trace === old.id)));
  assert.deepEqual(fork.turns.map(answerText), old.turns.slice(0, 2).map(answerText));
  assert.equal((await heard(panel, 'snapshot')).trace?.id, fork.id);
});

test('names and pins are shown at once, pinned ones first, and are kept', async () => {
  const panel = await workbench.panel();
  const [old] = workbench.traces();
  assert.ok(old);
  await tellHost(panel, 'rename', { trace: old.id, title: 'The roots' });
  await tellHost(panel, 'pin', { trace: old.id, pinned: true });
  const { traces } = await heard(panel, 'header', (header) => header.traces[0]?.pinned === true);
  assert.deepEqual(traces.map(({ title, pinned }) => [title, pinned])[0], ['The roots', true]);
});

test('a line of the problem leads to the panel, and the panel back to the line, also when it has moved', async () => {
  const panel = await workbench.panel();
  await workbench.openFile('quadratic.md');
  await workbench.goto(5, 8);
  await workbench.command('Therefore: Show in Therefore Panel');
  assert.deepEqual(await heard(panel, 'focus'), { on: 'line', line: 0 });
  await workbench.openFile('quadratic.md');
  await workbench.goto(1, 1);
  await workbench.page.keyboard.type('\n\n');
  const id = workbench.traces().at(-1)?.id ?? '';
  await tellHost(panel, 'reveal', { trace: id, line: 0 });
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 7' }).first().waitFor();
  await workbench.page.keyboard.press('Control+Z');
});

test('two problems are worked on at once, and one that is deleted is gone', async () => {
  const panel = await workbench.panel();
  const before = workbench.traces().length;
  server.script = counting(100);
  for (const text of ['Count once.', 'Count twice.']) await tellHost(panel, 'ask', { trace: undefined, text, task: 'solve' });
  await until('both to run', 10_000, async () => (await heardFromHost(panel)).some((message) => (message.type === 'header' || message.type === 'snapshot') && message.data.traces.filter(({ running }) => running).length === 2) || undefined);
  const both = await until('both answers', 20_000, () => {
    const found = workbench.traces().slice(before);
    return Promise.resolve(found.length === 2 && found.every(({ turns }) => turns[0]?.end) ? found : undefined);
  });
  for (const { turns } of both) assert.equal(turns[0] && answerText(turns[0]), numbers(100));
  for (const { id } of both) {
    await tellHost(panel, 'remove', { trace: id });
    await workbench.press('Delete');
    await until('the trace to be gone', 10_000, () => Promise.resolve(workbench.traces().some((trace) => trace.id === id) ? undefined : true));
  }
  await heard(panel, 'header', ({ traces }) => !traces.some(({ id }) => both.some((trace) => trace.id === id)));
  server.script = answering(quadratic.thinking, quadratic.right, 2);
});

test('what is attached goes with the words, and its text to the model alone', async () => {
  await workbench.openFile('facts.md');
  await workbench.select('facts.md', 'The sum of the roots');
  const panel = await workbench.panel();
  const offered = async (query: string, request: number): Promise<readonly AttachmentItem[]> => {
    await tellHost(panel, 'suggest', { request, query });
    return (await heard(panel, 'suggestions', (data) => data.request === request)).items;
  };
  const all = await offered('', 1);
  assert.deepEqual(all[0] && [all[0].kind, all[0].label, all[0].detail], ['selection', 'facts.md:3', 'The sum of the roots']);
  const [binary] = await offered('NUMBERS', 2);
  assert.deepEqual([binary?.kind, binary?.label], ['file', 'numbers.bin']);
  await tellHost(panel, 'attachItem', { id: binary?.id ?? '' });
  await workbench.waitForNotification(/numbers\.bin is neither text nor a picture/);
  await tellHost(panel, 'attachItem', { id: all[0]?.id ?? '' });
  const { attached } = await heard(panel, 'header', (header) => header.attached.length === 1);
  assert.equal(attached[0]?.kind, 'selection');
  await workbench.screenshot('panel-attached');
  const { id, turns } = workbench.traces().at(-1) ?? { id: '', turns: [] };
  await tellHost(panel, 'ask', { trace: id, text: 'Is that so?', task: 'ask' });
  await traceWith(turns.length + 1, id);
  assert.match(asked().at(-1)?.messages.at(-1)?.content ?? '', /^Is that so\?\n\n(.+)\nfacts\.md:3:\nThe sum of the roots\n\1$/);
  await heard(panel, 'header', (header) => header.attached.length === 0);
  const messages = (await heardFromHost(panel)).filter(({ type }) => type === 'events');
  const event = messages.flatMap((message) => (message.type === 'events' ? message.data.events : [])).findLast(({ kind }) => kind === 'asked');
  assert.deepEqual(event?.kind === 'asked' && event.attachments, [{ kind: 'file', name: 'facts.md:3', content: '' }]);
});

test('a slash command without a problem works on its words; the built-in checker needs no model', async () => {
  const panel = await workbench.panel();
  const before = workbench.traces().length;
  await workbench.command('Therefore: Choose Model');
  await workbench.pick('Built-in solver');
  await workbench.page.locator('.statusbar-item', { hasText: 'Built-in solver' }).first().waitFor();
  await tellHost(panel, 'ask', { trace: undefined, text: 'We have $2 + 2 = 4$ and so $3 \\cdot 5 = 16$.', task: 'check' });
  const trace = await workbench.waitForTrace({ after: before });
  const [turn] = trace.turns;
  assert.deepEqual([turn?.task, turn?.end?.how], ['check', 'complete']);
  assert.deepEqual(turn?.claims.map(({ verdict }) => verdict.kind), ['verified', 'refuted']);
  assert.match(turn ? answerText(turn) : '', /first statement that is wrong: \$3 ?\\cdot ?5 ?= ?16\$/);
  await workbench.screenshot('panel-builtin-check');
  await tellHost(panel, 'ask', { trace: trace.id, text: '', task: 'similar' });
  const declined = (await traceWith(2, trace.id)).turns[1];
  assert.equal(declined?.end?.how, 'declined');
  await workbench.command('Therefore: Choose Model');
  await workbench.pick('Local');
  await workbench.pick('scripted-1');
  await workbench.page.locator('.statusbar-item', { hasText: 'scripted-1 · auto' }).first().waitFor();
});

test('a panel in an editor keeps its trace, and what is chosen in it changes nothing else', async () => {
  await workbench.command('Therefore: Open in Editor');
  const sidebar = await workbench.panel();
  const editor = await until('a second panel', 15_000, async () => (await panelsIn(workbench.page)).find((frame) => frame !== sidebar));
  await listenToHost(editor);
  const [old, fork] = workbench.traces();
  assert.ok(old && fork);
  await tellHost(editor, 'choose', { trace: old.id });
  const { trace, place } = await heard(editor, 'snapshot', (data) => data.trace?.id === old.id);
  assert.deepEqual([trace?.turns.length, place], [6, 'editor']);
  await workbench.page.locator('.tab.active', { hasText: 'The roots' }).waitFor();
  await listenToHost(sidebar);
  const snapshots = async (): Promise<number> => (await heardFromHost(editor)).filter(({ type }) => type === 'snapshot').length;
  const before = await snapshots();
  await tellHost(sidebar, 'choose', { trace: fork.id });
  await heard(sidebar, 'snapshot', (data) => data.trace?.id === fork.id);
  assert.equal(await snapshots(), before);
  await workbench.screenshot('panel-in-editor');
});

test('a reload brings back the trace, its branch, and the panel in the editor with its own', async () => {
  const [old, fork] = workbench.traces();
  assert.ok(old && fork);
  // In a browser VS Code writes every five seconds which editors are open.
  await workbench.page.waitForTimeout(6000);
  await workbench.reload();
  const found = await until('both panels', 30_000, () => panelsIn(workbench.page).then((all) => (all.length === 2 ? all : undefined)));
  for (const frame of found) await listenToHost(frame).then(() => tellHost(frame, 'ready', undefined));
  const shown = await Promise.all(found.map((frame) => heard(frame, 'snapshot')));
  const byPlace = new Map(shown.map((snapshot) => [snapshot.place, snapshot]));
  assert.equal(byPlace.get('sidebar')?.trace?.id, fork.id);
  const inEditor = byPlace.get('editor')?.trace;
  assert.equal(inEditor?.id, old.id);
  assert.deepEqual(conversation(inEditor).map(({ ask }) => ask), ['', 'Why is $x = 2$ a root?', 'Go on.']);
  await workbench.screenshot('panel-reloaded');
});

/** Answers with so many numbers, one every 20 ms. */
const counting = (count: number): Script => async ({ send, pause, response }) => {
  for (let n = 0; n < count; n++) {
    send({ id: 'c', model: 'scripted-1', choices: [{ index: 0, delta: { content: `${n} ` }, finish_reason: null }] });
    await pause(20);
  }
  send({ id: 'c', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  send('[DONE]');
  response.end();
};
const numbers = (count: number): string => Array.from({ length: count }, (_, n) => `${n} `).join('');

test('a panel that is moved to the second side bar in mid-stream has everything once', async () => {
  await workbench.command('View: Close All Editors');
  const before = workbench.traces().length;
  const panel = await workbench.panel();
  server.script = counting(300);
  await tellHost(panel, 'ask', { trace: undefined, text: 'Count for me.', task: 'solve' });
  await panel.getByText(/\b5 6 7\b/).first().waitFor();
  await workbench.command('View: Move View');
  await workbench.pick('Therefore');
  await workbench.pick('New Secondary Side Bar Entry');
  await workbench.page.locator('.part.auxiliarybar').waitFor();
  const moved = await until('the panel in the second side bar', 15_000, async () => (await panelsIn(workbench.page)).find((frame) => frame !== panel));
  await moved.getByText(/\b40 41 42\b/).first().waitFor();
  const trace = await workbench.waitForTrace({ after: before });
  const [turn] = trace.turns;
  assert.equal(turn && answerText(turn), numbers(300));
  await until('all of it, once', 10_000, async () => ((await moved.locator('.turn').count()) === 1 && (await moved.locator('.answer').innerText()).includes('297 298 299') ? true : undefined));
  await workbench.screenshot('panel-second-side-bar');
});

test('two windows on one workspace: what is asked in either is in both, once', async () => {
  const panel = await workbench.panel();
  const other = await workbench.another();
  try {
    const there = await other.panel();
    const { id, turns } = workbench.traces().at(-1) ?? { id: '', turns: [] };
    assert.equal(turns.length, 1);
    server.script = counting(20);
    await tellHost(panel, 'ask', { trace: id, text: 'From the first window.', task: 'ask' });
    await traceWith(2, id);
    await tellHost(there, 'choose', { trace: id });
    await showsAnswers(there, [numbers(300), numbers(20)]);
    await tellHost(there, 'ask', { trace: id, text: 'From the second window.', task: 'ask' });
    const trace = await traceWith(3, id);
    assert.deepEqual(trace.turns.map(({ ask }) => ask), ['', 'From the first window.', 'From the second window.']);
    assert.deepEqual(trace.turns.map(answerText), [numbers(300), numbers(20), numbers(20)]);
    for (const each of [panel, there]) await showsAnswers(each, trace.turns.map(answerText));
  } finally {
    await other.close();
  }
});
