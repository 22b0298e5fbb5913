import type { Decimal } from 'decimal.js';
import type { Expression } from '../expression.ts';
import type { Environment, Evaluation } from '../numeric/evaluate.ts';
import { exact, floated, isReal, NotComputable, wholeOf, type Value } from '../numeric/value.ts';
import * as q from '../rational.ts';

/**
 * Whether a relation holds at one point: true, false, or undefined where the values are too close to tell.
 * @throws NotDefined where a side has no value
 * @throws NotComputable where a side cannot be computed
 */
export function holdsAt(statement: Expression, point: Environment, evaluation: Evaluation): boolean | undefined {
  if (statement.kind === 'constant' && (statement.name === 'true' || statement.name === 'false')) return statement.name === 'true';
  if (statement.kind !== 'apply') throw new NotComputable('not a statement');
  const { operator, args } = statement;
  const [a, b, c] = args;
  const value = (arg: Expression | undefined): Value => {
    if (!arg) throw new NotComputable('an argument is missing');
    return evaluation.value(arg, point);
  };
  switch (operator) {
    case 'equal':
    case 'identical':
      return sameValue(value(a), value(b), evaluation);
    case 'not-equal': {
      const same = sameValue(value(a), value(b), evaluation);
      return same === undefined ? undefined : !same;
    }
    case 'less':
      return ordered(evaluation.compare(value(a), value(b)), (order) => order < 0);
    case 'greater':
      return ordered(evaluation.compare(value(a), value(b)), (order) => order > 0);
    case 'less-equal':
      return ordered(evaluation.compare(value(a), value(b)), (order) => order <= 0);
    case 'greater-equal':
      return ordered(evaluation.compare(value(a), value(b)), (order) => order >= 0);
    case 'divides':
    case 'not-divides': {
      const divisor = evaluation.whole(value(a), 10n ** 60n);
      const number = evaluation.whole(value(b), 10n ** 200n);
      const divides = divisor === 0n ? number === 0n : number % divisor === 0n;
      return divides === (operator === 'divides');
    }
    case 'congruent': {
      const modulus = evaluation.whole(value(c), 10n ** 60n);
      const difference = evaluation.add(value(a), evaluation.multiply(value(b), exact(q.rational(-1))));
      const whole = wholeOf(difference);
      if (whole === undefined || modulus === 0n) throw new NotComputable('not whole numbers');
      return whole % modulus === 0n;
    }
    case 'element':
    case 'not-element': {
      const inside = a && b ? isElement(a, b, point, evaluation) : undefined;
      return inside === undefined ? undefined : inside === (operator === 'element');
    }
    case 'and':
      return all(args.map((arg) => holdsAt(arg, point, evaluation)));
    case 'or': {
      const none = all(args.map((arg) => not(holdsAt(arg, point, evaluation))));
      return not(none);
    }
    case 'not':
      return a ? not(holdsAt(a, point, evaluation)) : undefined;
    case 'chain': {
      const links: (boolean | undefined)[] = [];
      for (let index = 0; index + 2 < args.length; index += 2) {
        const [left, relation, right] = args.slice(index, index + 3);
        if (!left || !right || relation?.kind !== 'text') throw new NotComputable('a chain');
        links.push(holdsAt({ kind: 'apply', operator: relation.text as 'equal', args: [left, right] }, point, evaluation));
      }
      return all(links);
    }
    default:
      throw new NotComputable(operator);
  }
}

/**
 * Equality of two values: exact where both are; else agreement to all digits that count. A difference
 * that is small but not nothing is undefined.
 */
export function sameValue(a: Value, b: Value, evaluation: Evaluation): boolean | undefined {
  if (a.kind === 'exact' && b.kind === 'exact') return q.compare(a.value, b.value) === 0;
  const { D, digits } = evaluation;
  const left = floated(a, D);
  const right = floated(b, D);
  const difference = distance(left, right);
  if (difference.isZero()) return true;
  const size = D.max(magnitude(left), magnitude(right));
  const relative = difference.div(size);
  const loose = new D(10).pow(-Math.floor(digits / 2));
  if (relative.lt(new D(10).pow(-digits))) return true;
  // Both sides so near zero that their digits are rounding only.
  if (size.lt(new D(10).pow(-digits))) return undefined;
  return relative.gt(loose) && difference.gt(new D(10).pow(-Math.floor(digits * 0.9))) ? false : undefined;
}

