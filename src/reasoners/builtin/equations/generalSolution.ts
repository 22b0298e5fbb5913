import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { gcd, type Rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { Family } from '../../../math/solving/solutionSet.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { sameShape, some, substitute, walk } from '../../../math/traverse.ts';
import type { SolveTask } from '../equation.ts';
import { checkOf } from '../linear.ts';
import { m, type Lesson } from '../lesson.ts';
import { either } from './candidates.ts';
import { isNear, membersOver, merged, zerosOver } from './periods.ts';
import { mayBeInDegrees, unrolled } from './trigonometricEquation.ts';

const pi: Expression = { kind: 'constant', name: 'pi' };
const functions = /^(?:sin|cos|tan|cot|sec|csc)$/;

/** Of one function of an angle, how often a value is taken. */
const rules: Readonly<Record<string, Phrase>> = {
  sin: say('The sine takes a value at an angle and at its supplement, and again after every full turn.'),
  cos: say('The cosine takes a value at an angle and at its opposite, and again after every full turn.'),
  tan: say('The tangent takes each value once in every half turn.'),
};

/** All solutions of an equation in trigonometric functions, in families with a whole number; where the members in one period are not all that a search finds there, beyond. */
export function* generalLesson({ left, right, unknown, numbers }: Omit<SolveTask, 'kind'>): Lesson {
  const equation = app('equal', left, right);
  const span = numbers === 'complex' || some(equation, (part) => part.kind === 'apply' && part.operator === 'degrees') ? undefined : periodOf(equation, unknown);
  const all = span === undefined || mayBeInDegrees(left, right) ? undefined : unrolled(left, right, unknown);
  if (!all || span === undefined) return { kind: 'beyond' };
  const held: { family: Family; places: number[] }[] = [];
  for (const family of merged(all.families) ?? []) {
    const members = membersOver(family, span);
    const truths = members?.map((member) => truthAt(equation, new Map([[unknown, member]]))) ?? ['unknown'];
    if (members && truths.every((truth) => truth === 'true')) held.push({ family, places: members.map((member) => realValue(member) ?? Number.NaN) });
    else if (!truths.every((truth) => truth === 'false' || truth === 'undefined')) return { kind: 'beyond' };
  }
  // A family within another adds nothing.
  const known = held.filter(({ places }) => !held.some((other) => other.places.length > places.length && places.every((place) => other.places.some((each) => isNear(each, place, span)))));
  const zeros = zerosOver(minus(left, right), unknown, span);
  const places = known.flatMap((each) => each.places);
  if (!zeros || (known.length === 0 && all.families.length > 0) || zeros.some((zero) => !places.some((place) => isNear(place, zero, span)))) return { kind: 'beyond' };
  const [given, ...steps] = all.steps;
  if (given) yield given;
  for (const step of steps) if (step.shows && !sameShape(step.shows, equation)) yield step;
  if (known.length === 0) {
    return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'emptyset' }), notes: [say('Sines and cosines of real angles lie between -1 and 1.'), say('There is no solution.')], checks: [], solutions: [] };
  }
  const letter = sym(unknown === 'k' ? 'n' : 'k');
  const reached = all.steps.at(-1)?.shows ?? equation;
  const used = Object.entries(rules).filter(([name]) => some(reached, (part) => part.kind === 'apply' && part.operator === name)).map(([, rule]) => rule);
  yield { arrow: 'aside', title: say('Add the periods'), says: used };
  const families = known.map(({ family }) => app('equal', sym(unknown), member(family, letter)));
  const samples = known.flatMap(({ family: { base, period } }) => [-1, 0, 1, 2].map((count) => simplify(app('add', base, app('multiply', num(count), period)))));
  return {
    kind: 'answer',
    answer: app('and', either(families), app('element', letter, { kind: 'constant', name: 'integers' })),
    notes: [...used, say('{0} stands for any integer.', m(letter))],
    checks: known.flatMap(({ family }) => checkOf(equation, unknown, family.base)),
    solutions: samples.map((value) => new Map([[unknown, value]])),
  };
}

/** `π/6 + 2kπ`, as it is written. */
/** `base + period·k`, as people write it. */
export function member({ base, period }: Family, letter: Expression): Expression {
  const times = numericValue(simplify(app('divide', period, pi)));
  const above = times && (times.numerator === 1n ? app('multiply', letter, pi) : app('multiply', num(times.numerator), letter, pi));
  const part = !times || !above ? app('multiply', letter, period) : times.denominator === 1n ? above : app('divide', above, num(times.denominator));
  return base.kind === 'number' && base.numerator === 0n ? part : app('add', ...(isApply(base, 'add') ? base.args : [base]), part);
}

/** A period of both sides; undefined where the unknown stands elsewhere than in angles of rational slope. */
function periodOf(equation: Expression, unknown: string): number | undefined {
  const has = (part: Expression): boolean => some(part, (inner) => inner.kind === 'symbol' && inner.name === unknown);
  const outside = (part: Expression): boolean => (part.kind === 'symbol' ? part.name === unknown : part.kind === 'apply' && !functions.test(part.operator) && part.args.some(outside));
  if (outside(equation)) return undefined;
  let common: Rational | undefined;
  for (const part of walk(equation)) {
    if (part.kind !== 'apply' || !functions.test(part.operator) || !part.args[0] || !has(part.args[0])) continue;
    const slope = slopeOf(part.args[0], unknown);
    if (!slope) return undefined;
    common = common ? { numerator: gcd(common.numerator * slope.denominator, slope.numerator * common.denominator), denominator: common.denominator * slope.denominator } : slope;
  }
  const size = common && Math.abs(Number(common.numerator) / Number(common.denominator));
  return size === undefined || size < 0.02 || size > 50 ? undefined : (2 * Math.PI) / size;
}

/** The slope of a linear angle, whose constant part may hold π. */
function slopeOf(angle: Expression, unknown: string): Rational | undefined {
  const [zero, first, second] = [0, 1, 2].map((place) => substitute(angle, new Map([[unknown, num(place)]])));
  if (!zero || !first || !second) return undefined;
  const [a, b] = [numericValue(expand(minus(first, zero))), numericValue(expand(minus(second, first)))];
  return a && b && a.numerator !== 0n && a.numerator === b.numerator && a.denominator === b.denominator ? a : undefined;
}
