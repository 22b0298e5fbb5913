import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { sameShape } from '../../../math/traverse.ts';
import { isOneNumber } from '../zeroAndOne.ts';

/** Numerator and denominator, nothing multiplied out. */
export interface Fraction {
  readonly above: Expression;
  readonly below: Expression;
}

const one = num(1);
/** Higher powers are no exercise by hand. */
const highest = 8n;

/** An expression of letters by the four operations and whole powers as one fraction; undefined where it is more. */
export function asFraction(expression: Expression): Fraction | undefined {
  if (expression.kind === 'number' || expression.kind === 'symbol') return { above: expression, below: one };
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.args.map(asFraction);
  const [first, second] = parts;
  if (!first) return undefined;
  switch (expression.operator) {
    case 'negate':
      return { above: app('negate', first.above), below: first.below };
    case 'add':
      return parts.slice(1).reduce<Fraction | undefined>((sum, part) => sum && part && added(sum, part), first);
    case 'multiply':
      return parts.slice(1).reduce<Fraction | undefined>((product, part) => product && part && { above: times(product.above, part.above), below: times(product.below, part.below) }, first);
    case 'divide':
      return second && { above: times(first.above, second.below), below: times(first.below, second.above) };
    case 'power': {
      const [, exponent] = expression.args;
      if (exponent?.kind !== 'number' || exponent.denominator !== 1n) return undefined;
      const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
      if (size === 0n || size > highest) return undefined;
      const [above, below] = [first.above, first.below].map((part) => (isOneNumber(part) || size === 1n ? part : app('power', part, num(size))));
      if (!above || !below) return undefined;
      return exponent.numerator < 0n ? { above: below, below: above } : { above, below };
    }
    default:
      return undefined;
  }
}

function added(a: Fraction, b: Fraction): Fraction {
  if (sameShape(a.below, b.below)) return { above: app('add', a.above, b.above), below: a.below };
  return { above: app('add', times(a.above, b.below), times(b.above, a.below)), below: times(a.below, b.below) };
}

function times(a: Expression, b: Expression): Expression {
  return isOneNumber(a) ? b : isOneNumber(b) ? a : app('multiply', a, b);
}

/** What is divided by, besides numbers. */
export function denominatorsOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'apply') return [];
  const inner = expression.args.flatMap(denominatorsOf);
  const [base, by] = expression.args;
  const own = isApply(expression, 'divide') ? by : isApply(expression, 'power') && by?.kind === 'number' && by.numerator < 0n ? base : undefined;
  return own && own.kind !== 'number' ? [...inner, own] : inner;
}
