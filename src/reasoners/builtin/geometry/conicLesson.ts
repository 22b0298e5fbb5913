import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { add, divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { rootExpression } from '../../../math/solving/surds.ts';
import { isAbout } from '../agreement.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { ConicFact, GeometryQuestion } from './geometryQuestion.ts';
import { double, pointExpression, shifted, terms, x, y, type Point, type Quadric } from './plane.ts';

const e = rationalExpression;
const two = rational(2);

/** `(x − h)²/p ± (y − k)²/q = 1`: the squares of the half axes with their signs. */
interface Central {
  readonly centre: Point;
  readonly alongX: Rational;
  readonly alongY: Rational;
}

function centralOf({ p, q, r, s, t }: Quadric): Central | undefined {
  if (isZero(p) || isZero(q)) return undefined;
  const centre: Point = [negate(divide(r, multiply(two, p))), negate(divide(s, multiply(two, q)))];
  const right = subtract(add(multiply(p, multiply(centre[0], centre[0])), multiply(q, multiply(centre[1], centre[1]))), t);
  if (isZero(right)) return undefined;
  const [alongX, alongY] = [divide(right, p), divide(right, q)];
  return alongX.numerator < 0n && alongY.numerator < 0n ? undefined : { centre, alongX, alongY };
}

/** Ellipses, hyperbolas and parabolas with axes along the coordinates; confirmed by the distances of points of the curve. */
export function conicLesson({ curve, fact }: Extract<GeometryQuestion, { ask: 'conic' }>): Lesson {
  const central = centralOf(curve);
  return central ? centralLesson(curve, central, fact) : parabolaLesson(curve, fact);
}

function* centralLesson(curve: Quadric, { centre, alongX, alongY }: Central, fact: ConicFact): Lesson {
  const isEllipse = alongX.numerator > 0n && alongY.numerator > 0n;
  const size = (value: Rational): Rational => (value.numerator < 0n ? negate(value) : value);
  // The axis with the foci lies along x.
  const horizontal = isEllipse ? double(alongX) > double(alongY) : alongX.numerator > 0n;
  const [long, short] = horizontal ? [size(alongX), size(alongY)] : [size(alongY), size(alongX)];
  if (isEllipse && isZero(subtract(long, short)) && fact !== 'area' && fact !== 'centre') return { kind: 'beyond' };
  const focal = isEllipse ? subtract(long, short) : add(long, short);
  const [a, b, c] = [long, short, focal].map(rootExpression);
  if (!a || !b || !c || !isConfirmed(centre, horizontal, isEllipse, [long, short, focal].map((each) => Math.sqrt(double(each))), curve)) return { kind: 'beyond' };
  const over = (letter: Expression, at: Rational, below: Rational): Expression => {
    const square = app('power', shifted(letter, at), num(2));
    const sized = size(below);
    const term = sized.numerator === 1n && sized.denominator === 1n ? square : sized.denominator === 1n ? app('divide', square, e(sized)) : app('divide', square, app('divide', num(sized.numerator), num(sized.denominator)));
    return below.numerator < 0n ? app('negate', term) : term;
  };
  const ordered = alongX.numerator > 0n ? [over(x, centre[0], alongX), over(y, centre[1], alongY)] : [over(y, centre[1], alongY), over(x, centre[0], alongX)];
  const standard = app('equal', app('add', ...ordered), num(1));
  yield { arrow: 'given', title: say('Write the equation down'), shows: curve.written };
  if (toLatex(standard) !== toLatex(curve.written)) yield { arrow: 'iff', title: say('Bring it into standard form'), says: [say('Complete the squares and divide so that the right side is 1.')], shows: standard, reason: say('standard form') };
  const kind: Phrase = isEllipse ? say('This is an ellipse with half axes {0} and {1}.', m(a), m(b)) : say('This is a hyperbola with half axes {0} and {1}.', m(a), m(b));
  yield { arrow: 'aside', title: say('Read off the half axes'), says: [kind] };
  const at = (along: Expression, sign: 1 | -1): Expression => {
    const moved = (value: Rational): Expression => expand(app('add', e(value), sign === 1 ? along : app('negate', along)));
    return horizontal ? app('tuple', moved(centre[0]), e(centre[1])) : app('tuple', e(centre[0]), moved(centre[1]));
  };
  const answered = (answer: Expression): Conclusion => ({ kind: 'answer', answer, notes: [kind], checks: [] });
  const focus: LessonStep = { arrow: 'equals', title: say('Find the distance of the foci from the centre'), says: [isEllipse ? say('Use {0}.', '$c^2 = a^2 - b^2$') : say('Use {0}.', '$c^2 = a^2 + b^2$')], shows: app('equal', app('sqrt', app('add', e(long), isEllipse ? app('negate', e(short)) : e(short))), c), reason: say('distance of the foci') };
  switch (fact) {
    case 'foci':
      yield focus;
      return answered(app('list', at(c, 1), at(c, -1)));
    case 'focal-distance': {
      yield focus;
      const answer = simplify(app('multiply', num(2), c));
      yield { arrow: 'equals', title: say('Double it'), shows: app('equal', app('multiply', num(2), c), answer), reason: say('doubled') };
      return answered(answer);
    }
    case 'eccentricity': {
      yield focus;
      const quotient = app('divide', c, a);
      const answer = simplify(quotient);
      yield { arrow: 'equals', title: say('Divide by the half axis'), says: [say('Use {0}.', '$e = \\frac{c}{a}$')], shows: app('equal', quotient, answer), reason: say('eccentricity') };
      return isAbout(answer, Math.sqrt(double(focal) / double(long))) ? answered(answer) : { kind: 'beyond' };
    }
    case 'long-axis':
    case 'short-axis': {
      const half = fact === 'long-axis' ? a : b;
      const answer = simplify(app('multiply', num(2), half));
      yield { arrow: 'equals', title: say('Double it'), shows: app('equal', app('multiply', num(2), half), answer), reason: say('doubled') };
      return answered(answer);
    }
    case 'vertices':
      return isEllipse ? { kind: 'beyond' } : answered(app('list', at(a, 1), at(a, -1)));
    case 'centre':
      return answered(pointExpression(centre));
    case 'area': {
      if (!isEllipse) return { kind: 'beyond' };
      const answer = simplify(app('multiply', a, b, constant('pi')));
      yield { arrow: 'equals', title: say('Multiply the half axes'), says: [say('Use {0}.', '$\\pi a b$')], shows: app('equal', app('multiply', constant('pi'), a, b), answer), reason: say('area of an ellipse') };
      return isAbout(answer, Math.PI * Math.sqrt(double(long) * double(short))) ? answered(answer) : { kind: 'beyond' };
    }
    case 'asymptotes': {
      if (isEllipse || !centre.every(isZero)) return { kind: 'beyond' };
      const slope = simplify(horizontal ? app('divide', b, a) : app('divide', a, b));
      const along = slope.kind === 'number' && slope.numerator === 1n && slope.denominator === 1n ? x : app('multiply', slope, x);
      return answered(app('equal', y, app('plus-minus', along)));
    }
    default:
      return { kind: 'beyond' };
  }
}

/** At points of the curve, the sum or the difference of the distances from the foci is the whole axis. */
function isConfirmed(centre: Point, horizontal: boolean, isEllipse: boolean, [a = 0, b = 0, c = 0]: readonly number[], { p, q, r, s, t }: Quadric): boolean {
  return [0.3, 1.1, 2.2, 4.4].every((turn) => {
    const [along, across] = isEllipse ? [a * Math.cos(turn), b * Math.sin(turn)] : [a * Math.cosh(turn / 2), b * Math.sinh(turn / 2)];
    const [u, v] = horizontal ? [double(centre[0]) + along, double(centre[1]) + across] : [double(centre[0]) + across, double(centre[1]) + along];
    const value = double(p) * u * u + double(q) * v * v + double(r) * u + double(s) * v + double(t);
    const scale = Math.abs(double(p)) * u * u + Math.abs(double(q)) * v * v + Math.abs(double(t)) + 1;
    const [near, far] = [Math.hypot(along - c, across), Math.hypot(along + c, across)];
    return Math.abs(value) <= 1e-8 * scale && Math.abs((isEllipse ? far + near : far - near) - 2 * a) <= 1e-8 * (1 + far);
  });
}

function* parabolaLesson({ p, q, r, s, t, written }: Quadric, fact: ConicFact): Lesson {
  // The squared letter, its coefficients, and the coefficient of the other letter.
  const upright = !isZero(p);
  const [square, own, other] = upright ? [p, r, s] : [q, s, r];
  if ((!isZero(p) && !isZero(q)) || isZero(other)) return { kind: 'beyond' };
  const middle = negate(divide(own, multiply(two, square)));
  const low = divide(subtract(multiply(square, multiply(middle, middle)), t), other);
  // (u − middle)² = 4f (v − low)
  const quarter = divide(negate(divide(other, square)), rational(4));
  const place = (across: Rational, along: Rational): Point => (upright ? [across, along] : [along, across]);
  const [vertex, focus, line] = [place(middle, low), place(middle, add(low, quarter)), subtract(low, quarter)];
  const confirmed = [-3, -1, 2, 5].every((offset) => {
    const across = double(middle) + offset;
    const along = -(double(square) * across * across + double(own) * across + double(t)) / double(other);
    const [toFocus, toLine] = [Math.hypot(offset, along - double(low) - double(quarter)), Math.abs(along - double(line))];
    return Math.abs(toFocus - toLine) <= 1e-8 * (1 + toFocus);
  });
  if (!confirmed) return { kind: 'beyond' };
  const [u, v] = upright ? [x, y] : [y, x];
  const factor = multiply(rational(4), quarter);
  const right = isZero(low) ? terms([factor, upright ? 'y' : 'x', 1]) : factor.numerator === 1n && factor.denominator === 1n ? shifted(v, low) : app('multiply', e(factor), shifted(v, low));
  const standard = app('equal', app('power', shifted(u, middle), num(2)), right);
  yield { arrow: 'given', title: say('Write the equation down'), shows: written };
  if (toLatex(standard) !== toLatex(written)) yield { arrow: 'iff', title: say('Bring it into standard form'), says: [say('Complete the square.')], shows: standard, reason: say('standard form') };
  const note = say('This is a parabola; its focus is {0} away from the vertex {1}.', m(e(quarter.numerator < 0n ? negate(quarter) : quarter)), m(pointExpression(vertex)));
  yield { arrow: 'equals', title: say('A quarter of the factor leads from the vertex to the focus'), shows: app('equal', app('divide', e(factor), num(4)), e(quarter)), reason: say('a quarter of the factor') };
  const answered = (answer: Expression): Conclusion => ({ kind: 'answer', answer, notes: [note], checks: [] });
  switch (fact) {
    case 'foci':
      return answered(pointExpression(focus));
    case 'vertex':
    case 'vertices':
      return answered(pointExpression(vertex));
    case 'directrix':
      return answered(app('equal', v, e(line)));
    case 'eccentricity':
      return answered(num(1));
    default:
      return { kind: 'beyond' };
  }
}
