import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { stale } from '../../src/core/verdict.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { lastPosted, openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, inconclusive, problem, quadratic, reasoned, reduce, refuted, snapshot, solved, solvedText, thinking, unchecked, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const open = (events: readonly TraceEvent[] | undefined, options: PageOptions = {}): Promise<PanelPage> => openTrace(harness, events, options);

test('it says ready first and acknowledges what it applied', async () => {
  const panel = await open([created(), asked()]);
  assert.deepEqual((await panel.posted()).slice(0, 2), [{ type: 'ready', data: undefined }, { type: 'acknowledge', data: { sequence: 2 } }]);
  await panel.send('events', { trace: 'one', events: [thinking('Hm.')], sequence: 3 });
  await panel.settled();
  assert.deepEqual(await lastPosted(panel, 'acknowledge'), { sequence: 3 });
});

test('a stream in small pieces ends as the snapshot of the whole shows it', async () => {
  const panel = await open([created(), asked()]);
  let sequence = 2;
  const pieces = solvedText.match(/[\s\S]{1,7}/g) ?? [];
  for (const piece of pieces) await panel.send('events', { trace: 'one', events: [answer(piece)], sequence: ++sequence });
  await panel.send('events', { trace: 'one', events: [end], sequence: ++sequence });
  await panel.settled();
  const streamed = await panel.page.locator('.answer').innerHTML();
  const whole = await open([created(), asked(), answer(solvedText), end]);
  assert.equal(await whole.page.locator('.answer').innerHTML(), streamed);
  assert.ok((await panel.page.locator('.answer .katex').count()) >= 8);
  assert.deepEqual(panel.errors, []);
});

test('a gap in the sequence is not guessed over: everything is asked for again', async () => {
  const panel = await open([created(), asked()]);
  await panel.send('events', { trace: 'one', events: [answer('lost its beginning')], sequence: 9 });
  await panel.settled();
  assert.equal((await panel.posted()).filter(({ type }) => type === 'ready').length, 2);
  assert.doesNotMatch((await panel.page.textContent('body')) ?? '', /lost its beginning/);
});

test('events that were contained in a snapshot are not applied twice', async () => {
  const panel = await open([created(), asked(), answer('once ')]);
  await panel.send('events', { trace: 'one', events: [answer('once ')], sequence: 3 });
  await panel.settled();
  assert.equal((await panel.page.locator('.answer').innerText()).trim(), 'once');
});

test('a snapshot in mid-stream keeps what the reader opened', async () => {
  const panel = await open([created(), asked(), thinking('First thought.\n\nSecond')]);
  await panel.page.getByRole('button', { name: /Thinking/ }).click();
  await panel.send('snapshot', snapshot(reduce([created(), asked(), thinking('First thought.\n\nSecond thought.\n\n')]), 4));
  await panel.settled();
  assert.match(await panel.page.locator('.thinking-body').innerText(), /Second thought\./);
});

test('verdicts are told in mark and word, with evidence and counterexample', async () => {
  const panel = await open([...solved.slice(0, -1), checked(claim('c6', 'y = 1'), stale(verified)), end]);
  const texts = await panel.page.locator('.claim').allInnerTexts();
  for (const [index, wanted] of [/✓\s*verified/, /✗\s*refuted/, /\?\s*inconclusive/, /–\s*not checked/, /✓\s*verified\s*final answer/, /↻\s*text has changed/].entries()) {
    assert.match(texts[index] ?? '', wanted);
  }
  assert.match(texts[1] ?? '', /At x = 2 the left side is 9, the right side 7\./);
  assert.match(texts[1] ?? '', /12 points · 60 digits/);
  assert.match(texts[1] ?? '', /where x ≠ 2/);
  assert.match(texts[2] ?? '', /Only 2 points could be compared/);
  assert.match(texts[5] ?? '', /It was: verified/);
  assert.match((await panel.page.locator('.claims > summary').textContent()) ?? '', /✗ 1 refuted · ✓ 2 verified · \? 1 inconclusive · – 1 not checked · ↻ 1/);
});

