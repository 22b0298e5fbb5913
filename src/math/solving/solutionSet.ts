import type { Expression } from '../expression.ts';
import { realValue } from './approximate.ts';

/** One end of an interval; `value` is absent at infinity. */
export interface IntervalEnd {
  readonly value?: Expression;
  readonly closed: boolean;
}

/** A single point is an interval with equal, closed ends. */
export interface RealInterval {
  readonly low: IntervalEnd;
  readonly high: IntervalEnd;
}

/** `base + period·parameter` for every whole number `parameter`. */
export interface Family {
  readonly base: Expression;
  readonly period: Expression;
}

/** All solutions for one unknown, proved complete. */
export type SolutionSet =
  /** Distinct values, real ones ascending; none at all is `no solution`. */
  | { readonly kind: 'finite'; readonly values: readonly Expression[] }
  | { readonly kind: 'all' }
  /** Disjoint, ascending. */
  | { readonly kind: 'intervals'; readonly intervals: readonly RealInterval[] }
  | { readonly kind: 'families'; readonly families: readonly Family[] };

export const noSolution: SolutionSet = { kind: 'finite', values: [] };

/** Distinct values in ascending order; undefined where two cannot be told apart or compared. */
export function ordered(values: readonly Expression[]): readonly Expression[] | undefined {
  const known: { value: Expression; at: number }[] = [];
  for (const value of values) {
    const at = realValue(value);
    if (at === undefined) return undefined;
    known.push({ value, at });
  }
  known.sort((a, b) => a.at - b.at);
  return known.filter(({ at }, index) => index === 0 || at - (known[index - 1]?.at ?? 0) > 1e-9 * (1 + Math.abs(at))).map(({ value }) => value);
}

/** The place of an end on the real line in doubles. */
export function placeOf(end: IntervalEnd, side: 'low' | 'high'): number | undefined {
  if (!end.value) return side === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return realValue(end.value);
}
