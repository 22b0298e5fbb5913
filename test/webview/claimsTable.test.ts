import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { lastPosted, openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, problem, refuted, solved, thinking, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const open = (events: readonly TraceEvent[], options: PageOptions = {}): Promise<PanelPage> => openTrace(harness, events, options);

for (const width of [320, 900]) {
  test(`claims are a table for whoever reads it, ${width} px wide`, async () => {
    const { page } = await open(solved, { width });
    const table = page.getByRole('table', { name: 'Claims' });
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), ['Verdict', 'Statement', 'Evidence']);
    assert.equal(await table.getByRole('row').count(), 6);
    assert.equal(await table.getByRole('cell').count(), 15);
  });
}

test('claims are filtered by their verdict, and a claim that is gone to is shown all the same', async () => {
  const panel = await open(solved);
  const { page } = panel;
  await page.locator('.filter.refuted').click();
  assert.equal(await page.locator('.claim:visible').count(), 1);
  assert.equal(await page.locator('.filter.refuted').getAttribute('aria-pressed'), 'true');
  await panel.send('focus', { on: 'claim', claim: 'c1' });
  await panel.settled();
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['claim']), 'c1');
  await page.locator('.filter.verified').click();
  await page.locator('.filter.verified').click();
  assert.equal(await page.locator('.claim:visible').count(), 5);
});

const lines = problem('First $2x + 4 = 10$.\n\nThen $2x = 6$.\n\nSo $x = 3$.');

test('a claim and a step lead to the line they concern, and the line leads back', async () => {
  const panel = await open([
    created('one', lines),
    asked(),
    thinking('Look at $2x + 4 = 10$ first.\n\nThen divide.\n\n'),
    answer('It holds that $2x = 6$.'),
    checked(claim('c', '2x = 6'), verified),
    end,
  ]);
  const { page } = panel;
  await page.locator('.claim').getByRole('button', { name: 'line 8' }).click();
  assert.deepEqual(await lastPosted(panel, 'reveal'), { trace: 'one', line: 2 });
  await page.getByRole('button', { name: '2 steps' }).click();
  await page.locator('.outline').getByRole('button', { name: 'line 6' }).click();
  assert.deepEqual(await lastPosted(panel, 'reveal'), { trace: 'one', line: 0 });
  await panel.send('focus', { on: 'line', line: 2 });
  await panel.settled();
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['claim']), 'c');
  await panel.send('focus', { on: 'line', line: 0 });
  await panel.settled();
  assert.match(await page.locator('.thinking .pointed').innerText(), /Look at/);
});

test('an outline tells when each step was reached, and goes on while it thinks', async () => {
  const panel = await open([created(), asked(), thinking('First step.\n\n', 3), thinking('Second one.\n\n', 65)]);
  const { page } = panel;
  await page.getByRole('button', { name: '2 steps' }).click();
  assert.deepEqual(await page.locator('.outline .time').allInnerTexts(), ['0:03', '1:05']);
  const first = page.locator('.outline .step').first();
  await first.focus();
  await panel.send('events', { trace: 'one', events: [thinking('A third.\n\n', 70)], sequence: 5 });
  await panel.settled();
  assert.deepEqual(await page.locator('.outline .time').allInnerTexts(), ['0:03', '1:05', '1:10']);
  assert.equal(await first.evaluate((element) => element === document.activeElement), true, 'the keyboard is not lost');
});

test('a run tells in words how far it is', async () => {
  const panel = await open([created(), asked(), thinking('x'.repeat(3500), 3), answer('So.', 50), checked(claim('c', 'x=1'), refuted)]);
  assert.match(await panel.page.locator('.status').innerText(), /^Answering [\d:]+ · ≈ 1,00\d tokens · 1 claim checked$/);
});
