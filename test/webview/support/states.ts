import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import type { TraceEvent } from '../../../src/core/trace.ts';
import type { ToPanel } from '../../../src/protocol/panel.ts';
import { areaPlot, inequalityPlot, polePlot } from '../../support/plots.ts';
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

/** What the built-in solver offers beside its own reading. */
const readings: ReasoningEvent = { kind: 'readings', others: ['Factor $x^2 - 5x + 6$.', 'Differentiate $x^2 - 5x + 6$.', 'Compute $\\int (x^2 - 5x + 6) \\, dx$.'] };

/** Sessions of this day, the day before and earlier, some of which run. */
function manyTraces(): ToPanel['snapshot']['traces'] {
  const hour = 3_600_000;
  const today = new Date().setHours(9, 30, 0, 0);
  const row = (id: string, title: string, hoursAgo: number, more: Partial<ToPanel['snapshot']['traces'][number]> = {}): ToPanel['snapshot']['traces'][number] => ({ id, title, createdAt: today - hoursAgo * hour, running: false, pinned: false, ...more });
  return [
    row('p1', 'Homework 3, problem 2: convergence of the series', 240, { pinned: true }),
    row('one', 'Solve the equation x² − 5x + 6 = 0', 0),
    row('r1', 'Prove that √2 is irrational', 1, { running: true }),
    row('r2', 'Find all functions f with f(x + y) = f(x) + f(y)', 2, { running: true }),
    row('y1', '求函数 f(x) = x³ − 3x 的极值', 24),
    row('y2', 'Integrate x² sin x', 25),
    { ...row('d1', 'Eigenvalues of a rotation', 0), createdAt: Date.UTC(2026, 0, 3, 8, 12) },
  ];
}

const attachable: ToPanel['snapshot']['attached'] = [
  { id: 'a1', kind: 'selection', label: 'Lines 12–18', detail: 'homework/derivation.md' },
  { id: 'a2', kind: 'cell', label: 'Cell 4', detail: 'measurements.ipynb' },
  { id: 'a3', kind: 'file', label: 'derivation.md', detail: 'homework/derivation.md' },
  { id: 'a4', kind: 'file', label: 'a-very-long-file-name-of-a-solution-that-somebody-wrote.tex', detail: 'homework/2026/autumn' },
  { id: 'a5', kind: 'image', label: 'triangle.png', detail: 'figures · 84 KB' },
];

async function lastRequest(panel: PanelPage): Promise<number> {
  await panel.settled();
  const asked = (await panel.posted()).findLast((message) => message.type === 'suggest');
  return asked?.type === 'suggest' ? asked.data.request : 0;
}

/** The same question, answered by another model with another effort. */
const twoVersions: readonly TraceEvent[] = [
  ...solved,
  { ...asked('t2'), parent: null, model: 'deepseek-reasoner', reasoner: 'deepseek', effort: 'high' } as TraceEvent,
  thinking('By the quadratic formula.\n\nThe discriminant is $1$.\n\n', 70, 't2'),
  answer('By the quadratic formula $x = \\frac{5 \\pm 1}{2}$, so $x = 2$ or $x = 3$.\n\nThe answer is $\\boxed{x=2\\text{ or }x=3}$.', 80, 't2'),
  checked(claim('e1', 'x = \\frac{5 \\pm 1}{2}'), verified, 't2'),
  checked(claim('e2', 'x = 2 \\lor x = 3', 'final-answer'), verified, 't2'),
  reasoned({ kind: 'usage', input: 180, output: 940, reasoning: 610, cost: { amount: 0.0021, currency: 'USD' } }, 84, 't2'),
  reasoned({ kind: 'end', how: 'complete' }, 85, 't2'),
];

