import { say } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { isInfinite } from '../../../math/deciding/holds.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { simplify } from '../../../math/simplify.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { limitOf, limitRules } from './limitRules.ts';
import type { Approach, LimitStep } from './limitStep.ts';

/** More rules than this are no lesson. */
const mostRules = 8;

export function* limitLesson({ body, variable, target, side }: Extract<CalculusTask, { kind: 'limit' }>): Lesson {
  if ([...freeVariables(body)].some((name) => name !== variable)) return { kind: 'beyond' };
  const approach: Approach = { variable, target, ...(side ? { side } : {}) };
  const found = worked(body, approach);
  if (found) {
    yield* found.steps;
    return { kind: 'answer', answer: found.value, notes: isInfinite(found.value) ? [say('There is no finite limit.')] : [], checks: [] };
  }
  if (isInfinite(target) && target.kind === 'apply') return yield* mirrored(body, approach);
  if (side || isInfinite(target)) return { kind: 'beyond' };
  return yield* fromBothSides(body, approach);
}

/** At −∞ with `x = −t` at +∞, where roots are easier to divide. */
function* mirrored(body: Expression, { variable, target }: Approach): Lesson {
  const t = variable === 't' ? 's' : 't';
  const there: Approach = { variable: t, target: constant('infinity') };
  const plain = neat(substitute(body, new Map([[variable, app('negate', sym(t))]])));
  const found = worked(plain, there);
  const whole = limitOf(body, { variable, target });
  if (!found || !equals(whole, found.value)) return { kind: 'beyond' };
  yield { arrow: 'equals', title: say('Turn the axis around'), says: [say('Put {0}: then {1} grows to infinity.', m(app('equal', sym(variable), app('negate', sym(t)))), m(sym(t)))], shows: app('equal', whole, limitOf(plain, there)), reason: say('turn around') };
  yield* found.steps;
  return { kind: 'answer', answer: found.value, notes: isInfinite(found.value) ? [say('There is no finite limit.')] : [], checks: [] };
}

/** Each side on its own: one value, or no limit. */
function* fromBothSides(body: Expression, approach: Approach): Lesson {
  const [left, right] = (['-', '+'] as const).map((side) => {
    const from: Approach = { ...approach, side };
    const plain = withoutAbsolute(body, from);
    return { from, plain, found: worked(plain, from) };
  });
  if (!left?.found || !right?.found) return { kind: 'beyond' };
  for (const { from, plain, found } of [{ ...left, found: left.found }, { ...right, found: right.found }]) {
    const whole = limitOf(body, from);
    if (!equals(whole, found.value)) return { kind: 'beyond' };
    if (toLatex(plain) !== toLatex(body)) yield { arrow: 'equals', title: from.side === '-' ? say('From the left') : say('From the right'), says: [say('There the sign of what stands between the bars is known.')], shows: app('equal', whole, limitOf(plain, from)), reason: say('without the bars') };
    else yield { arrow: 'aside', title: from.side === '-' ? say('From the left') : say('From the right'), says: [say('The two sides of the point are looked at one by one.')] };
    yield* found.steps;
  }
  const same = toLatex(left.found.value) === toLatex(right.found.value);
  if (same) return { kind: 'answer', answer: left.found.value, notes: [say('Both sides give the same value, so it is the limit.')], checks: [] };
  return { kind: 'answer', answer: say('does not exist'), notes: [say('The limits from the left and from the right are {0} and {1}; they differ, so the limit does not exist.', m(left.found.value), m(right.found.value))], checks: [] };
}

/** `|u|` as `u` or `−u` by the sign of u on this side of the point. */
function withoutAbsolute(body: Expression, { variable, target, side }: Approach): Expression {
  const open = (part: Expression): Expression => {
    const inner = mapChildren(part, open);
    const [u] = inner.kind === 'apply' && inner.operator === 'abs' ? inner.args : [];
    if (!u) return inner;
    const near = [1n, 100n, 10000n].map((n) => realValue(substitute(u, new Map([[variable, app('add', target, num(side === '+' ? 1n : -1n, 1000n * n))]]))));
    if (near.every((value) => value !== undefined && value > 0)) return u;
    return near.every((value) => value !== undefined && value < 0) ? simplify(app('negate', u)) : inner;
  };
  return some(body, (part) => part.kind === 'apply' && part.operator === 'abs') ? open(body) : body;
}

interface Worked {
  readonly steps: readonly LessonStep[];
  readonly value: Expression;
}

/** Rule after rule until there is a value; every line is confirmed by values near the point, or nothing is told. */
function worked(body: Expression, approach: Approach): Worked | undefined {
  const steps: LessonStep[] = [];
  const whole = limitOf(body, approach);
  let current = body;
  for (let count = 0; count < mostRules; count++) {
    const line = limitOf(current, approach);
    const step = first(current, approach);
    if (!step) return undefined;
    const { title, says, reason, to } = step;
    const next = 'value' in to ? to.value : limitOf(to.body, approach);
    steps.push({ arrow: 'equals', title, says, shows: app('equal', line, next), reason });
    if ('value' in to) return equals(whole, to.value) ? { steps, value: to.value } : undefined;
    current = to.body;
  }
  return undefined;
}

/** The first rule whose result is confirmed; what grows without bound has no value to compare before its end. */
function first(body: Expression, approach: Approach): LimitStep | undefined {
  for (const rule of limitRules) {
    const step = rule(body, approach);
    if (!step) continue;
    if (!('value' in step.to) || equals(limitOf(body, approach), step.to.value)) return step;
  }
  return undefined;
}
