import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { divide, multiply, subtract } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import { anyOf, interval } from '../calculus/courseLesson.ts';
import { factoredExpression, factorized } from '../factoring.ts';
import type { Region } from '../inequalities/region.ts';
import { m, type LessonStep } from '../lesson.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at as coefficientAt, coefficientsOf, dividePolynomials, polynomialExpression, rationalExpression, scaled, type Coefficients } from '../univariate.ts';
import { isOneNumber, isZeroNumber } from '../zeroAndOne.ts';
import { courseOf, type Candidate, type Course } from './course.ts';
import { domainOf, liesIn } from './domain.ts';
import { squareOf } from './squareOf.ts';
import { extremumOf, type Extremum, type Goal } from './extremum.ts';

export interface Sought {
  readonly body: Expression;
  readonly variable: string;
  readonly region: Region;
  readonly goals: readonly Goal[];
  readonly name: string;
}

export interface Found {
  readonly extrema: ReadonlyMap<Goal, Extremum>;
  /** Values of the letter that satisfy every equation told. */
  readonly roots: readonly Expression[];
}

type Steps = Generator<LessonStep, Found | undefined>;

/** The extreme values of a formula of one letter, told by its square, by two terms of constant product, or by its derivative. */
export function* extremeSteps(sought: Sought): Steps {
  const { body, variable, region, goals } = sought;
  const domain = domainOf(body, variable);
  const parts = region.flatMap((interval) => {
    const course = domain && liesIn(interval, domain) ? courseOf(body, variable, interval) : undefined;
    return course ? [{ interval, course }] : [];
  });
  const course = parts.length === region.length ? joinedCourse(parts.map((part) => part.course)) : undefined;
  if (!course) return undefined;
  const extrema = new Map<Goal, Extremum>();
  for (const goal of goals) {
    const extremum = extremumOf(parts, body, variable, goal);
    if (!extremum) return undefined;
    extrema.set(goal, extremum);
  }
  const places = [...extrema.values()].flatMap((each) => each.places);
  const squared = squareOf(body, variable);
  if (squared) {
    yield* bySquare(sought, squared, course, extrema);
    return { extrema, roots: places };
  }
  const mean = goals.length === 1 && goals[0] === 'minimum' && course.candidates.length === 1 && course.candidates[0]?.kind === 'inside' ? constantProduct(sought) : undefined;
  if (mean) {
    yield* byMeans(sought, mean, extrema);
    return { extrema, roots: places };
  }
  const roots = yield* byDerivative(sought, course, extrema);
  return { extrema, roots: roots.length > 0 ? roots : places };
}

/** Several courses as one, from left to right. */
function joinedCourse([first, ...more]: readonly Course[]): Course | undefined {
  return first && more.reduce((a, b) => ({ ...a, stationary: [...a.stationary, ...b.stationary], candidates: [...a.candidates, ...b.candidates], stretches: [...a.stretches, ...b.stretches] }), first);
}

function* bySquare({ body, variable }: Sought, { square, vertex }: NonNullable<ReturnType<typeof squareOf>>, { candidates }: Course, extrema: Found['extrema']): Generator<LessonStep, void> {
  if (!sameShape(square, body)) yield { arrow: 'equals', title: say('Complete the square'), says: [say('The square is zero at {0} and positive elsewhere.', m(app('equal', sym(variable), vertex)))], shows: app('equal', body, square), reason: say('complete the square') };
  const isWhole = [...extrema.values()].every(({ places }) => places.every((place) => realValue(place) === realValue(vertex)));
  if (isWhole) return;
  const isInside = candidates.some(({ kind }) => kind === 'inside');
  const says = isInside ? say('On an interval the extreme values are at the ends or at the vertex.') : say('The vertex is not inside the interval, so the extreme values are at the ends.');
  yield* valuesAt(body, variable, candidates, [says]);
}

/** `slope·u + rest/u + number` with u = `inner`. */
interface ConstantProduct {
  readonly inner: Coefficients;
  readonly first: Expression;
  readonly second: Expression;
  readonly number: Expression;
  readonly square: Expression;
}

/** A sum of two positive terms whose product is a number, and perhaps a number: `p·u + q/u + c`. */
function constantProduct({ body, variable, region }: Sought): ConstantProduct | undefined {
  const fraction = fractionOf(body, variable);
  if (!fraction || fraction.below.length !== 2 || fraction.above.length !== 3) return undefined;
  const lead = coefficientAt(fraction.below, 1);
  const inner = scaled(fraction.below, { numerator: lead.numerator < 0n ? -1n : 1n, denominator: 1n });
  const above = lead.numerator < 0n ? scaled(fraction.above, { numerator: -1n, denominator: 1n }) : fraction.above;
  const { quotient, rest } = dividePolynomials(above, inner);
  const slope = divide(coefficientAt(quotient, 1), coefficientAt(inner, 1));
  const number = subtract(coefficientAt(quotient, 0), multiply(slope, coefficientAt(inner, 0)));
  const remainder = coefficientAt(rest, 0);
  if (slope.numerator <= 0n || remainder.numerator <= 0n) return undefined;
  const u = polynomialExpression(inner, variable);
  const zero = divide(coefficientAt(inner, 0), { numerator: -coefficientAt(inner, 1).numerator, denominator: coefficientAt(inner, 1).denominator });
  const [only, ...others] = region;
  const low = only?.low.value && others.length === 0 ? realValue(only.low.value) : undefined;
  if (low === undefined || low < Number(zero.numerator) / Number(zero.denominator)) return undefined;
  const times = (factor: Expression, of: Expression): Expression => (isOneNumber(factor) ? of : app('multiply', factor, of));
  const [p, q] = [rationalExpression(slope), rationalExpression(remainder)];
  const [rootP, rootQ] = [simplify(app('sqrt', p)), simplify(app('sqrt', q))];
  const square = app('divide', app('power', simplify(minus(times(rootP, u), rootQ)), num(2)), u);
  return { inner, first: simplify(times(p, u)), second: app('divide', q, u), number: rationalExpression(number), square };
}

