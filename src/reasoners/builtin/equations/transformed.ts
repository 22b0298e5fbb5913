import { say } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import type { SolveTask } from '../equation.ts';
import type { Lesson, LessonStep } from '../lesson.ts';
import { realRoots } from '../realRoots.ts';
import { coefficientsOf, minusPolynomial, scaled, type Coefficients } from '../univariate.ts';
import { rational } from '../../../math/rational.ts';
import { fromCandidates } from './candidates.ts';
import { combinedLogarithms } from './logarithms.ts';
import { twoRoots } from './radicals.ts';

/** What an equation was turned into, step by step, and the only values that can satisfy it. */
export interface Transformed {
  readonly steps: readonly LessonStep[];
  readonly reached: Expression;
  readonly candidates: readonly Expression[];
}

/** Equations with two absolute values, two square roots or several logarithms; undefined where it is none of them. */
export function transformed({ left, right, unknown }: SolveTask): Transformed | undefined {
  return twoAbsolutes(left, right, unknown) ?? twoRoots(left, right, unknown) ?? combinedLogarithms(left, right, unknown);
}

/** Tells what an equation was turned into; the solutions must be all that an independent search finds. */
export function* transformedLesson({ left, right, unknown }: SolveTask, { steps, reached, candidates }: Transformed): Lesson {
  const given = app('equal', left, right);
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  yield* steps;
  const conclusion = yield* fromCandidates(given, unknown, candidates, reached);
  if (conclusion.kind === 'beyond' || !conclusion.solutions) return conclusion;
  const found = solveEquation(given, unknown);
  const values = conclusion.solutions.flatMap((solution) => [...solution.values()].map((value) => realValue(value)));
  if (!found) return hasOtherSign(app('add', left, app('negate', right)), unknown, values) ? { kind: 'beyond' } : conclusion;
  const same = found?.kind === 'finite' && found.values.length === values.length && found.values.every((value) => values.some((known) => known !== undefined && Math.abs(known - (realValue(value) ?? Number.NaN)) < 1e-9 * (1 + Math.abs(known))));
  return same ? conclusion : { kind: 'beyond' };
}

/** Whether a difference of sides changes its sign, at places that lie close near zero and far out, where no solution was found. */
function hasOtherSign(difference: Expression, unknown: string, values: readonly (number | undefined)[]): boolean {
  const places = Array.from({ length: 4001 }, (_, index) => Math.sinh((index - 2000) / 200) + 1e-7);
  const at = places.map((x) => realValue(difference, new Map([[unknown, real(x)]])));
  return places.some((x, index) => {
    const [y, a, b] = [places[index + 1], at[index], at[index + 1]];
    return y !== undefined && a !== undefined && b !== undefined && a * b < 0 && !values.some((value) => value !== undefined && value >= x - 1e-6 && value <= y + 1e-6);
  });
}

/** `|u| = |v|`: equal or opposite. */
function twoAbsolutes(left: Expression, right: Expression, unknown: string): Transformed | undefined {
  if (left.kind !== 'apply' || right.kind !== 'apply' || left.operator !== 'abs' || right.operator !== 'abs') return undefined;
  const [a, b] = [left.args[0], right.args[0]];
  const [u, v] = [a && coefficientsOf(a, unknown), b && coefficientsOf(b, unknown)];
  if (!a || !b || !u || !v) return undefined;
  const parts: readonly Coefficients[] = [minusPolynomial(u, v), minusPolynomial(u, scaled(v, rational(-1)))];
  const candidates: Expression[] = [];
  for (const part of parts) {
    // Two that are the same, or opposite, everywhere have no list of solutions.
    if (part.length === 0) return undefined;
    const roots = realRoots(part);
    if (!roots) return undefined;
    candidates.push(...roots);
  }
  const reached = app('or', app('equal', a, b), app('equal', a, app('negate', b)));
  return { reached, candidates, steps: [{ arrow: 'iff', title: say('Take both signs'), says: [say('Two numbers have the same absolute value: one is the other, or its opposite.')], shows: reached, reason: say('both signs') }] };
}

/** The real roots of `polynomial = 0`, as what remains of an equation. */
export function remaining(left: Expression, right: Expression, difference: Coefficients, steps: readonly LessonStep[]): Transformed | undefined {
  const roots = difference.length === 1 ? [] : realRoots(difference);
  return roots && { steps, reached: app('equal', left, right), candidates: roots };
}

