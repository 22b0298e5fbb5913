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

const long: readonly (readonly [string, string])[] = [
  ['a fence', `Before.\n\n\`\`\`python\n${'print(x + y)\n\n    # indented\n'.repeat(3000)}   \n\`\`\`\nafter\n`],
  ['an open display', `Before.\n\n$$\n${'x + y + z \\\\\n'.repeat(1500)}\n\nafter $$ x`],
  ['an open environment', `\\begin{align}\n${'x &= y < z \\\\\n'.repeat(900)}   \nafter\n`],
  ['a paragraph', `${'Words, and more words; all in one paragraph. '.repeat(300)}Then $x^2$ and *more* words. ${'And 12 others, again and again. '.repeat(200)}`],
  ['中文 without spaces', `${'因此我们得到一个很长的段落，其中没有任何空格。'.repeat(300)}于是 $x$ 为正，**证毕**。`],
];

for (const [name, text] of long) {
  test(`what is only added to equals one rendering: ${name}`, async () => {
    const cuts = Array.from({ length: 60 }, (_, index) => Math.floor((text.length * index) / 60));
    const near = [...cuts, ...Array.from({ length: 60 }, (_, index) => text.length - 60 + index), ...Array.from({ length: 40 }, (_, index) => 8190 + index)].filter((cut) => cut > 0 && cut < text.length);
    assert.deepEqual((await compare([{ text, cuts: [...new Set(near)].sort((a, b) => a - b) }], false)).map(({ prefix }) => prefix), []);
  });
}
