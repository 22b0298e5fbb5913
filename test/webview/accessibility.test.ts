import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type axe from 'axe-core';
import { Harness, type PanelPage } from './support/harness.ts';
import { show, states } from './support/states.ts';
import { themes, type Theme } from './support/themes.ts';

/** Every rule in every theme at every width, as `npm run test:axe`; else at one, and what no theme changes in one. */
const whole = process.argv.includes('whole');

let harness: Harness;
let source: string;

before(async () => {
  harness = await Harness.start();
  source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
after(() => harness.close());

/** What axe finds in the panel as it is now. @param colours asks for what colours can break, and no more. */
async function violations({ page }: PanelPage, colours: boolean): Promise<readonly string[]> {
  return page.evaluate(async (only) => {
    const { axe: scanner } = window as unknown as { axe: typeof axe };
    const results = await scanner.run(document, { resultTypes: ['violations'], elementRef: false, ...(only ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}) });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`).join(' | ')}`);
  }, colours);
}

/** The widths, and the themes at each. */
const walks: readonly (readonly [number, readonly Theme[]])[] = whole ? [[320, themes], [900, themes]] : [[320, ['light', 'dark', 'hc']]];

for (const [width, wanted] of walks) {
  test(`axe finds nothing in ${states.length} states at ${width} px in ${wanted.join(', ')}, and nothing is wider than a 300 px sidebar`, async (t) => {
    const panel = await harness.open({ theme: wanted[0] ?? assert.fail(), width, height: 900 });
    for (const state of states) {
      await panel.again();
      await show(panel, state);
      await panel.page.evaluate(source);
      for (const [index, theme] of wanted.entries()) {
        if (index > 0) await panel.dress(theme);
        assert.deepEqual(await violations(panel, index > 0 && !whole), [], `${state.name}, ${theme}`);
      }
      await panel.page.setViewportSize({ width: 300, height: 900 });
      const wide = await panel.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0]);
      assert.ok(wide.every((each) => each <= 300), `${state.name}: ${wide.join(', ')}`);
      await panel.page.setViewportSize({ width, height: 900 });
      assert.deepEqual(panel.errors, [], state.name);
    }
    t.diagnostic(`${states.length * wanted.length} scans`);
  });
}
