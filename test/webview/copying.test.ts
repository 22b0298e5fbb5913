import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { lastPosted, openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, refuted, thinking } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const open = (events: readonly TraceEvent[], options: PageOptions = {}): Promise<PanelPage> => openTrace(harness, events, options);

const text = 'Let $x_1 = 2$ be.\n\n- one **bold** item\n- another\n\n$$\n\\frac{a}{b}\n$$\n\nThe end.';

test('a formula is copied as LaTeX and a step as Markdown by the pointer, and nothing moves for it', async () => {
  const panel = await open([created(), asked(), answer(text), end]);
  const { page } = panel;
  const before = await page.locator('.answer').innerHTML();
  await page.locator('.answer .katex-html').first().hover();
  await page.getByRole('button', { name: 'Copy LaTeX' }).click();
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: 'x_1 = 2' });
  await page.locator('.answer li').first().hover();
  await panel.settled();
  await page.getByRole('button', { name: 'Copy this step as Markdown' }).click();
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: '- one **bold** item\n- another' });
  assert.equal(await page.locator('.answer').innerHTML(), before);
});

test('the same by keyboard: steps are walked through, and each has a menu', async () => {
  const panel = await open([created(), asked(), answer(text), end]);
  const { page } = panel;
  await page.locator('main').focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: '- one **bold** item\n- another' });
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: '\\frac{a}{b}' });
  assert.match(await page.evaluate(() => document.activeElement?.className ?? ''), /block/);
});

test('a double click selects a formula whole, and a piece of one is copied as all of it', async () => {
  const panel = await open([created(), asked(), answer(text), end]);
  const { page } = panel;
  const copied = (): Promise<string | undefined> =>
    page.evaluate(() => {
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.clipboardData?.getData('text/plain');
    });
  await page.locator('.answer .katex-html').first().dblclick();
  assert.equal(await copied(), '$x_1 = 2$');
  await page.evaluate(() => document.getSelection()?.selectAllChildren(document.querySelector('.answer .mord') as Element));
  assert.equal(await copied(), '$x_1 = 2$');
});

test('all of it is read in one flow, and part by part again', async () => {
  const filler = 'Some words that fill the page up.\n\n'.repeat(400);
  const panel = await open([created(), asked(), thinking(`Begin.\n\n${filler}Finish.\n\n`), answer('Done.', 50), end], { height: 500 });
  const { page } = panel;
  const choose = async (name: string): Promise<void> => {
    await page.locator('.turn-tools button.more').click();
    await page.getByRole('menuitem', { name }).click();
    await panel.settled();
  };
  await choose('Read all in one flow');
  await page.waitForFunction(() => document.querySelectorAll('.thinking .block').length > 400);
  await choose('Read part by part');
  await page.waitForFunction(() => document.querySelectorAll('.thinking .block').length < 300);
});

test('find goes through claims too, marks the words, and goes on with F3', async () => {
  const panel = await open([created(), asked(), answer('A wordy word, and one more word.'), checked(claim('c', 'word = 1'), refuted), end]);
  const { page } = panel;
  const marked = (name: string): Promise<readonly string[]> => page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => range.toString()), name);
  const place = (): Promise<string | undefined> => page.evaluate(() => [...(CSS.highlights.get('found-current') ?? [])].map((range) => String((range as Range).startOffset))[0]);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('word');
  await panel.settled();
  assert.equal((await marked('found')).length, 3);
  await page.keyboard.press('F3');
  const first = await place();
  await page.keyboard.press('F3');
  assert.notEqual(await place(), first);
  await page.keyboard.press('F3');
  await page.keyboard.press('F3');
  assert.equal(await page.locator('.find .count').innerText(), '4 of 4');
  assert.equal(await page.locator('.claim.pointed').count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT', 'the keyboard stays in the search');
  await page.keyboard.press('Shift+F3');
  assert.equal(await page.locator('.find .count').innerText(), '3 of 4');
  await page.keyboard.press('Escape');
  assert.deepEqual(await marked('found'), []);
});

test('characters that reorder text are marked in the menu that copies formulas', async () => {
  const panel = await open([created(), asked(), answer('Look at $a\u202E+b$.'), end]);
  const { page } = panel;
  await page.locator('main').focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Shift+F10');
  assert.equal(await page.getByRole('menuitem').nth(1).innerText(), 'Copy $a⟨U+202E⟩+b$');
});
