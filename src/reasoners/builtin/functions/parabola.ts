import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { m, type Lesson } from '../lesson.ts';
import { at, coefficientsOf, polynomialExpression, rationalExpression, type Coefficients } from '../univariate.ts';
import type { FunctionQuestion } from './functionQuestion.ts';

/** Where a parabola turns. */
function turningPoint(polynomial: Coefficients): { readonly h: Rational; readonly k: Rational } {
  const [c, b, a] = [at(polynomial, 0), at(polynomial, 1), at(polynomial, 2)];
  return { h: negate(divide(b, multiply(rational(2), a))), k: subtract(c, divide(multiply(b, b), multiply(rational(4), a))) };
}

/** `a(x − h)² + k`. */
export function completedSquare(polynomial: Coefficients, variable: string): Expression {
  const a = at(polynomial, 2);
  const { h, k } = turningPoint(polynomial);
  const inner = isZero(h) ? sym(variable) : polynomialExpression([negate(h), rational(1)], variable);
  const square = app('power', inner, num(2));
  const size = a.numerator < 0n ? negate(a) : a;
  const scaledSquare = size.numerator === 1n && size.denominator === 1n ? square : app('multiply', rationalExpression(size), square);
  const term = a.numerator < 0n ? app('negate', scaledSquare) : scaledSquare;
  return isZero(k) ? term : app('add', term, rationalExpression(k));
}

/** Vertex and axis of a quadratic polynomial, by completing the square. */
export function* parabolaLesson({ ask, body, variable }: Extract<FunctionQuestion, { ask: 'vertex' | 'axis' }>): Lesson {
  const polynomial = coefficientsOf(body, variable);
  if (polynomial?.length !== 3) return { kind: 'beyond' };
  const { h, k } = turningPoint(polynomial);
  const [x, y] = [rationalExpression(h), rationalExpression(k)];
  yield { arrow: 'equals', title: say('Complete the square'), says: [say('The square is zero at {0} and positive elsewhere.', m(app('equal', sym(variable), x)))], shows: app('equal', body, completedSquare(polynomial, variable)), reason: say('complete the square') };
  switch (ask) {
    case 'vertex':
      return { kind: 'answer', answer: app('tuple', x, y), notes: [], checks: [] };
    case 'axis':
      return { kind: 'answer', answer: app('equal', sym(variable), x), notes: [], checks: [] };
  }
}
