import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inertMarkdown, threadMarkdown, type FormulaForms } from '../../../src/host/threadMarkdown.ts';

const forms: FormulaForms = {
  picture: (latex, { display }) => Promise.resolve(`![${display ? 'D' : 'I'}](data:${latex.length})`),
  readable: (latex) => (latex.length < 20 ? latex.replaceAll('^2', '²') : undefined),
};

test('short formulas are Unicode, displays and long ones are pictures', async () => {
  assert.equal(await threadMarkdown('So $x^2 = 4$ holds.', [], forms), 'So x² \\= 4 holds.');
  assert.equal(await threadMarkdown('So\n$$x^2 = 4$$\nholds.', [], forms), 'So\n\n![D](data:7)\n\nholds.');
  assert.equal(await threadMarkdown(`$${'x+'.repeat(20)}1$`, [], forms), '![I](data:41)');
});

test('marks stand behind their formulas, and what is wrong says why', async () => {
  const text = 'Here $a = b$ and\n\n$$c = d$$\n\nend';
  const marked = await threadMarkdown(text, [{ end: 11, kind: 'verified', text: '✓' }, { end: 25, kind: 'refuted', text: '✗ At x = 2' }], forms);
  assert.match(marked, /a \\= b ✓ and/);
  assert.match(marked, /!\[D\]\(data:5\) \*\*✗ At x \\= 2\*\*/);
});

test('a mark whose formula is not found stands at the end and is not lost', async () => {
  assert.match(await threadMarkdown('2 + 2 = 4 as said', [{ end: 9, kind: 'verified', text: '✓' }], forms), /✓$/);
});

test('money is no formula, and code is left alone', async () => {
  assert.equal(await threadMarkdown('It costs $5 and $10.', [], forms), 'It costs $5 and $10.');
  assert.equal(await threadMarkdown('`$x$`', [], forms), '`$x$`');
});

for (const [what, hostile] of [
  ['an image', '![a](https://example.org/a.png)'],
  ['a link that runs a command', '[press](command:workbench.action.quit)'],
  ['HTML', '<img src="https://example.org/a.png" onerror="alert(1)"><script>alert(1)</script>'],
  ['a bare address', 'see https://example.org and www.example.org, mail a@example.org'],
  ['a reference', '[a]: https://example.org\n\n![a]'],
  ['an icon', '$(alert) $(loading~spin)'],
] as const) {
  test(`${what} in a text is only text`, async () => {
    for (const shown of [inertMarkdown(hostile), await threadMarkdown(hostile, [], forms)]) {
      assert.doesNotMatch(shown, /(?<!\\)\[|(?<!\\)<|https?:\/\/|www\.\w|\w@|(?<!\\)\$\(|command:/);
    }
  });
}

test('pictures stop where a text is too long for more', async () => {
  const big: FormulaForms = { ...forms, picture: () => Promise.resolve(`![D](data:${'a'.repeat(30_000)})`) };
  const shown = await threadMarkdown('$$x^2$$\n\n'.repeat(20), [], big);
  assert.ok(shown.length < 100_000);
  assert.equal(shown.match(/!\[D\]/g)?.length, 2);
});
