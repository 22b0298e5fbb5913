import assert from 'node:assert/strict';
import { test } from 'node:test';
import { polynomialOf } from '../../../../src/math/exact/normalForm.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { resultant } from '../../../../src/math/solving/resultant.ts';

function coefficients(a: string, b: string): readonly (readonly [bigint, bigint])[] | undefined {
  const [p, r] = [a, b].map((each) => polynomialOf(read(each)));
  return p && r && resultant(p, r, 'x', 'y')?.map(({ numerator, denominator }) => [numerator, denominator]);
}

test('a resultant is exact where rows must be exchanged at some of its places', () => {
  // With y = 1/x the second is (1 − 2x² + x³)/x².
  assert.deepEqual(coefficients('xy-1', 'y^2+x^2y-2'), [[1n, 1n], [0n, 1n], [-2n, 1n], [1n, 1n]]);
  // One exchange alone, which turns the sign.
  assert.deepEqual(coefficients('xy-1', 'y+x-3'), [[1n, 1n], [-3n, 1n], [1n, 1n]]);
  // With y = x²: x⁴ + x² − 6.
  assert.deepEqual(coefficients('y-x^2', 'x^2+y^2-6'), [[-6n, 1n], [0n, 1n], [1n, 1n], [0n, 1n], [1n, 1n]]);
});

test('a common factor leaves nothing, and a third letter is not looked at', () => {
  assert.deepEqual(coefficients('(x-y)(x+1)', '(x-y)(y+2)'), []);
  assert.equal(coefficients('x+yz', 'x-y'), undefined);
});
