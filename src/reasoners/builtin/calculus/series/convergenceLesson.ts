import { say, type Phrase } from '../../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../../math/build.ts';
import { isApply } from '../../../../math/claims/statements.ts';
import type { Expression } from '../../../../math/expression.ts';
import * as q from '../../../../math/rational.ts';
import { realValue } from '../../../../math/solving/approximate.ts';
import { substitute } from '../../../../math/traverse.ts';
import { m, type Lesson, type LessonStep } from '../../lesson.ts';
import { neat } from '../../neat.ts';
import { sumLesson } from '../../sequences/sumLesson.ts';
import { polynomialExpression, rationalExpression } from '../../univariate.ts';
import { isZeroNumber } from '../../zeroAndOne.ts';
import type { CalculusTask } from '../calculusTask.ts';
import { limitLesson } from '../limitLesson.ts';
import { degreeOf, factorialWeight, ratioOf, sizeAt, sizeOf, termShapeOf, type TermShape } from './termShape.ts';

type Verdict = 'absolutely' | 'conditionally' | 'diverges';
type Task = Extract<CalculusTask, { kind: 'convergence' }>;

const infinity = constant('infinity');

/** Whether a series converges: by its ratio, as a geometric or a p-series, by comparison with one, or by the test for alternating series. */
export function* convergenceLesson(task: Task): Lesson {
  const { body, index, from, wanted } = task;
  const shape = termShapeOf(body, index, from);
  if (!shape || !isConfirmed(shape, body, index)) return { kind: 'beyond', why: say('The built-in solver is not certain of a test for this series.') };
  const found = yield* verdictOf(task, shape);
  if (!found) return { kind: 'beyond', why: say('The built-in solver is not certain of a test for this series.') };
  const { verdict, note } = found;
  if (verdict === 'diverges') return { kind: 'answer', answer: say('diverges'), notes: [note], checks: [] };
  if (wanted === 'sum') {
    const sum = yield* sumLesson({ ask: 'sum', body, index, from, to: infinity });
    return sum.kind === 'beyond' ? sum : { ...sum, notes: [note, ...sum.notes] };
  }
  if (wanted === 'kind') return { kind: 'answer', answer: verdict === 'absolutely' ? say('converges absolutely') : say('converges conditionally'), notes: [note], checks: [] };
  return { kind: 'answer', answer: say('converges'), notes: [note], checks: [] };
}

interface Found {
  readonly verdict: Verdict;
  readonly note: Phrase;
}

function* verdictOf({ body, index, method }: Task, shape: TermShape): Generator<LessonStep, Found | undefined> {
  const weight = factorialWeight(shape);
  const growth = growthOf(shape);
  const isExact = q.isZero(shape.natural);
  // A power of e is never one, but so near to one that doubles cannot tell nothing is said.
  const compared = weight !== 0n ? (weight > 0n ? 1 : -1) : isExact ? q.compare(growth, q.one) : compareWithE(growth, shape.natural);
  if (compared === undefined) return undefined;
  if (compared !== 0) {
    const isGeometric = method === undefined && weight === 0n && shape.factorials.length === 0 && shape.powers.every(({ polynomial }) => polynomial.length < 2);
    return isGeometric ? yield* geometric(body, index, shape, compared) : yield* byRatio(body, index, shape, compared, weight, growth);
  }
  if (method === 'ratio' || shape.factorials.some(({ a }) => a > 1n)) return undefined;
  return yield* byDegree(body, index, shape);
}

function compareWithE(growth: q.Rational, natural: q.Rational): number | undefined {
  const size = Math.log(Number(growth.numerator) / Number(growth.denominator)) + Number(natural.numerator) / Number(natural.denominator);
  return Math.abs(size) > 1e-6 ? Math.sign(size) : undefined;
}

