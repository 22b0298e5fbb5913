import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { Harness } from './support/harness.ts';
import type { RendererPage } from './support/rendererPage.ts';

/** The longest task a formula may make, drawn and painted; ms of CPU. */
const most = 50;

let harness: Harness;
let page: Page;
let session: CDPSession;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open({ width: 500 }));
  session = await page.context().newCDPSession(page);
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
});
after(() => harness.close());

type Scope = { readonly renderer: RendererPage };

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + 'x' + close.repeat(depth);
const rows = (count: number, row: string): string => Array.from({ length: count }, () => row).join('\\\\');

/** Each kind as large as is drawn at all: the length is found by halving. */
const kinds: Readonly<Record<string, (size: number) => string>> = {
  letters: (size) => 'x+'.repeat(size * 10),
  fractions: (size) => '\\frac12'.repeat(size),
  roots: (size) => '\\sqrt2'.repeat(size),
  scripts: (size) => 'x_1^2'.repeat(size * 4),
  sums: (size) => '\\sum_1^2'.repeat(size * 2),
  boxes: (size) => '\\boxed{x}'.repeat(size),
  arrows: (size) => '\\xleftrightarrow[a]{b}'.repeat(size),
  accents: (size) => '\\widehat{x}\\hat y'.repeat(size),
  brackets: (size) => '\\left(\\frac12\\right)'.repeat(size),
  logos: (size) => '\\TeX'.repeat(size),
  binomials: (size) => '\\binom12'.repeat(size),
  text: (size) => '\\text{é}'.repeat(size * 2),
  'nested fractions': (size) => nested('\\frac{1}{', '}', size),
  'nested roots': (size) => nested('\\sqrt{', '}', size),
  'nested brackets': (size) => nested('\\left(', '\\right)', size),
  'nested boxes': (size) => nested('\\boxed{', '}', size),
  'nested matrices': (size) => nested('\\begin{pmatrix}', '\\end{pmatrix}', size),
  'a matrix': (size) => `\\begin{pmatrix}${rows(Math.ceil(Math.sqrt(size * 4)), Array(Math.ceil(Math.sqrt(size * 4))).fill('x').join('&'))}\\end{pmatrix}`,
  'an array with lines': (size) => `\\begin{array}{|c|c|c|}${rows(size * 2, '\\hline 1&2&3')}\\end{array}`,
  'aligned lines': (size) => `\\begin{align}${rows(size * 3, 'x&=1')}\\end{align}`,
  'numbered lines': (size) => `\\begin{align}${rows(size, 'x&=1\\tag{1}')}\\end{align}`,
  diagrams: (size) => `\\begin{CD}${rows(size, 'A @>a>> B')}\\end{CD}`,
  macros: (size) => `\\def\\a{\\frac12\\sqrt2}\\def\\b{\\a\\a\\a\\a}${'\\b'.repeat(size)}`,
  'macros with arguments': (size) => `\\def\\a#1{\\sqrt{#1}\\frac{#1}{#1}}${nested('\\a{', '}', Math.ceil(size / 8))}`,
};

/** CPU of the main thread from a formula's text until it is painted. */
async function drawn(latex: string): Promise<number> {
  const cpu = async (): Promise<number> => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000;
  const began = await cpu();
  await page.evaluate(async (source) => {
    const box = document.createElement('div');
    box.className = 'markdown';
    box.innerHTML = (window as unknown as Scope).renderer.render(source, true);
    document.body.replaceChildren(box);
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
  }, `$$\n${latex}\n$$`);
  return (await cpu()) - began;
}

async function isDrawn(latex: string): Promise<boolean> {
  return page.evaluate((source) => !(window as unknown as Scope).renderer.render(source, true).includes('class="unread"'), `$$\n${latex}\n$$`);
}

test(`no formula that is drawn takes ${most} ms`, async (t) => {
  await drawn('x^2 + \\frac12');
  const slow: string[] = [];
  let worst = { name: '', ms: 0 };
  for (const [name, of] of Object.entries(kinds)) {
    let low = 1;
    for (let high = 512; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (await isDrawn(of(middle))) low = middle;
      else high = middle;
    }
    // The quickest of some: what other programs do to the caches is not the formula's.
    const times: number[] = [];
    for (let count = 0; count < 4; count++) times.push(await drawn(`${of(low)}${'\\!'.repeat(count)}`));
    const ms = Math.min(...times);
    if (ms > worst.ms) worst = { name, ms };
    if (ms > most) slow.push(`${name}, ${low}: ${ms.toFixed(0)} ms`);
  }
  t.diagnostic(`the slowest: ${worst.name}, ${worst.ms.toFixed(0)} ms`);
  assert.deepEqual(slow, []);
});

test('what is refused for its size takes no longer', async () => {
  const slow: string[] = [];
  for (const [name, of] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let count = 0; count < 3; count++) times.push(await drawn(of(512).slice(0, 4090)));
    if (Math.min(...times) > most) slow.push(`${name}: ${Math.min(...times).toFixed(0)} ms`);
  }
  assert.deepEqual(slow, []);
});

test('many new formulas are drawn over several frames, and all of them', async () => {
  const text = Array.from({ length: 150 }, (_, index) => `Then $\\frac{x_{${index}}}{\\sqrt{${index}}}$ and\n\n$$\n\\begin{pmatrix}${index} & 1\\\\2 & 3\\end{pmatrix}\n$$\n`).join('\n');
  const { waiting, shown, once } = await page.evaluate((source) => (window as unknown as Scope).renderer.budgeted(source), text);
  assert.ok(waiting > 10, `${waiting} waited`);
  assert.equal(shown, once);
});
