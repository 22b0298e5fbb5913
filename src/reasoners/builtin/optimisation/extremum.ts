import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { Family, RealInterval } from '../../../math/solving/solutionSet.ts';
import { solveInequality } from '../../../math/solving/solveInequality.ts';
import { equals } from '../calculus/confirmed.ts';
import { combined } from '../inequalities/region.ts';
import { regionOf } from './domain.ts';
import type { Course } from './course.ts';
import { isExtremeAmongValues } from './sampled.ts';

export type Goal = 'maximum' | 'minimum';

export interface Extremum {
  readonly value: Expression;
  /** Where it is taken: all places, unless it is taken on a whole stretch too. */
  readonly places: readonly Expression[];
  readonly isOnStretch: boolean;
  /** Where a wave takes it, again and again. */
  readonly family?: Family;
}

/** A formula followed over one interval. */
export interface Followed {
  readonly interval: RealInterval;
  readonly course: Course;
}

/**
 * The greatest or least value a formula takes on intervals: that of a candidate which no other surpasses, nor any
 * value towards an open end. Undefined where there is none, or it is not certain.
 */
export function extremumOf(parts: readonly Followed[], body: Expression, variable: string, goal: Goal): Extremum | undefined {
  const sign = goal === 'maximum' ? 1 : -1;
  const candidates = parts.flatMap(({ course }) => course.candidates);
  const [first, ...more] = candidates;
  if (!first) return undefined;
  const best = more.reduce((a, b) => (sign * b.size > sign * a.size ? b : a), first);
  const taken = candidates.filter(({ size }) => Math.abs(size - best.size) < 1e-9 * (1 + Math.abs(best.size)));
  if (taken.some((each) => each !== best && !equals(each.value, best.value))) return undefined;
  for (const { interval, course: { candidates: own, stretches } } of parts) {
    const [left, right] = [stretches[0]?.sign ?? 0, stretches.at(-1)?.sign ?? 0];
    // Towards an open end the values may go beyond those of the candidates.
    const isOpen = (!interval.low.closed && sign * left <= 0) || (!interval.high.closed && sign * right >= 0);
    const beyond = isBeyond(body, variable, interval, best.value, goal);
    if (beyond === true || (isOpen && beyond === undefined)) return undefined;
    if (!isExtremeAmongValues(body, variable, interval, best.size, goal, own.some((each) => taken.includes(each)))) return undefined;
  }
  const isOnStretch = parts.some(({ course }) => course.stretches.some(({ sign: slope, low, high }) => slope === 0 && taken.some(({ place }) => [low, high].some((end) => end && realValue(end) === place))));
  return { value: best.value, places: taken.map(({ at }) => at), isOnStretch };
}

/** Whether some value is beyond a bound, by the inequality solved exactly; undefined where it is not. */
function isBeyond(body: Expression, variable: string, region: RealInterval, bound: Expression, goal: Goal): boolean | undefined {
  const statement = app(goal === 'maximum' ? 'greater' : 'less', body, bound);
  const set = solveInequality(statement, variable);
  if (!set || set.kind === 'families') return undefined;
  const where = regionOf([statement], variable);
  const common = where && combined('and', [where, [region]]);
  return common && common.length > 0;
}
