import type { TraceEvent } from '../../../src/core/trace.ts';
import type { ToPanel } from '../../../src/protocol/panel.ts';
import type { PanelPage } from './harness.ts';
import { answer, asked, checked, claim, created, reasoned, reduce, refuted, snapshot, solved, solvedText, thinking, verified } from './traces.ts';

export interface State {
  readonly name: string;
  readonly snapshot: () => ToPanel['snapshot'];
  /** What a person does then. */
  readonly then?: (panel: PanelPage) => Promise<void>;
}

/** A run whose clock has just begun, so that what it shows does not depend on the day. */
function running(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const last = events.reduce((at, event) => Math.max(at, event.at), 0);
  const shift = Date.now() - last - 2000;
  return events.map((event) => ({ ...event, at: event.at + shift }));
}

const traces: ToPanel['snapshot']['traces'] = [
  { id: 'one', title: 'Solve the equation x² − 5x + 6 = 0', createdAt: Date.UTC(2026, 0, 5, 9, 30), running: false, pinned: false },
  { id: 'two', title: 'Prove that √2 is irrational', createdAt: Date.UTC(2026, 0, 4, 18, 2), running: true, pinned: false },
  { id: 'three', title: '求函数 f(x) = x³ − 3x 的极值', createdAt: Date.UTC(2026, 0, 3, 8, 12), running: false, pinned: false },
];

const thoughts = 'We need to solve $x^2 - 5x + 6 = 0$.\n\n**Factor the polynomial.** Look for two numbers with product 6 and sum 5: these are $2$ and $3$.\n\nWait, check the sign: $(x-2)(x-3) = x^2 - 5x + 6$. Good.\n\nNow verify $x = 2$ by substitution: ';

export const states: readonly State[] = [
  { name: 'empty', snapshot: () => snapshot(undefined) },
  { name: 'starting', snapshot: () => snapshot(reduce(running([created(), asked(), reasoned({ kind: 'status', what: 'connecting' })]))) },
  { name: 'thinking', snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts, 42)]))) },
  {
    name: 'thinking-open',
    snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts, 42)]))),
    then: async ({ page }) => {
      await page.locator('.thinking .fold[aria-expanded=false]').click();
      await page.locator('.outline:not([open]) summary').click();
    },
  },
  { name: 'answering', snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts), answer(solvedText.slice(0, 160), 42), checked(claim('c1', 'x^2 - 5x + 6 = (x - 2)(x - 3)'), verified)]))) },
  { name: 'solved', snapshot: () => snapshot(reduce(solved)) },
  { name: 'no-key', snapshot: () => snapshot(reduce([created(), asked(), reasoned({ kind: 'end', how: 'failed', failure: 'no-key', message: { template: 'There is no key for {0}.', args: ['https://api.moonshot.cn'] } })])) },
  { name: 'broken-off', snapshot: () => snapshot(reduce([created(), asked(), thinking(thoughts), answer(solvedText.slice(0, 200), 42), reasoned({ kind: 'end', how: 'truncated', detail: 'connection reset by peer', retry: { can: true } }, 44)])) },
  { name: 'declined', snapshot: () => snapshot(reduce([created(), asked(), reasoned({ kind: 'end', how: 'declined' }, 0)]), 0, { model: { reasoner: 'builtin', label: 'Built-in solver' } }) },
  {
    name: 'follow-up',
    snapshot: () => snapshot(reduce([...solved, asked('t2', 'Why is $x = 3$ a root?'), answer('Because $3^2 - 5 \\cdot 3 + 6 = 0$, and `9 - 15 + 6` is $0$. The formula $\\frac{1$ cannot be read.', 70, 't2'), checked(claim('d1', '3^2 - 5 \\cdot 3 + 6 = 1'), refuted, 't2'), reasoned({ kind: 'end', how: 'complete' }, 75, 't2')])),
    then: async ({ page }) => {
      await page.evaluate(() => {
        const main = document.querySelector('main') as HTMLElement;
        main.scrollTop = main.scrollHeight;
      });
    },
  },
  {
    name: 'finding',
    snapshot: () => snapshot(reduce(solved)),
    then: async ({ page }) => {
      await page.keyboard.press('Control+f');
      await page.locator('.find input').fill('check');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'problems',
    snapshot: () => snapshot(reduce(solved), 0, { traces, trusted: false }),
    then: async ({ page }) => page.locator('.sessions .fold').click(),
  },
];

export async function show(panel: PanelPage, state: State): Promise<void> {
  await panel.send('snapshot', state.snapshot());
  await panel.settled();
  await state.then?.(panel);
  await panel.settled();
}
