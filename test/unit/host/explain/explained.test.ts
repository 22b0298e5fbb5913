import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainedAt } from '../../../../src/host/explain/explained.ts';

function explained(marked: string, format: 'markdown' | 'latex' = 'markdown'): { readonly what: string | undefined; readonly around: string | undefined } {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  const found = explainedAt(text, { start, end: end === start ? start : end - 1 }, format);
  return { what: found && text.slice(found.range.start, found.range.end), around: found?.around && text.slice(found.around.start, found.around.end) };
}

test('a selection is what is explained, with its paragraph around', () => {
  assert.deepEqual(explained('a\n\nWe use | $x^2$ and |so on.\n\nb'), { what: '$x^2$ and', around: 'We use  $x^2$ and so on.' });
});

test('without a selection it is the formula under the cursor', () => {
  assert.deepEqual(explained('We use $x^|2$ and so on.'), { what: '$x^2$', around: 'We use $x^2$ and so on.' });
});

test('without a formula it is the paragraph, with nothing around it', () => {
  assert.deepEqual(explained('a\n\nBy ind|uction.\n\nb'), { what: 'By induction.', around: undefined });
});

test('a theorem is explained as a whole', () => {
  const text = '\\begin{theorem}\nEvery | n is.\n\nAnd more.\n\\end{theorem}';
  assert.deepEqual(explained(`Before.\n\n${text}\n\nAfter.`, 'latex'), { what: text.replace('|', ''), around: undefined });
});

test('on an empty line there is nothing', () => {
  assert.deepEqual(explained('a\n\n|\n\nb'), { what: undefined, around: undefined });
});
