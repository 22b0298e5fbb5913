import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { GeometryQuestion } from './geometryQuestion.ts';
import { double, generalForm, onLine, pointExpression, shifted, slopeForm, terms, x, y, type Point } from './plane.ts';

type Of<Ask> = Extract<GeometryQuestion, { ask: Ask }>;
const e = rationalExpression;

/** The equation of a line from a point and its direction; the given points are put into it. */
export function* lineLesson({ point, given, form }: Of<'line'>): Lesson {
  const [u, v] = point;
  let slope: Rational | undefined;
  if (given.how === 'points') {
    const [run, rise] = [subtract(given.other[0], u), subtract(given.other[1], v)];
    if (isZero(run) && isZero(rise)) return { kind: 'beyond' };
    slope = isZero(run) ? undefined : divide(rise, run);
    if (slope) yield { arrow: 'equals', title: say('Find the slope'), says: [say('Use {0}.', '$\\frac{y_2 - y_1}{x_2 - x_1}$')], shows: app('equal', app('divide', app('add', e(given.other[1]), app('negate', e(v))), app('add', e(given.other[0]), app('negate', e(u)))), e(slope)), reason: say('slope formula') };
  } else if (given.how === 'slope') slope = given.slope;
  else {
    const { a, b } = given.line;
    slope = given.how === 'parallel' ? (isZero(b) ? undefined : negate(divide(a, b))) : isZero(a) ? undefined : divide(b, a);
    const says = given.how === 'parallel' ? say('Parallel lines have the same slope.') : say('The slopes of perpendicular lines have the product {0}.', '$-1$');
    yield { arrow: 'aside', title: say('Find the slope'), says: [says, slope ? say('The slope is {0}.', m(e(slope))) : say('The line is upright.')] };
  }
  const line = slope ? generalForm(slope, rational(-1), subtract(v, multiply(slope, u))) : generalForm(rational(1), zero, negate(u));
  const through = given.how === 'points' ? [point, given.other] : [point];
  const matches = given.how === 'parallel' ? isZero(subtract(multiply(line.a, given.line.b), multiply(line.b, given.line.a))) : given.how !== 'perpendicular' || isZero(add(multiply(line.a, given.line.a), multiply(line.b, given.line.b)));
  if (!through.every((each) => onLine(line, each)) || !matches) return { kind: 'beyond' };
  const answer = form === 'general' ? line.written : slopeForm(line);
  if (slope) {
    const start = app('equal', shifted(y, v), isZero(slope) ? num(0) : product(slope, shifted(x, u)));
    yield { arrow: 'given', title: say('Use the point and the slope'), says: [say('Use {0}.', '$y - y_1 = m(x - x_1)$')], shows: start };
    if (toLatex(start) !== toLatex(answer)) yield { arrow: 'iff', title: say('Bring it into form'), shows: answer, reason: say('rearranged') };
  } else yield { arrow: 'aside', title: say('Every point has the same first coordinate'), says: [say('A line that is upright has no slope.')] };
  const checks = through.map((each) => substitute(answer, new Map([['x', e(each[0])], ['y', e(each[1])]])));
  return { kind: 'answer', answer, notes: [], checks };
}

function product(factor: Rational, of: Expression): Expression {
  return factor.numerator === 1n && factor.denominator === 1n ? of : app('multiply', e(factor), of);
}

/** Slope and intercepts; the intercept is put into the equation. */
export function* lineFactLesson({ line, fact }: Of<'line-fact'>): Lesson {
  const { a, b, c, written } = line;
  if (fact === 'slope') {
    if (isZero(b)) return { kind: 'beyond', why: say('The line is vertical: it has no slope.') };
    const answer = negate(divide(a, b));
    yield { arrow: 'given', title: say('Write the equation down'), shows: written };
    if (toLatex(slopeForm(line)) !== toLatex(written)) yield { arrow: 'iff', title: say('Solve for {0}', m(y)), shows: slopeForm(line), reason: say('solved for the letter') };
    const unit: Point = [zero, negate(divide(c, b))];
    const further: Point = [rational(1), add(unit[1], answer)];
    return onLine(line, unit) && onLine(line, further) ? { kind: 'answer', answer: e(answer), notes: [say('The slope is the factor of {0}.', m(x))], checks: [] } : { kind: 'beyond' };
  }
  const [free, fixed] = fact === 'x-intercept' ? [a, 'y'] : [b, 'x'];
  if (isZero(free)) return { kind: 'beyond' };
  const value = negate(divide(c, free));
  if (!onLine(line, fact === 'x-intercept' ? [value, zero] : [zero, value])) return { kind: 'beyond' };
  const put = substitute(written, new Map([[fixed, num(0)]]));
  yield { arrow: 'given', title: say('Put zero in for the other letter'), shows: put };
  yield { arrow: 'iff', title: say('Solve it'), shows: app('equal', fact === 'x-intercept' ? x : y, e(value)), reason: say('solved for the letter') };
  return { kind: 'answer', answer: e(value), notes: [], checks: [substitute(put, new Map([[fact === 'x-intercept' ? 'x' : 'y', e(value)]]))] };
}

