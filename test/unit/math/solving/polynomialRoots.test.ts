import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlain } from '../../../../src/math/printing/plain.ts';
import * as q from '../../../../src/math/rational.ts';
import { realValue } from '../../../../src/math/solving/approximate.ts';
import { polynomialRoots } from '../../../../src/math/solving/polynomialRoots.ts';
import { approximateRealRoots, countRealRoots, isolateRealRoots } from '../../../../src/math/solving/realRoots.ts';

const coefficients = (...values: number[]): q.Rational[] => values.map((value) => q.rational(value));
const roots = (...values: number[]): string => polynomialRoots(coefficients(...values)).roots.map(toPlain).join('; ');

test('rational roots are found without factoring the ends', () => {
  assert.equal(roots(-6, 11, -6, 1), '1; 2; 3');
  assert.equal(roots(36, -30, -12, 6), '−2; 1; 3');
  assert.equal(roots(-1, 1, 6), '−1/2; 1/3');
});

test('quadratic surds, complex pairs and quartics over quadratics are exact', () => {
  assert.equal(roots(-2, 0, 1), '−√2; √2');
  assert.equal(roots(1, 1, 1), '(−1 − √3·i)/2; (−1 + √3·i)/2');
  assert.equal(roots(4, 0, 0, 0, 1), '1 − i; 1 + i; −1 − i; −1 + i');
  assert.equal(roots(1, 0, -10, 0, 1), '−(√3 + √2); −(√3 − √2); √3 − √2; √3 + √2');
  assert.equal(roots(-5, 0, 0, 1), '∛5');
});

test('a root that has no simple form is counted as missing, never left out in silence', () => {
  const found = polynomialRoots(coefficients(-1, -1, 0, 0, 0, 1));
  assert.equal(found.allReal, false);
  assert.equal(countRealRoots(coefficients(-1, -1, 0, 0, 0, 1)), 1);
  assert.ok(Math.abs((approximateRealRoots(coefficients(-1, -1, 0, 0, 0, 1))[0] ?? 0) - 1.1673039782614187) < 1e-12);
});

test('Sturm counts distinct real roots, repeated ones once', () => {
  assert.equal(countRealRoots(coefficients(-1, 3, -3, 1)), 1);
  assert.equal(countRealRoots(coefficients(1, 0, 1)), 0);
  assert.equal(countRealRoots(coefficients(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), 2);
  assert.equal(countRealRoots(coefficients(7)), 0);
});

test('60 seeded polynomials: isolated as often as counted, and every exact root is one of the isolated', () => {
  let state = 17;
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let round = 0; round < 60; round++) {
    const polynomial = coefficients(...Array.from({ length: 2 + next(5) }, () => next(21) - 10), 1 + next(4));
    const places = approximateRealRoots(polynomial);
    assert.equal(isolateRealRoots(polynomial).length, countRealRoots(polynomial));
    for (const root of polynomialRoots(polynomial).roots) {
      const value = realValue(root);
      if (value !== undefined) assert.ok(places.some((place) => Math.abs(place - value) < 1e-7 * (1 + Math.abs(value))), `${toPlain(root)} of ${polynomial.map(q.print).join()}`);
    }
  }
});
