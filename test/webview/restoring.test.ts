import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { answer, asked, checked, claim, created, end, reduce, refuted, snapshot, thinking, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const paragraph = (name: string, count: number): string => Array.from({ length: count }, (_, index) => `${name} number ${index}, with $x_{${index}}$ and words to fill it.\n\n`).join('');

const long: readonly TraceEvent[] = [
  created(),
  asked(),
  thinking(paragraph('Thought', 300)),
  answer(paragraph('Line', 60)),
  checked(claim('a', 'x = 1'), verified),
  checked(claim('b', 'x = 2'), refuted),
  end,
];

/** Opens the panel, what it kept over the reload in hand, and shows it a trace. */
async function open(events: readonly TraceEvent[], kept?: unknown): Promise<PanelPage> {
  const panel = await harness.open({ height: 600 });
  if (kept !== undefined) {
    await panel.page.addInitScript((state) => {
      const scope = window as unknown as { acquireVsCodeApi: () => { getState: () => unknown; setState: (state: unknown) => void; postMessage: (message: unknown) => void } };
      const inner = scope.acquireVsCodeApi;
      scope.acquireVsCodeApi = () => {
        const api = inner();
        api.setState(state);
        return api;
      };
    }, kept as object);
    await panel.page.reload();
  }
  await panel.send('snapshot', snapshot(reduce(events), events.length));
  await panel.settled();
  return panel;
}

/** What the panel has asked VS Code to keep. */
async function watched(panel: PanelPage, act: () => Promise<void>): Promise<unknown> {
  await act();
  await panel.settled();
  await panel.page.waitForTimeout(400);
  await panel.settled();
  return panel.page.evaluate(() => (window as unknown as { kept: () => unknown }).kept());
}

const topmost = (panel: PanelPage): Promise<string> =>
  panel.page.evaluate(() => {
    const edge = (document.querySelector('main') as HTMLElement).getBoundingClientRect().top;
    const block = [...document.querySelectorAll<HTMLElement>('.block')].find((each) => each.offsetParent !== null && each.getBoundingClientRect().bottom > edge + 30);
    return `${block?.textContent?.slice(0, 20) ?? ''} ${Math.round((block?.getBoundingClientRect().top ?? 0) / 4)}`;
  });

test('a reload shows the trace as it was: what was open, where it was read, what was looked for', async () => {
  const first = await open(long);
  const kept = await watched(first, async () => {
    await first.page.locator('.thinking .fold').click();
    await first.page.locator('.filter.refuted').click();
    await first.page.keyboard.press('Control+f');
    await first.page.keyboard.type('number 150');
    await first.page.keyboard.press('Enter');
  });
  const before = await topmost(first);
  assert.match(before, /Thought number 1\d\d/);
  const second = await open(long, kept);
  await second.page.waitForTimeout(300);
  await second.settled();
  assert.equal(await topmost(second), before);
  assert.equal(await second.page.locator('.thinking-body').isVisible(), true);
  assert.equal(await second.page.locator('.filter.refuted').getAttribute('aria-pressed'), 'true');
  assert.equal(await second.page.locator('.find input').inputValue(), 'number 150');
});

test('who was at the end is at the end again, and follows', async () => {
  const running = long.slice(0, -1);
  const first = await open(running);
  const kept = await watched(first, () => first.page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight)));
  const second = await open(running, kept);
  const left = (): Promise<number> => second.page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight - main.scrollTop);
  assert.ok((await left()) < 40);
  await second.send('events', { trace: 'one', events: [answer(paragraph('More', 20))], sequence: running.length + 1 });
  await second.settled();
  assert.ok((await left()) < 40, 'follows');
});

test('another trace and back: each is where it was left', async () => {
  const panel = await open(long);
  await watched(panel, () => panel.page.locator('main').evaluate((main) => main.scrollTo(0, 700)));
  const before = await topmost(panel);
  await panel.send('snapshot', snapshot(reduce([created('two'), asked(), answer('Short.'), end]), 4));
  await panel.settled();
  await panel.send('snapshot', snapshot(reduce(long), long.length));
  await panel.settled();
  assert.equal(await topmost(panel), before);
});

test('nothing of what was kept is believed', async () => {
  for (const kept of [{ reading: 7 }, { reading: [{ trace: 'one', place: { turns: { t1: { only: '__proto__', thinking: 'yes' } }, anchor: { turn: 't9', within: 'moon', top: 'x' }, compared: ['a', 3] } }] }, { reading: [null, { trace: 3 }] }]) {
    const panel = await open(long, kept);
    assert.deepEqual(panel.errors, []);
    assert.equal(await panel.page.locator('.claim:visible').count(), 2);
  }
});
