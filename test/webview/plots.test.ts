import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Plot } from '../../src/core/plot.ts';
import { areaPlot, inequalityPlot, rootsPlot } from '../support/plots.ts';
import { Harness } from './support/harness.ts';
import { openTrace } from './support/openTrace.ts';
import { answer, asked, created, end, reasoned, reduce, snapshot } from './support/traces.ts';
import { themes } from './support/themes.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const plotted = (...plots: readonly Plot[]) => [created(), asked(), answer('$$\\boxed{-2 < x < 2}$$'), ...plots.map((plot) => reasoned({ kind: 'plot', plot })), end];

test('a plot stands below the answer, as a picture whose words a screen reader says', async () => {
  const { page, errors } = await openTrace(harness, plotted(inequalityPlot));
  const picture = page.getByRole('img', { name: /^Graphs of y = x², y = 4, for x from −3.4 to 3.4\. The solutions are shaded on the axis: −2 < x < 2\.$/ });
  await picture.waitFor();
  assert.ok(await picture.evaluate((each) => !!(each.compareDocumentPosition(document.querySelector('.answer') as Node) & Node.DOCUMENT_POSITION_PRECEDING)), 'the answer stands before it');
  assert.deepEqual(await page.locator('.plot text.plot-label').allTextContents(), ['x = −2', 'x = 2']);
  assert.equal(await page.locator('.plot path.plot-band').count(), 1);
  assert.equal(await page.locator('.plot circle.plot-point-open').count(), 4);
  assert.deepEqual(errors, []);
});

test('the words are in the language of the panel', async () => {
  const panel = await harness.open();
  await panel.send('strings', { language: 'zh-cn', bundle: { 'Graph of {0}, for {1} from {2} to {3}.': '{0} 的图像，{1} 从 {2} 到 {3}。' } });
  await panel.send('snapshot', snapshot(reduce(plotted(rootsPlot))));
  await panel.settled();
  assert.match((await panel.page.locator('.plot svg').getAttribute('aria-label')) ?? '', /^y = x⁴ − 5x² \+ 4 的图像/);
});

for (const width of [300, 520]) {
  test(`at ${width} pixels it fits, its labels lie within and not over one another`, async () => {
    const { page } = await openTrace(harness, plotted(rootsPlot, areaPlot), { width });
    await page.locator('.plot svg').first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('.plot svg')].every((svg) => svg.getBoundingClientRect().right <= document.documentElement.clientWidth));
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.plot svg')].map((svg) => ({
        frame: svg.getBoundingClientRect().toJSON() as DOMRect,
        texts: [...svg.querySelectorAll('text')].map((text) => ({ name: text.textContent, box: text.getBoundingClientRect().toJSON() as DOMRect })),
      })),
    );
    for (const { frame, texts } of boxes) {
      for (const [index, { name, box }] of texts.entries()) {
        assert.ok(box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1, `${name} lies within`);
        for (const other of texts.slice(index + 1)) {
          const apart = box.right <= other.box.left || other.box.right <= box.left || box.bottom - 3 <= other.box.top + 3 || other.box.bottom - 3 <= box.top + 3;
          assert.ok(apart, `${name} does not cover ${other.name}`);
        }
      }
    }
  });
}

test('what it shows can be told from the ground in every theme', async () => {
  const panel = await openTrace(harness, plotted(inequalityPlot));
  for (const theme of themes) {
    await panel.dress(theme);
    const contrasts = await panel.page.evaluate(() => {
      const lightness = (colour: string): number => {
        const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
        const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = lightness(getComputedStyle(document.body).backgroundColor);
      return ['.plot-curve-1', '.plot-curve-2', '.plot-solution'].map((name) => {
        const line = lightness(getComputedStyle(document.querySelector(name) as Element).stroke);
        return { name, contrast: (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05) };
      });
    });
    for (const { name, contrast } of contrasts) assert.ok(contrast >= 3, `${name} in ${theme}: ${contrast.toFixed(2)}`);
  }
});

test('words in a plot are words, and what is no plot is not shown', async () => {
  const hostile: Plot = { ...rootsPlot, variable: '<img src=x onerror=alert(1)>', points: [{ kind: 'root', x: 1, y: 0, label: '<script>alert(1)</script>' }], says: [{ template: '<b onclick="x">{0}</b>', args: ['"><script>'] }] };
  const broken = { ...rootsPlot, curves: 'none' } as unknown as Plot;
  const { page, errors, requests } = await openTrace(harness, plotted(hostile, broken));
  await page.locator('.plot svg').waitFor();
  assert.equal(await page.locator('.plot svg').count(), 1);
  assert.equal(await page.locator('.plot script, .plot img, .plot b').count(), 0);
  assert.deepEqual(errors, []);
  assert.ok(requests.every((address) => !address.endsWith('/x')));
});
