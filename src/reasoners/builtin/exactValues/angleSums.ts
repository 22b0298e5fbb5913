import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { multiply, rational, subtract, type Rational } from '../../../math/rational.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { surd } from '../../../math/solving/surds.ts';
import { some } from '../../../math/traverse.ts';
import { cyclotomicValue, type CyclotomicValue } from './cyclotomic.ts';

const radicands = [1n, 2n, 3n, 5n, 6n, 10n, 15n];
const denominators = [1, 2, 3, 4, 6, 8, 12, 16];
const highestDenominator = 1024;
const near = 1e-8;

/**
 * A sum of products of trigonometric functions of multiples of π, where its value is a rational number or `a + b√d`:
 * found by its decimals, proved in the field of the roots of unity.
 */
export function trigonometricSum(expression: Expression): Expression | undefined {
  if (!some(expression, (part) => isApply(part, 'sin', 'cos', 'tan', 'cot', 'sec', 'csc'))) return undefined;
  const place = realValue(expression);
  const value = place === undefined || Math.abs(place) > 1e4 ? undefined : cyclotomicValue(expression);
  if (place === undefined || !value) return undefined;
  for (let below = 1; below <= highestDenominator; below++) {
    const above = Math.round(place * below);
    if (Math.abs(above / below - place) > near / below) continue;
    const candidate = rational(above, below);
    if (value.equals(candidate)) return num(candidate.numerator, candidate.denominator);
  }
  for (const below of denominators) {
    const reach = Math.min(400, Math.ceil((Math.abs(place) + 4) * below));
    for (let step = 0; step <= 2 * reach; step++) {
      const rest = rational(step % 2 === 0 ? step / 2 : -(step + 1) / 2, below);
      const found = withRoot(place, rest, below, value);
      if (found) return found;
    }
  }
  return undefined;
}

/** The value as `rest + factor·√d`. */
function withRoot(place: number, rest: Rational, below: number, value: CyclotomicValue): Expression | undefined {
  const start = Number(rest.numerator) / Number(rest.denominator);
  for (const radicand of radicands.slice(1)) {
    const times = ((place - start) / Math.sqrt(Number(radicand))) * below;
    const whole = Math.round(times);
    if (whole === 0 || Math.abs(times - whole) > near * below) continue;
    const factor = rational(whole, below);
    const square = multiply(multiply(factor, factor), rational(radicand));
    if (value.isRootOf(multiply(rational(2), rest), subtract(multiply(rest, rest), square))) return surd(rest, factor, radicand);
  }
  return undefined;
}

/** How an angle is made of inverse functions: whole multiples of them, and so many times π. */
export interface AngleSum {
  readonly parts: readonly (readonly [times: number, inverse: Expression])[];
  readonly rest: Expression;
}

const mostTimes = 8;

/** `2 arctan x + arcsin y + π/3` by its parts; undefined for any other. */
export function angleSum(angle: Expression): AngleSum | undefined {
  if (isApply(angle, 'arcsin', 'arccos', 'arctan', 'arccot')) return { parts: [[1, angle]], rest: num(0) };
  if (isApply(angle, 'negate') && angle.args[0]) return timesSum(angleSum(angle.args[0]), -1);
  if (isApply(angle, 'multiply')) {
    const [inverse, ...others] = angle.args.filter((arg) => arg.kind !== 'number');
    const factor = angle.args.reduce((product, arg) => (arg.kind === 'number' ? product * (arg.denominator === 1n ? Number(arg.numerator) : Number.NaN) : product), 1);
    return inverse && others.length === 0 && isApply(inverse, 'arcsin', 'arccos', 'arctan', 'arccot') ? timesSum(angleSum(inverse), factor) : isMultipleOfPi(angle) ? { parts: [], rest: angle } : undefined;
  }
  if (isApply(angle, 'add')) {
    const sums = angle.args.map(angleSum);
    if (sums.some((sum) => !sum)) return undefined;
    return { parts: sums.flatMap((sum) => sum?.parts ?? []), rest: app('add', ...sums.flatMap((sum) => (sum ? [sum.rest] : []))) };
  }
  return isMultipleOfPi(angle) ? { parts: [], rest: angle } : undefined;
}

function isMultipleOfPi(angle: Expression): boolean {
  return !some(angle, (part) => (part.kind === 'apply' ? !/^(?:add|negate|multiply|divide|degrees)$/.test(part.operator) : part.kind === 'constant' ? part.name !== 'pi' : part.kind !== 'number'));
}

function timesSum(sum: AngleSum | undefined, by: number): AngleSum | undefined {
  if (!sum || !Number.isInteger(by) || Math.abs(by) > mostTimes) return undefined;
  return { parts: sum.parts.map(([times, inverse]) => [times * by, inverse]), rest: app('multiply', num(by), sum.rest) };
}

/** Cosine and sine of what an inverse function gives. */
export function sidesOf(inverse: Expression): { readonly cos: Expression; readonly sin: Expression } | undefined {
  const [x] = inverse.kind === 'apply' ? inverse.args : [];
  if (!x || inverse.kind !== 'apply') return undefined;
  const other = app('sqrt', app('add', num(1), app('negate', app('power', x, num(2)))));
  const size = app('sqrt', app('add', num(1), app('power', x, num(2))));
  switch (inverse.operator) {
    case 'arcsin':
      return { sin: x, cos: other };
    case 'arccos':
      return { cos: x, sin: other };
    case 'arctan':
      return { cos: app('divide', num(1), size), sin: app('divide', x, size) };
    case 'arccot':
      return { cos: app('divide', x, size), sin: app('divide', num(1), size) };
    default:
      return undefined;
  }
}