/** The limit of the quotient of the sizes of consecutive terms, but for powers of e, where the factorials cancel. */
function growthOf({ base, factorials }: TermShape): q.Rational {
  let growth = base.numerator < 0n ? q.negate(base) : base;
  for (const { a, times } of factorials) for (let count = a * (times < 0n ? -times : times); count > 0n; count--) growth = times < 0n ? q.divide(growth, q.rational(a)) : q.multiply(growth, q.rational(a));
  return growth;
}

function next(body: Expression, index: string): Expression {
  return app('divide', substitute(body, new Map([[index, app('add', sym(index), num(1))]])), body);
}

function* geometric(body: Expression, index: string, shape: TermShape, compared: number): Generator<LessonStep, Found> {
  const power = q.isZero(shape.natural) ? undefined : app('power', constant('e'), rationalExpression(shape.natural));
  const isOne = shape.base.numerator === shape.base.denominator;
  const ratio = power ? (isOne ? power : app('multiply', rationalExpression(shape.base), power)) : rationalExpression(shape.base);
  yield { arrow: 'aside', title: say('The ratio of consecutive terms'), says: [say('It is the same everywhere: the series is geometric.')], shows: app('equal', next(body, index), ratio) };
  const size = app('abs', ratio);
  yield { arrow: 'aside', title: say('Compare its size with 1'), shows: app(compared < 0 ? 'less' : 'greater', size, num(1)) };
  return compared < 0 ? { verdict: 'absolutely', note: say('A geometric series converges when the size of its ratio is less than 1.') } : { verdict: 'diverges', note: say('A geometric series diverges when the size of its ratio is 1 or more.') };
}

function* byRatio(body: Expression, index: string, shape: TermShape, compared: number, weight: bigint, growth: q.Rational): Generator<LessonStep, Found> {
  const ratio = ratioOf(shape, index, (polynomial) => polynomialExpression(polynomial, index));
  const size = next(sizeOf(body, index), index);
  yield { arrow: 'aside', title: say('The ratio of consecutive terms'), says: [say('Take the quotient of the sizes of two consecutive terms.')], shows: app('equal', size, ratio) };
  const power = app('power', constant('e'), rationalExpression(shape.natural));
  const finite = q.isZero(shape.natural) ? rationalExpression(growth) : app('multiply', rationalExpression(growth), power);
  const limit = weight < 0n ? num(0) : weight > 0n ? infinity : neat(finite);
  yield { arrow: 'aside', title: say('Its limit'), says: [say('Ratio test: below 1 the series converges, above 1 it diverges.')], shows: app('equal', app('limit', ratio, sym(index), infinity), limit) };
  return compared < 0 ? { verdict: 'absolutely', note: say('The limit is less than 1, so the series converges.') } : { verdict: 'diverges', note: say('The limit is greater than 1, so the series diverges.') };
}

