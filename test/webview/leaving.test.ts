import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Trace, TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { answer, asked, checked, claim, created, end, inconclusive, reduce, refuted, snapshot, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

async function open(events: readonly TraceEvent[], options: PageOptions = {}): Promise<PanelPage> {
  const panel = await harness.open(options);
  await show(panel, reduce(events), events.length);
  return panel;
}

async function show(panel: PanelPage, trace: Trace | undefined, sequence = 0): Promise<void> {
  await panel.send('snapshot', snapshot(trace, sequence));
  await panel.settled();
}

const focused = (panel: PanelPage): Promise<string> => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '');

/** A question in two versions, the later one running where it has no end. */
function twoVersions(ends: readonly TraceEvent[]): readonly TraceEvent[] {
  return [
    created(),
    ...['t1', 't2', 't3'].flatMap((turn): TraceEvent[] => [{ ...asked(turn), parent: null } as TraceEvent, answer(`Text of ${turn}.`, 50, turn)]),
    ...['t1', 't2'].map((turn) => ({ ...end, turn }) as TraceEvent),
    ...ends,
  ];
}

const other = reduce([created('two'), asked(), answer('Another.'), end]);

test('where a trace was left is known also when it is left at once', async () => {
  const events = [created(), asked(), answer('A paragraph.\n\n'.repeat(200)), end];
  const panel = await open(events, { height: 500 });
  const top = (): Promise<number> => panel.page.evaluate(() => document.querySelector('main')?.scrollTop ?? 0);
  await panel.page.evaluate(async () => {
    (document.querySelector('main') as HTMLElement).scrollTop = 2000;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await show(panel, other, 4);
  assert.equal(await top(), 0);
  await show(panel, reduce(events), events.length);
  assert.ok(Math.abs((await top()) - 2000) <= 2, String(await top()));
});

test('words that a question is being changed to come back with it, and the keyboard stays where it is', async () => {
  const events = [created(), asked('t1', 'And why?'), answer('So.'), end];
  const panel = await open(events);
  await panel.page.locator('.turn-tools button.more').click();
  await panel.page.getByRole('menuitem', { name: 'Edit and resend' }).click();
  await panel.page.locator('.edit-box textarea').fill('And why is it not four?');
  await show(panel, other, 4);
  await panel.page.locator('#ask').focus();
  await show(panel, reduce(events), events.length);
  assert.equal(await panel.page.locator('.edit-box textarea').inputValue(), 'And why is it not four?');
  assert.equal(await focused(panel), 'Ask about this problem');
  await panel.page.getByRole('button', { name: 'Cancel' }).click();
  await show(panel, other, 4);
  await show(panel, reduce(events), events.length);
  assert.equal(await panel.page.locator('.edit-box').count(), 0);
});

test('what is typed while a new problem begins is about that problem', async () => {
  const panel = await harness.open();
  await show(panel, undefined);
  await panel.page.locator('#ask').fill('Solve x = 1.');
  await panel.page.keyboard.press('Enter');
  await panel.page.keyboard.type('And why');
  await show(panel, { ...other, createdAt: Date.now() + 1 }, 4);
  assert.equal(await panel.page.locator('#ask').inputValue(), 'And why');
  await show(panel, undefined);
  assert.equal(await panel.page.locator('#ask').inputValue(), '');
  await show(panel, { ...other, id: 'three' }, 4);
  assert.equal(await panel.page.locator('#ask').inputValue(), '', 'an older problem has its own words');
});

test('the search goes with its trace and takes the keyboard from nowhere', async () => {
  const events = [created(), asked(), answer('One and one.'), end];
  const panel = await open(events);
  const bar = panel.page.locator('div.find');
  await panel.page.locator('main').focus();
  await panel.page.keyboard.press('Control+f');
  await bar.locator('input').fill('one');
  await panel.page.locator('#ask').focus();
  await show(panel, other, 4);
  assert.equal(await bar.isVisible(), false);
  assert.equal(await focused(panel), 'Ask about this problem');
  await show(panel, reduce(events), events.length);
  assert.equal(await bar.isVisible(), true);
  await show(panel, undefined);
  assert.equal(await bar.isVisible(), false, 'nothing is searched where there is nothing');
  await panel.page.keyboard.press('Control+f');
  assert.equal(await bar.isVisible(), false);
});

test('what is asked while two versions are compared is seen', async () => {
  const events = twoVersions([{ ...end, turn: 't3' } as TraceEvent]);
  const panel = await open(events, { width: 900 });
  await panel.page.getByRole('button', { name: 'Compare' }).click();
  await panel.page.locator('#ask').fill('Why?');
  await panel.page.keyboard.press('Enter');
  await panel.send('events', { trace: 'one', events: [{ ...asked('t9', 'Why?'), parent: 't3' } as TraceEvent, answer('Because.', 80, 't9')], sequence: events.length + 2 });
  await panel.settled();
  assert.equal(await panel.page.getByText('Because.').count(), 1);
  assert.equal(await focused(panel), 'Ask about this problem');
});

test('the choice of versions stays as it is while one of them is being written', async () => {
  const events = twoVersions([]);
  const panel = await open(events, { width: 900 });
  const { page } = panel;
  await page.getByRole('button', { name: 'Compare' }).click();
  await panel.settled();
  const left = page.getByRole('combobox', { name: 'Left version' });
  const option = await left.locator('option').first().elementHandle();
  await panel.send('events', { trace: 'one', events: [answer(' More.', 90, 't3')], sequence: events.length + 1 });
  await panel.settled();
  assert.equal(await option?.evaluate((element) => element.isConnected), true);
  await left.selectOption('t1');
  await panel.settled();
  assert.deepEqual(await page.locator('.side').evaluateAll((sides) => sides.map((side) => (side as HTMLElement).dataset['turn'])), ['t1', 't3']);
  assert.deepEqual(await page.getByRole('combobox', { name: 'Right version' }).locator('option').evaluateAll((options) => options.map((each) => (each as HTMLOptionElement).disabled)), [true, false, false]);
});

test('a verdict that comes takes the keyboard from no claim, and going to a refuted one undoes no other filter', async () => {
  const of = (turn: string, at: number): TraceEvent[] => [asked(turn, 'Why?'), answer('A.', at, turn), checked(claim(`${turn}v`, 'x=1'), verified, turn), checked(claim(`${turn}r`, 'x=2'), refuted, turn), checked(claim(`${turn}i`, 'x=3'), inconclusive, turn), { ...end, turn } as TraceEvent];
  const events = [created(), ...of('t1', 50), ...of('t2', 60)];
  const panel = await open(events);
  const { page } = panel;
  await page.locator('[data-claim=t1i]').getByRole('button', { name: /^Check in notebook/ }).focus();
  await panel.send('events', { trace: 'one', events: [checked(claim('t1i', 'x=3'), verified, 't1')], sequence: events.length + 1 });
  await panel.settled();
  assert.equal(await focused(panel), 'Check in notebook: x=3');
  assert.equal(await page.evaluate(() => (document.activeElement?.closest('.claim') as HTMLElement).dataset['claim']), 't1i');
  await page.locator('[data-turn=t2] .filter.verified').click();
  await page.locator('main').focus();
  await page.keyboard.press('Alt+F8');
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['claim']), 't1r');
  assert.match(await page.locator('[data-turn=t2] .filter[aria-pressed=true]').innerText(), /1 verified/);
});

