import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand } from '../../../math/simplify.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { isAbout } from '../agreement.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import type { CalculusTask } from './calculusTask.ts';
import { antiderivative, between, isProper } from './integralLesson.ts';
import { isSameBetween } from './sameBetween.ts';

const pi = constant('pi');

/** The volume of a solid of revolution: washers where the region turns about the axis of its variable, shells where it turns about the other. */
export function* revolutionLesson({ curves: [one, two], variable, axis, ends }: Extract<CalculusTask, { kind: 'volume' }>): Lesson {
  const x = sym(variable);
  const found = boundsOf(one, two, variable, ends);
  if (!found) return { kind: 'beyond', why: say('Which region is meant is not certain.') };
  const { bounds, isRead } = found;
  const order = orderOf(one, two, variable, bounds);
  if (!order) return { kind: 'beyond', why: say('The curves cross inside the region, or it lies on both sides of the axis.') };
  const [outer, inner] = order === 'first' ? [one, two] : [two, one];
  const isShell = axis !== variable;
  const [start, end] = bounds.map((bound) => realValue(bound));
  if (isShell && (start === undefined || start < 0)) return { kind: 'beyond', why: say('The region lies on both sides of the axis.') };
  if (!isShell && !isOneSided(one, two, variable, bounds)) return { kind: 'beyond', why: say('The curves cross inside the region, or it lies on both sides of the axis.') };
  // Below the axis the curve further away is the outer one.
  const [far, near] = !isShell && isBelow(outer, inner, variable, bounds) ? [inner, outer] : [outer, inner];
  const square = (body: Expression): Expression => app('power', body, num(2));
  const written = isShell ? app('multiply', x, isZeroNumber(inner) ? outer : minus(outer, inner)) : isZeroNumber(near) ? square(far) : minus(square(far), square(near));
  const integrand = neat(expand(written));
  if (!isProper(integrand, variable, bounds) || start === undefined || end === undefined || !isSameBetween(written, integrand, variable, start, end)) return { kind: 'beyond' };
  if (isRead) {
    const zeros = bounds.map((bound) => app('equal', x, bound));
    yield { arrow: 'aside', title: say('Where the region ends'), says: [say('The region reaches from {0} to {1}.', ...zeros.map(m))] };
  }
  const factor = isShell ? app('multiply', num(2), pi) : pi;
  const volume = (body: Expression): Expression => app('multiply', ...(isShell ? [num(2)] : []), pi, app('integral', body, x, ...bounds));
  const formula = isShell ? say('Cylindrical shells: {0}.', `$V = 2\\pi \\int_a^b ${variable}\\,h(${variable})\\,d${variable}$`) : say('Discs or washers: {0}.', `$V = \\pi \\int_a^b (R^2 - r^2)\\,d${variable}$`);
  const isSame = toLatex(written) === toLatex(integrand);
  yield isSame
    ? { arrow: 'aside', title: say('Set up the integral'), says: [formula, say('Here this is {0}.', m(volume(written)))] }
    : { arrow: 'equals', title: say('Set up the integral'), says: [formula], shows: app('equal', volume(written), volume(integrand)), reason: say('multiply out') };
  const primitive = yield* antiderivative(integrand, variable, false);
  const value = primitive && (yield* between(integrand, primitive, variable, bounds));
  if (!value || (realValue(value) ?? 0) <= 0) return { kind: 'beyond' };
  const answer = neat(expand(app('multiply', factor, value)));
  if (!isAbout(answer, (isShell ? 2 : 1) * Math.PI * (realValue(value) ?? Number.NaN))) return { kind: 'beyond' };
  yield { arrow: 'equals', title: isShell ? say('Multiply by {0}', '$2\\pi$') : say('Multiply by {0}', '$\\pi$'), shows: app('equal', app('multiply', factor, value), answer), reason: say('work it out') };
  return { kind: 'answer', answer, notes: [say('The integral was also computed numerically, with the same value.')], checks: [] };
}

/** The ends that are given, completed by where the curves meet; only one region may be meant. */
function boundsOf(one: Expression, two: Expression, variable: string, ends: readonly Expression[]): { readonly bounds: readonly [Expression, Expression]; readonly isRead: boolean } | undefined {
  const sorted = (from: Expression, to: Expression): readonly [Expression, Expression] | undefined => {
    const [low, high] = [realValue(from), realValue(to)];
    return low === undefined || high === undefined || low === high ? undefined : low < high ? [from, to] : [to, from];
  };
  const [first, second] = ends;
  if (first && second) {
    const bounds = sorted(first, second);
    return bounds && { bounds, isRead: false };
  }
  const zeros = solveEquation(app('equal', one, two), variable);
  if (zeros?.kind !== 'finite') return undefined;
  const places = zeros.values.filter((value) => realValue(value) !== undefined);
  const others = first ? places.filter((place) => Math.abs((realValue(place) ?? 0) - (realValue(first) ?? Number.NaN)) > 1e-9) : places;
  const [from, to, ...more] = first ? [first, ...others] : others;
  const bounds = from && to && more.length === 0 ? sorted(from, to) : undefined;
  return bounds && { bounds, isRead: true };
}

const samples = 200;

function valuesOf(body: Expression, variable: string, [from, to]: readonly [Expression, Expression]): readonly number[] | undefined {
  const [low, high] = [realValue(from) ?? Number.NaN, realValue(to) ?? Number.NaN];
  const values = Array.from({ length: samples - 1 }, (_, index) => realValue(body, new Map([[variable, real(low + ((high - low) * (index + 1)) / samples)]])));
  return values.some((value) => value === undefined) ? undefined : values.flatMap((value) => value ?? []);
}

/** Which curve is above between the ends; undefined where they cross there. */
function orderOf(one: Expression, two: Expression, variable: string, bounds: readonly [Expression, Expression]): 'first' | 'second' | undefined {
  const values = valuesOf(minus(one, two), variable, bounds);
  return !values ? undefined : values.every((value) => value > 0) ? 'first' : values.every((value) => value < 0) ? 'second' : undefined;
}

function isOneSided(one: Expression, two: Expression, variable: string, bounds: readonly [Expression, Expression]): boolean {
  const all = [one, two].map((body) => valuesOf(body, variable, bounds));
  return all.every((values) => values?.every((value) => value >= -1e-12)) || all.every((values) => values?.every((value) => value <= 1e-12));
}

function isBelow(one: Expression, two: Expression, variable: string, bounds: readonly [Expression, Expression]): boolean {
  return [one, two].every((body) => valuesOf(body, variable, bounds)?.every((value) => value <= 1e-12));
}
