import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, isInteger, isZero, negate, one, power, rational, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { sameShape } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import { coefficientsOf, minusPolynomial, polynomialExpression, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';
import { remaining, type Transformed } from './transformed.ts';

interface Sum {
  natural?: boolean;
  /** The base as an expression; undefined for the natural one. */
  base?: Expression | undefined;
  readonly plus: Expression[];
  readonly minus: Expression[];
  constant: Rational;
}

/** Sums of logarithms of one base: one logarithm of a product or quotient, then undone. */
export function combinedLogarithms(left: Expression, right: Expression, unknown: string): Transformed | undefined {
  const sum: Sum = { plus: [], minus: [], constant: zero };
  if (!collect(sum, left, 1, unknown) || !collect(sum, right, -1, unknown) || sum.plus.length + sum.minus.length < 2) return undefined;
  const constant = negate(sum.constant);
  const base = sum.natural ? undefined : numericValue(sum.base ?? num(10));
  if (!isZero(constant) && (!base || !isInteger(constant) || constant.numerator > 20n || constant.numerator < -20n)) return undefined;
  const value = isZero(constant) ? one : base && power(base, constant.numerator);
  const [above, below] = [productOf(sum.plus, unknown), productOf(sum.minus, unknown)];
  if (!value || !above || !below) return undefined;
  const conditions = [...sum.plus, ...sum.minus].map((inside) => m(app('greater', inside, num(0)))).join(', ');
  const [a, b] = [polynomialExpression(above, unknown), polynomialExpression(scaled(below, value), unknown)];
  const steps: LessonStep[] = [
    {
      arrow: 'implies',
      title: say('Combine the logarithms and undo them'),
      says: [say('A logarithm needs a positive argument: {0}.', conditions), say('A sum of logarithms is the logarithm of the product, a difference that of the quotient. What this adds is thrown out at the end.')],
      shows: app('equal', a, b),
      reason: say('one logarithm, then undone'),
    },
  ];
  return remaining(a, b, minusPolynomial(above, scaled(below, value)), steps);
}

/** Takes the terms of a side; false where one is neither a logarithm nor a number, or bases differ. */
function collect(sum: Sum, side: Expression, sign: 1 | -1, unknown: string): boolean {
  const number = numericValue(side);
  if (number) {
    sum.constant = add(sum.constant, sign < 0 ? negate(number) : number);
    return true;
  }
  if (side.kind !== 'apply') return false;
  const [inside, base] = side.args;
  if (side.operator === 'add') return side.args.every((term) => collect(sum, term, sign, unknown));
  if (side.operator === 'negate' && inside) return collect(sum, inside, sign < 0 ? 1 : -1, unknown);
  if (side.operator === 'multiply' && side.args.length === 2 && base && inside) {
    const times = numericValue(inside);
    return times !== undefined && isInteger(times) && times.numerator > 0n && times.numerator <= 4n && Array.from({ length: Number(times.numerator) }, () => base).every((term) => collect(sum, term, sign, unknown));
  }
  if ((side.operator !== 'ln' && side.operator !== 'log') || !inside || !coefficientsOf(inside, unknown)) return false;
  const natural = side.operator === 'ln';
  const started = sum.plus.length + sum.minus.length > 0;
  if (started && (sum.natural !== natural || (!natural && !sameShape(base ?? num(10), sum.base ?? num(10))))) return false;
  sum.natural = natural;
  sum.base = base;
  (sign > 0 ? sum.plus : sum.minus).push(inside);
  return true;
}

function productOf(factors: readonly Expression[], unknown: string): Coefficients | undefined {
  return factors.reduce<Coefficients | undefined>((product, factor) => {
    const polynomial = coefficientsOf(factor, unknown);
    return product && polynomial && timesPolynomial(product, polynomial);
  }, [rational(1)]);
}
