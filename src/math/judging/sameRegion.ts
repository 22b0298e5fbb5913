import { app, minus } from '../build.ts';
import { isInfinite } from '../deciding/holds.ts';
import { statementOf } from '../deciding/stated.ts';
import { isApply } from '../claims/statements.ts';
import { normalForm } from '../exact/normalForm.ts';
import { constantOf, divideExactly } from '../exact/polynomial.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { compareOnLine } from '../solving/solveInequality.ts';
import { links } from '../solving/truthAt.ts';
import { timer } from '../deciding/budget.ts';
import { mapChildren, sameShape, walk } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { renamed } from './answer.ts';
import { sameOrder, sameValue, type Judging, type Same } from './sameValue.ts';

/** The unknown of every region that is compared. */
const unknown = 'x';
const inequality = /^(?:less|less-equal|greater|greater-equal|not-equal)$/;

/** Intervals, inequalities and sets by a condition: the same set of numbers, whatever the letter and the notation. */
export function sameRegion(a: Expression, b: Expression, judging: Judging): Same {
  if (sameOrder(a, b)) return true;
  if ([a, b].some(isBackwards)) return undefined;
  // `k < −1` and `x < −1` speak of different numbers; an interval speaks of whatever was asked for.
  const [one, two] = [letterOf(a), letterOf(b)];
  if (one !== undefined && two !== undefined && one !== two) return undefined;
  const ends = sameEnds(endsOf(a), endsOf(b), judging);
  if (ends !== undefined) return ends;
  const first = statementAbout(a);
  const second = statementAbout(b);
  if (first && second) {
    const compared = compareOnLine(asComparisons(first), asComparisons(second), unknown, { checkTime: timer(judging.budget) });
    if (compared && compared.both.length + compared.onlyFirst.length > 0) return compared.onlyFirst.length === 0 && compared.onlySecond.length === 0;
  }
  const chains = sameChains(a, b, judging);
  return chains ?? sameInequality(a, b);
}

/** The region as a statement about one real unknown; undefined where it has other letters. */
function statementAbout(region: Expression): Expression | undefined {
  const plain = withoutCalls(withOpenIntervals(region));
  const names = [...freeVariables(plain)];
  const isSet = plain.kind === 'constant' || (plain.kind === 'apply' && /^(?:interval|union|intersection|set-difference|set-builder|set)$/.test(plain.operator));
  if (plain.kind === 'apply' && plain.operator === 'set-builder') {
    const statement = statementOf(plain, unknown);
    return statement && [...freeVariables(statement)].every((name) => name === unknown) ? statement : undefined;
  }
  if (isSet) {
    const statement = statementOf(plain, unknown);
    return statement && [...freeVariables(statement)].every((name) => name === unknown) ? statement : undefined;
  }
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) return undefined;
  return renamed(plain, name, unknown);
}

/** `x ∈ (a, b)` as `a < x and x < b`, whose truth at an irrational end is known without any digits. */
function asComparisons(statement: Expression): Expression {
  if (statement.kind !== 'apply' || !/^(?:and|or|not|element)$/.test(statement.operator)) return statement;
  const [letter, set] = statement.args;
  if (statement.operator !== 'element' || !letter) return mapChildren(statement, asComparisons);
  if (set?.kind === 'apply' && /^(?:union|intersection)$/.test(set.operator)) return app(set.operator === 'union' ? 'or' : 'and', ...set.args.map((part) => asComparisons(app('element', letter, part))));
  const [ends, ...more] = set?.kind === 'apply' && set.operator === 'interval' ? (endsOf(set) ?? []) : [];
  if (!ends || more.length > 0) return statement;
  const [low, high] = ends;
  const parts = [low.value && app(low.closed ? 'greater-equal' : 'greater', letter, low.value), high.value && app(high.closed ? 'less-equal' : 'less', letter, high.value)].filter((part) => part !== undefined);
  const [only, other] = parts;
  return only ? (other ? app('and', only, other) : only) : statement;
}

/** `0 < f(x) < 1` speaks of the value f(x). */
function withoutCalls(region: Expression): Expression {
  const calls = [...walk(region)].filter((part) => part.kind === 'apply' && part.operator === 'call');
  const [first] = calls;
  if (!first || !calls.every((call) => sameShape(call, first))) return region;
  const replace = (part: Expression): Expression => (sameShape(part, first) ? { kind: 'symbol', name: 'zz_call' } : mapChildren(part, replace));
  return replace(region);
}

/** `(a, b)` inside a union, or as what a number is an element of, is an interval. */
export function withOpenIntervals(region: Expression): Expression {
  if (isApply(region, 'set-builder', 'element')) return { ...region, args: region.args.map((arg, index) => (index === 0 ? arg : withOpenIntervals(arg))) };
  if (region.kind !== 'apply' || !/^(?:union|intersection|set-difference|tuple|or|and|not)$/.test(region.operator)) return region;
  const [low, high] = region.args;
  if (region.operator === 'tuple' && region.args.length === 2 && low && high) {
    const open: Expression = { kind: 'constant', name: 'false' };
    return app('interval', low, high, open, open);
  }
  return mapChildren(region, withOpenIntervals);
}

