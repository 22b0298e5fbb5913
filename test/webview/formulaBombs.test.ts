import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { formulaBombs, largestDrawn, type Scope } from './support/formulaBombs.ts';
import { Harness } from './support/harness.ts';

/** Elements of one formula: what they cost is measured by `npm run bench:formulas`. */
const most = 6000;

let harness: Harness;
let page: Page;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open({ width: 500 }));
});
after(() => harness.close());

test('no kind of formula is drawn with more boxes than a browser lays out at once', async () => {
  for (const [name, of] of Object.entries(formulaBombs)) {
    const largest = await largestDrawn(page, of);
    const elements = await page.evaluate((source) => {
      const box = document.createElement('div');
      box.innerHTML = (window as unknown as Scope).renderer.render(source, true);
      return box.querySelectorAll('*').length;
    }, `$$\n${of(largest)}\n$$`);
    assert.ok(elements < most, `${name}, ${largest}: ${elements}`);
  }
});

test('many new formulas are drawn over several frames, and all of them', async () => {
  const text = Array.from({ length: 150 }, (_, index) => `Then $\\frac{x_{${index}}}{\\sqrt{${index}}}$ and\n\n$$\n\\begin{pmatrix}${index} & 1\\\\2 & 3\\end{pmatrix}\n$$\n`).join('\n');
  const { waiting, shown, once } = await page.evaluate((source) => (window as unknown as Scope).renderer.budgeted(source), text);
  assert.ok(waiting > 10, `${waiting} waited`);
  assert.equal(shown, once);
});