test('formulas that had no turn yet when their answer was taken out are drawn when it comes back', async () => {
  const formulas = Array.from({ length: 80 }, (_, index) => `$\\frac{x_{${index}}}{${index} + y}$`).join(' ');
  const events = ['t1', 't2'].flatMap((turn): TraceEvent[] => [{ ...asked(turn), parent: null } as TraceEvent, answer(turn === 't1' ? formulas : formulas.replaceAll('y', 'z'), 50, turn), { ...end, turn } as TraceEvent]);
  const panel = await harness.open({ width: 900 });
  const state = snapshot(reduce([created(), ...events]), events.length + 1);
  await panel.page.evaluate(async (data) => {
    window.postMessage({ type: 'snapshot', data }, '*');
    while (!document.querySelector('.compare')) await new Promise((resolve) => requestAnimationFrame(resolve));
    (document.querySelector('.compare') as HTMLElement).click();
  }, state as unknown as object);
  await panel.settled();
  await panel.page.keyboard.press('Escape');
  await panel.settled();
  assert.equal(await panel.page.locator('.comparison').count(), 0);
  assert.equal(await panel.page.locator('.answer .formula').count(), 80);
  assert.equal(await panel.page.locator('.answer .formula:empty').count(), 0);
});

test('a menu goes with the turn it is of', async () => {
  const events = [created(), asked(), answer('A paragraph.\n\n'.repeat(100)), end];
  const panel = await open(events, { height: 500 });
  const { page } = panel;
  const more = page.locator('.turn-tools button.more');
  await more.click();
  await page.mouse.move(20, 400);
  await page.mouse.wheel(0, 600);
  await page.locator('.menu:visible').waitFor({ state: 'detached' });
  assert.equal(await more.evaluate((element) => element === document.activeElement), true);
  await more.click();
  assert.equal(await page.locator('.menu:visible').count(), 1);
  await show(panel, other, 4);
  assert.equal(await page.locator('.menu:visible').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN');
});
