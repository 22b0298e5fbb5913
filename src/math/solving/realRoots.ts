import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';

/** Coefficients by ascending power; the last one is not zero. */
export type Coefficients = readonly Rational[];

/** An interval with exactly one root in `(low, high]`; both ends the same where the root is rational and found. */
export interface RootInterval {
  readonly low: Rational;
  readonly high: Rational;
}

export function trimmed(coefficients: Coefficients): Rational[] {
  let end = coefficients.length;
  while (end > 0 && q.isZero(coefficients[end - 1] ?? q.zero)) end--;
  return coefficients.slice(0, end);
}

export function valueAt(coefficients: Coefficients, x: Rational): Rational {
  let result = q.zero;
  for (let index = coefficients.length - 1; index >= 0; index--) result = q.add(q.multiply(result, x), coefficients[index] ?? q.zero);
  return result;
}

export function derivative(coefficients: Coefficients): Rational[] {
  return coefficients.slice(1).map((coefficient, index) => q.multiply(coefficient, q.rational(index + 1)));
}

export function divided(a: Coefficients, b: Coefficients): { readonly quotient: Rational[]; readonly rest: Rational[] } {
  const rest = [...a];
  const lead = b.at(-1) ?? q.one;
  const quotient: Rational[] = Array.from({ length: Math.max(0, a.length - b.length + 1) }, () => q.zero);
  for (let shift = a.length - b.length; shift >= 0; shift--) {
    const factor = q.divide(rest[shift + b.length - 1] ?? q.zero, lead);
    quotient[shift] = factor;
    if (q.isZero(factor)) continue;
    b.forEach((coefficient, index) => {
      rest[shift + index] = q.subtract(rest[shift + index] ?? q.zero, q.multiply(factor, coefficient));
    });
  }
  return { quotient, rest: trimmed(rest.slice(0, Math.max(0, b.length - 1))) };
}

/** The greatest common divisor with whole coefficients without common factor. */
function commonDivisor(a: Coefficients, b: Coefficients): Rational[] {
  let x = primitive(trimmed(a));
  let y = primitive(trimmed(b));
  while (y.length > 0) [x, y] = [y, primitive(divided(x, y).rest)];
  return x;
}

/** A positive multiple with whole coefficients without a common factor. */
export function primitive(coefficients: Coefficients): Rational[] {
  if (coefficients.length === 0) return [];
  let multiple = 1n;
  for (const { denominator } of coefficients) multiple = (multiple / q.gcd(multiple, denominator)) * denominator;
  let common = 0n;
  for (const { numerator, denominator } of coefficients) common = q.gcd(common, numerator * (multiple / denominator));
  return coefficients.map(({ numerator, denominator }) => q.rational((numerator * (multiple / denominator)) / (common || 1n)));
}

/** The polynomial with the same roots, each once. */
export function squareFree(coefficients: Coefficients): Rational[] {
  const whole = primitive(trimmed(coefficients));
  if (whole.length <= 2) return whole;
  const common = commonDivisor(whole, derivative(whole));
  return common.length <= 1 ? whole : primitive(divided(whole, common).quotient);
}

/** Sturm's chain of a square-free polynomial. */
export function sturmChain(coefficients: Coefficients): Rational[][] {
  const chain = [primitive(coefficients), primitive(derivative(coefficients))];
  for (;;) {
    const before = chain.at(-2);
    const last = chain.at(-1);
    if (!before || !last || last.length <= 1) return chain;
    const { rest } = divided(before, last);
    if (rest.length === 0) return chain;
    chain.push(primitive(rest).map(q.negate));
  }
}

function signChanges(signs: readonly number[]): number {
  const kept = signs.filter((sign) => sign !== 0);
  return kept.filter((sign, index) => index > 0 && sign !== kept[index - 1]).length;
}

function sign({ numerator }: Rational): number {
  return numerator > 0n ? 1 : numerator < 0n ? -1 : 0;
}

function changesAt(chain: readonly Coefficients[], x: Rational): number {
  return signChanges(chain.map((polynomial) => sign(valueAt(polynomial, x))));
}

function changesAtInfinity(chain: readonly Coefficients[], direction: 1 | -1): number {
  return signChanges(chain.map((polynomial) => sign(polynomial.at(-1) ?? q.zero) * (direction === -1 && polynomial.length % 2 === 0 ? -1 : 1)));
}

/** The number of distinct real roots: a proof, by Sturm's theorem. */
export function countRealRoots(coefficients: Coefficients): number {
  const clean = squareFree(coefficients);
  if (clean.length <= 1) return 0;
  const chain = sturmChain(clean);
  return changesAtInfinity(chain, -1) - changesAtInfinity(chain, 1);
}

/** Isolates every distinct real root, in ascending order. */
export function isolateRealRoots(coefficients: Coefficients): RootInterval[] {
  const clean = squareFree(coefficients);
  if (clean.length <= 1) return [];
  const chain = sturmChain(clean);
  const bound = rootBound(clean);
  const found: RootInterval[] = [];
  const split = (low: Rational, high: Rational, below: number, above: number): void => {
    const count = below - above;
    if (count === 0) return;
    if (count === 1) {
      found.push({ low, high });
      return;
    }
    const middle = q.divide(q.add(low, high), q.rational(2));
    const between = changesAt(chain, middle);
    split(low, middle, below, between);
    split(middle, high, between, above);
  };
  split(q.negate(bound), bound, changesAt(chain, q.negate(bound)), changesAt(chain, bound));
  return found;
}

/** Cauchy's bound: every root lies strictly inside. */
function rootBound(coefficients: Coefficients): Rational {
  const lead = coefficients.at(-1) ?? q.one;
  let largest = q.zero;
  for (const coefficient of coefficients.slice(0, -1)) {
    const share = q.divide(coefficient, lead);
    const length = share.numerator < 0n ? q.negate(share) : share;
    if (q.compare(length, largest) > 0) largest = length;
  }
  return q.rational(largest.numerator / largest.denominator + 2n);
}

/** Bisects until the interval is no wider than `width`; of a square-free polynomial. */
export function refined(coefficients: Coefficients, interval: RootInterval, width: Rational): RootInterval {
  let { low, high } = interval;
  const high0 = sign(valueAt(coefficients, high));
  if (high0 === 0) return { low: high, high };
  while (q.compare(q.subtract(high, low), width) > 0) {
    const middle = q.divide(q.add(low, high), q.rational(2));
    const at = sign(valueAt(coefficients, middle));
    if (at === 0) return { low: middle, high: middle };
    if (at === high0) high = middle;
    else low = middle;
  }
  return { low, high };
}

/** The distinct real roots in double precision, ascending. */
export function approximateRealRoots(coefficients: Coefficients): number[] {
  const clean = squareFree(coefficients);
  return isolateRealRoots(clean).map((interval) => {
    const { low, high } = refined(clean, interval, q.rational(1n, 2n ** 60n));
    return (Number(low.numerator) / Number(low.denominator) + Number(high.numerator) / Number(high.denominator)) / 2;
  });
}
