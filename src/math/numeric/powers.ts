import * as q from '../rational.ts';
import type { Evaluation } from './evaluate.ts';
import { exact, float, floated, NotComputable, NotDefined, type Value } from './value.ts';

/** Bits of an exact power; beyond them it is computed as a float. */
const largestExact = 60_000;

/**
 * `base ^ exponent`. Among the reals a negative base has a power only for a whole exponent or one with
 * an odd denominator, whose real root is taken; among the complex numbers the principal value, but no
 * value where that root is usually the real one: of `∛(−1)` both are meant.
 */
export function powerOf(evaluation: Evaluation, base: Value, exponent: Value): Value {
  if (exponent.kind === 'exact') {
    const { numerator, denominator } = exponent.value;
    if (denominator === 1n) return wholePower(evaluation, base, numerator);
    const negative = base.kind === 'exact' ? base.value.numerator < 0n : base.im.isZero() && base.re.isNegative();
    if (negative && !evaluation.allowComplex) {
      if (denominator % 2n === 0n) throw new NotDefined('an even root of a negative number');
      const positive = powerOf(evaluation, evaluation.multiply(base, exact(q.rational(-1))), exponent);
      return numerator % 2n === 0n ? positive : evaluation.multiply(positive, exact(q.rational(-1)));
    }
    if (negative && denominator % 2n !== 0n) throw new NotComputable('a root with a real and a principal value');
    if (base.kind === 'exact' && denominator < 20n) {
      const root = exactRoot(base.value, denominator);
      if (root) return wholePower(evaluation, exact(root), numerator);
    }
  }
  const { D, complex } = evaluation;
  const left = floated(base, D);
  const right = floated(exponent, D);
  if (complex.abs(left).isZero()) {
    if (right.im.isZero() && right.re.gt(0)) return exact(q.zero);
    throw new NotDefined('zero to a power that is not positive');
  }
  if (left.im.isZero() && right.im.isZero() && left.re.gt(0)) return float(left.re.pow(right.re));
  if (!evaluation.allowComplex) throw new NotDefined('a power of a negative number');
  const power = complex.exp(complex.multiply(right, complex.ln(left)));
  return float(power.re, power.im);
}

function wholePower(evaluation: Evaluation, base: Value, exponent: bigint): Value {
  if (base.kind === 'exact') {
    if (q.isZero(base.value)) {
      if (exponent <= 0n) throw new NotDefined('zero to a power that is not positive');
      return base;
    }
    if (exponent === 0n) return exact(q.one);
    const size = exponent < 0n ? -exponent : exponent;
    const bits = BigInt(base.value.numerator.toString(2).length + base.value.denominator.toString(2).length);
    if (bits * size <= BigInt(largestExact)) return exact(q.power(base.value, exponent));
    const isUnit = base.value.denominator === 1n && (base.value.numerator === 1n || base.value.numerator === -1n);
    if (isUnit) return exact(q.rational(base.value.numerator === -1n && exponent % 2n !== 0n ? -1 : 1));
    if (size > 1_000_000_000n) throw new NotComputable('a power too large');
    const { re } = floated(base, evaluation.D);
    return float(re.abs().pow(exponent.toString()).times(re.isNegative() && exponent % 2n !== 0n ? -1 : 1));
  }
  if (exponent === 0n) return exact(q.one);
  const size = exponent < 0n ? -exponent : exponent;
  if (size > 1_000_000n) throw new NotComputable('a power too large');
  let result = evaluation.complex.of(1);
  let square = { re: base.re, im: base.im };
  for (let rest = size; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = evaluation.complex.multiply(result, square);
    if (rest > 1n) square = evaluation.complex.multiply(square, square);
  }
  if (exponent < 0n) result = evaluation.complex.divide(evaluation.complex.of(1), result);
  return float(result.re, result.im);
}

/** The exact root of a non-negative rational, where it is rational. */
export function exactRoot(value: q.Rational, degree: bigint): q.Rational | undefined {
  if (value.numerator < 0n) return undefined;
  const over = integerRoot(value.numerator, degree);
  const under = integerRoot(value.denominator, degree);
  return over === undefined || under === undefined ? undefined : q.rational(over, under);
}

function integerRoot(value: bigint, degree: bigint): bigint | undefined {
  if (value < 2n) return value;
  let low = 1n;
  let high = 1n << (BigInt(value.toString(2).length) / degree + 1n);
  while (low <= high) {
    const middle = (low + high) >> 1n;
    const power = middle ** degree;
    if (power === value) return middle;
    if (power < value) low = middle + 1n;
    else high = middle - 1n;
  }
  return undefined;
}