export const states: readonly State[] = [
  { name: 'empty', snapshot: () => snapshot(undefined) },
  { name: 'starting', snapshot: () => snapshot(reduce(running([created(), asked(), reasoned({ kind: 'status', what: 'connecting' })]))) },
  { name: 'thinking', snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts, 42)]))) },
  {
    name: 'thinking-open',
    snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts, 42)]))),
    then: async ({ page }) => {
      await page.locator('.thinking .fold[aria-expanded=false]').click();
      await page.locator('.outline-toggle[aria-expanded=false]').click();
    },
  },
  { name: 'answering', snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts), answer(solvedText.slice(0, 160), 42), checked(claim('c1', 'x^2 - 5x + 6 = (x - 2)(x - 3)'), verified)]))) },
  { name: 'solved', snapshot: () => snapshot(reduce(solved)) },
  { name: 'no-key', snapshot: () => snapshot(reduce([created(), asked(), reasoned({ kind: 'end', how: 'failed', failure: 'no-key', message: { template: 'There is no API key for {0} yet.', args: ['Moonshot'] } })])) },
  { name: 'broken-off', snapshot: () => snapshot(reduce([created(), asked(), thinking(thoughts), answer(solvedText.slice(0, 200), 42), reasoned({ kind: 'end', how: 'truncated', detail: 'connection reset by peer', retry: { can: true } }, 44)])) },
  { name: 'declined', snapshot: () => snapshot(reduce([created(), asked(), answer('I could read: $x^2 - 5x + 6 = 0$.', 0), reasoned(readings, 0), reasoned({ kind: 'end', how: 'declined' }, 0)]), 0, { model: { reasoner: 'builtin', label: 'Built-in solver' } }) },
  {
    name: 'readings',
    snapshot: () => snapshot(reduce([created(), asked(), reasoned(readings, 0), answer('I read this as: solve $x^2 - 5x + 6 = 0$ for $x$.\n\n$$\\boxed{x = 2 \\text{ or } x = 3}$$', 0), reasoned({ kind: 'end', how: 'complete' }, 1)]), 0, { model: { reasoner: 'builtin', label: 'Built-in solver' } }),
    then: ({ page }) => page.locator('.readings > summary').click(),
  },
  {
    name: 'plot',
    snapshot: () => snapshot(reduce([created(), asked(), answer('$$\\boxed{-2 < x < 2}$$', 0), reasoned({ kind: 'plot', plot: inequalityPlot }, 0), reasoned({ kind: 'end', how: 'complete' }, 1)]), 0, { model: { reasoner: 'builtin', label: 'Built-in solver' } }),
  },
  {
    name: 'plots',
    snapshot: () => snapshot(reduce([created(), asked(), answer('$$\\boxed{x = \\frac{7}{2}}$$', 0), reasoned({ kind: 'plot', plot: polePlot }, 0), reasoned({ kind: 'plot', plot: areaPlot }, 0), reasoned({ kind: 'end', how: 'complete' }, 1)]), 0, { model: { reasoner: 'builtin', label: 'Built-in solver' } }),
    then: async ({ page }) => {
      await page.evaluate(() => {
        const main = document.querySelector('main') as HTMLElement;
        main.scrollTop = 130;
      });
    },
  },
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
  { name: 'versions', snapshot: () => snapshot(reduce(twoVersions)), then: ({ page }) => page.locator('.turn').first().hover() },
  { name: 'turn-menu', snapshot: () => snapshot(reduce(twoVersions)), then: ({ page }) => page.locator('.turn-tools button.more').first().click() },
  {
    name: 'editing',
    snapshot: () => snapshot(reduce([...solved, asked('t2', 'Why is $x = 3$ a root?'), answer('Because $3^2 - 5 \\cdot 3 + 6 = 0$.', 70, 't2'), reasoned({ kind: 'end', how: 'complete' }, 75, 't2')])),
    then: async ({ page }) => {
      await page.locator('.turn-tools button.more').last().click();
      await page.getByRole('menuitem').first().click();
    },
  },
  { name: 'comparing', snapshot: () => snapshot(reduce(twoVersions)), then: ({ page }) => page.locator('.versions .compare').click() },
  { name: 'only-refuted', snapshot: () => snapshot(reduce(solved)), then: ({ page }) => page.locator('.filter.refuted').click() },
  {
    name: 'in-editor',
    snapshot: () => snapshot(reduce(solved), 0, { place: 'editor' }),
    then: ({ page }) => page.locator('.answer .formula.display').hover(),
  },
  {
    name: 'problems',
    snapshot: () => snapshot(reduce(solved), 0, { traces, trusted: false }),
    then: async ({ page }) => page.locator('.sessions .current').click(),
  },
  {
    name: 'sessions',
    snapshot: () => snapshot(reduce(solved), 0, { traces: manyTraces() }),
    then: async ({ page }) => page.locator('.sessions .current').click(),
  },
  {
    name: 'sessions-menu',
    snapshot: () => snapshot(reduce(solved), 0, { traces: manyTraces() }),
    then: async ({ page }) => {
      await page.locator('.sessions .current').click();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'asking-commands',
    snapshot: () => snapshot(undefined),
    then: async ({ page }) => page.locator('#ask').pressSequentially('/'),
  },
  {
    name: 'asking-attach',
    snapshot: () => snapshot(reduce(solved), 0, { attached: attachable.slice(1, 3) }),
    then: async (panel) => {
      await panel.page.locator('#ask').pressSequentially('/check ');
      await panel.page.locator('#ask').pressSequentially('Is line 3 right? @');
      await panel.send('suggestions', { request: await lastRequest(panel), items: attachable });
    },
  },
  {
    name: 'asking-running',
    snapshot: () => snapshot(reduce(running([created(), asked(), thinking(thoughts, 42)])), 0, { attached: attachable.slice(3), effort: 'high' }),
    then: async ({ page }) => page.locator('#ask').fill('Why is the product zero only when a factor is?\n\nAnd what if there are three factors?'),
  },
];

export async function show(panel: PanelPage, state: State): Promise<void> {
  await panel.send('snapshot', state.snapshot());
  await panel.settled();
  await state.then?.(panel);
  await panel.settled();
}
