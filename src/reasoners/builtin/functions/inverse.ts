import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { sameNormalForm } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, negate, one } from '../../../math/rational.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, content, plus, polynomialExpression, scaled, type Coefficients } from '../univariate.ts';
import type { FunctionQuestion } from './functionQuestion.ts';

/** The inverse of a quotient of linear polynomials, or of an odd power; confirmed by putting it into the function. */
export function* inverseLesson({ name, body, variable }: Extract<FunctionQuestion, { ask: 'inverse' }>): Lesson {
  const other = variable === 'y' ? 'x' : 'y';
  const fraction = fractionOf(body, variable);
  if (!fraction) return { kind: 'beyond' };
  const found = ofQuotient(fraction.above, fraction.below, variable) ?? ofPower(fraction.above, fraction.below, variable);
  if (!found) return { kind: 'beyond' };
  const put = substitute(body, new Map([[variable, found]]));
  const isInverse = sameNormalForm(put, sym(variable)) || sameNormalForm(neat(put), sym(variable)) || isIdentity(put, variable);
  if (!isInverse) return { kind: 'beyond' };
  const swapped = substitute(app('equal', sym(other), body), new Map([[variable, sym(other)], [other, sym(variable)]]));
  yield { arrow: 'aside', title: say('Swap the letters'), says: [say('Write {0}, swap the two letters, and solve {1} for {2}.', m(app('equal', sym(other), body)), m(swapped), m(sym(other)))] };
  yield { arrow: 'aside', title: say('Put the inverse into the function'), says: [say('What the inverse gives is taken back to {0}.', m(sym(variable)))], shows: app('equal', put, sym(variable)) };
  return { kind: 'answer', answer: app('equal', app('call', app('inverse-function', sym(name)), sym(variable)), found), notes: [], checks: [] };
}

/** Whether a formula gives back what is put in, at more places than an odd power of a linear polynomial could by accident. */
function isIdentity(expression: Expression, variable: string): boolean {
  return [1.7, 3.1, 4.9, 8.3, 12.6].every((x) => {
    const value = realValue(expression, new Map([[variable, { re: x, im: 0, error: 1e-15 }]]));
    return value !== undefined && Math.abs(value - x) < 1e-9 * x;
  });
}

/** `(ax + b)/(cx + d)` has the inverse `(b − dx)/(cx − a)`. */
function ofQuotient(above: Coefficients, below: Coefficients, variable: string): Expression | undefined {
  if (above.length > 2 || below.length > 2) return undefined;
  const [b, a, d, c] = [at(above, 0), at(above, 1), at(below, 0), at(below, 1)];
  const numerator = plus([b], [{ numerator: 0n, denominator: 1n }, negate(d)]);
  const denominator = plus([negate(a)], [{ numerator: 0n, denominator: 1n }, c]);
  if (numerator.length === 0 || denominator.length === 0) return undefined;
  if (denominator.length === 1) return polynomialExpression(scaled(numerator, divide(one, at(denominator, 0))), variable);
  const common = divide(one, content(denominator));
  const [over, under] = [scaled(numerator, common), scaled(denominator, common)];
  return app('divide', polynomialExpression(over, variable), polynomialExpression(under, variable));
}

/** `axⁿ + b` with an odd exponent. */
function ofPower(above: Coefficients, below: Coefficients, variable: string): Expression | undefined {
  const degree = above.length - 1;
  const lead = above.at(-1);
  if (!lead || degree < 3 || degree % 2 === 0 || below.length !== 1 || !above.slice(1, -1).every(isZero)) return undefined;
  const scale = divide(at(below, 0), lead);
  const inner = scaled(plus([{ numerator: 0n, denominator: 1n }, one], [negate(divide(at(above, 0), at(below, 0)))]), scale);
  return app('root', polynomialExpression(inner, variable), num(degree));
}

