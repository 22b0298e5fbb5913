import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { realRoots } from '../realRoots.ts';
import { coefficientsOf } from '../univariate.ts';
import type { CalculusTask } from './calculusTask.ts';
import { antiderivative, between, isProper } from './integralLesson.ts';

/** The area between a curve and another one or the axis: the integral from zero to zero of the difference, each piece taken positive. */
export function* areaLesson({ curves: [upper, lower], variable, bounds: given, under }: Extract<CalculusTask, { kind: 'area' }>): Lesson {
  const isAxis = lower.kind === 'number' && lower.numerator === 0n;
  const integrand = isAxis ? upper : neat(minus(upper, lower));
  const coefficients = coefficientsOf(integrand, variable);
  const zeros = coefficients ? realRoots(coefficients) : given && isPositive(integrand, variable, given) ? [] : undefined;
  const [first, last] = [zeros?.[0], zeros?.at(-1)];
  const bounds = given ?? (first && last && first !== last ? ([first, last] as const) : undefined);
  const [low, high] = bounds?.map((bound) => realValue(bound)) ?? [];
  if (!zeros || !bounds || low === undefined || high === undefined || low >= high || !isProper(integrand, variable, bounds)) return { kind: 'beyond' };
  const inside = zeros.filter((zero) => { const at = realValue(zero) ?? NaN; return at > low + 1e-9 && at < high - 1e-9; });
  if (under && (inside.length > 0 || !isPositive(integrand, variable, bounds))) return { kind: 'beyond' };
  const [one] = inside;
  if (one || !given) {
    yield { arrow: 'given', title: isAxis ? say('Where the curve meets the axis') : say('Where the curves meet'), says: [say('The difference may change its sign only there.')], shows: isAxis ? app('equal', integrand, num(0)) : app('equal', upper, lower) };
    const zerosTold = zeros.map((zero) => app('equal', sym(variable), zero));
    yield { arrow: 'iff', title: say('Solve'), says: one ? [say('Of these, {0} lie between the limits.', inside.map(m).join(', '))] : [say('These are the limits.')], shows: zerosTold.length === 1 && zerosTold[0] ? zerosTold[0] : app('or', ...zerosTold) };
  }
  const found = yield* antiderivative(integrand, variable, false);
  if (!found) return { kind: 'beyond' };
  const ends = [bounds[0], ...inside, bounds[1]];
  const areas: Expression[] = [];
  for (const [index, from] of ends.slice(0, -1).entries()) {
    const to = ends[index + 1];
    const value = to && (yield* between(integrand, found, variable, [from, to]));
    const size = value && realValue(value);
    if (!value || size === undefined) return { kind: 'beyond' };
    areas.push(size < 0 ? neat(app('negate', value)) : value);
  }
  const [only] = areas;
  if (!only) return { kind: 'beyond' };
  const sum = areas.length === 1 ? only : app('add', ...areas);
  const total = neat(sum);
  if (areas.length > 1) yield { arrow: 'equals', title: say('Add the areas'), says: [say('What lies below counts with its size.')], shows: app('equal', sum, total), reason: say('add the areas') };
  return { kind: 'answer', answer: total, notes: [say('The area counts every piece as positive.')], checks: [], ...(one || !given ? { solutions: zeros.map((zero) => new Map([[variable, zero]])) } : {}) };
}

/** Whether it is nowhere negative, seen at many places. */
function isPositive(body: Expression, variable: string, bounds: readonly [Expression, Expression]): boolean {
  const [low, high] = bounds.map((bound) => realValue(bound));
  if (low === undefined || high === undefined) return false;
  return Array.from({ length: 101 }, (_, step) => low + ((high - low) * step) / 100).every((place) => (realValue(body, new Map([[variable, real(place)]])) ?? NaN) >= -1e-9);
}
