import type { ApplyNode, Expression, Operator } from '../../../src/math/expression.ts';
import { apart, compared, fraction, negated, NoValue, over, plus, type PlainNumber } from './plainNumber.ts';
import { plainGrid, plainValue, whole, type PlainPoint } from './plainValue.ts';

/**
 * Whether a statement holds at a point; undefined where the oracle cannot tell. Two sides that agree as far
 * as doubles reach count as equal, so only `false` may be relied on as a fact about an equation.
 */
export function plainTruth(statement: Expression, at: PlainPoint): boolean | undefined {
  try {
    return truth(statement, at);
  } catch (error) {
    if (error instanceof NoValue || error instanceof RangeError) return undefined;
    throw error;
  }
}

function truth(statement: Expression, at: PlainPoint): boolean | undefined {
  if (statement.kind !== 'apply') return undefined;
  const { operator, args } = statement;
  const [left, right, third] = args;
  if (!left) return undefined;
  const number = (part: Expression | undefined): PlainNumber => {
    if (!part) throw new NoValue();
    return plainValue(part, at);
  };
  const order = (): number | undefined => compared(number(left), number(right));
  switch (operator) {
    case 'boxed':
      return truth(left, at);
    case 'and':
    case 'list':
      return all(args.map((arg) => plainTruth(arg, at)));
    case 'or':
      return any(args.map((arg) => plainTruth(arg, at)));
    case 'not':
      return not(plainTruth(left, at));
    case 'chain':
      return all(links(args).map((link) => plainTruth(link, at)));
    case 'equal':
    case 'identical':
      return right && equal(left, right, at);
    case 'not-equal':
      // Doubles that agree may still differ.
      return right && (equal(left, right, at) === false ? true : exactlyEqual(left, right, at) ? false : undefined);
    case 'less':
      return below(order());
    case 'greater':
      return above(order());
    case 'less-equal':
      return not(above(order()));
    case 'greater-equal':
      return not(below(order()));
    case 'congruent': {
      const modulus = whole(number(third));
      if (modulus === 0n) throw new NoValue();
      return (whole(number(left)) - whole(number(right))) % modulus === 0n;
    }
    case 'divides':
    case 'not-divides': {
      const divisor = whole(number(left));
      if (divisor === 0n) throw new NoValue();
      return (whole(number(right)) % divisor === 0n) === (operator === 'divides');
    }
    case 'element':
      return right && member(left, right, at);
    case 'not-element':
      return right && not(member(left, right, at));
    default:
      return undefined;
  }
}

export function links(args: readonly Expression[]): ApplyNode[] {
  const made: ApplyNode[] = [];
  for (let index = 0; index + 2 < args.length; index += 2) {
    const [left, operator, right] = args.slice(index, index + 3);
    if (left && right && operator?.kind === 'text') made.push({ kind: 'apply', operator: operator.text as Operator, args: [left, right] });
  }
  return made;
}

function equal(left: Expression, right: Expression, at: PlainPoint): boolean | undefined {
  const values = alternatives(right);
  if (values.length > 1) return any(values.map((value) => equal(left, value, at)));
  for (const kind of ['set', 'tuple'] as const) {
    if (!isApply(left, kind) || !isApply(right, kind)) continue;
    if (kind === 'tuple') return left.args.length === right.args.length && all(left.args.map((arg, index) => equal(arg, right.args[index] ?? arg, at)));
    const within = (part: Expression, whole: ApplyNode): boolean | undefined => any(whole.args.map((other) => equal(part, other, at)));
    return all([...left.args.map((part) => within(part, right)), ...right.args.map((part) => within(part, left))]);
  }
  if (isApply(left, 'interval') && isApply(right, 'interval')) {
    return all(left.args.map((end, index) => { const other = right.args[index]; return end.kind === 'constant' || other?.kind === 'constant' ? end.kind === 'constant' && other?.kind === 'constant' && end.name === other.name : other && equal(end, other, at); }));
  }
  if (isApply(left, 'set', 'tuple', 'interval') || isApply(right, 'set', 'tuple', 'interval')) return undefined;
  const [a, b] = [plainGrid(left, at), plainGrid(right, at)];
  if (a && b) return a.length === b.length && a[0]?.length === b[0]?.length && a.every((row, i) => row.every((entry, j) => !apart(entry, b[i]?.[j] ?? fraction(0n))));
  if (a || b) return undefined;
  // A length is no time.
  if (isApply(left, 'quantity') !== isApply(right, 'quantity')) return undefined;
  const [x, y] = [plainValue(left, at), plainValue(right, at)];
  return apart(x, y) ? false : wide(x) || wide(y) ? undefined : true;
}

