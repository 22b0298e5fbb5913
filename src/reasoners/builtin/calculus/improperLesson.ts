import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num } from '../../../math/build.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { approximate, real, realValue } from '../../../math/solving/approximate.ts';
import { mapChildren, substitute } from '../../../math/traverse.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { isContinuousOn } from './continuity.ts';
import { doubleExponential } from './doubleExponential.ts';
import { antiderivative } from './integralLesson.ts';
import { limitOf } from './limitRules.ts';
import type { Approach } from './limitStep.ts';

/** How far a function is looked at towards infinity, and how close to an end. */
const far = 1000;
const close = 1e-3;

/** An integral to infinity, or to an end where the integrand is unbounded: the limit of proper ones. */
export function* improperLesson(task: Extract<CalculusTask, { kind: 'integral' }>): Lesson {
  const { integrand, variable, bounds } = task;
  const [low, high] = bounds?.map(endOf) ?? [];
  const beyond = { kind: 'beyond', why: say('The integrand may have no value somewhere between the limits; such integrals are beyond the built-in solver.') } as const;
  if (!bounds || low === undefined || high === undefined || !(low < high)) return beyond;
  const isOpen = openEnds(integrand, variable, low, high);
  if (!isOpen) return beyond;
  const primitive = yield* antiderivative(integrand, variable, false);
  if (!primitive) return { kind: 'beyond' };
  const values: Expression[] = [];
  for (const index of [1, 0] as const) {
    const value = isOpen[index] ? yield* openEnd(primitive, variable, bounds[index], index === 1 ? '-' : '+') : neat(substitute(primitive, new Map([[variable, bounds[index]]])));
    if (!value) return { kind: 'beyond' };
    if (value === 'infinite') return { kind: 'answer', answer: say('diverges'), notes: [say('The antiderivative has no finite limit there, so the integral diverges.')], checks: [] };
    values.push(value);
  }
  const [upper, lower] = values;
  if (!upper || !lower) return { kind: 'beyond' };
  const value = neat(minus(upper, lower));
  const stated = realValue(value);
  const found = numeric(integrand, variable, low, high);
  if (stated === undefined || found === undefined || Math.abs(found - stated) > 1e-6 * (1 + Math.abs(stated))) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Upper minus lower value'), says: [say('The integral is the difference of the values of the antiderivative, or of its limits, at the ends.')], shows: app('equal', minus(upper, lower), value) };
  return { kind: 'answer', answer: value, notes: [say('The integral was also computed numerically, with the same value.')], checks: [] };
}

function isInfinite(bound: Expression): 1 | -1 | undefined {
  if (bound.kind === 'constant' && bound.name === 'infinity') return 1;
  return bound.kind === 'apply' && bound.operator === 'negate' && bound.args[0] && isInfinite(bound.args[0]) === 1 ? -1 : undefined;
}

function endOf(bound: Expression): number | undefined {
  const sign = isInfinite(bound);
  return sign ? sign * Infinity : realValue(bound);
}

/** At which ends the integral is a limit; undefined where the integrand is not continuous between them. */
function openEnds(integrand: Expression, variable: string, low: number, high: number): readonly [boolean, boolean] | undefined {
  const [from, to] = [low === -Infinity ? Math.min(high, 0) - far : low, high === Infinity ? Math.max(low, 0) + far : high];
  const margin = (to - from) * close;
  const isContinuous = (a: number, b: number): boolean => isContinuousOn(integrand, variable, [a, b]);
  const starts = low === -Infinity || !isContinuous(from, from + margin);
  const ends = high === Infinity || !isContinuous(to - margin, to);
  return isContinuous(starts && low !== -Infinity ? from + margin : from, ends && high !== Infinity ? to - margin : to) ? [starts, ends] : undefined;
}

/** The limit of the antiderivative at an end. */
function* openEnd(primitive: Expression, variable: string, end: Expression, side: '+' | '-'): Generator<LessonStep, Expression | 'infinite' | undefined> {
  const approach: Approach = { variable, target: end, ...(isInfinite(end) ? {} : { side }) };
  const limit = limitOf(primitive, approach);
  const candidates = [substitute(primitive, new Map([[variable, end]])), withRightAngles(primitive, variable, isInfinite(end) ?? 0), num(0)]
    .filter((each) => !dependsOn(each, variable) && approximate(each))
    .map(neat);
  const title = say('The limit at {0}', m(end));
  for (const value of candidates) {
    if (!equals(limit, value)) continue;
    yield { arrow: 'aside', title, shows: app('equal', limit, value) };
    return value;
  }
  for (const value of [constant('infinity'), app('negate', constant('infinity'))]) {
    if (!equals(limit, value) && !isLogarithm(primitive, approach)) continue;
    yield { arrow: 'aside', title, says: [say('There is no finite limit.')], ...(equals(limit, value) ? { shows: app('equal', limit, value) } : {}) };
    return 'infinite';
  }
  return undefined;
}

/** A multiple of ln u, where u grows or vanishes: slow, but without bound. */
function isLogarithm(primitive: Expression, approach: Approach): boolean {
  if (primitive.kind !== 'apply') return false;
  const [first, second] = primitive.args;
  if (primitive.operator === 'negate' && first) return isLogarithm(first, approach);
  if (primitive.operator === 'multiply' && first?.kind === 'number' && second && primitive.args.length === 2) return isLogarithm(second, approach);
  return primitive.operator === 'ln' && first !== undefined && (equals(limitOf(first, approach), num(0)) || equals(limitOf(first, approach), constant('infinity')));
}

/** Every arctan of what grows as a right angle. */
function withRightAngles(expression: Expression, variable: string, sign: number): Expression {
  if (expression.kind === 'apply' && expression.operator === 'arctan' && expression.args[0] && sign !== 0) {
    const far = realValue(expression.args[0], new Map([[variable, real(sign * 1e9)]]));
    return app('multiply', num((far ?? 0) < 0 ? -1 : 1, 2), constant('pi'));
  }
  return mapChildren(expression, (child) => withRightAngles(child, variable, sign));
}

function numeric(integrand: Expression, variable: string, low: number, high: number): number | undefined {
  const at = (x: number): number | undefined => realValue(integrand, new Map([[variable, real(x)]]));
  if (low === -Infinity) {
    const middle = high === Infinity ? 0 : high;
    const left = doubleExponential((x) => at(middle - x), 0, Infinity);
    const right = high === Infinity ? doubleExponential(at, 0, Infinity) : 0;
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return doubleExponential(at, low, high);
}