/** The letter an inequality is about; none of an interval or of a set by a condition, whose letter is its own. */
export function letterOf(region: Expression): string | undefined {
  if (region.kind !== 'apply' || !/^(?:less|less-equal|greater|greater-equal|not-equal|chain|and|or)$/.test(region.operator)) return undefined;
  const names = freeVariables(region);
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

/** `(+∞, 0]`: no interval anybody means. */
function isBackwards(region: Expression): boolean {
  return [...walk(region)].some((part) => {
    if (part.kind !== 'apply' || part.operator !== 'interval') return false;
    const [low, high] = part.args;
    return (low?.kind === 'constant' && low.name === 'infinity') || (high?.kind === 'apply' && high.operator === 'negate' && isInfinite(high));
  });
}

interface End {
  /** Absent at infinity. */
  readonly value?: Expression;
  readonly closed: boolean;
}

type Stretch = readonly [low: End, high: End];

/** Intervals as they are written, in ascending order as far as it is written; ends may be any expression. */
function endsOf(region: Expression): Stretch[] | undefined {
  const plain = withOpenIntervals(region);
  if (plain.kind !== 'apply') return undefined;
  const { operator, args } = plain;
  const [a, b, leftClosed, rightClosed] = args;
  const isTrue = (flag: Expression | undefined): boolean => flag?.kind === 'constant' && flag.name === 'true';
  switch (operator) {
    case 'interval':
      return a && b ? [[endOf(a, isTrue(leftClosed)), endOf(b, isTrue(rightClosed))]] : undefined;
    case 'set-builder':
      return b ? endsOf(b) : undefined;
    case 'union':
    case 'or': {
      const parts = args.map(endsOf);
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'chain': {
      const [first, second, ...more] = links(args);
      const one = first && halfLine(first);
      const two = second && halfLine(second);
      if (!one || !two || more.length > 0) return undefined;
      const low = one[0].value ? one : two;
      const high = one[0].value ? two : one;
      return low[0].value && high[1].value && !low[1].value && !high[0].value ? [[low[0], high[1]]] : undefined;
    }
    default: {
      const half = halfLine(plain);
      return half && [half];
    }
  }
}

function endOf(expression: Expression, closed: boolean): End {
  return isInfinite(expression) ? { closed: false } : { value: expression, closed };
}

/** `x < a` with a letter on one side only. */
function halfLine(relation: Expression): Stretch | undefined {
  if (relation.kind !== 'apply' || !/^(?:less|less-equal|greater|greater-equal)$/.test(relation.operator)) return undefined;
  const [a, b] = relation.args;
  if (!a || !b) return undefined;
  const named = (expression: Expression): boolean => expression.kind === 'symbol' || (expression.kind === 'apply' && expression.operator === 'call');
  const closed = relation.operator.endsWith('equal');
  const less = relation.operator.startsWith('less');
  const bothNamed = named(a) && named(b);
  if (bothNamed || (!named(a) && !named(b))) return undefined;
  const end = endOf(named(a) ? b : a, closed);
  return less === named(a) ? [{ closed: false }, end] : [end, { closed: false }];
}

function sameEnds(a: Stretch[] | undefined, b: Stretch[] | undefined, judging: Judging): Same {
  if (!a || !b || a.length !== b.length) return undefined;
  const symbolic = [...a, ...b].some((stretch) => stretch.some(({ value }) => value && freeVariables(value).size > 0));
  if (!symbolic) return undefined;
  let all: Same = true;
  a.forEach((stretch, index) => {
    stretch.forEach((end, side) => {
      const other = b[index]?.[side];
      if (!other || (end.value === undefined) !== (other.value === undefined) || end.closed !== other.closed) all = undefined;
      else if (end.value && other.value && sameValue(end.value, other.value, judging) !== true) all = undefined;
    });
  });
  return all;
}

/** `b < a < d < c` link by link, and the same from the other end. */
function sameChains(a: Expression, b: Expression, judging: Judging): Same {
  const one = ascending(a);
  const two = ascending(b);
  if (!one || !two || one.operators.join() !== two.operators.join()) return undefined;
  return one.parts.every((part, index) => {
    const other = two.parts[index];
    return other !== undefined && sameValue(part, other, judging) === true;
  })
    ? true
    : undefined;
}

export function ascending(region: Expression): { readonly operators: readonly string[]; readonly parts: readonly Expression[] } | undefined {
  if (region.kind !== 'apply') return undefined;
  const relations = region.operator === 'chain' ? links(region.args) : inequality.test(region.operator) ? [region] : [];
  const [first] = relations;
  if (!first) return undefined;
  const operators: string[] = [];
  const parts: Expression[] = first.kind === 'apply' && first.args[0] ? [first.args[0]] : [];
  for (const relation of relations) {
    if (relation.kind !== 'apply' || !relation.args[1]) return undefined;
    operators.push(relation.operator);
    parts.push(relation.args[1]);
  }
  if (!operators.every((operator) => operator.startsWith('greater'))) return { operators, parts };
  return { operators: operators.reverse().map((operator) => operator.replace('greater', 'less')), parts: parts.reverse() };
}

/** One inequality in several letters: the sides' difference is a positive multiple of the other's. */
function sameInequality(a: Expression, b: Expression): Same {
  const one = difference(a);
  const two = difference(b);
  if (!one || !two || one.operator !== two.operator) return undefined;
  const left = normalForm(one.side);
  const right = normalForm(two.side);
  if (!left || !right || constantOf(left.denominator) === undefined || constantOf(right.denominator) === undefined) return undefined;
  const factor = divideExactly(left.numerator, right.numerator);
  const value = factor && constantOf(factor);
  return value && value.numerator > 0n ? true : undefined;
}

function difference(relation: Expression): { readonly operator: Operator; readonly side: ApplyNode } | undefined {
  if (relation.kind !== 'apply' || !/^(?:less|less-equal|greater|greater-equal)$/.test(relation.operator)) return undefined;
  const [a, b] = relation.args;
  if (!a || !b) return undefined;
  return relation.operator.startsWith('less') ? { operator: relation.operator, side: minus(b, a) } : { operator: relation.operator.replace('greater', 'less') as Operator, side: minus(a, b) };
}