function magnitude({ re, im }: { readonly re: Decimal; readonly im: Decimal }): Decimal {
  return im.isZero() ? re.abs() : re.times(re).plus(im.times(im)).sqrt();
}

function distance(a: { readonly re: Decimal; readonly im: Decimal }, b: { readonly re: Decimal; readonly im: Decimal }): Decimal {
  return magnitude({ re: a.re.minus(b.re), im: a.im.minus(b.im) });
}

function isElement(element: Expression, set: Expression, point: Environment, evaluation: Evaluation): boolean | undefined {
  const value = evaluation.value(element, point);
  if (set.kind === 'constant') {
    switch (set.name) {
      case 'integers':
        return value.kind === 'exact' ? q.isInteger(value.value) : undefined;
      case 'naturals':
        return value.kind === 'exact' ? q.isInteger(value.value) && value.value.numerator >= 0n : undefined;
      case 'positive-integers':
        return value.kind === 'exact' ? q.isInteger(value.value) && value.value.numerator > 0n : undefined;
      case 'rationals':
        return value.kind === 'exact' ? true : undefined;
      case 'reals':
        return isReal(value);
      case 'positive-reals':
        return ordered(evaluation.compare(value, exact(q.zero)), (order) => order > 0);
      case 'emptyset':
        return false;
      default:
        throw new NotComputable(set.name);
    }
  }
  if (set.kind !== 'apply') throw new NotComputable('a set');
  switch (set.operator) {
    case 'set': {
      const same = set.args.map((member) => sameValue(value, evaluation.value(member, point), evaluation));
      return same.includes(true) ? true : same.includes(undefined) ? undefined : false;
    }
    case 'interval': {
      const [low, high, closedLow, closedHigh] = set.args;
      return all([beyond(value, low, closedLow, 1, point, evaluation), beyond(value, high, closedHigh, -1, point, evaluation)]);
    }
    case 'tuple': {
      // The notation of an open interval is that of a pair; a number is an element of the interval alone.
      const [low, high] = set.args;
      if (set.args.length !== 2) throw new NotComputable('a tuple');
      return all([beyond(value, low, undefined, 1, point, evaluation), beyond(value, high, undefined, -1, point, evaluation)]);
    }
    case 'union':
      return not(all(set.args.map((part) => not(isElement(element, part, point, evaluation)))));
    case 'intersection':
      return all(set.args.map((part) => isElement(element, part, point, evaluation)));
    case 'set-difference': {
      const [from, without] = set.args;
      return from && without ? all([isElement(element, from, point, evaluation), not(isElement(element, without, point, evaluation))]) : undefined;
    }
    default:
      throw new NotComputable(set.operator);
  }
}

/** Whether a value lies on the inner side of an interval's end. */
function beyond(value: Value, end: Expression | undefined, closed: Expression | undefined, side: 1 | -1, point: Environment, evaluation: Evaluation): boolean | undefined {
  if (!end) throw new NotComputable('an interval');
  if (isInfinite(end)) return true;
  const order = evaluation.compare(value, evaluation.value(end, point));
  if (order === undefined) return undefined;
  return order * side > 0 || (order === 0 && closed?.kind === 'constant' && closed.name === 'true');
}

export function isInfinite(expression: Expression): boolean {
  if (expression.kind === 'constant') return expression.name === 'infinity';
  return expression.kind === 'apply' && expression.operator === 'negate' && expression.args[0] !== undefined && isInfinite(expression.args[0]);
}

function ordered(order: number | undefined, holds: (order: number) => boolean): boolean | undefined {
  return order === undefined ? undefined : holds(order);
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function all(values: readonly (boolean | undefined)[]): boolean | undefined {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}
