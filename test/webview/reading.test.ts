import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, solvedText, thinking, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const open = (events: readonly TraceEvent[], options: PageOptions = {}): Promise<PanelPage> => openTrace(harness, events, options);

test('thinking is one line while it runs, all of it with an outline when opened', async () => {
  const panel = await open([created(), asked(), thinking('**Factor $x^2$ first.** Then see.\n\nNow the roots of it.\n\nLook at $x=2$ more closely')]);
  assert.match(await panel.page.locator('.current-step').innerText(), /Look at/);
  assert.equal(await panel.page.locator('.thinking-body').isVisible(), false);
  await panel.page.getByRole('button', { name: /^Thinking/ }).click();
  await panel.settled();
  assert.match(await panel.page.locator('.thinking .markdown').innerText(), /Now the roots of it\./);
  assert.match((await panel.page.locator('.outline-toggle').textContent()) ?? '', /2 steps/);
});

test('it follows the stream only while the reader is at the end', async () => {
  const line = 'A line of the answer that is long enough.\n\n';
  const panel = await open([created(), asked(), answer(line.repeat(60))], { height: 500 });
  const left = (): Promise<number> =>
    panel.page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      return main.scrollHeight - main.clientHeight - main.scrollTop;
    });
  let sequence = 3;
  const stream = async (): Promise<void> => {
    for (let piece = 0; piece < 10; piece++) await panel.send('events', { trace: 'one', events: [answer(line)], sequence: ++sequence });
    await panel.settled();
  };
  await stream();
  assert.ok((await left()) < 40, 'at the end');
  await panel.page.locator('main').hover();
  await panel.page.mouse.wheel(0, -600);
  await panel.page.waitForFunction(() => {
    const main = document.querySelector('main') as HTMLElement;
    return main.scrollHeight - main.clientHeight - main.scrollTop > 400;
  });
  await panel.settled();
  await panel.page.evaluate(() => document.elementFromPoint(150, 200)?.closest('.block')?.setAttribute('id', 'read'));
  const read = (): Promise<number> => panel.page.locator('#read').evaluate((element) => element.getBoundingClientRect().top);
  const top = await read();
  await stream();
  assert.ok(Math.abs((await read()) - top) < 5, 'stays where the reader is');
  await panel.page.getByRole('button', { name: 'Go to the end' }).click();
  await stream();
  assert.ok((await left()) < 40, 'follows again');
});

test('what is unfolded at the end of a finished trace stays in view', async () => {
  const panel = await open([created(), asked(), thinking('A thought of some length.\n\n'.repeat(80)), answer('Short.', 50), end], { height: 500 });
  const { page } = panel;
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await panel.settled();
  await page.getByRole('button', { name: /^Thought for/ }).click();
  await panel.settled();
  await panel.settled();
  assert.equal(await page.getByRole('button', { name: /^Thought for/ }).evaluate((element) => element.getBoundingClientRect().top > 0), true);
  assert.ok((await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight - main.scrollTop)) > 300);
});

test('a claim that the host points at is not scrolled away from by the stream', async () => {
  const panel = await open([created(), asked(), answer('A line of the answer.\n\n'.repeat(60)), checked(claim('c', 'x = 1'), verified), answer('More.\n\n'.repeat(60))], { height: 500 });
  await panel.page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await panel.settled();
  await panel.send('focus', { on: 'claim', claim: 'c' });
  await panel.send('events', { trace: 'one', events: [answer('And more.\n\n'.repeat(9))], sequence: 6 });
  await panel.settled();
  const seen = await panel.page.locator('.claim').evaluate((element) => element.getBoundingClientRect().bottom > 0 && element.getBoundingClientRect().top < innerHeight);
  assert.equal(seen, true);
});

test('who asks is shown the answer, wherever they were reading', async () => {
  const panel = await open([created(), asked(), answer('A line of the answer.\n\n'.repeat(80)), end], { height: 500 });
  assert.equal(await panel.page.locator('main').evaluate((main) => main.scrollTop), 0);
  await panel.page.getByRole('textbox', { name: 'Ask about this problem' }).fill('why?');
  await panel.page.keyboard.press('Enter');
  await panel.send('events', { trace: 'one', events: [asked('t2', 'why?'), answer('Because of this.', 80, 't2')], sequence: 6 });
  await panel.settled();
  assert.equal(await panel.page.getByText('Because of this.').evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight), true);
});

test('a claim points to its place in the answer', async () => {
  const at = solvedText.indexOf('- For');
  const of = { ...claim('c1', '2^2 = 4'), range: { start: at, end: at + 9 } };
  const panel = await open([created(), asked(), answer(solvedText), checked(of, verified), end], { reducedMotion: true });
  await panel.page.getByRole('button', { name: /^Show in answer/ }).click();
  assert.match(await panel.page.locator('.answer .pointed').innerText(), /For/);
});

test('find goes through thinking and answer, opens what is folded, and gives the keyboard back', async () => {
  const filler = 'Some words that fill the page up.\n\n'.repeat(400);
  const panel = await open([created(), asked(), thinking(`Needle one is here.\n\n${filler}A needle in the middle.\n\n${filler}`), answer('And the last NEEDLE $x$.', 50), end]);
  const { page } = panel;
  await page.getByRole('textbox', { name: 'Ask about this problem' }).focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('needle');
  const count = (): Promise<string> => page.locator('.find .count').innerText();
  const pointed = (): Promise<string> => page.locator('.pointed').last().innerText();
  await page.keyboard.press('Enter');
  assert.equal(await count(), '1 of 3');
  assert.match(await pointed(), /Needle one/);
  await page.keyboard.press('Enter');
  await panel.settled();
  assert.match(await pointed(), /needle in the middle/);
  assert.equal(await page.locator('.pointed').last().evaluate((element) => { const { top, bottom } = element.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), true);
  await page.keyboard.press('Enter');
  assert.match(await pointed(), /last NEEDLE/);
  await page.keyboard.press('Shift+Enter');
  assert.equal(await count(), '2 of 3');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'ask');
});

test('a copied selection has its formulas as LaTeX', async () => {
  const panel = await open([created(), asked(), answer('Let $x_1 = 2$ be.\n\n$$\n\\frac{a}{b}\n$$\n\nThen \\(y\\).'), end]);
  const copied = await panel.page.evaluate(() => {
    document.getSelection()?.selectAllChildren(document.querySelector('.answer') as HTMLElement);
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.clipboardData?.getData('text/plain');
  });
  assert.equal(copied, 'Let $x_1 = 2$ be.\n\n$$\n\\frac{a}{b}\n$$\n\nThen $y$.');
});
