import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOneLine } from '../../../../src/math/claims/claimNames.ts';

test('a statement over rows of an alignment is one formula, ready to render', () => {
  assert.equal(inOneLine('4x(x + 1) \\\\\n    &= 4x^2 + 4x'), '4x(x + 1) = 4x^2 + 4x');
  assert.equal(inOneLine('a \\\\[2pt]\n&= b'), 'a = b');
  assert.equal(inOneLine('a &= b'), 'a = b');
});

test('what is not of the alignment stays', () => {
  const matrices = '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}';
  assert.equal(inOneLine(`A \\\\ &= ${matrices}`), `A = ${matrices}`);
  assert.equal(inOneLine('x \\& y \\\\ &= z'), 'x \\& y = z');
  assert.equal(inOneLine('x  =  \\left(1\\right)'), 'x  =  \\left(1\\right)');
});
