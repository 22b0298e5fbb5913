import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemBlocks, problemIn, problemRangeAt } from '../../../src/core/problemAt.ts';
import type { TextFormat } from '../../../src/core/problem.ts';

/** The problem around the bar in a text. */
function around(marked: string, format: TextFormat = 'markdown'): string {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const { start, end } = problemRangeAt(text, offset, format);
  return text.slice(start, end);
}

test('a paragraph, with the display that interrupts it', () => {
  assert.equal(around('# One\n\nSolve this:\n$$\nx^2 = ¦4\n\n$$\nfor $x$.\n\nOther.'), 'Solve this:\n$$\nx^2 = 4\n\n$$\nfor $x$.');
});

test('a list item, without its marker', () => {
  assert.equal(around('1. Solve $x = 1$.\n2. Solve ¦$y = 2$\n   for $y$.\n3. Done.'), 'Solve $y = 2$\n   for $y$.');
});

test('a fenced problem block, from anywhere on its fences', () => {
  const text = 'Text.\n\n```¦problem\nSolve $x=1$.\n```\n\nMore.';
  assert.equal(around(text), 'Solve $x=1$.');
  assert.equal(problemBlocks(text.replace('¦', '')).length, 1);
});

test('a LaTeX problem environment', () => {
  assert.equal(around('\\begin{exercise}[1]\nFind ¦$x$.\n\nNow.\n\\end{exercise}', 'latex').trim(), 'Find $x$.\n\nNow.');
});

test('a heading ends a paragraph', () => {
  assert.equal(around('## Heading\nSolve ¦$x=1$.'), 'Solve $x=1$.');
});

test('nothing, too much and binary are said in words', () => {
  const place = { uri: 'file:///a.md' };
  for (const [text, pattern] of [
    ['   ', /no problem here/],
    ['a'.repeat(1_000_000), /1000 kB long/],
    ['\u0000\u0001\u0002\ufffd\ufffdPNG', /does not look like text/],
  ] as const) {
    const found = problemIn(text, { start: 0, end: text.length }, 'markdown', place);
    assert.equal(found.kind, 'none');
    if (found.kind === 'none') assert.match(found.reason.template.replace('{0}', String(found.reason.args[0])), pattern);
  }
});

test('the place is that of the text without the spaces around it', () => {
  const found = problemIn('a\n  x = 1  \n', { start: 2, end: 11 }, 'plaintext', { uri: 'u' });
  assert.equal(found.kind, 'problem');
  if (found.kind === 'problem') assert.deepEqual(found.problem.place, { uri: 'u', range: { start: 4, end: 9 }, line: 1 });
});