function* byMeans({ body, variable }: Sought, { inner, first, second, number, square }: ConstantProduct, extrema: Found['extrema']): Generator<LessonStep, void> {
  const written = app('add', first, second, ...(isZeroNumber(number) ? [] : [number]));
  const extremum = extrema.get('minimum');
  const [place] = extremum?.places ?? [];
  if (!extremum || !place) return;
  const u = m(polynomialExpression(inner, variable));
  if (!sameShape(written, body)) yield { arrow: 'equals', title: say('Write it as two terms with a constant product'), says: [say('The product of {0} and {1} does not depend on {2}.', m(first), m(second), m(sym(variable)))], shows: app('equal', body, written), reason: say('rewrite') };
  const least = app('add', square, extremum.value);
  if (!equals(written, least)) return;
  yield { arrow: 'equals', title: say('Arithmetic and geometric mean'), says: [say('As {0} is positive, the sum of the two terms is at least twice the root of their product; what is more is a square over {0}.', u), say('Both terms are equal, and the square is zero, at {0}.', m(app('equal', sym(variable), place)))], shows: app('equal', written, least), reason: say('a square and a number') };
}

function* byDerivative({ body, variable, region, name }: Sought, { derivative, stationary, candidates, stretches }: Course, extrema: Found['extrema']): Generator<LessonStep, readonly Expression[]> {
  const x = sym(variable);
  let roots: readonly Expression[] = [];
  if (derivative) {
    yield { arrow: 'equals', title: say('Differentiate'), says: [say('The function can turn only where its derivative is zero.')], shows: app('equal', app('derivative', body, x), derivative), reason: say('derivative') };
    const coefficients = coefficientsOf(derivative, variable);
    const factors = coefficients && factorized(coefficients);
    const factored = factors && factoredExpression(factors, variable);
    if (factored && toLatex(factored) !== toLatex(derivative)) yield { arrow: 'equals', title: say('Factor'), shows: app('equal', derivative, factored), reason: say('factor') };
    const all = freeVariables(derivative).has(variable) && stationary.length > 0 ? solveEquation(app('equal', derivative, num(0)), variable) : undefined;
    if (all?.kind === 'finite' && all.values.length > 0) {
      roots = all.values;
      yield { arrow: 'given', title: say('Zeros of the derivative'), says: [say('Set the derivative equal to zero.')], shows: app('equal', factored ?? derivative, num(0)) };
      yield { arrow: 'iff', title: say('Solve'), shows: anyOf(roots.map((root) => app('equal', x, root))) };
    } else if (stationary.length > 0) yield { arrow: 'aside', title: say('Zeros of the derivative'), says: [say('In the interval it is zero at {0}.', stationary.map((at) => m(app('equal', x, at))).join(', '))] };
  }
  const isClosed = region.every(({ low, high }) => low.closed && high.closed);
  if (!isClosed || !derivative) {
    const signs = stretches.map(({ sign }) => (sign > 0 ? '$+$' : sign < 0 ? '$-$' : '$0$'));
    const words = derivative ? [] : [say('Between its corners the function is one without absolute values.')];
    yield { arrow: 'aside', title: say('Sign of the derivative'), says: [...words, say('Where it is positive the function rises, where it is negative it falls.')], table: [[m(x), ...stretches.map(({ low, high }) => m(interval(low ?? app('negate', constant('infinity')), high)))], [`$${name}'(${variable})$`, ...signs]] };
  }
  const places = [...extrema.values()].flatMap((each) => each.places);
  const told = isClosed ? candidates : candidates.filter(({ at }) => places.includes(at));
  yield* valuesAt(body, variable, told, isClosed && derivative ? [say('On a closed interval the extreme values are at the ends or where the derivative is zero.')] : []);
  return roots;
}

function* valuesAt(body: Expression, variable: string, candidates: readonly Candidate[], says: LessonStep['says'] & object): Generator<LessonStep, void> {
  for (const { at, value, kind } of candidates) {
    const put = substitute(body, new Map([[variable, at]]));
    const title = kind === 'end' ? say('Value at the end {0}', m(at)) : say('Value at {0}', m(app('equal', sym(variable), at)));
    yield { arrow: 'aside', title, says, shows: app('equal', sameShape(put, value) ? simplify(put) : put, value) };
  }
}