/** Terms like a power of n, all of one sign from some place on or alternating. */
function* byDegree(body: Expression, index: string, shape: TermShape): Generator<LessonStep, Found | undefined> {
  const degree = degreeOf(shape);
  const isAlternating = shape.base.numerator < 0n;
  const size = isAlternating ? sizeOf(body, index) : body;
  const n = sym(index);
  if (degree.numerator >= 0n) {
    const limit = yield* limitLesson({ kind: 'limit', body: size, variable: index, target: infinity });
    if (limit.kind === 'beyond' || 'template' in limit.answer || isZeroNumber(limit.answer)) return undefined;
    return { verdict: 'diverges', note: say('The terms do not tend to zero, so the series diverges.') };
  }
  const p = q.negate(degree);
  const isMore = q.compare(p, q.one) > 0;
  const relation = app(isMore ? 'greater' : 'less-equal', rationalExpression(p), num(1));
  const exact = shape.powers.every(({ polynomial }) => polynomial.slice(0, -1).every(q.isZero)) && shape.factorials.length === 0;
  if (!isAlternating || isMore) {
    if (exact) yield { arrow: 'aside', title: say('A p-series'), says: [say('The sizes of the terms are a number times {0} with {1}.', `$\\frac{1}{${index}^p}$`, m(app('equal', sym('p'), rationalExpression(p))))], shows: relation };
    else {
      const scaled = neat(app('multiply', p.denominator === 1n && p.numerator === 1n ? n : app('power', n, rationalExpression(p)), size));
      const limit = yield* limitLesson({ kind: 'limit', body: scaled, variable: index, target: infinity });
      const value = limit.kind === 'answer' && !('template' in limit.answer) ? realValue(limit.answer) : undefined;
      if (value === undefined || value === 0) return undefined;
      yield { arrow: 'aside', title: say('Compare with a p-series'), says: [say('The quotient by the terms of {0} has a limit other than zero, so both series converge or both diverge; here {1}.', `$\\sum \\frac{1}{${index}^p}$`, m(app('equal', sym('p'), rationalExpression(p))))], shows: relation };
    }
    return isMore ? { verdict: 'absolutely', note: say('A p-series converges when p is greater than 1, and only then.') } : { verdict: 'diverges', note: say('A p-series diverges when p is 1 or less.') };
  }
  if (exact) yield { arrow: 'aside', title: say('The limit of the sizes'), shows: app('equal', app('limit', size, n, infinity), num(0)) };
  else {
    const limit = yield* limitLesson({ kind: 'limit', body: size, variable: index, target: infinity });
    if (limit.kind === 'beyond' || 'template' in limit.answer || !isZeroNumber(limit.answer)) return undefined;
  }
  yield { arrow: 'aside', title: say('The test for alternating series'), says: [say('The signs alternate, and the sizes of the terms fall to zero from some place on, so the series converges. Without the signs it is like the p-series with {0}, which diverges.', m(app('equal', sym('p'), rationalExpression(p))))], shows: relation };
  return { verdict: 'conditionally', note: say('It converges, but not absolutely.') };
}

/** Whether the shape that was read fits the values of the term: their quotients where factorials or powers matter, else their growth. */
function isConfirmed(shape: TermShape, body: Expression, index: string): boolean {
  const weight = factorialWeight(shape);
  const growth = growthOf(shape);
  const log = Math.log(Number(growth.numerator) / Number(growth.denominator)) + Number(shape.natural.numerator) / Number(shape.natural.denominator);
  const isByDegree = weight === 0n && Math.abs(log) < 1e-9 && shape.factorials.length === 0;
  const [one, two] = (isByDegree ? [100_000, 200_000] : [30, 31]).map((place) => sizeAt(body, index, place));
  if (!one || !two || !signsFit(shape, body, index)) return false;
  const degree = degreeOf(shape);
  if (isByDegree) return Math.abs(Math.log2(two / one) - Number(degree.numerator) / Number(degree.denominator)) < 0.01;
  const quotient = two / one;
  return weight > 0n ? quotient > 2 : weight < 0n ? quotient < 0.5 : Math.abs(Math.log(quotient) - log) < 0.5;
}

/** Terms of one sign, or alternating, as the base has it. */
function signsFit({ base }: TermShape, body: Expression, index: string): boolean {
  const values = [30, 31, 32].map((place) => realValue(substitute(body, new Map([[index, num(place)]]))));
  const [a, b, c] = values;
  if (a === undefined || b === undefined || c === undefined) return false;
  return base.numerator < 0n ? a * b < 0 && b * c < 0 : a * b > 0 && b * c > 0;
}

/** The general term, its letter and where it begins, of a written series without end. */
export function seriesOf(written: Expression): Pick<Task, 'body' | 'index' | 'from'> | undefined {
  if (!isApply(written, 'sum')) return undefined;
  const [body, index, from, to] = written.args;
  const isEndless = to?.kind === 'constant' && to.name === 'infinity';
  if (!body || index?.kind !== 'symbol' || from?.kind !== 'number' || from.denominator !== 1n || from.numerator < 0n || from.numerator > 100n || !isEndless) return undefined;
  return { body, index: index.name, from: Number(from.numerator) };
}
