import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { commonDenominator, monomial, rationalExpression } from '../univariate.ts';
import { gcd } from '../../../math/rational.ts';

export type Point = readonly [Rational, Rational];

/** `ax + by + c = 0`, not both of a and b zero. */
export interface Line {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly written: Expression;
}

/** `px² + qy² + rx + sy + t = 0`, not both of p and q zero. */
export interface Quadric {
  readonly p: Rational;
  readonly q: Rational;
  readonly r: Rational;
  readonly s: Rational;
  readonly t: Rational;
  readonly written: Expression;
}

export const [x, y] = [sym('x'), sym('y')];

export function pointOf(expression: Expression): Point | undefined {
  if (!isApply(expression, 'tuple') || expression.args.length !== 2) return undefined;
  const [a, b] = expression.args.map(numericValue);
  return a && b && [a, b];
}

/** An equation in x and y of degree one, or of degree two without a product of both; coefficients are rational. */
export function curveOf(written: Expression): Line | Quadric | undefined {
  if (!isApply(written, 'equal')) return undefined;
  const [left, right] = written.args;
  if (!left || !right) return undefined;
  const names = new Set([...freeVariables(left), ...freeVariables(right)]);
  if (names.size === 0 || [...names].some((name) => name !== 'x' && name !== 'y') || !isPolynomial(left) || !isPolynomial(right)) return undefined;
  const difference = app('add', left, app('negate', right));
  const at = (u: number, v: number): Rational | undefined => numericValue(substitute(difference, new Map([['x', num(u)], ['y', num(v)]])));
  const [t, east, west, north, south] = [at(0, 0), at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
  if (!t || !east || !west || !north || !south) return undefined;
  const half = rational(1n, 2n);
  const [p, q] = [subtract(multiply(half, add(east, west)), t), subtract(multiply(half, add(north, south)), t)];
  const [r, s] = [multiply(half, subtract(east, west)), multiply(half, subtract(north, south))];
  for (const [u, v] of [[1, 1], [2, -3], [-5, 4], [7, 3], [3, 11]] as const) {
    const value = at(u, v);
    const expected = [multiply(rational(u * u), p), multiply(rational(v * v), q), multiply(rational(u), r), multiply(rational(v), s), t].reduce(add);
    if (!value || !isZero(subtract(value, expected))) return undefined;
  }
  if (!isZero(p) || !isZero(q)) return { p, q, r, s, t, written };
  return isZero(r) && isZero(s) ? undefined : { a: r, b: s, c: t, written };
}

function isPolynomial(expression: Expression): boolean {
  if (freeVariables(expression).size === 0) return true;
  if (expression.kind === 'symbol') return true;
  if (expression.kind !== 'apply') return false;
  const [base, second] = expression.args;
  if (expression.operator === 'power') return base !== undefined && isPolynomial(base) && second?.kind === 'number' && second.denominator === 1n && second.numerator >= 1n && second.numerator <= 2n;
  if (expression.operator === 'divide') return base !== undefined && second !== undefined && isPolynomial(base) && freeVariables(second).size === 0;
  return /^(?:add|negate|multiply)$/.test(expression.operator) && expression.args.every(isPolynomial);
}

export function isLine(curve: Line | Quadric): curve is Line {
  return 'a' in curve;
}

export function pointExpression([u, v]: Point): Expression {
  return app('tuple', rationalExpression(u), rationalExpression(v));
}

export function onLine({ a, b, c }: Line, [u, v]: Point): boolean {
  return isZero([multiply(a, u), multiply(b, v), c].reduce(add));
}

export function double({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

/** Without fractions and common factors, the first coefficient positive. */
export function generalForm(a: Rational, b: Rational, c: Rational): Line {
  const common = rational(commonDenominator([a, b, c]));
  const whole = [a, b, c].map((each) => multiply(each, common).numerator);
  const divisor = whole.reduce((u, v) => gcd(u, v), 0n);
  const sign = (isZero(a) ? b : a).numerator < 0n ? -1n : 1n;
  const [i = zero, j = zero, k = zero] = whole.map((each) => rational((sign * each) / (divisor < 0n ? -divisor : divisor)));
  return { a: i, b: j, c: k, written: app('equal', terms([i, 'x', 1], [j, 'y', 1], [k, '', 0]), num(0)) };
}

/** `y = mx + b`, or `x = c` where the line is upright. */
export function slopeForm({ a, b, c }: Line): Expression {
  if (isZero(b)) return app('equal', x, rationalExpression(negate(divide(c, a))));
  return app('equal', y, terms([negate(divide(a, b)), 'x', 1], [negate(divide(c, b)), '', 0]));
}

/** A sum of monomials without those that are zero. */
export function terms(...parts: readonly (readonly [Rational, string, number])[]): Expression {
  const shown = parts.filter(([coefficient]) => !isZero(coefficient)).map(([coefficient, name, power]) => monomial(coefficient, name, power));
  const [only] = shown;
  return only === undefined ? num(0) : shown.length === 1 ? only : app('add', ...shown);
}

/** `x − 3`, `y + 2`, `x`. */
export function shifted(letter: Expression, by: Rational): Expression {
  return isZero(by) ? letter : app('add', letter, rationalExpression(negate(by)));
}