/** By the formula; confirmed by the foot of the perpendicular. */
export function* distanceLesson({ point: [u, v], line }: Of<'distance'>): Lesson {
  const { a, b, c } = line;
  const inner = [multiply(a, u), multiply(b, v), c].reduce(add);
  const size = add(multiply(a, a), multiply(b, b));
  const answer = simplify(app('divide', e(inner.numerator < 0n ? negate(inner) : inner), app('sqrt', e(size))));
  const step = divide(inner, size);
  const foot: Point = [subtract(u, multiply(step, a)), subtract(v, multiply(step, b))];
  const away = Math.hypot(double(subtract(foot[0], u)), double(subtract(foot[1], v)));
  const value = approximate(answer)?.re;
  if (!onLine(line, foot) || value === undefined || Math.abs(value - away) > 1e-9 * (1 + away)) return { kind: 'beyond' };
  const general = app('equal', terms([a, 'x', 1], [b, 'y', 1], [c, '', 0]), num(0));
  if (toLatex(general) !== toLatex(line.written)) {
    yield { arrow: 'given', title: say('Write the line with zero on the right'), shows: line.written };
    yield { arrow: 'iff', title: say('Bring everything to the left'), shows: general, reason: say('rearranged') };
  }
  const sum = app('add', ...[[a, u], [b, v]].flatMap(([factor, at]) => (factor && at && !isZero(factor) ? [app('multiply', e(factor), e(at))] : [])), ...(isZero(c) ? [] : [e(c)]));
  const above = app('abs', sum.args.length === 1 ? (sum.args[0] ?? sum) : sum);
  const formula = app('divide', above, app('sqrt', app('add', app('power', e(a), num(2)), app('power', e(b), num(2)))));
  yield { arrow: 'equals', title: say('Use the formula for the distance from a line'), says: [say('Use {0}.', '$\\frac{|ax_0 + by_0 + c|}{\\sqrt{a^2 + b^2}}$')], shows: app('equal', formula, answer), reason: say('distance from a line') };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** The distance from a point of one line to the other. */
export function* parallelLesson({ lines: [first, second] }: Of<'parallel-distance'>): Lesson {
  if (!isZero(subtract(multiply(first.a, second.b), multiply(first.b, second.a)))) return { kind: 'beyond' };
  const point: Point = isZero(first.b) ? [negate(divide(first.c, first.a)), zero] : [zero, negate(divide(first.c, first.b))];
  yield { arrow: 'aside', title: say('Take a point of the first line'), says: [say('The lines are parallel, so every point of one has the same distance from the other: take {0}.', m(pointExpression(point)))] };
  return yield* distanceLesson({ ask: 'distance', point, line: second, choices: [] });
}

/** Shoelace formula; confirmed as a sum of triangles with their heights, in doubles. Corners must go round without crossing. */
export function* polygonLesson({ points }: Of<'polygon'>): Lesson {
  const next = (index: number): Point => points[(index + 1) % points.length] ?? [zero, zero];
  const pieces = points.map(([u, v], index) => subtract(multiply(u, next(index)[1]), multiply(next(index)[0], v)));
  const sum = pieces.reduce(add, zero);
  const area = multiply(rational(1n, 2n), sum.numerator < 0n ? negate(sum) : sum);
  const [first, ...others] = points.map(([u, v]) => [double(u), double(v)] as const);
  if (!first || isZero(area) || (points.length > 3 && !isConvex(points))) return { kind: 'beyond' };
  let total = 0;
  for (let index = 0; index + 1 < others.length; index++) {
    const [p, q] = [others[index] ?? first, others[index + 1] ?? first];
    const [a, b, c] = [Math.hypot(p[0] - first[0], p[1] - first[1]), Math.hypot(q[0] - p[0], q[1] - p[1]), Math.hypot(q[0] - first[0], q[1] - first[1])];
    const s = (a + b + c) / 2;
    total += Math.sqrt(Math.max(0, s * (s - a) * (s - b) * (s - c)));
  }
  if (Math.abs(total - double(area)) > 1e-6 * (1 + total)) return { kind: 'beyond' };
  const written = app('add', ...points.map(([u, v], index) => app('add', app('multiply', e(u), e(next(index)[1])), app('negate', app('multiply', e(next(index)[0]), e(v))))));
  yield { arrow: 'equals', title: say('Use the shoelace formula'), says: [say('Use {0}.', '$\\frac12 \\left| \\sum (x_k y_{k+1} - x_{k+1} y_k) \\right|$')], shows: app('equal', app('multiply', num(1, 2), app('abs', written)), e(area)), reason: say('shoelace formula') };
  return { kind: 'answer', answer: e(area), notes: [], checks: [] };
}

function isConvex(points: readonly Point[]): boolean {
  const at = (index: number): Point => points[index % points.length] ?? [zero, zero];
  const turns = points.map((_, index) => {
    const [p, q, r] = [at(index), at(index + 1), at(index + 2)];
    return Math.sign(double(subtract(multiply(subtract(q[0], p[0]), subtract(r[1], q[1])), multiply(subtract(q[1], p[1]), subtract(r[0], q[0])))));
  });
  return turns.every((turn) => turn > 0) || turns.every((turn) => turn < 0);
}
