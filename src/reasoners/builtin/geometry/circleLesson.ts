import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { add, divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { rootExpression } from '../../../math/solving/surds.ts';
import { isAbout } from '../agreement.ts';
import { m, type Lesson } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { GeometryQuestion } from './geometryQuestion.ts';
import { double, pointExpression, shifted, x, y, type Point, type Quadric } from './plane.ts';

type Of<Ask> = Extract<GeometryQuestion, { ask: Ask }>;
const e = rationalExpression;

/** `(x − h)² + (y − k)² = w`. */
function circleEquation([h, k]: Point, squared: Rational): Expression {
  return app('equal', app('add', app('power', shifted(x, h), num(2)), app('power', shifted(y, k), num(2))), e(squared));
}

/** Centre and squared radius; undefined of what is no circle. */
function circleOf({ p, q, r, s, t }: Quadric): { readonly centre: Point; readonly squared: Rational } | undefined {
  if (isZero(p) || !isZero(subtract(p, q))) return undefined;
  const centre: Point = [negate(divide(r, multiply(rational(2), p))), negate(divide(s, multiply(rational(2), p)))];
  const squared = subtract(add(multiply(centre[0], centre[0]), multiply(centre[1], centre[1])), divide(t, p));
  return squared.numerator > 0n ? { centre, squared } : undefined;
}

/** Completes the squares; confirmed at twelve points around the centre. */
export function* circleLesson({ curve, fact }: Of<'circle'>): Lesson {
  const circle = circleOf(curve);
  if (!circle) return { kind: 'beyond', why: say('This is not the equation of a circle.') };
  const { centre, squared } = circle;
  const radius = rootExpression(squared);
  const size = Math.sqrt(double(squared));
  const [p, q, r, s, t] = [curve.p, curve.q, curve.r, curve.s, curve.t].map(double);
  const lies = Array.from({ length: 12 }, (_, index) => {
    const [u, v] = [double(centre[0]) + size * Math.cos(index), double(centre[1]) + size * Math.sin(index)];
    return Math.abs((p ?? 0) * u * u + (q ?? 0) * v * v + (r ?? 0) * u + (s ?? 0) * v + (t ?? 0)) <= 1e-8 * (1 + (p ?? 0) * (u * u + v * v));
  });
  if (!lies.every(Boolean) || !isAbout(radius, size)) return { kind: 'beyond' };
  const standard = circleEquation(centre, squared);
  yield { arrow: 'given', title: say('Write the equation down'), shows: curve.written };
  if (toLatex(standard) !== toLatex(curve.written)) yield { arrow: 'iff', title: say('Complete the squares'), says: [say('Half the coefficient of each letter, squared, is added on both sides.')], shows: standard, reason: say('complete the squares') };
  if (fact !== 'centre') yield { arrow: 'aside', title: say('Take the square root for the radius'), shows: app('equal', app('sqrt', e(squared)), radius) };
  const answer = fact === 'centre' ? pointExpression(centre) : fact === 'radius' ? radius : app('list', pointExpression(centre), radius);
  return { kind: 'answer', answer, notes: [say('The circle has the centre {0} and the radius {1}.', m(pointExpression(centre)), m(radius))], checks: [] };
}

/** From centre and radius, or from the ends of a diameter, both of which are put in. */
export function* circleEquationLesson({ centre, squared, ends }: Of<'circle-equation'>): Lesson {
  const answer = circleEquation(centre, squared);
  const away = (point: Point): Rational => add(multiply(subtract(point[0], centre[0]), subtract(point[0], centre[0])), multiply(subtract(point[1], centre[1]), subtract(point[1], centre[1])));
  if (squared.numerator <= 0n || (ends && !ends.every((end) => isZero(subtract(away(end), squared))))) return { kind: 'beyond' };
  if (ends) {
    const [from, to] = ends;
    const mean = (a: Rational, b: Rational): Expression => app('divide', app('add', e(a), e(b)), num(2));
    yield { arrow: 'equals', title: say('The centre is the midpoint of the diameter'), shows: app('equal', app('tuple', mean(from[0], to[0]), mean(from[1], to[1])), pointExpression(centre)), reason: say('midpoint') };
    const square = (a: Rational, b: Rational): Expression => app('power', app('add', e(a), app('negate', e(b))), num(2));
    yield { arrow: 'equals', title: say('Find the square of the radius'), shows: app('equal', app('add', square(from[0], centre[0]), square(from[1], centre[1])), e(squared)), reason: say('distance formula') };
  }
  yield { arrow: 'aside', title: say('Put centre and radius in'), says: [say('Use {0}.', '$(x - h)^2 + (y - k)^2 = r^2$'), say('The centre is {0} and the square of the radius {1}.', m(pointExpression(centre)), m(e(squared)))] };
  return { kind: 'answer', answer, notes: [], checks: [] };
}