test('a verdict that changes replaces the old one', async () => {
  const panel = await open([created(), asked(), answer('x'), checked(claim('c', 'x = 1'), unchecked)]);
  await panel.send('events', { trace: 'one', events: [checked(claim('c', 'x = 1'), refuted)], sequence: 5 });
  await panel.settled();
  assert.equal(await panel.page.locator('.claim').count(), 1);
  assert.match(await panel.page.locator('.claim').innerText(), /refuted/);
});

test('the next refuted claim is one button away', async () => {
  const panel = await open([...solved.slice(0, 6), checked(claim('c9', '1 = 2'), refuted), ...solved.slice(6)], { height: 500 });
  const next = panel.page.getByRole('button', { name: /2 refuted: show next/ });
  const focused = (): Promise<string | undefined> => panel.page.evaluate(() => (document.activeElement as HTMLElement).dataset['claim']);
  const order: (string | undefined)[] = [];
  for (let press = 0; press < 3; press++) {
    await next.click();
    order.push(await focused());
  }
  assert.equal(new Set(order).size, 2);
  assert.equal(order[0], order[2]);
});

test('a problem of a document without a file is named as its tab is', async () => {
  const untitled = solved.map((change) => (change.kind === 'created' && change.problem.place ? { ...change, problem: { ...change.problem, place: { ...change.problem.place, uri: 'untitled:Untitled-1' } } } : change));
  const panel = await open(untitled);
  await panel.page.getByRole('button', { name: 'Untitled-1:6', exact: true }).waitFor();
});

test('buttons post what they say', async () => {
  const panel = await open(solved);
  const press = (name: string | RegExp): Promise<void> => panel.page.getByRole('button', { name }).first().click();
  await press('quadratic.md:6');
  assert.deepEqual(await lastPosted(panel, 'reveal'), { trace: 'one' });
  await press('Insert below');
  assert.deepEqual(await lastPosted(panel, 'insert'), { trace: 'one', turn: 't1' });
  await press('Copy');
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: solvedText });
  await press('Retry');
  assert.deepEqual(await lastPosted(panel, 'retry'), { trace: 'one', turn: 't1' });
  await press(/^Check in notebook/);
  assert.deepEqual(await lastPosted(panel, 'checkInNotebook'), { trace: 'one', claim: 'c1' });
  await press(/^Kimi K3/);
  assert.deepEqual(await lastPosted(panel, 'command'), { id: 'chooseModel' });
});

test('Stop shows while it runs, and only then', async () => {
  const panel = await open([created(), asked(), thinking('Hm')]);
  const stop = panel.page.getByRole('button', { name: 'Stop' });
  await stop.click();
  assert.deepEqual(await lastPosted(panel, 'stop'), { trace: 'one' });
  await panel.send('events', { trace: 'one', events: [reasoned({ kind: 'end', how: 'cancelled' })], sequence: 4 });
  await panel.settled();
  assert.equal(await stop.isVisible(), false);
  assert.match(await panel.page.locator('.end').innerText(), /Stopped\./);
});

test('Enter sends, Shift+Enter breaks the line, and an input method keeps its Enter', async () => {
  const panel = await open(solved);
  const box = panel.page.getByRole('textbox', { name: 'Ask about this problem' });
  await box.fill('why');
  await box.press('Shift+Enter');
  await box.pressSequentially('so?');
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  assert.equal(await lastPosted(panel, 'ask'), undefined);
  await box.press('Enter');
  assert.deepEqual(await lastPosted(panel, 'ask'), { trace: 'one', text: 'why\nso?', task: 'ask' });
  assert.equal(await box.inputValue(), '');
});

test('the empty state starts an example in one click and takes a typed problem', async () => {
  const panel = await open(undefined);
  await panel.page.getByRole('button', { name: 'Solve an example' }).click();
  assert.deepEqual(await lastPosted(panel, 'command'), { id: 'solveExample' });
  await panel.page.getByRole('textbox', { name: 'Type a problem' }).fill('1 + 1');
  await panel.page.keyboard.press('Enter');
  assert.deepEqual((await lastPosted(panel, 'ask') as { text: string }).text, '1 + 1');
});

