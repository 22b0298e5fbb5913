import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness } from './support/harness.ts';
import { asked, created, reduce, snapshot, thinking } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

function steps(from: number, to: number): TraceEvent {
  return thinking(Array.from({ length: to - from }, (_, index) => `Step ${from + index + 1} is about $x_{${from + index}}$.\n\n`).join(''));
}

test('a long outline shows its end, and more of its beginning piece by piece, which then stays while it grows', async () => {
  const panel = await harness.open();
  const { page } = panel;
  const events = [created(), asked(), steps(0, 350)];
  await panel.send('snapshot', snapshot(reduce(events), events.length));
  await panel.settled();
  await page.locator('.outline-toggle').click();
  const listed = async (): Promise<readonly [number, string, string]> => {
    await panel.settled();
    const items = page.locator('.outline li');
    const title = (step: Element): string => step.textContent ?? '';
    return [await items.count(), await items.first().locator('.step').evaluate(title), await items.last().locator('.step').evaluate(title)];
  };
  const [count, first, last] = await listed();
  assert.equal(count, 100);
  assert.match(first, /^Step 251 /);
  assert.match(last, /^Step 350 /);
  await page.getByRole('button', { name: 'Show 100 earlier steps' }).press('Enter');
  assert.match((await listed())[1], /^Step 151 /);
  await panel.send('events', { trace: 'one', events: [steps(350, 360)], sequence: events.length + 1 });
  const grown = await listed();
  assert.equal(grown[0], 210);
  assert.match(grown[1], /^Step 151 /);
  await page.getByRole('button', { name: 'Show 100 earlier steps' }).press('Enter');
  await page.getByRole('button', { name: 'Show 50 earlier steps' }).press('Enter');
  assert.equal((await listed())[0], 360);
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /^Step 1 /, 'the keyboard goes to what was asked for');
});