function exactlyEqual(left: Expression, right: Expression, at: PlainPoint): boolean {
  if (isApply(left, 'set', 'tuple', 'interval', 'matrix') || isApply(right, 'set', 'tuple', 'interval', 'matrix')) return true;
  const [x, y] = [plainValue(left, at), plainValue(right, at)];
  return x.kind === 'fraction' && y.kind === 'fraction' && !apart(x, y);
}

/** So uncertain that agreeing means nothing. */
function wide(value: PlainNumber): boolean {
  return value.kind === 'double' && value.error > 1e-7 * Math.max(1, Math.hypot(value.re, value.im));
}

/** What a ± b stands for; the expression alone where it has no such sign. */
export function alternatives(expression: Expression): Expression[] {
  if (!isApply(expression, 'plus-minus')) return [expression];
  const [first, second] = expression.args;
  if (!first) return [expression];
  const make = (negative: boolean): Expression => {
    const last = second ?? first;
    const signed: Expression = negative ? { kind: 'apply', operator: 'negate', args: [last] } : last;
    return second ? { kind: 'apply', operator: 'add', args: [first, signed] } : signed;
  };
  return [make(false), make(true)];
}

/** Whether a value lies in a set, interval or union as these are written. */
export function member(element: Expression, collection: Expression, at: PlainPoint): boolean | undefined {
  if (collection.kind === 'constant') {
    const value = plainValue(element, at);
    switch (collection.name) {
      case 'emptyset':
        return false;
      case 'integers':
        return value.kind === 'fraction' ? value.under === 1n : undefined;
      case 'naturals':
        return value.kind === 'fraction' ? value.under === 1n && value.top >= 0n : undefined;
      case 'rationals':
        return value.kind === 'fraction' ? true : undefined;
      default:
        return undefined;
    }
  }
  if (collection.kind !== 'apply') return undefined;
  const { operator, args } = collection;
  switch (operator) {
    case 'set':
      return any(args.map((arg) => equal(element, arg, at)));
    case 'union':
      return any(args.map((arg) => member(element, arg, at)));
    case 'interval': {
      const [from, to, leftClosed, rightClosed] = args;
      if (!from || !to) return undefined;
      const value = plainValue(element, at);
      const after = isInfinite(from) ? 1 : compared(value, plainValue(from, at));
      const before = isInfinite(to) ? -1 : compared(value, plainValue(to, at));
      const closed = (end: Expression | undefined): boolean => end?.kind === 'constant' && end.name === 'true';
      return all([after === undefined ? undefined : after > 0 || (after === 0 && closed(leftClosed)), before === undefined ? undefined : before < 0 || (before === 0 && closed(rightClosed))]);
    }
    default:
      return undefined;
  }
}

export function isApply(expression: Expression, ...operators: readonly Operator[]): expression is ApplyNode {
  return expression.kind === 'apply' && operators.includes(expression.operator);
}

function isInfinite(expression: Expression): boolean {
  return expression.kind === 'constant' ? expression.name === 'infinity' : isApply(expression, 'negate') && expression.args[0] !== undefined && isInfinite(expression.args[0]);
}

const not = (holds: boolean | undefined): boolean | undefined => (holds === undefined ? undefined : !holds);
const below = (order: number | undefined): boolean | undefined => (order === undefined ? undefined : order < 0);
const above = (order: number | undefined): boolean | undefined => (order === undefined ? undefined : order > 0);

function all(parts: readonly (boolean | undefined)[]): boolean | undefined {
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

function any(parts: readonly (boolean | undefined)[]): boolean | undefined {
  return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
}

/** The middle of two values, for points between those that matter. */
export function middle(a: PlainNumber, b: PlainNumber): PlainNumber {
  return over(plus(a, b), fraction(2n));
}

export const minusOne = (a: PlainNumber): PlainNumber => plus(a, negated(fraction(1n)));