test('another problem is chosen from the list', async () => {
  const panel = await open(solved);
  const traces = ['one', 'two', 'three'].map((id, index) => ({ id, title: `Problem ${id}`, createdAt: index, running: index === 1, pinned: false }));
  await panel.send('snapshot', snapshot(reduce(solved), 20, { traces }));
  await panel.settled();
  await panel.page.getByRole('button', { name: /problem 1 of 3/ }).click();
  await panel.page.getByRole('button', { name: /Problem two.*running/ }).click();
  assert.deepEqual(await lastPosted(panel, 'choose'), { trace: 'two' });
  assert.equal(await panel.page.locator('.sessions-list').isVisible(), false);
});

const helpful: readonly (readonly [string, TraceEvent, string, string | undefined])[] = [
  ['no key', reasoned({ kind: 'end', how: 'failed', failure: 'no-key', message: { template: 'There is no key for {0}.', args: ['api.moonshot.cn'] } }), 'There is no key for api.moonshot.cn.', 'Set API Key'],
  ['bad key', reasoned({ kind: 'end', how: 'failed', failure: 'bad-key', detail: 'invalid <b>token</b>' }), 'The run failed.', 'Set API Key'],
  ['unknown model', reasoned({ kind: 'end', how: 'failed', failure: 'not-found' }), 'The run failed.', 'Choose Model'],
  ['beyond the built-in solver', reasoned({ kind: 'end', how: 'declined' }), 'This is beyond the built-in solver', 'Choose Model'],
  ['cut off', reasoned({ kind: 'end', how: 'truncated', retry: { can: true } }), 'what came is kept', 'Retry'],
  ['silent', reasoned({ kind: 'end', how: 'stalled', retry: { can: true } }), 'The provider fell silent', 'Open Settings'],
  ['the limit inside thinking', reasoned({ kind: 'end', how: 'length-in-thinking', retry: { can: true } }), 'The whole length limit went into thinking', 'Raise Limit'],
  ['no thought that became an answer', reasoned({ kind: 'end', how: 'thinking-only', retry: { can: true } }), 'gave no answer', 'Lower Effort'],
  ['wrong address', reasoned({ kind: 'end', how: 'failed', failure: 'bad-endpoint', retry: { can: false } }), 'The run failed.', 'Open Settings'],
  ['interrupted', reasoned({ kind: 'end', how: 'interrupted', retry: { can: true } }), 'Interrupted', 'Retry'],
  ['empty', reasoned({ kind: 'end', how: 'empty' }), 'The provider sent nothing.', 'Retry'],
];

for (const [name, event, words, action] of helpful) {
  test(`an end tells what happened and what helps: ${name}`, async () => {
    const panel = await open([created(), asked(), event]);
    assert.match(await panel.page.locator('.end').innerText(), new RegExp(words.replace(/[.?]/g, '\\$&')));
    if (action !== undefined) assert.equal(await panel.page.locator('.end').getByRole('button', { name: action }).isVisible(), true);
  });
}

test('what helps against an end posts what it says', async () => {
  const panel = await open([created(), asked(), thinking('Hm'), reasoned({ kind: 'end', how: 'length-in-thinking', retry: { can: true } })]);
  const press = (name: string): Promise<void> => panel.page.locator('.end').getByRole('button', { name }).click();
  await press('Answer Now');
  assert.deepEqual(await lastPosted(panel, 'answerNow'), { trace: 'one' });
  await press('Raise Limit');
  assert.deepEqual(await lastPosted(panel, 'command'), { id: 'openSettings', setting: 'therefore.maxAnswerTokens' });
  await press('Lower Effort');
  assert.deepEqual(await lastPosted(panel, 'lowerEffort'), { trace: 'one', turn: 't1' });
  const cut = await open([created(), asked(), answer('x ='), reasoned({ kind: 'end', how: 'truncated', retry: { can: true } })]);
  await cut.page.getByRole('button', { name: 'Continue' }).click();
  assert.deepEqual(await lastPosted(cut, 'goOn'), { trace: 'one' });
});

