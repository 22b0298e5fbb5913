import type { Expression } from '../expression.ts';
import { TooLarge } from '../exact/polynomial.ts';
import { some } from '../traverse.ts';
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

/** How two statements about one unknown relate: a value each where only one of them holds, isolated points before stretches. */
export interface LineComparison {
  readonly onlyFirst: readonly LinePoint[];
  readonly onlySecond: readonly LinePoint[];
  /** Values were found that satisfy both. */
  readonly both: readonly Expression[];
}

export interface LinePoint {
  readonly at: Expression;
  /** It stands alone, not for a whole stretch. */
  readonly isolated: boolean;
  /** A side of the other statement has no value there. */
  readonly undefinedThere: boolean;
}

/** Compares two statements on all real numbers (or whole ones only); undefined where that is not decided everywhere. */
export function compareOnLine(first: Expression, second: Expression, unknown: string, options: SolveOptions & { readonly whole?: boolean } = {}): LineComparison | undefined {
  // What holds on a whole number and not beside it has no stretches to compare.
  if (!options.whole && [first, second].some(isOfWholeNumbers)) return undefined;
  const one = criticalPoints(first, unknown, options);
  const two = one && criticalPoints(second, unknown, options);
  const points = two && ordered([...one, ...two]);
  const cells = points && cellsOf(points);
  if (!cells) return undefined;
  const onlyFirst: LinePoint[] = [];
  const onlySecond: LinePoint[] = [];
  const both: Expression[] = [];
  for (const { at, stretch } of cells) {
    options.checkTime?.();
    const samples = options.whole ? wholeSamples(at, stretch) : [at];
    if (!samples) return undefined;
    for (const sample of samples) {
      const values = new Map([[unknown, sample]]);
      const a = truthAt(first, values, options);
      const b = truthAt(second, values, options);
      if (a === 'unknown' || b === 'unknown') return undefined;
      if (a === 'true' && b === 'true') both.push(sample);
      else if (a === 'true') onlyFirst.push({ at: sample, isolated: !stretch, undefinedThere: b === 'undefined' });
      else if (b === 'true') onlySecond.push({ at: sample, isolated: !stretch, undefinedThere: a === 'undefined' });
    }
  }
  const isolatedFirst = (a: LinePoint, b: LinePoint): number => Number(b.isolated) - Number(a.isolated);
  return { onlyFirst: onlyFirst.sort(isolatedFirst), onlySecond: onlySecond.sort(isolatedFirst), both };
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

function isOfWholeNumbers(statement: Expression): boolean {
  return some(statement, (part) => part.kind === 'apply' && /^(?:not-)?element$/.test(part.operator) && part.args[1]?.kind === 'constant' && !/^(?:positive-)?reals$/.test(part.args[1].name));
}
