import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Harness } from './support/harness.ts';
import type { RendererPage } from './support/rendererPage.ts';

let harness: Harness;
let page: Page;

before(async () => {
  harness = await Harness.start('test/webview/support/rendererPage.ts');
  ({ page } = await harness.open());
});
after(() => harness.close());

interface Seen {
  /** What a reader reads, formulas as `⟦latex⟧`. */
  readonly text: string;
  readonly html: string;
  readonly titles: readonly string[];
  readonly drawn: number;
}

async function see(text: string, final = true): Promise<Seen> {
  return page.evaluate(
    ([source, complete]) => {
      const box = document.createElement('div');
      box.innerHTML = (window as unknown as { renderer: RendererPage }).renderer.render(source, complete);
      const drawn = box.querySelectorAll('.formula .katex').length;
      const titles = [...box.querySelectorAll<HTMLElement>('.unread')].map(({ title }) => title);
      const html = box.innerHTML;
      for (const formula of box.querySelectorAll<HTMLElement>('.formula')) formula.replaceWith(`⟦${(formula.dataset.latex ?? '').replace(/\s+/g, ' ').trim()}⟧`);
      return { text: (box.textContent ?? '').trim(), html, titles, drawn };
    },
    [text, final] as const,
  );
}

const read: readonly (readonly [string, string, string])[] = [
  ['single dollars', 'Let $x=3$.', 'Let ⟦x=3⟧.'],
  ['double dollars in a line', 'So $$x=3$$ holds', 'So ⟦x=3⟧ holds'],
  ['round brackets', 'Let \\(x=3\\).', 'Let ⟦x=3⟧.'],
  ['square brackets in a line', 'So \\[x=3\\] holds', 'So ⟦x=3⟧ holds'],
  ['display on lines of its own', '$$\nx=3\n$$', '⟦x=3⟧'],
  ['display with blank lines', '\\[\na\n\nb\n\\]', '⟦a b⟧'],
  ['display followed by a full stop', '$$x=3$$.', '⟦x=3⟧.'],
  ['display followed by words', '$$x=3$$ and so on', '⟦x=3⟧\nand so on'],
  ['bare align', '\\begin{align}\na&=b\\\\c&=d\n\\end{align}', '⟦\\begin{align} a&=b\\\\c&=d \\end{align}⟧'],
  ['bare align within a paragraph', 'so \\begin{align*}a&=b\\end{align*} holds', 'so ⟦\\begin{align*}a&=b\\end{align*}⟧ holds'],
  ['nested environments', '\\begin{cases}1\\\\\\begin{cases}2\\end{cases}\\end{cases}', '⟦\\begin{cases}1\\\\\\begin{cases}2\\end{cases}\\end{cases}⟧'],
  ['a plus sign that begins a line of a formula', 'so $$a\n+ b$$ holds', 'so ⟦a + b⟧ holds'],
  ['prices', 'It costs $5 and $10.', 'It costs $5 and $10.'],
  ['prices with words', 'from $5 to $10, or 20$ at most', 'from $5 to $10, or 20$ at most'],
  ['a price before a formula', 'It costs $5 and $x$ is 2', 'It costs $5 and ⟦x⟧ is 2'],
  ['a number in dollars', 'The answer is $5$.', 'The answer is ⟦5⟧.'],
  ['escaped dollars', 'It costs \\$5 and \\$6', 'It costs $5 and $6'],
  ['dollars in code', '`$x$` and $y$', '$x$ and ⟦y⟧'],
  ['dollars in a fence', '```\n$x$\n```', '$x$'],
  ['Chinese text beside formulas', '因此$x=2$，故**答案**为\\(2\\)。', '因此⟦x=2⟧，故答案为⟦2⟧。'],
  ['zero in dollars, and prices of all kinds', 'So $0$ at US$5, or costs $5, then $x$ is $1,000.', 'So ⟦0⟧ at US$5, or costs $5, then ⟦x⟧ is $1,000.'],
  ['prices in Chinese', '价格为$5和$10。', '价格为$5和$10。'],
  ['underscores in a formula', '$a_1*b_1*c$ and _it_', '⟦a_1*b_1*c⟧ and it'],
  ['text within a formula', '$x \\text{ if and only if } y$', '⟦x \\text{ if and only if } y⟧'],
  ['formulas in a table', '| $a$ | b |\n|---|---|\n| 1 | \\(c\\) |', '⟦a⟧\nb\n\n\n\n\n1\n⟦c⟧'],
  ['dollars with spaces inside', 'If $ a$ and $ b + c $ are, so is $d $.', 'If ⟦a⟧ and ⟦b + c⟧ are, so is ⟦d⟧.'],
  ['prices with signs', 'It is $5 + $6 = $11, or $ 7 in all, $ 8 too.', 'It is $5 + $6 = $11, or $ 7 in all, $ 8 too.'],
  ['a box outside of dollars', 'So \\boxed{22} and \\boxed{43 minutes} and \\boxed{\\frac{1}{2}}', 'So ⟦\\boxed{22}⟧ and ⟦\\boxed{\\text{43 minutes}}⟧ and ⟦\\boxed{\\frac{1}{2}}⟧'],
  ['display within a list', '1. Then\n   $$\n   x\n   $$\n2. So', 'Then\n⟦x⟧\n\nSo'],
  ['an unclosed delimiter', 'so \\( x and \\[ y', 'so \\( x and \\[ y'],
  ['indented formulas are not code', 'so\n\n    $$x$$\n', 'so\n⟦x⟧'],
  ['a matrix within dollars over lines', '$A =\n\\begin{pmatrix}1\\end{pmatrix}$', '⟦A = \\begin{pmatrix}1\\end{pmatrix}⟧'],
];

