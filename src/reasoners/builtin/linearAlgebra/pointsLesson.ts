import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import type { Conclusion, Lesson, LessonStep } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { LinearAlgebraTask, Point } from './linearAlgebraTask.ts';

const half = rational(1n, 2n);

/** Distance, midpoint and slope of two points, products of two vectors: the formula, the numbers in it, the value. */
export function* pointsLesson({ kind, points: [p, q] }: Extract<LinearAlgebraTask, { readonly points: unknown }>): Lesson {
  switch (kind) {
    case 'distance': {
      const squares = p.map((value, index) => multiply(subtract(q[index] ?? zero, value), subtract(q[index] ?? zero, value)));
      const total = squares.reduce(add, zero);
      const result = simplify(app('sqrt', rationalExpression(total)));
      const size = approximate(result, new Map());
      const expected = Math.hypot(...p.map((value, index) => toDouble(subtract(q[index] ?? zero, value))));
      if (!size || !(Math.abs(size.re - expected) <= 1e-9 * (1 + expected))) return { kind: 'beyond' };
      const written = app('sqrt', app('add', ...p.map((value, index) => app('power', difference(q[index], value), num(2)))));
      const formula = p.length === 2 ? '$\\sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}$' : '$\\sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2 + (z_2 - z_1)^2}$';
      const summed = app('sqrt', app('add', ...squares.map(rationalExpression)));
      const sides = app('sqrt', app('add', ...p.map((value, index) => app('power', rationalExpression(subtract(q[index] ?? zero, value)), num(2)))));
      yield { arrow: 'equals', title: say('Use the distance formula'), says: [say('Use {0}.', formula)], shows: app('equal', written, sides), reason: say('distance formula') };
      yield { arrow: 'equals', title: say('Square the differences'), shows: app('equal', sides, summed), reason: say('square the differences') };
      return yield* last(summed, result, [app('equal', app('power', result, num(2)), rationalExpression(total))]);
    }
    case 'midpoint': {
      const value = p.map((each, index) => multiply(half, add(each, q[index] ?? zero)));
      if (!value.every((each, index) => isZero(subtract(subtract(each, p[index] ?? zero), subtract(q[index] ?? zero, each))))) return { kind: 'beyond' };
      yield { arrow: 'aside', title: say('Take the mean of each coordinate'), says: [say('Use {0}.', '$\\left(\\frac{x_1 + x_2}{2}, \\frac{y_1 + y_2}{2}\\right)$')] };
      return yield* last(app('tuple', ...p.map((each, index) => app('divide', app('add', rationalExpression(each), rationalExpression(q[index] ?? zero)), num(2)))), tuple(value));
    }
    case 'slope': {
      const [run, rise] = p.map((each, index) => subtract(q[index] ?? zero, each));
      if (!run || !rise || isZero(run)) return { kind: 'beyond', why: say('The line is vertical: it has no slope.') };
      const value = divide(rise, run);
      if (!isZero(subtract(multiply(value, run), rise))) return { kind: 'beyond' };
      yield { arrow: 'aside', title: say('Use the slope formula'), says: [say('Use {0}.', '$\\frac{y_2 - y_1}{x_2 - x_1}$')] };
      const quotient = app('divide', rationalExpression(rise), rationalExpression(run));
      yield { arrow: 'equals', title: say('Subtract the coordinates'), shows: app('equal', app('divide', difference(q[1], p[1]), difference(q[0], p[0])), quotient), reason: say('subtract the coordinates') };
      return yield* last(quotient, rationalExpression(value), [app('equal', app('add', rationalExpression(p[1] ?? zero), app('multiply', rationalExpression(value), rationalExpression(run))), rationalExpression(q[1] ?? zero))]);
    }
    case 'dot-product': {
      const value = dot(p, q);
      // |p + q|² − |p − q|² = 4 p·q.
      const [sum, gap] = [p.map((each, index) => add(each, q[index] ?? zero)), p.map((each, index) => subtract(each, q[index] ?? zero))];
      if (!isZero(subtract(subtract(dot(sum, sum), dot(gap, gap)), multiply(rational(4), value)))) return { kind: 'beyond' };
      yield { arrow: 'aside', title: say('Multiply matching entries and add'), says: [say('The scalar product is the sum of the products of matching entries.')] };
      const products = app('add', ...p.map((each, index) => rationalExpression(multiply(each, q[index] ?? zero))));
      yield { arrow: 'equals', title: say('Multiply matching entries'), shows: app('equal', app('add', ...p.map((each, index) => app('multiply', rationalExpression(each), rationalExpression(q[index] ?? zero)))), products), reason: say('multiply matching entries') };
      return yield* last(products, rationalExpression(value));
    }
    case 'cross-product': {
      const pairs = [[1, 2], [2, 0], [0, 1]] as const;
      const at = (point: Point, index: number): Rational => point[index] ?? zero;
      const value = pairs.map(([i, j]) => subtract(multiply(at(p, i), at(q, j)), multiply(at(p, j), at(q, i))));
      const size = subtract(multiply(dot(p, p), dot(q, q)), multiply(dot(p, q), dot(p, q)));
      if (![dot(value, p), dot(value, q), subtract(dot(value, value), size)].every(isZero)) return { kind: 'beyond' };
      const e = rationalExpression;
      const written = app('tuple', ...pairs.map(([i, j]) => app('add', app('multiply', e(at(p, i)), e(at(q, j))), app('negate', app('multiply', e(at(p, j)), e(at(q, i)))))));
      yield { arrow: 'aside', title: say('Use the formula of the vector product'), says: [say('Use {0}.', '$(a_2b_3 - a_3b_2,\\ a_3b_1 - a_1b_3,\\ a_1b_2 - a_2b_1)$')] };
      const upright = (point: Point): Expression => app('equal', app('add', ...value.map((each, index) => app('multiply', e(each), e(at(point, index))))), num(0));
      return yield* last(written, tuple(value), [upright(p), upright(q)]);
    }
  }
}

function* last(from: Expression, answer: Expression, checks: readonly Expression[] = []): Generator<LessonStep, Conclusion> {
  yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', from, answer), reason: say('work it out') };
  return { kind: 'answer', answer, notes: [], checks };
}

function difference(a: Rational | undefined, b: Rational | undefined): Expression {
  return app('add', rationalExpression(a ?? zero), app('negate', rationalExpression(b ?? zero)));
}

function dot(a: Point, b: Point): Rational {
  return a.reduce((sum, value, index) => add(sum, multiply(value, b[index] ?? zero)), zero);
}

function tuple(point: Point): Expression {
  return app('tuple', ...point.map(rationalExpression));
}

function toDouble({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
