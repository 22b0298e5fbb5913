import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { ordered } from '../../../math/solving/solutionSet.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, some } from '../../../math/traverse.ts';
import { equationLesson } from '../equation.ts';
import { checkOf } from '../linear.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import { either } from './candidates.ts';
import { generalLesson } from './generalSolution.ts';
import { stretchStatement } from './readSolutions.ts';
import type { SolutionsQuestion } from './solutionsQuestion.ts';
import { isTrigonometric, mayBeInDegrees, membersWithin, unrolled } from './trigonometricEquation.ts';

/** All real solutions of an equation, and what is asked of them. */
export function* solutionsLesson(question: SolutionsQuestion): Lesson {
  const { left, right, unknown, wanted, within, among } = question;
  if (wanted === 'list' && among === 'all' && !within && isTrigonometric(left, right, unknown)) return yield* generalLesson({ left, right, unknown, numbers: 'real' });
  const found = isTrigonometric(left, right, unknown) ? yield* trigonometric(question) : yield* solutions(question);
  const sorted = found && ordered(found);
  if (!sorted) return { kind: 'beyond' };
  const values = sorted.filter((value) => isWanted(value, question));
  const equation = app('equal', left, right);
  const notes: Phrase[] = [];
  if (values.length < sorted.length) notes.push(say('Of the solutions, those wanted are {0}.', values.length === 0 ? '$\\emptyset$' : values.map(m).join(', ')));
  if (within) notes.push(say('Only solutions with {0} are asked for.', m(stretchStatement(within, unknown))));
  const checks = values.flatMap((value) => checkOf(equation, unknown, value));
  const told = { notes, checks };
  switch (wanted) {
    case 'count':
      return { kind: 'answer', answer: num(values.length), notes: values.length === 0 ? [say('There is no solution.')] : notes, checks };
    case 'list': {
      if (values.length === 0) return { kind: 'beyond' };
      return { kind: 'answer', answer: either(values.map((value) => app('equal', sym(unknown), value))), ...told };
    }
    case 'only': {
      const [only, ...more] = values;
      return only && more.length === 0 ? { kind: 'answer', answer: app('equal', sym(unknown), only), ...told } : { kind: 'beyond' };
    }
    case 'largest':
    case 'smallest': {
      const value = wanted === 'largest' ? values.at(-1) : values[0];
      return value ? { kind: 'answer', answer: app('equal', sym(unknown), value), ...told } : { kind: 'beyond' };
    }
    case 'sum':
    case 'product':
    case 'difference':
      return yield* combined(wanted, values, told);
  }
}

function* combined(wanted: 'sum' | 'product' | 'difference', values: readonly Expression[], told: { readonly notes: readonly Phrase[]; readonly checks: readonly Expression[] }): Lesson {
  const [first, second, ...more] = values;
  if (!first || (wanted === 'difference' && (!second || more.length > 0))) return { kind: 'beyond' };
  if (!second) return { kind: 'answer', answer: first, ...told };
  const whole = wanted === 'difference' ? app('add', second, app('negate', first)) : app(wanted === 'sum' ? 'add' : 'multiply', ...values);
  const value = overOneDenominator(expand(whole));
  const titles = { sum: say('Add the solutions up'), product: say('Multiply the solutions'), difference: say('Take the smaller from the larger') };
  if (!sameShape(whole, value)) yield { arrow: 'aside', title: titles[wanted], shows: app('equal', whole, value) };
  return { kind: 'answer', answer: value, ...told };
}

/** The solutions as another lesson finds them. */
function* solutions({ left, right, unknown }: SolutionsQuestion): Generator<LessonStep, Expression[] | undefined> {
  const conclusion = yield* equationLesson({ kind: 'solve', left, right, unknown, numbers: 'real' });
  if (conclusion.kind === 'answer') return conclusion.solutions?.flatMap((solution) => [...solution.values()]);
  const found = solveEquation(app('equal', left, right), unknown);
  if (found?.kind !== 'finite') return undefined;
  const values = [...found.values];
  yield { arrow: 'given', title: say('Write the equation down'), shows: app('equal', left, right) };
  if (values.length > 0) yield { arrow: 'iff', title: say('Solve for {0}', m(sym(unknown))), shows: either(values.map((value) => app('equal', sym(unknown), value))), reason: say('solve each part') };
  return values;
}

