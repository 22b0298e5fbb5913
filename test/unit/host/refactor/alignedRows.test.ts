import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInCode } from '../../../../src/core/fences.ts';
import type { TextFormat } from '../../../../src/core/problem.ts';
import { aligned, rowsOf } from '../../../../src/host/refactor/alignedRows.ts';
import { linkAt, linksIn, sideAt, spansAt } from '../../../../src/host/refactor/formulaAt.ts';
import { ruleBetween, simplified } from '../../../../src/host/refactor/simplified.ts';
import { english } from '../../../../src/core/phrase.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { solverHere } from '../../../../src/reasoners/builtin/thread/solver.ts';

const solver = solverHere(english);

function turned(text: string, format: TextFormat = 'markdown', cursor = text.indexOf('|')): string | undefined {
  const clean = text.replaceAll('|', '');
  const last = text.lastIndexOf('|');
  const spans = spansAt(clean, { start: cursor, end: last > cursor ? last - 1 : cursor }, format);
  const edit = aligned(clean, spans, format);
  return edit && clean.slice(0, edit.range.start) + edit.text + clean.slice(edit.range.end);
}

test('a chain is cut before each relation but the first', () => {
  assert.deepEqual(rowsOf('a = b = c \\le d'), ['a &= b', '&= c', '&\\le d']);
  assert.deepEqual(rowsOf('f(x = 1) = \\left(a \\right) \\\\ = \\frac{a = b}{c}'), ['f(x = 1) &= \\left(a \\right)', '&= \\frac{a = b}{c}']);
  assert.deepEqual(rowsOf('2x = 4 \\implies x = 2'), ['2x &= 4', '\\implies x &= 2']);
  assert.equal(rowsOf('a &= b'), undefined);
  assert.equal(rowsOf('(a = b'), undefined);
});

test('formulas become blocks on lines of their own, and the words around stay', () => {
  assert.equal(turned('We get $a|^2 = b = c$. Then\nmore'), 'We get\n$$\n\\begin{aligned}\na^2 &= b \\\\\n&= c.\n\\end{aligned}\n$$\nThen\nmore');
  assert.equal(turned('$$a| = b = c$$\n'), '$$\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n$$\n');
  assert.equal(turned('- so \\(a| = b = c\\)\n'), '- so\n  \\[\n  \\begin{aligned}\n  a &= b \\\\\n  &= c\n  \\end{aligned}\n  \\]\n');
  assert.equal(turned('We get $a| = b = c$', 'latex'), 'We get\n\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}');
  assert.equal(turned('$|a = b$\n\n$b = c|$\n'), '$$\n\\begin{aligned}\na &= b \\\\\nb &= c\n\\end{aligned}\n$$\n');
});

test('what is no chain, in code, or in a quotation is left alone', () => {
  assert.equal(turned('$a| = b$'), undefined);
  assert.equal(turned('```python\n$a| = b = c$\n```'), undefined);
  assert.equal(turned('> $a| = b = c$'), undefined);
  assert.ok(isInCode('```\nx', 5));
  assert.ok(!isInCode('```problem\nx', 12));
  assert.ok(!isInCode('```\nx\n```\ny', 11));
});

test('the side around the cursor, or what is selected, is found in any notation', () => {
  const side = (text: string, format: TextFormat = 'markdown') => {
    const at = text.indexOf('|');
    const clean = text.replaceAll('|', '');
    const last = text.lastIndexOf('|');
    const range = { start: at, end: last > at ? last - 1 : at };
    const [span] = spansAt(clean, range, format);
    const found = span && sideAt(clean, span, range);
    return found && clean.slice(found.range.start, found.range.end);
  };
  assert.equal(side('$$\n\\begin{aligned}\n(x+1)^2 &= x^2 +| 2x + 1 \\\\\n&= 3\n\\end{aligned}\n$$'), 'x^2 + 2x + 1');
  assert.equal(side('Let $|x + x| + y = 2$'), 'x + x');
  assert.equal(side('2x + 3x| = 5x\n', 'plaintext'), '2x + 3x');
  assert.equal(side('$x| = 2$'), undefined);
});

test('a side is simplified, or nothing simpler is known', async () => {
  assert.equal(await simplified(read('2x + 3x - 1 + 4'), 'latex', solver), '5x + 3');
  assert.equal(await simplified(read('\\frac{x^2-4}{x-2}'), 'latex', solver), 'x + 2');
  assert.equal(await simplified(read('x + 2'), 'latex', solver), undefined);
  assert.equal(await simplified(read('2x + 3x', { notation: 'plain' }), 'plain', solver), '5x');
});

test('a step of school algebra has its rule, another has none', async () => {
  const rule = async (left: string, right: string) => (await ruleBetween(read(left), read(right), solver))?.map(({ template }) => template);
  assert.deepEqual((await rule('(x+1)(x+2)', 'x^2 + 3x + 2'))?.[0], 'multiply out');
  assert.deepEqual(await rule('x^2 - 5x + 6', '(x-2)(x-3)'), ['factor']);
  assert.deepEqual(await rule('(x+1)^2 - x^2', 'x^2 + 2x + 1 - x^2'), ['multiply out']);
  assert.equal(await rule('\\sin x', '\\cos x'), undefined);
});

test('the link around a place is found row by row', () => {
  const text = '$$\n\\begin{aligned}\na + a &= 2a \\\\\n&= 3a - a\n\\end{aligned}\n$$';
  const [span] = spansAt(text, { start: 20, end: 20 }, 'markdown');
  const links = span ? linksIn(text, span) : [];
  const link = linkAt(links, text.indexOf('3a'));
  assert.equal(links.length, 2);
  assert.equal(link, links[1]);
});
