import { coefficientsIn, univariate, variablesOf, type Polynomial } from '../exact/polynomial.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';
import { trimmed, valueAt, type Coefficients } from './realRoots.ts';

/** Beyond this the determinants cost more than anybody waits. */
const highestDegree = 6;

/**
 * The resultant of two polynomials in two variables, as a polynomial in `kept`: wherever both vanish, it does. Empty
 * where they have a common factor. Undefined for other variables or high degrees.
 */
export function resultant(a: Polynomial, b: Polynomial, kept: string, gone: string): Coefficients | undefined {
  if ([...variablesOf(a), ...variablesOf(b)].some((name) => name !== kept && name !== gone)) return undefined;
  const [rows, others] = [a, b].map((each) => coefficientsIn(each, gone).map((coefficient) => univariate(coefficient, kept)));
  if (!rows || !others || rows.length < 2 || others.length < 2) return undefined;
  const [p, r] = [rows, others].map((each) => each.filter((coefficient) => coefficient !== undefined));
  if (!p || !r || p.length !== rows.length || r.length !== others.length) return undefined;
  const widest = (of: readonly Coefficients[]): number => Math.max(...of.map((each) => each.length - 1));
  if (p.length - 1 > highestDegree || r.length - 1 > highestDegree || widest(p) > highestDegree || widest(r) > highestDegree) return undefined;
  // Of no higher degree than this, so that so many values say it all.
  const degree = (r.length - 1) * widest(p) + (p.length - 1) * widest(r);
  const places = Array.from({ length: degree + 1 }, (_, index) => q.rational(index - Math.floor(degree / 2)));
  return interpolated(places, places.map((x) => determinant(sylvester(p.map((each) => valueAt(each, x)), r.map((each) => valueAt(each, x))))));
}

/** Sylvester's matrix of two polynomials with the degrees their lists say, whatever stands in front. */
function sylvester(p: Coefficients, r: Coefficients): Rational[][] {
  const size = p.length + r.length - 2;
  const shifted = (of: Coefficients, by: number): Rational[] => Array.from({ length: size }, (_, column) => of[of.length - 1 - (column - by)] ?? q.zero);
  return [...Array.from({ length: r.length - 1 }, (_, by) => shifted(p, by)), ...Array.from({ length: p.length - 1 }, (_, by) => shifted(r, by))];
}

function determinant(matrix: Rational[][]): Rational {
  const rows = matrix.map((row) => [...row]);
  let result = q.one;
  for (let column = 0; column < rows.length; column++) {
    const found = rows.findIndex((row, index) => index >= column && !q.isZero(row[column] ?? q.zero));
    const [pivot, top] = [rows[found], rows[column]];
    if (!pivot || !top) return q.zero;
    if (found !== column) {
      [rows[column], rows[found]] = [pivot, top];
      result = q.negate(result);
    }
    const lead = pivot[column] ?? q.one;
    result = q.multiply(result, lead);
    for (const row of rows.slice(column + 1)) {
      const factor = q.divide(row[column] ?? q.zero, lead);
      if (q.isZero(factor)) continue;
      for (let index = column; index < row.length; index++) row[index] = q.subtract(row[index] ?? q.zero, q.multiply(factor, pivot[index] ?? q.zero));
    }
  }
  return result;
}

/** Newton's divided differences. */
function interpolated(places: readonly Rational[], values: readonly Rational[]): Rational[] {
  const differences = [...values];
  for (let order = 1; order < places.length; order++) {
    for (let index = places.length - 1; index >= order; index--) {
      const width = q.subtract(places[index] ?? q.zero, places[index - order] ?? q.zero);
      differences[index] = q.divide(q.subtract(differences[index] ?? q.zero, differences[index - 1] ?? q.zero), width);
    }
  }
  let result: Rational[] = [];
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index] ?? q.zero;
    const next: Rational[] = [q.zero, ...result];
    result.forEach((coefficient, power) => {
      next[power] = q.subtract(next[power] ?? q.zero, q.multiply(coefficient, place));
    });
    next[0] = q.add(next[0] ?? q.zero, differences[index] ?? q.zero);
    result = next;
  }
  return trimmed(result);
}
