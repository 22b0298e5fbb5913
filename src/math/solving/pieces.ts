import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import { mapChildren, some, walk } from '../traverse.ts';
import { realValue, real } from './approximate.ts';
import { algebraicCandidates } from './algebraic.ts';
import { ordered, type RealInterval, type SolutionSet } from './solutionSet.ts';
import { truthAt, type TruthOptions } from './truthAt.ts';

/**
 * Zeros of an expression with absolute values, piece by piece between the zeros of their arguments.
 * Undefined where there are none, or where a piece is not solved.
 */
export function byPieces(f: Expression, unknown: string, solve: (g: Expression) => SolutionSet | undefined, options: TruthOptions): SolutionSet | undefined {
  const insides = [...walk(f)].flatMap((part) => (part.kind === 'apply' && part.operator === 'abs' && part.args[0] ? [part.args[0]] : []));
  if (insides.length === 0 || insides.some((inside) => some(inside, (part) => part.kind === 'apply' && part.operator === 'abs'))) return undefined;
  const breaks: Expression[] = [];
  for (const inside of insides) {
    const found = algebraicCandidates(inside, unknown, false);
    if (!found || found.identity) return undefined;
    breaks.push(...found.values);
  }
  const sorted = ordered(breaks);
  if (!sorted) return undefined;
  const equation = app('equal', f, num(0));
  const values: Expression[] = [];
  const intervals: RealInterval[] = [];
  for (const value of sorted) {
    const truth = truthAt(equation, new Map([[unknown, value]]), options);
    if (truth === 'unknown') return undefined;
    if (truth === 'true') values.push(value);
  }
  for (let index = 0; index <= sorted.length; index++) {
    const low = sorted[index - 1];
    const high = sorted[index];
    const sample = between(low, high);
    if (!sample) return undefined;
    const piece = solve(signed(f, unknown, Number(sample.numerator) / Number(sample.denominator)));
    if (piece?.kind === 'all') intervals.push({ low: { ...(low ? { value: low } : {}), closed: false }, high: { ...(high ? { value: high } : {}), closed: false } });
    else if (piece?.kind === 'finite') values.push(...piece.values.filter((value) => inside(value, low, high)));
    else return undefined;
  }
  if (intervals.length === 0) {
    const distinct = ordered(values);
    return distinct && { kind: 'finite', values: distinct };
  }
  return { kind: 'intervals', intervals: joined(intervals, values) };
}

/** A simple rational number strictly between two values. */
export function between(low: Expression | undefined, high: Expression | undefined): q.Rational | undefined {
  const a = low ? realValue(low) : undefined;
  const b = high ? realValue(high) : undefined;
  if ((low && a === undefined) || (high && b === undefined)) return undefined;
  if (a === undefined && b === undefined) return q.zero;
  if (a === undefined) return q.rational(Math.floor(b ?? 0) - 1);
  if (b === undefined) return q.rational(Math.ceil(a) + 1);
  for (let denominator = 1; denominator < 1e9; denominator *= 2) {
    const middle = Math.round(((a + b) / 2) * denominator);
    if (middle / denominator > a + (b - a) * 0.1 && middle / denominator < b - (b - a) * 0.1) return q.rational(middle, denominator);
  }
  return undefined;
}

function inside(value: Expression, low: Expression | undefined, high: Expression | undefined): boolean {
  const at = realValue(value) ?? Number.NaN;
  const slack = 1e-9 * (1 + Math.abs(at));
  return (!low || at > (realValue(low) ?? Number.NaN) + slack) && (!high || at < (realValue(high) ?? Number.NaN) - slack);
}

/** The expression with every absolute value resolved as it is at a sample. */
function signed(f: Expression, unknown: string, sample: number): Expression {
  if (f.kind === 'apply' && f.operator === 'abs' && f.args[0]) {
    const value = realValue(f.args[0], new Map([[unknown, real(sample)]]));
    return (value ?? 0) < 0 ? app('negate', f.args[0]) : f.args[0];
  }
  return mapChildren(f, (child) => signed(child, unknown, sample));
}

/** Intervals with the points that close them, or stand alone, taken in. */
export function joined(intervals: readonly RealInterval[], points: readonly Expression[]): RealInterval[] {
  const at = (value: Expression | undefined, infinite: number): number => (value ? (realValue(value) ?? Number.NaN) : infinite);
  const all: RealInterval[] = [...intervals, ...points.map((value) => ({ low: { value, closed: true }, high: { value, closed: true } }))];
  all.sort((a, b) => at(a.low.value, Number.NEGATIVE_INFINITY) - at(b.low.value, Number.NEGATIVE_INFINITY) || at(a.high.value, Number.POSITIVE_INFINITY) - at(b.high.value, Number.POSITIVE_INFINITY));
  const result: RealInterval[] = [];
  for (const next of all) {
    const last = result.at(-1);
    const gap = last ? at(next.low.value, Number.NEGATIVE_INFINITY) - at(last.high.value, Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const touches = last && Math.abs(gap) < 1e-9 && (last.high.closed || next.low.closed);
    if (!last || !touches) {
      result.push(next);
      continue;
    }
    const sameLow = Math.abs(at(next.low.value, Number.NEGATIVE_INFINITY) - at(last.low.value, Number.NEGATIVE_INFINITY)) < 1e-9;
    const low = sameLow ? { ...last.low, closed: last.low.closed || next.low.closed } : last.low;
    result[result.length - 1] = { low, high: next.high };
  }
  return result;
}

