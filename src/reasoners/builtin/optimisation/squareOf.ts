import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, rational } from '../../../math/rational.ts';
import { expand } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { completedSquare } from '../functions/parabola.ts';
import { neat } from '../neat.ts';
import { at, coefficientsOf, rationalExpression } from '../univariate.ts';
import { isOneNumber, isZeroNumber } from '../zeroAndOne.ts';

/** A quadratic formula as a square and a number, with where the square is zero; its coefficients may be roots. */
export function squareOf(body: Expression, variable: string): { readonly square: Expression; readonly vertex: Expression } | undefined {
  const polynomial = coefficientsOf(body, variable);
  if (polynomial) {
    if (polynomial.length !== 3 || isZero(at(polynomial, 2))) return undefined;
    return { square: completedSquare(polynomial, variable), vertex: rationalExpression(divide(at(polynomial, 1), multiply(rational(-2), at(polynomial, 2)))) };
  }
  const value = (place: number): Expression => expand(substitute(body, new Map([[variable, num(place)]])));
  const [rest, plus, less] = [value(0), value(1), value(-1)];
  const lead = expand(minus(app('divide', app('add', plus, less), num(2)), rest));
  const middle = expand(app('divide', minus(plus, less), num(2)));
  const whole = app('add', app('multiply', lead, app('power', sym(variable), num(2))), app('multiply', middle, sym(variable)), rest);
  if ([rest, lead, middle].some((part) => freeVariables(part).size > 0) || (realValue(lead) ?? 0) === 0 || !isZeroNumber(expand(minus(body, whole)))) return undefined;
  const vertex = neat(app('divide', middle, app('multiply', num(-2), lead)));
  const height = neat(substitute(whole, new Map([[variable, vertex]])));
  const term = app('power', isZeroNumber(vertex) ? sym(variable) : expand(minus(sym(variable), vertex)), num(2));
  const scaled = isOneNumber(lead) ? term : isOneNumber(expand(app('negate', lead))) ? app('negate', term) : app('multiply', lead, term);
  return { square: isZeroNumber(height) ? scaled : app('add', scaled, height), vertex };
}
