import type { Expression } from '../expression.ts';
import { TooLarge } from '../exact/polynomial.ts';
import { freeVariables } from '../variables.ts';
import { cellsOf, criticalPoints } from './criticalPoints.ts';
import { joined } from './pieces.ts';
import { ordered, type RealInterval, type SolutionSet } from './solutionSet.ts';
import type { SolveOptions } from './solveEquation.ts';
import { truthAt } from './truthAt.ts';

/**
 * The real numbers for which a statement holds: an inequality, a chain, or several joined by and/or.
 * By a sign table over exact critical points; undefined where they are not all known.
 */
export function solveInequality(statement: Expression, unknown: string, options: SolveOptions = {}): SolutionSet | undefined {
  const names = freeVariables(statement);
  if (names.size !== 1 || !names.has(unknown)) return undefined;
  try {
    const points = criticalPoints(statement, unknown, options);
    const cells = points && cellsOf(points);
    if (!cells) return undefined;
    const intervals: RealInterval[] = [];
    const single: Expression[] = [];
    for (const { at, stretch } of cells) {
      options.checkTime?.();
      const truth = truthAt(statement, new Map([[unknown, at]]), options);
      if (truth === 'unknown') return undefined;
      if (truth !== 'true') continue;
      if (!stretch) single.push(at);
      else intervals.push({ low: { ...(stretch.low ? { value: stretch.low } : {}), closed: false }, high: { ...(stretch.high ? { value: stretch.high } : {}), closed: false } });
    }
    if (intervals.length === 0) {
      const values = ordered(single);
      return values && { kind: 'finite', values };
    }
    const result = joined(intervals, single);
    const [only] = result;
    return result.length === 1 && only && !only.low.value && !only.high.value ? { kind: 'all' } : { kind: 'intervals', intervals: result };
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where two statements about one unknown part ways. */
export type LineComparison =
  | { readonly kind: 'same' }
  /** At this value one holds and the other does not. */
  | { readonly kind: 'differ'; readonly at: Expression; readonly holds: 'first' | 'second'; readonly isolated: boolean };

/** Whether two statements hold for the same real numbers (or whole numbers only); undefined where that is not decided. */
export function compareOnLine(first: Expression, second: Expression, unknown: string, options: SolveOptions & { readonly whole?: boolean } = {}): LineComparison | undefined {
  const one = criticalPoints(first, unknown, options);
  const two = one && criticalPoints(second, unknown, options);
  const points = two && ordered([...one, ...two]);
  const cells = points && cellsOf(points);
  if (!cells) return undefined;
  for (const { at, stretch } of cells) {
    options.checkTime?.();
    const samples = options.whole ? wholeSamples(at, stretch) : [at];
    if (!samples) return undefined;
    for (const sample of samples) {
      const values = new Map([[unknown, sample]]);
      const a = truthAt(first, values, options);
      const b = truthAt(second, values, options);
      if (a === 'unknown' || b === 'unknown') return undefined;
      if ((a === 'true') !== (b === 'true')) return { kind: 'differ', at: sample, holds: a === 'true' ? 'first' : 'second', isolated: stretch === undefined };
    }
  }
  return { kind: 'same' };
}

/** A whole number of the cell, if there is one: between critical points one stands for all. */
function wholeSamples(at: Expression, stretch: { readonly low?: Expression; readonly high?: Expression } | undefined): Expression[] | undefined {
  if (!stretch) return truthAt({ kind: 'apply', operator: 'element', args: [at, { kind: 'constant', name: 'integers' }] }, new Map()) === 'true' ? [at] : [];
  if (at.kind === 'number' && at.denominator === 1n) return [at];
  if (at.kind !== 'number') return undefined;
  // The sample is the simplest number of the stretch up to a factor; its neighbours are the only whole candidates.
  const whole = at.numerator / at.denominator;
  for (const candidate of [whole, whole + 1n, whole - 1n]) {
    const value: Expression = { kind: 'number', numerator: candidate, denominator: 1n };
    const inside = (end: Expression | undefined, operator: 'less' | 'greater'): boolean => !end || truthAt({ kind: 'apply', operator, args: [value, end] }, new Map()) === 'true';
    if (inside(stretch.low, 'greater') && inside(stretch.high, 'less')) return [value];
  }
  return [];
}
