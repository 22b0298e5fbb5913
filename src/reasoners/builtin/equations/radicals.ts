import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { divide, multiply, rational, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import type { LessonStep } from '../lesson.ts';
import { coefficientsOf, minusPolynomial, plus, polynomialExpression, rationalExpression, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';
import { remaining, type Transformed } from './transformed.ts';

const warning = say('Squaring may add solutions, so each one is checked at the end.');

/** `√u = √v`, and `√u ± √v = c`: squared once or twice. */
export function twoRoots(left: Expression, right: Expression, unknown: string): Transformed | undefined {
  const [first, second] = [rootOf(left, unknown), rootOf(right, unknown)];
  if (first && second) {
    const [a, b] = [polynomialExpression(first, unknown), polynomialExpression(second, unknown)];
    return remaining(a, b, minusPolynomial(first, second), [{ arrow: 'implies', title: say('Square both sides'), says: [warning], shows: app('equal', a, b), reason: say('square both sides') }]);
  }
  const constant = numericValue(right);
  if (!constant || left.kind !== 'apply' || left.operator !== 'add' || left.args.length !== 2) return undefined;
  const [one, other] = left.args;
  const inner = other?.kind === 'apply' && other.operator === 'negate' ? other.args[0] : other;
  const [u, v] = [one && rootOf(one, unknown), inner && rootOf(inner, unknown)];
  if (!one || !inner || !u || !v || constant.numerator === 0n) return undefined;
  return squaredTwice(one, inner, u, v, constant, inner !== other, unknown);
}

function rootOf(expression: Expression, unknown: string): Coefficients | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'sqrt' || !expression.args[0]) return undefined;
  const inside = coefficientsOf(expression.args[0], unknown);
  return inside && inside.length > 1 ? inside : undefined;
}

/** `√u = c ± √v`, whose square has one root left. */
function squaredTwice(first: Expression, second: Expression, u: Coefficients, v: Coefficients, c: Rational, minus: boolean, unknown: string): Transformed | undefined {
  const isolated = app('equal', first, app('add', rationalExpression(c), minus ? second : app('negate', second)));
  const square: Coefficients = [multiply(c, c)];
  const twice = multiply(rational(minus ? 2 : -2), c);
  const root: ApplyNode = app('multiply', rationalExpression(rational(absolute(twice), twice.denominator)), second);
  const open = app('equal', polynomialExpression(u, unknown), app('add', polynomialExpression(square, unknown), twice.numerator < 0n ? app('negate', root) : root, polynomialExpression(v, unknown)));
  const value = scaled(minusPolynomial(u, plus(square, v)), divide(rational(1), twice));
  const alone = app('equal', second, polynomialExpression(value, unknown));
  const valueSquared = timesPolynomial(value, value);
  if (!valueSquared) return undefined;
  const [a, b] = [polynomialExpression(v, unknown), value.length > 1 ? app('power', polynomialExpression(value, unknown), num(2)) : polynomialExpression(valueSquared, unknown)];
  const steps: LessonStep[] = [
    { arrow: 'iff', title: say('Leave one root on the left'), shows: isolated, reason: say('one root on each side') },
    { arrow: 'implies', title: say('Square both sides'), says: [warning], shows: open, reason: say('square both sides') },
    { arrow: 'iff', title: say('Isolate the root that is left'), shows: alone, reason: say('isolate') },
    { arrow: 'implies', title: say('Square both sides once more'), says: [warning], shows: app('equal', a, b), reason: say('square both sides') },
  ];
  return remaining(a, b, minusPolynomial(v, valueSquared), steps);
}

function absolute({ numerator }: Rational): bigint {
  return numerator < 0n ? -numerator : numerator;
}