for (const [name, source, expected] of read) {
  test(`reads ${name}`, async () => {
    const { text } = await see(source);
    assert.equal(text.replace(/\n+/g, '\n'), expected.replace(/\n+/g, '\n'));
  });
}

test('what KaTeX cannot read is shown as its source with the reason', async () => {
  const { text, html, titles } = await see('so $\\frac{1}{$ and $\\nosuchcommand x$');
  assert.match(text, /⟦\\frac\{1\}\{⟧/);
  assert.match(html, /<code class="unread"[^>]*>\\nosuchcommand x<\/code>/);
  assert.ok(titles.some((title) => title.includes('nosuchcommand')));
});

test('a text the parser fails on is shown as it is', async () => {
  assert.equal(await page.evaluate(() => (window as unknown as { renderer: RendererPage }).renderer.broken('a *b* $c$')), 'a *b* $c$');
});

test('a percent sign does not swallow what follows it', async () => {
  const { html, titles } = await see('$70% + 5\\%$ and \\boxed{70%}');
  assert.deepEqual(titles, []);
  assert.equal(html.match(/<mi mathvariant="normal">%<\/mi>/g)?.length, 3);
});

test('environments KaTeX lacks are drawn as their equals', async () => {
  for (const latex of ['\\begin{multline}a\\\\b\\end{multline}', '\\begin{eqnarray}a&=&b\\end{eqnarray}', '\\begin{equation}\\label{e}x\\end{equation}', '\\begin{align}a&=b\\tag{1}\\end{align}']) {
    const { drawn, titles } = await see(latex);
    assert.deepEqual([drawn, titles], [1, []], latex);
  }
});

for (const open of ['so \\(x + ', 'so $x + \\frac', '$$\nx + *y', '\\[\nx\n+ y', '\\begin{align}\na &= b', 'so \\[ a\n- b']) {
  test(`an unfinished formula is calm source: ${JSON.stringify(open)}`, async () => {
    const { html, drawn } = await see(open, false);
    assert.match(html, /class="pending"/);
    assert.equal(drawn, 0);
    assert.doesNotMatch(html, /<em>|<li>/);
  });
}

test('an open display of 80,000 characters does not hold the stream up', async () => {
  const text = `before\n\n$$\n${'x + y + z \\\\\n'.repeat(6200)}`;
  const took = await page.evaluate((source) => {
    const { renderer } = window as unknown as { renderer: RendererPage };
    const started = performance.now();
    renderer.render(source, false);
    return performance.now() - started;
  }, text);
  assert.ok(took < 1500, `${took} ms`);
});

test('the fonts of formulas are there before the first formula', async () => {
  const { page: empty } = await harness.open();
  const loaded = await empty.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  for (const family of ['KaTeX_Main', 'KaTeX_Math', 'KaTeX_Size2']) assert.ok(loaded.some((each) => each.includes(family)), family);
});

test('notes at the foot are readable text', async () => {
  const { text } = await see('A line[^1] of it.\n\n[^1]: a note with $x$');
  assert.equal(text.replace(/\n+/g, '\n'), 'A line[^1] of it.\n[^1]: a note with ⟦x⟧');
});

test('a text of openers alone does not hold the stream up', async () => {
  for (const opener of ['\\(', '\\[', '$$', '$x ', '\\begin{align}', '\\boxed{', '[', '`', '![', '**a ', '> ', '- ']) {
    const took = await page.evaluate((source) => {
      const started = performance.now();
      (window as unknown as { renderer: RendererPage }).renderer.render(source, false);
      return performance.now() - started;
    }, opener.repeat(Math.floor(30_000 / opener.length)));
    assert.ok(took < 1500, `${opener}: ${took} ms`);
  }
});

test('a long stream keeps few elements in the document, and all of its text can be brought back', async () => {
  const paragraphs = Array.from({ length: 900 }, (_, index) => `Paragraph ${index}: $x_{${index}} = ${index}$ and more words to fill the line.`);
  const { nodes, chunks, text } = await page.evaluate((source) => (window as unknown as { renderer: RendererPage }).renderer.stream(source, 400), paragraphs.join('\n\n'));
  assert.ok(nodes < 12_000, `${nodes} elements`);
  assert.ok(chunks < 30, `${chunks} chunks`);
  assert.match(text, /Paragraph 899/);
  assert.doesNotMatch(text, /Paragraph 100:/);
});

test('a restored text renders its last window only, and scrolling through it shows all of it', async () => {
  const text = Array.from({ length: 700 }, (_, index) =>
    index % 9 === 0 ? `## Step ${index}\n` : index % 7 === 0 ? `- item $a_{${index}}$\n\n- loose ${index}\n` : index % 5 === 0 ? `$$\nx_{${index}}\n$$ and then\n` : `Paragraph ${index} with $x_{${index}}$.\n`,
  ).join('\n');
  const { restored, scrolled, once, height } = await page.evaluate((source) => (window as unknown as { renderer: RendererPage }).renderer.restore(source), text);
  assert.ok(restored < 100, `${restored} blocks at first`);
  assert.ok(height > 10_000, `${height} px high`);
  assert.equal(scrolled, once);
});
