import { app, fromRational, num } from '../build.ts';
import { isInfinite } from '../deciding/holds.ts';
import type { Expression } from '../expression.ts';
import { sameShape, some, walk } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { realValue } from './approximate.ts';
import { between } from './pieces.ts';
import { solveEquation, type SolveOptions } from './solveEquation.ts';
import { ordered } from './solutionSet.ts';
import { links } from './truthAt.ts';

/** A point of the real line, or an open stretch of it with one of its points. */
export interface Cell {
  readonly at: Expression;
  /** The ends of a stretch; neither for a point. */
  readonly stretch?: { readonly low?: Expression; readonly high?: Expression };
}

/** Operators that jump or whose zeros are not found: their truth may change anywhere. */
const jumping = /^(?:floor|ceiling|round|sign|fractional-part|tan|cot|sec|csc|factorial|gamma|binomial|permutations|mod|gcd|lcm|call|sum|product|integral|limit|derivative|cases|set-builder|divides|congruent|argument|plus-minus|minus-plus)$/;

/**
 * Points between which the truth of a statement about one unknown cannot change: where two sides meet,
 * where a denominator, a radicand or a logarithm's argument vanishes, and the ends of sets. Undefined
 * where they are not all known.
 */
export function criticalPoints(statement: Expression, unknown: string, options: SolveOptions): readonly Expression[] | undefined {
  const found: Expression[] = [];
  const take = (values: readonly Expression[] | undefined): boolean => {
    if (values) found.push(...values);
    return values !== undefined;
  };
  const visit = (part: Expression): boolean => {
    if (part.kind === 'constant') return true;
    if (part.kind !== 'apply') return false;
    const { operator, args } = part;
    const [a, b] = args;
    switch (operator) {
      case 'and':
      case 'or':
      case 'not':
      case 'list':
        return args.every(visit);
      case 'chain':
        return links(args).every(visit);
      case 'equal':
      case 'not-equal':
      case 'less':
      case 'less-equal':
      case 'greater':
      case 'greater-equal':
        if (!a || !b) return false;
        if (isInfinite(a) || isInfinite(b)) return true;
        return take(boundaries(a, unknown, options)) && take(boundaries(b, unknown, options)) && take(zerosOf(app('equal', a, b), unknown, options));
      case 'element':
      case 'not-element':
        return a?.kind === 'symbol' && a.name === unknown && b !== undefined && take(endsOf(b));
      default:
        return false;
    }
  };
  return visit(statement) ? ordered(found) : undefined;
}

function zerosOf(equation: Expression, unknown: string, options: SolveOptions): readonly Expression[] | undefined {
  const names = freeVariables(equation);
  if (names.size === 0) return [];
  if (names.size > 1 || !names.has(unknown)) return undefined;
  const [a, b] = equation.kind === 'apply' ? equation.args : [];
  if (a && b && sameShape(a, b)) return [];
  if (a?.kind === 'symbol' && b && freeVariables(b).size === 0) return realValue(b) === undefined ? undefined : [b];
  const solutions = solveEquation(equation, unknown, { ...options, complex: false });
  if (solutions?.kind === 'finite') return solutions.values;
  if (solutions?.kind === 'all') return [];
  if (solutions?.kind === 'intervals') return solutions.intervals.flatMap(({ low, high }) => [low.value, high.value].filter((value) => value !== undefined));
  return undefined;
}

/** Where an expression may begin or cease to be defined. */
function boundaries(expression: Expression, unknown: string, options: SolveOptions): readonly Expression[] | undefined {
  const found: Expression[] = [];
  for (const part of walk(expression)) {
    if (part.kind !== 'apply') continue;
    if (jumping.test(part.operator) && some(part, (inner) => inner.kind === 'symbol' && inner.name === unknown)) return undefined;
    const [a, b] = part.args;
    const edges: Expression[] = [];
    if (part.operator === 'divide' && b) edges.push(b);
    if ((part.operator === 'sqrt' || part.operator === 'root' || part.operator === 'ln' || part.operator === 'log') && a) edges.push(a);
    if (part.operator === 'log' && b) edges.push(b, app('add', b, num(-1)));
    if (part.operator === 'power' && a && b && !(b.kind === 'number' && b.denominator === 1n && b.numerator > 0n)) edges.push(a);
    if ((part.operator === 'arcsin' || part.operator === 'arccos') && a) edges.push(app('add', a, num(-1)), app('add', a, num(1)));
    for (const edge of edges) {
      if (freeVariables(edge).size === 0) continue;
      const zeros = zerosOf(app('equal', edge, num(0)), unknown, options);
      if (!zeros) return undefined;
      found.push(...zeros);
    }
  }
  return found;
}

function endsOf(set: Expression): readonly Expression[] | undefined {
  if (set.kind === 'constant') return set.name === 'reals' || set.name === 'emptyset' ? [] : set.name === 'positive-reals' ? [num(0)] : undefined;
  if (set.kind !== 'apply') return undefined;
  switch (set.operator) {
    case 'interval':
      return set.args.slice(0, 2).filter((end) => !isInfinite(end));
    case 'set':
      return set.args;
    case 'union':
    case 'intersection':
    case 'set-difference': {
      const ends = set.args.map(endsOf);
      return ends.every((each) => each !== undefined) ? ends.flat() : undefined;
    }
    default:
      return undefined;
  }
}

/** The cells that distinct, ascending points cut the real line into, from left to right. */
export function cellsOf(points: readonly Expression[]): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  for (let index = 0; index <= points.length; index++) {
    const low = points[index - 1];
    const high = points[index];
    const sample = between(low, high);
    if (!sample) return undefined;
    cells.push({ at: fromRational(sample), stretch: { ...(low ? { low } : {}), ...(high ? { high } : {}) } });
    if (high) cells.push({ at: high });
  }
  return cells;
}
