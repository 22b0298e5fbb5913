import { app, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { placeOf, type IntervalEnd, type RealInterval, type SolutionSet } from '../../../math/solving/solutionSet.ts';
import { solveInequality } from '../../../math/solving/solveInequality.ts';
import { walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { combined, everywhere, halfLine, isComparison, pointsAt, turned, type Region } from '../inequalities/region.ts';

/** Where a formula has a real value, and is continuous; undefined where that is not known. */
export function domainOf(expression: Expression, variable: string): Region | undefined {
  const conditions = conditionsIn(expression, variable);
  return conditions && regionOf(conditions, variable);
}

/** Where all conditions on one letter hold. */
export function regionOf(conditions: readonly Expression[], variable: string): Region | undefined {
  let region: Region | undefined = everywhere;
  for (const condition of conditions) {
    const set = plainRegion(condition, variable) ?? solveInequality(condition, variable);
    const part = set && ('kind' in set ? asRegion(set) : set);
    region = part && region && combined('and', [region, part]);
  }
  return region;
}

/** Of a letter compared with numbers, or in an interval, the ends stand there as they are. */
function plainRegion(condition: Expression, variable: string): Region | undefined {
  if (condition.kind !== 'apply') return undefined;
  const { operator, args } = condition;
  const [a, b, c, d, e] = args;
  if (operator === 'element' && a && isLetter(a, variable)) {
    const [low, high, ...closed] = isApply(b, 'interval') ? b.args : [];
    const [left, right] = closed.map((flag) => flag.kind === 'constant' && flag.name === 'true');
    return low && high ? [{ low: end(low, left === true), high: end(high, right === true) }] : undefined;
  }
  if (operator === 'chain' && args.length === 5 && a && b?.kind === 'text' && c && d?.kind === 'text' && e) {
    const [first, second] = [plainRegion(app(b.text as Operator, a, c), variable), plainRegion(app(d.text as Operator, c, e), variable)];
    return first && second ? combined('and', [first, second]) : undefined;
  }
  if (!isComparison(operator) || !a || !b) return undefined;
  if (isLetter(a, variable) && realValue(b) !== undefined) return halfLine(operator, b);
  return isLetter(b, variable) && realValue(a) !== undefined ? halfLine(turned(operator), a) : undefined;
}

function isLetter(expression: Expression, name: string): boolean {
  return expression.kind === 'symbol' && expression.name === name;
}

function end(value: Expression, closed: boolean): IntervalEnd {
  return realValue(value) === undefined ? { closed: false } : { value, closed };
}

function asRegion(set: SolutionSet): Region | undefined {
  switch (set.kind) {
    case 'all':
      return everywhere;
    case 'finite':
      return pointsAt(set.values);
    case 'intervals':
      return set.intervals;
    case 'families':
      return undefined;
  }
}

/** What must hold so that every part has a value; undefined for parts of which that is not known. */
function conditionsIn(expression: Expression, variable: string): Expression[] | undefined {
  const conditions: Expression[] = [];
  const moves = (each: Expression | undefined): each is Expression => each !== undefined && freeVariables(each).has(variable);
  for (const part of walk(expression)) {
    if (part.kind !== 'apply' || !moves(part)) continue;
    const [a, b] = part.args;
    switch (part.operator) {
      case 'add':
      case 'multiply':
      case 'negate':
      case 'abs':
      case 'sin':
      case 'cos':
      case 'exp':
        break;
      case 'divide':
        if (moves(b)) conditions.push(app('not-equal', b, num(0)));
        break;
      case 'sqrt':
        if (a) conditions.push(app('greater-equal', a, num(0)));
        break;
      case 'ln':
        if (a) conditions.push(app('greater', a, num(0)));
        break;
      case 'root':
        if (!a || b?.kind !== 'number' || b.denominator !== 1n) return undefined;
        if (b.numerator % 2n === 0n) conditions.push(app('greater-equal', a, num(0)));
        break;
      case 'log':
        if (!a || (b && b.kind !== 'number')) return undefined;
        conditions.push(app('greater', a, num(0)));
        break;
      case 'power': {
        if (!a || !b) return undefined;
        const exponent = moves(b) ? undefined : realValue(b);
        if (moves(b) && !moves(a)) {
          if ((realValue(a) ?? -1) <= 0) return undefined;
        } else if (exponent === undefined) conditions.push(app('greater', a, num(0)));
        // To some x^(2/3) has a value for x < 0, to others not.
        else if (!Number.isInteger(exponent) && !(b.kind === 'number' && b.denominator % 2n === 0n)) return undefined;
        else if (!Number.isInteger(exponent)) conditions.push(app(exponent < 0 ? 'greater' : 'greater-equal', a, num(0)));
        else if (exponent < 0) conditions.push(app('not-equal', a, num(0)));
        break;
      }
      default:
        return undefined;
    }
  }
  return conditions;
}

/** The ends of an interval on the line, in doubles. */
export function endsOf({ low, high }: RealInterval): readonly [number, number] | undefined {
  const [from, to] = [placeOf(low, 'low'), placeOf(high, 'high')];
  return from !== undefined && to !== undefined && from < to ? [from, to] : undefined;
}

/** Whether an interval lies in a region. */
export function liesIn(interval: RealInterval, region: Region): boolean {
  const common = combined('and', [[interval], region]);
  const [only, ...more] = common ?? [];
  if (!only || more.length > 0) return false;
  const [whole, part] = [endsOf(interval), endsOf(only)];
  return whole !== undefined && part !== undefined && near(whole[0], part[0]) && near(whole[1], part[1]) && only.low.closed === interval.low.closed && only.high.closed === interval.high.closed;
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) < 1e-9 * (1 + Math.abs(a));
}