function* trigonometric({ left, right, unknown, within }: SolutionsQuestion): Generator<LessonStep, Expression[] | undefined> {
  const [low, high] = [within?.low && realValue(within.low), within?.high && realValue(within.high)];
  const all = mayBeInDegrees(left, right, [within?.low, within?.high].flatMap((end) => end ?? [])) ? undefined : unrolled(left, right, unknown);
  if (!all || low === undefined || high === undefined || !within) return undefined;
  yield* all.steps;
  const members = membersWithin(all.families, app('equal', left, right), unknown, low, high);
  const values = members && ordered(members);
  if (!values || isIncomplete(left, right, unknown, values, [low, high])) return undefined;
  return isInDegrees(within) ? values.map(inDegrees) : [...values];
}

function isInDegrees({ low, high }: NonNullable<SolutionsQuestion['within']>): boolean {
  return [low, high].some((end) => end !== undefined && some(end, (part) => part.kind === 'apply' && part.operator === 'degrees'));
}

/** An angle in radians as degrees. */
function inDegrees(angle: Expression): Expression {
  const size = simplify(app('divide', app('multiply', angle, num(180)), { kind: 'constant', name: 'pi' }));
  if (size.kind === 'number' && size.numerator < 0n) return app('negate', app('degrees', { ...size, numerator: -size.numerator }));
  const [positive] = size.kind === 'apply' && size.operator === 'negate' ? size.args : [];
  return positive ? app('negate', app('degrees', positive)) : app('degrees', size);
}

const samples = 1500;

/** Whether the difference of the sides changes its sign where no solution was found. */
function isIncomplete(left: Expression, right: Expression, unknown: string, values: readonly Expression[], [low, high]: readonly [number, number]): boolean {
  const places = values.map((value) => realValue(value) ?? Number.NaN);
  const difference = app('add', left, app('negate', right));
  const at = (x: number): number | undefined => realValue(difference, new Map([[unknown, { re: x, im: 0, error: 0 }]]));
  const width = (high - low) / samples;
  for (let index = 0; index < samples; index++) {
    const [x, y] = [low + index * width, low + (index + 1) * width];
    const [a, b, middle] = [at(x), at(y), at((x + y) / 2)];
    if (a === undefined || b === undefined || middle === undefined || a * b >= 0) continue;
    // At a pole the sign changes too, but the values grow.
    if (Math.abs(middle) > Math.max(Math.abs(a), Math.abs(b))) continue;
    if (!places.some((place) => place > x - width && place < y + width)) return true;
  }
  return false;
}

function isWanted(value: Expression, { among, within }: SolutionsQuestion): boolean {
  const place = realValue(value);
  if (place === undefined) return false;
  if (within) {
    const [low, high] = [within.low ? realValue(within.low) : Number.NEGATIVE_INFINITY, within.high ? realValue(within.high) : Number.POSITIVE_INFINITY];
    const slack = 1e-10 * (1 + Math.abs(place));
    if (low === undefined || high === undefined || place < low - slack || place > high + slack) return false;
    if ((!within.lowClosed && place < low + slack) || (!within.highClosed && place > high - slack)) return false;
  }
  switch (among) {
    case 'all':
      return true;
    case 'positive':
      return place > 1e-12;
    case 'negative':
      return place < -1e-12;
    case 'nonzero':
      return Math.abs(place) > 1e-12;
    case 'integer':
      return value.kind === 'number' ? value.denominator === 1n : value.kind === 'apply' && value.operator === 'negate' && value.args[0]?.kind === 'number' && value.args[0].denominator === 1n;
  }
}

/** The interpretation in one sentence. */
export function solutionsReading({ left, right, unknown, wanted, within, among }: SolutionsQuestion): Phrase {
  const condition = { all: undefined, positive: app('greater', sym(unknown), num(0)), negative: app('less', sym(unknown), num(0)), nonzero: app('not-equal', sym(unknown), num(0)), integer: app('element', sym(unknown), { kind: 'constant', name: 'integers' }) }[among];
  const range = within && stretchStatement(within, unknown);
  const formula = [app('equal', left, right), condition, range].flatMap((each) => (each ? [m(each)] : [])).join(', ');
  switch (wanted) {
    case 'list':
    case 'only':
      return say('I read this as: find the real solutions of {0}.', formula);
    case 'count':
      return say('I read this as: count the real solutions of {0}.', formula);
    case 'sum':
      return say('I read this as: add up the real solutions of {0}.', formula);
    case 'product':
      return say('I read this as: multiply the real solutions of {0}.', formula);
    case 'largest':
      return say('I read this as: find the largest real solution of {0}.', formula);
    case 'smallest':
      return say('I read this as: find the smallest real solution of {0}.', formula);
    case 'difference':
      return say('I read this as: find the difference between the real solutions of {0}.', formula);
  }
}
