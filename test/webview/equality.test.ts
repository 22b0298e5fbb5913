import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { randomDocument } from './support/documents.ts';
import { Harness } from './support/harness.ts';
import type { Difference, RendererPage } from './support/rendererPage.ts';

/** How many seeded documents; `THEREFORE_DOCUMENTS=10000` for the long run. */
const documents = Number(process.env['THEREFORE_DOCUMENTS'] ?? 600);

let harness: Harness;
let page: Page;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open());
});
after(() => harness.close());

type Scope = { readonly renderer: RendererPage };

async function compare(texts: readonly { text: string; cuts: readonly number[] }[], formulas: boolean): Promise<readonly Difference[]> {
  return page.evaluate(([all, drawn]) => (window as unknown as Scope).renderer.compare(all, drawn), [texts, formulas] as const);
}

test(`${documents} seeded documents: what is shown after each prefix is one rendering of that prefix`, async () => {
  for (let seed = 1; seed <= documents; seed += 200) {
    const batch = Array.from({ length: Math.min(200, documents - seed + 1) }, (_, index) => randomDocument(seed + index));
    const differences = await compare(batch, false);
    assert.deepEqual(differences.slice(0, 1), [], `${differences.length} of seeds ${seed}…${seed + batch.length - 1} differ`);
  }
});

test('the same with formulas drawn', async () => {
  const batch = Array.from({ length: 25 }, (_, index) => randomDocument(90_000 + index));
  assert.deepEqual((await compare(batch, true)).slice(0, 1), []);
});

test('a difference would be seen: a renderer that settles too early is caught', async () => {
  const streamed = await page.evaluate(() => (window as unknown as Scope).renderer.render('- a\n\n', false));
  const whole = await page.evaluate(() => (window as unknown as Scope).renderer.render('- a\n\n- b\n', false));
  assert.notEqual(whole.slice(0, streamed.length), streamed);
});
