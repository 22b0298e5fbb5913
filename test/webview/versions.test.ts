import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { lastPosted, openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, reasoned, refuted, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

/** The first question in as many versions as there are texts, all but the last followed up by nothing. */
function versions(texts: readonly string[]): readonly TraceEvent[] {
  return [
    created(),
    ...texts.flatMap((text, index): TraceEvent[] => {
      const turn = `t${index + 1}`;
      return [{ ...asked(turn), parent: null, model: `model-${index + 1}` } as TraceEvent, answer(text, 50, turn), { ...end, turn } as TraceEvent];
    }),
  ];
}

const open = (events: readonly TraceEvent[], options: PageOptions = {}): Promise<PanelPage> => openTrace(harness, events, options);

test('the newest version is shown, the others are turned to, and the keyboard stays where it was', async () => {
  const events = versions(['One is $x=1$.', 'Two is $x=2$.', 'Three is $x=3$.']);
  const panel = await open(events);
  const { page } = panel;
  assert.equal(await page.locator('.versions .place').innerText(), '3 of 3');
  assert.match(await page.locator('.answer').innerText(), /Three is/);
  assert.match(await page.locator('.ran').innerText(), /model-3 · effort: auto/);
  await page.getByRole('button', { name: /^Previous version/ }).press('Enter');
  assert.deepEqual(await lastPosted(panel, 'showTurn'), { trace: 'one', turn: 't2' });
  await panel.send('events', { trace: 'one', events: [{ kind: 'shown', turn: 't2', at: 1 }], sequence: events.length + 1 });
  await panel.settled();
  assert.match(await page.locator('.answer').innerText(), /Two is/);
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^Previous version/);
  await page.keyboard.press('Alt+ArrowRight');
  assert.deepEqual(await lastPosted(panel, 'showTurn'), { trace: 'one', turn: 't3' });
});

test('what a turn offers posts what it says', async () => {
  const panel = await open([...versions(['One.', 'Two.']), { ...asked('f', 'And why?'), parent: 't2' } as TraceEvent, answer('So.', 60, 'f'), { ...end, turn: 'f' } as TraceEvent]);
  const { page } = panel;
  const choose = async (name: string, turn = 0): Promise<void> => {
    await page.locator('.turn-tools button.more').nth(turn).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await choose('Regenerate with another model…');
  assert.deepEqual(await lastPosted(panel, 'regenerate'), { trace: 'one', turn: 't2', with: 'model' });
  await choose('Regenerate with another effort…');
  assert.deepEqual(await lastPosted(panel, 'regenerate'), { trace: 'one', turn: 't2', with: 'effort' });
  await choose('Fork from here');
  assert.deepEqual(await lastPosted(panel, 'fork'), { trace: 'one', turn: 't2' });
  await choose('Copy the answer as Markdown');
  assert.deepEqual(await lastPosted(panel, 'copy'), { text: 'Two.' });
  await choose('Edit and resend', 1);
  const box = page.getByRole('textbox', { name: 'Edit your words' });
  assert.equal(await box.inputValue(), 'And why?');
  await box.fill('And how?');
  await box.press('Enter');
  assert.deepEqual(await lastPosted(panel, 'ask'), { trace: 'one', text: 'And how?', task: 'ask', instead: 'f' });
  await choose('Add words and resend');
  await page.getByRole('textbox', { name: 'Add words to this problem' }).press('Escape');
  assert.equal(await page.locator('.edit-box').count(), 0);
  await choose('Add words and resend');
  await page.getByRole('textbox', { name: 'Add words to this problem' }).fill('Use Vieta.');
  await page.locator('.edit-box').getByRole('button', { name: 'Send' }).click();
  assert.deepEqual(await lastPosted(panel, 'ask'), { trace: 'one', text: 'Use Vieta.', task: 'solve', instead: 't2' });
});

test('two versions stand side by side and say whether their answers read the same, and no more', async () => {
  const events = [
    ...versions(['So $\\boxed{x = \\dfrac{1}{2}}$.', 'Hence $\\boxed{x=\\frac12}$.', 'Then $\\boxed{x=\\frac{1}{2}}$.']),
    checked(claim('a', 'x=1'), refuted),
    { ...checked(claim('b', 'x=2'), verified), turn: 't3' } as TraceEvent,
    { ...reasoned({ kind: 'usage', output: 1200, reasoning: 900 }), turn: 't3' } as TraceEvent,
  ];
  const panel = await open(events, { width: 900 });
  const { page } = panel;
  await page.getByRole('button', { name: 'Compare' }).click();
  await panel.settled();
  const sides = page.locator('.side');
  assert.equal(await sides.count(), 2);
  const [left, right] = await sides.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().left));
  assert.ok((left ?? 0) < (right ?? 0), 'side by side');
  assert.match(await page.locator('.agreement').innerText(), /read differently/);
  await page.getByRole('combobox', { name: 'Left version' }).selectOption('t1');
  await panel.settled();
  assert.match(await page.locator('.agreement').innerText(), /read the same/);
  assert.match(await page.locator('.facts').innerText(), /1 refuted[\s\S]*1 verified[\s\S]*model-1[\s\S]*model-3/);
  await page.keyboard.press('Escape');
  await panel.settled();
  assert.equal(await page.locator('.comparison').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.turn') !== null), true);
});

test('where only one has room, a switch turns between the versions', async () => {
  const panel = await open(versions(['Left text.', 'Right text.']), { width: 320 });
  await panel.page.getByRole('button', { name: 'Compare' }).click();
  await panel.settled();
  assert.equal(await panel.page.locator('.side:visible').count(), 1);
  await panel.page.locator('.switches').getByRole('button', { name: 'Version 2' }).click();
  assert.match(await panel.page.locator('.side:visible').innerText(), /Right text/);
  await panel.page.locator('.side:visible').getByRole('button', { name: 'Go on with this one' }).click();
  assert.deepEqual(await lastPosted(panel, 'showTurn'), { trace: 'one', turn: 't2' });
});

test('a fork says where it comes from', async () => {
  const panel = await open([{ ...created(), from: { trace: 'origin', turn: 't1' } } as TraceEvent, asked(), answer('So.'), end]);
  await panel.page.getByRole('button', { name: 'Forked from another conversation' }).click();
  assert.deepEqual(await lastPosted(panel, 'choose'), { trace: 'origin' });
});

test('keys go from turn to turn and from refuted claim to refuted claim', async () => {
  const panel = await open(
    [
      created(),
      asked(),
      answer('One.\n\n'.repeat(40)),
      checked(claim('a', 'x=1'), refuted),
      checked(claim('b', 'x=2'), verified),
      end,
      asked('t2', 'Why?'),
      answer('Two.\n\n'.repeat(40), 70, 't2'),
      { ...checked(claim('c', 'x=3'), refuted), turn: 't2' } as TraceEvent,
      { ...end, turn: 't2' } as TraceEvent,
    ],
    { height: 500 },
  );
  const { page } = panel;
  const held = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement).dataset['turn'] ?? (document.activeElement as HTMLElement).dataset['claim'] ?? '');
  await page.locator('main').focus();
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await held(), 't1');
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await held(), 't2');
  await page.keyboard.press('Alt+ArrowUp');
  assert.equal(await held(), 't1');
  const seen: string[] = [];
  for (const key of ['Alt+F8', 'Alt+F8', 'Alt+F8', 'Shift+Alt+F8']) {
    await page.keyboard.press(key);
    seen.push(await held());
  }
  assert.deepEqual(seen, ['a', 'c', 'a', 'c']);
});
