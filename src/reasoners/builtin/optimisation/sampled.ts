import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';
import { endsOf } from './domain.ts';

const count = 1600;
const refinements = 70;

/**
 * Whether a value is the extreme one of a formula on an interval as far as numbers can tell: none of many values is
 * beyond it, and near the best of them it is come upon where it is taken.
 */
export function isExtremeAmongValues(body: Expression, variable: string, region: RealInterval, value: number, goal: 'maximum' | 'minimum', isTaken = true): boolean {
  const ends = endsOf(region);
  if (!ends) return false;
  const sign = goal === 'maximum' ? 1 : -1;
  const at = (part: number): number | undefined => {
    const found = realValue(body, new Map([[variable, real(placeIn(ends, part))]]));
    return found === undefined ? undefined : sign * found;
  };
  const wanted = sign * value;
  let best = -Infinity;
  let where = 0;
  let missing = 0;
  for (let step = 1; step < count; step++) {
    const found = at(step / count);
    if (found === undefined) {
      missing++;
      continue;
    }
    if (found > wanted + 1e-9 * (1 + Math.abs(wanted))) return false;
    if (found > best) [best, where] = [found, step / count];
  }
  // Far out the numbers grow too large to compute with.
  if (missing > count / 2) return false;
  let [low, high] = [Math.max(where - 1 / count, 1e-12), Math.min(where + 1 / count, 1 - 1e-12)];
  for (let step = 0; step < refinements; step++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    const [a, b] = [at(left), at(right)];
    if (a === undefined || b === undefined) return false;
    if (Math.max(a, b) > wanted + 1e-9 * (1 + Math.abs(wanted))) return false;
    best = Math.max(best, a, b);
    if (a < b) low = left;
    else high = right;
  }
  return !isTaken || best > wanted - 1e-5 * (1 + Math.abs(wanted));
}

/** A place of the interval for a number between zero and one. */
function placeIn([low, high]: readonly [number, number], part: number): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return low + (high - low) * part;
  if (Number.isFinite(low)) return low + (part / (1 - part)) ** 2;
  if (Number.isFinite(high)) return high - ((1 - part) / part) ** 2;
  return 3 * Math.tan(Math.PI * (part - 0.5));
}
