import { app, num } from '../../../math/build.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { compare, rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import type { IntervalEnd, RealInterval } from '../../../math/solving/solutionSet.ts';
import { combined, everywhere, halfLine, type Region } from '../inequalities/region.ts';

/** The values of an expression in which the letter stands once, on all real numbers where it is defined; undefined where that is not certain. */
export function imageOf(expression: Expression, variable: string): Region | undefined {
  if (expression.kind === 'symbol') return expression.name === variable ? everywhere : undefined;
  if (expression.kind !== 'apply') return undefined;
  const moving = expression.args.filter((arg) => some(arg, (part) => part.kind === 'symbol' && part.name === variable));
  const [inner, ...more] = moving;
  if (!inner || more.length > 0) return undefined;
  const region = imageOf(inner, variable);
  return region && mapped(expression, expression.args.indexOf(inner), region);
}

function mapped({ operator, args }: ApplyNode, place: number, region: Region): Region | undefined {
  const others = args.filter((_, index) => index !== place);
  const apply = (value: Expression): Expression => expand(app(operator, ...args.map((arg, index) => (index === place ? value : arg))));
  const [other] = others;
  const size = other && realValue(other);
  switch (operator) {
    case 'add':
      return others.every((each) => realValue(each) !== undefined) ? monotone(region, apply, 'rising') : undefined;
    case 'negate':
      return monotone(region, apply, 'falling');
    case 'multiply': {
      const factor = realValue(others.length === 1 && other ? other : app('multiply', ...others));
      return factor === undefined || factor === 0 ? undefined : monotone(region, apply, factor > 0 ? 'rising' : 'falling');
    }
    case 'divide':
      if (place === 0) return size === undefined || size === 0 ? undefined : monotone(region, apply, size > 0 ? 'rising' : 'falling');
      return size === undefined || size === 0 ? undefined : reciprocal(region, apply, size > 0);
    case 'sqrt':
      return monotoneOn(region, 'greater-equal', apply, 'rising');
    case 'abs':
      return evenly(region, apply);
    case 'power': {
      const exponent = place === 0 && other ? numericValue(other) : undefined;
      if (place === 1) return size !== undefined && size > 1 ? exponential(region, apply) : undefined;
      if (!exponent || exponent.denominator !== 1n || compare(exponent, rational(1)) < 0) return undefined;
      return exponent.numerator % 2n === 0n ? evenly(region, apply) : monotone(region, apply, 'rising');
    }
    case 'sin':
    case 'cos':
      // A wave takes all its values only where the angle takes all of a turn.
      return region.length === 1 && !region[0]?.low.value && !region[0]?.high.value ? [{ low: { value: app('negate', num(1)), closed: true }, high: { value: num(1), closed: true } }] : undefined;
    default:
      return undefined;
  }
}

type Direction = 'rising' | 'falling';

function monotone(region: Region, apply: (value: Expression) => Expression, direction: Direction): Region {
  const end = ({ value, closed }: IntervalEnd): IntervalEnd => (value ? { value: simplify(apply(value)), closed } : { closed: false });
  const pieces = region.map(({ low, high }): RealInterval => (direction === 'rising' ? { low: end(low), high: end(high) } : { low: end(high), high: end(low) }));
  return direction === 'rising' ? pieces : pieces.reverse();
}

function monotoneOn(region: Region, side: 'greater-equal' | 'less-equal', apply: (value: Expression) => Expression, direction: Direction): Region | undefined {
  const part = combined('and', [region, halfLine(side, num(0))]);
  return part && monotone(part, apply, direction);
}

/** Falling below zero and rising above. */
function evenly(region: Region, apply: (value: Expression) => Expression): Region | undefined {
  const [below, above] = [monotoneOn(region, 'less-equal', apply, 'falling'), monotoneOn(region, 'greater-equal', apply, 'rising')];
  return below && above && combined('or', [below, above]);
}

/** A quotient with the letter below: both sides of zero apart, where it tends to zero at infinity. */
function reciprocal(region: Region, apply: (value: Expression) => Expression, positive: boolean): Region | undefined {
  const sides: Region[] = [];
  for (const side of ['less', 'greater'] as const) {
    const part = combined('and', [region, halfLine(side, num(0))]);
    if (!part) return undefined;
    const end = ({ value, closed }: IntervalEnd): IntervalEnd => {
      if (!value) return { value: num(0), closed: false };
      return realValue(value) === 0 ? { closed: false } : { value: simplify(apply(value)), closed };
    };
    sides.push((positive ? part.map(({ low, high }) => ({ low: end(high), high: end(low) })) : part.map(({ low, high }) => ({ low: end(low), high: end(high) }))).sort((a, b) => (a.low.value ? (realValue(a.low.value) ?? 0) : Number.NEGATIVE_INFINITY) - (b.low.value ? (realValue(b.low.value) ?? 0) : Number.NEGATIVE_INFINITY)));
  }
  return combined('or', sides);
}

/** A power of a base above one: it tends to zero on the left. */
function exponential(region: Region, apply: (value: Expression) => Expression): Region {
  return region.map(({ low, high }) => ({
    low: low.value ? { value: simplify(apply(low.value)), closed: low.closed } : { value: num(0), closed: false },
    high: high.value ? { value: simplify(apply(high.value)), closed: high.closed } : { closed: false },
  }));
}

