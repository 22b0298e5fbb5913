import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { traceText } from './bench/traceText.ts';
import { Harness } from './support/harness.ts';
import type { RendererPage, Windowed } from './support/rendererPage.ts';

let harness: Harness;
let page: Page;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open({ width: 1000 }));
});
after(() => harness.close());

type Scope = { readonly renderer: RendererPage; readonly shown: Windowed };

const list = Array.from({ length: 120 }, (_, index) => `${index + 1}. item ${index} with $x_{${index}}$${index % 7 === 0 ? ' and more words than fit into one line of a narrow panel' : ''}\n`).join('');
const table = `| a | b |\n|---|---|\n${Array.from({ length: 100 }, (_, index) => `| ${index} | $x$ |\n`).join('')}`;
const code = `\`\`\`python\n${Array.from({ length: 180 }, (_, index) => `print(${index})\n`).join('')}\`\`\`\n`;
const paragraph = Array.from({ length: 150 }, (_, index) => `Sentence ${index} has $x_{${index}}$ in it. `).join('');
const text = `${traceText(4_000, 3)}${list}\n${traceText(1_000, 4)}${table}\n${code}\n${paragraph}\n\n${traceText(4_000, 5)}`;

async function show(width: number): Promise<void> {
  await page.evaluate(async ([source, px]) => void (await (window as unknown as Scope).renderer.windowed(source, px)), [text, width] as const);
}

for (const width of [300, 900]) {
  test(`scrolling up through a long text at ${width} px never jumps`, async () => {
    await show(width);
    const off = await page.evaluate(() => (window as unknown as Scope).shown.scrollUp(230, 60));
    assert.ok(off.length > 50);
    assert.deepEqual(off.filter((px) => Math.abs(px) > 2), []);
  });
}

test('after a change of width heights are known well enough for the scroll bar', async () => {
  await show(300);
  for (const width of [900, 300]) {
    const { height, whole } = await page.evaluate((px) => (window as unknown as Scope).shown.resize(px), width);
    assert.ok(Math.abs(height / whole - 1) < 0.25, `${height} px instead of ${whole} at ${width}`);
  }
});

test('everything can be in the document at once, in slices, and again only a window', async () => {
  await show(500);
  const { html, once, ranges, backTo } = await page.evaluate(() => (window as unknown as Scope).shown.linear());
  assert.equal(html, once);
  assert.ok(backTo < 100, `${backTo} blocks`);
  assert.equal(ranges[0]?.start, 0);
  for (const [index, { start, end }] of ranges.entries()) {
    assert.ok(end > start);
    if (index > 0) assert.equal(start, ranges[index - 1]?.end);
  }
  assert.equal(ranges.at(-1)?.end, text.length);
});

test('the block of an offset comes back, and knows which part of the text it shows', async () => {
  await show(500);
  for (let offset = 0; offset < text.length; offset += 2777) {
    const range = await page.evaluate((at) => (window as unknown as Scope).shown.rangeAt(at), offset);
    assert.ok(range && range.start <= offset && offset < range.end, `${offset} in ${JSON.stringify(range)}`);
  }
});

test('the pieces of a long list, table and fence are the whole of it', async () => {
  await show(500);
  const seen = await page.evaluate((sources) => {
    const box = document.createElement('div');
    return sources.map((source) => {
      box.innerHTML = (window as unknown as Scope).renderer.render(source, true);
      return {
        pieces: box.querySelectorAll('.continued').length,
        items: [...box.querySelectorAll('ol')].flatMap((each) => [...each.children].map((_, index) => each.start + index)),
        rows: [...box.querySelectorAll('tbody tr')].map((row) => row.firstElementChild?.textContent),
        heads: box.querySelectorAll('thead').length,
        code: [...box.querySelectorAll('pre')].map((each) => each.textContent).join(''),
      };
    });
  }, [list, table, code, paragraph]);
  assert.ok(seen.every(({ pieces }) => pieces > 1));
  assert.deepEqual(seen[0]?.items, Array.from({ length: 120 }, (_, index) => index + 1));
  assert.deepEqual(seen[1]?.rows, Array.from({ length: 100 }, (_, index) => String(index)));
  assert.equal(seen[1]?.heads, 1);
  assert.equal(seen[2]?.code, code.split('\n').slice(1, -2).join('\n') + '\n');
});