test('only the last turn is gone on with', async () => {
  const cut = reasoned({ kind: 'end', how: 'truncated', retry: { can: true } });
  const panel = await open([created(), asked(), answer('x ='), cut]);
  const goOn = panel.page.getByRole('button', { name: 'Continue' });
  await goOn.focus();
  await panel.send('events', { trace: 'one', events: [{ kind: 'asked', turn: 't2', at: 9, task: 'continue', ask: '', reasoner: 'kimi', model: 'kimi/k3', effort: 'auto' }], sequence: 5 });
  await panel.settled();
  assert.equal(await goOn.count(), 0);
  assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'the keyboard goes on from the box below');
  await panel.send('events', { trace: 'one', events: [{ ...answer(' 2 o'), turn: 't2' } as TraceEvent, { ...cut, turn: 't2' } as TraceEvent], sequence: 7 });
  await panel.settled();
  assert.equal(await goOn.count(), 1);
});

test('silence is told with its length, and how long the first token took', async () => {
  const quiet = await open([created(), asked(), reasoned({ kind: 'status', what: 'quiet', ms: 40_000 })]);
  assert.match(await quiet.page.locator('.turn').innerText(), /The provider has been quiet for 40 s/);
  const ended = await open([created(), asked(), thinking('Hm', 3), reasoned({ kind: 'end', how: 'cancelled' }, 5)]);
  assert.match(await ended.page.locator('.took').innerText(), /first token after 3 s/);
});

test('Answer Now is offered while it only thinks', async () => {
  const panel = await open([created(), asked(), thinking('Hm')]);
  const now = panel.page.locator('.ask').getByRole('button', { name: 'Answer Now' });
  await now.click();
  assert.deepEqual(await lastPosted(panel, 'answerNow'), { trace: 'one' });
  const answering = await open([created(), asked(), thinking('Hm'), answer('x =')]);
  assert.equal(await answering.page.locator('.ask').getByRole('button', { name: 'Answer Now' }).isVisible(), false);
});

test('the panel speaks the language it is given, phrases of the reducer included', async () => {
  const panel = await harness.open({ language: 'zh-cn' });
  await panel.send('strings', { language: 'zh-cn', bundle: { refuted: '被否定', 'At {0} the left side is {1}, the right side {2}.': '当 {0} 时，左边为 {1}，右边为 {2}。', Send: '发送' } });
  await panel.send('snapshot', snapshot(reduce(solved)));
  await panel.settled();
  assert.match(await panel.page.locator('.claim.refuted').innerText(), /被否定[\s\S]*当 x = 2 时，左边为 9，右边为 7。/);
  assert.equal(await panel.page.getByRole('button', { name: '发送' }).isVisible(), true);
  assert.equal(await panel.page.getAttribute('html', 'lang'), 'zh-cn');
});

test('what screen readers are told is the phases, not the flood', async () => {
  const panel = await open([created(), asked()]);
  await panel.page.evaluate(() => {
    const scope = window as unknown as { said: string[] };
    scope.said = [];
    const live = document.querySelector('.live') as HTMLElement;
    new MutationObserver(() => scope.said.push(live.textContent ?? '')).observe(live, { childList: true, characterData: true, subtree: true });
  });
  let sequence = 2;
  for (const event of [...Array.from({ length: 40 }, () => thinking('more ')), ...Array.from({ length: 40 }, () => answer('word ')), checked(claim('c', 'x'), verified), end]) {
    await panel.send('events', { trace: 'one', events: [event], sequence: ++sequence });
  }
  await panel.settled();
  const said = await panel.page.evaluate(() => (window as unknown as { said: string[] }).said);
  assert.ok(said.length <= 4, said.join(' | '));
  assert.match(said.at(-1) ?? '', /The answer is complete\. Claims: 1 verified, 0 refuted\./);
});

test('a problem in a text file is shown as it was typed', async () => {
  const panel = await open([created('one', { ...problem('Solve *x* <b>now</b>'), format: 'plaintext' })]);
  assert.equal(await panel.page.locator('.problem-text').innerText(), 'Solve *x* <b>now</b>');
});

test('inconclusive and unchecked claims offer the notebook too', async () => {
  const panel = await open([created('one', quadratic), asked(), answer('x'), checked(claim('a', 'a'), inconclusive), checked(claim('b', 'b'), unchecked), end]);
  assert.equal(await panel.page.getByRole('button', { name: /^Check in notebook/ }).count(), 2);
});
