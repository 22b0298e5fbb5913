import { app, constant, fromRational, num } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import { add, compare, multiply, rational, subtract, zero, type Rational } from '../rational.ts';
import { exponentValue, type Sum } from './terms.ts';

/** A fraction of a root: numerator, radicand, denominator; or a sum of two. */
type Surd = readonly (readonly [number, number, number])[];

/** sin(kπ/12) and tan(kπ/12) for k = 0 … 6. */
const sines: readonly (Surd | undefined)[] = [[[0, 1, 1]], [[1, 6, 4], [-1, 2, 4]], [[1, 1, 2]], [[1, 2, 2]], [[1, 3, 2]], [[1, 6, 4], [1, 2, 4]], [[1, 1, 1]]];
const tangents: readonly (Surd | undefined)[] = [[[0, 1, 1]], [[2, 1, 1], [-1, 3, 1]], [[1, 3, 3]], [[1, 1, 1]], [[1, 3, 1]], [[2, 1, 1], [1, 3, 1]], undefined];

/** What an angle is as a multiple of π; undefined where it is none. */
export function multipleOfPi(sum: Sum): Rational | undefined {
  let total = zero;
  for (const { coefficient, factors } of sum) {
    const [only, ...more] = factors.values();
    if (!only || more.length > 0 || only.base.kind !== 'constant' || only.base.name !== 'pi') return undefined;
    if (exponentValue(only.exponent)?.numerator !== 1n || exponentValue(only.exponent)?.denominator !== 1n) return undefined;
    total = add(total, coefficient);
  }
  return total;
}

/** The value of a trigonometric function at a multiple of π, where school knows it. */
export function trigonometricValue(operator: Operator, turn: Rational): Expression | undefined {
  const twelfths = multiply(turn, rational(12));
  if (twelfths.denominator !== 1n) return undefined;
  const k = Number(((twelfths.numerator % 24n) + 24n) % 24n);
  switch (operator) {
    case 'sin':
      return sine(k);
    case 'cos':
      return sine((k + 6) % 24);
    case 'tan':
      return tangent(k % 12);
    case 'cot':
      return k % 12 === 0 ? undefined : k % 12 === 6 ? num(0) : inverted(tangent(k % 12));
    case 'sec':
      return inverted(sine((k + 6) % 24));
    case 'csc':
      return inverted(sine(k));
    default:
      return undefined;
  }
}

function inverted(value: Expression | undefined): Expression | undefined {
  return value && !(value.kind === 'number' && value.numerator === 0n) ? app('divide', num(1), value) : undefined;
}

function sine(k: number): Expression | undefined {
  if (k >= 12) return opposite(sine(k - 12));
  return surd(sines[k <= 6 ? k : 12 - k]);
}

function tangent(k: number): Expression | undefined {
  return k <= 6 ? surd(tangents[k]) : opposite(surd(tangents[12 - k]));
}

function opposite(value: Expression | undefined): Expression | undefined {
  return value && app('negate', value);
}

function surd(terms: Surd | undefined): Expression | undefined {
  const [first, ...more] = (terms ?? []).map(([numerator, radicand, denominator]) => app('multiply', num(numerator, denominator), app('sqrt', num(radicand))));
  return first && (more.length === 0 ? first : app('add', first, ...more));
}

/** The angle an inverse function gives for a value school knows, as a multiple of π. */
export function inverseAngle(operator: Operator, isValue: (candidate: Expression) => boolean): Expression | undefined {
  const of: Partial<Record<Operator, readonly [Operator, number, number]>> = { arcsin: ['sin', -6, 6], arccos: ['cos', 0, 12], arctan: ['tan', -5, 5] };
  const range = of[operator];
  if (!range) return undefined;
  const [direct, from, to] = range;
  for (let k = from; k <= to; k++) {
    const value = trigonometricValue(direct, rational(k, 12));
    if (value && isValue(value)) return app('multiply', fromRational(rational(k, 12)), constant('pi'));
  }
  return undefined;
}

/** The largest whole number not above. */
export function floorOf(value: Rational): bigint {
  const quotient = value.numerator / value.denominator;
  return value.numerator < 0n && quotient * value.denominator !== value.numerator ? quotient - 1n : quotient;
}

/** To the nearest whole number, halves away from zero. */
export function roundOf(value: Rational): bigint {
  const half = rational(1n, 2n);
  return compare(value, zero) >= 0 ? floorOf(add(value, half)) : -floorOf(subtract(half, value));
}
