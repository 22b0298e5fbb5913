import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dataRows } from '../support/data.ts';
import { seeded } from '../../src/core/seeded.ts';
import { Harness } from './support/harness.ts';
import type { RendererPage } from './support/rendererPage.ts';

const solutions = [
  ...(dataRows<{ problem: string; solution?: string }>('problems-dev.jsonl') ?? []).flatMap(({ problem, solution }) => [problem, solution ?? '']),
  ...(dataRows<{ steps: readonly string[] }>('steps-dev.jsonl') ?? []).map(({ steps }) => steps.join('\n\n')),
].filter((text) => text.trim() !== '');
const skip = solutions.length === 0 && 'the development data is not here';

let harness: Harness;
let page: Page;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open());
});
after(() => harness.close());

type Scope = { readonly renderer: RendererPage };

test('every solution of the development data streams as it is rendered at once', { skip }, async () => {
  const random = seeded(1);
  for (let from = 0; from < solutions.length; from += 100) {
    const batch = solutions.slice(from, from + 100).map((text) => ({ text, cuts: Array.from({ length: 6 }, () => Math.floor(random() * text.length)).sort((a, b) => a - b) }));
    const differences = await page.evaluate((all) => (window as unknown as Scope).renderer.compare(all, false), batch);
    assert.deepEqual(differences.slice(0, 1), []);
  }
});

test('nearly every formula of the development data is drawn', { skip }, async (t) => {
  const { drawn, unread } = await page.evaluate((texts) => {
    const box = document.createElement('div');
    const all: string[] = [];
    let count = 0;
    for (const text of texts) {
      box.innerHTML = (window as unknown as Scope).renderer.render(text, true);
      count += box.querySelectorAll('.formula .katex').length;
      for (const { title, textContent } of box.querySelectorAll<HTMLElement>('.unread')) all.push(`${textContent?.slice(0, 80)} (${title.slice(0, 80)})`);
    }
    return { drawn: count, unread: all };
  }, solutions);
  t.diagnostic(`${drawn} formulas drawn, ${unread.length} shown as their source`);
  for (const each of unread.slice(0, 12)) t.diagnostic(each);
  assert.ok(unread.length < drawn * 0.005, `${unread.length} of ${drawn}`);
});
