import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, isZero, multiply, negate, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { at, coefficientsOf, rationalExpression } from '../univariate.ts';
import type { Factor } from './factors.ts';
import type { IntegralStep } from './integrationRules.ts';

/** `∫ e^(ax) sin bx dx` and with cosine: by parts twice it comes back, and can be solved for. */
export function cyclic(factors: readonly Factor[], variable: string): IntegralStep | undefined {
  const [one, two, ...more] = factors;
  if (!one || !two || more.length > 0 || [one, two].some(({ exponent }) => exponent.numerator !== exponent.denominator)) return undefined;
  const [grown, wave] = isExponential(one.base) ? [one.base, two.base] : [two.base, one.base];
  if (!isExponential(grown) || grown.kind !== 'apply' || wave.kind !== 'apply' || !/^(?:sin|cos)$/.test(wave.operator)) return undefined;
  const [rate, angle] = [grown.args[1], wave.args[0]];
  const [a, b] = [rate && slopeOf(rate, variable), angle && slopeOf(angle, variable)];
  if (!a || !b || !angle) return undefined;
  const square = add(multiply(a, a), multiply(b, b));
  const [sine, cosine] = wave.operator === 'sin' ? [a, negate(b)] : [b, a];
  const term = (factor: Rational, operator: 'sin' | 'cos'): Expression => simplify(app('multiply', rationalExpression(factor), app(operator, angle)));
  const sum = wave.operator === 'sin' ? app('add', term(sine, 'sin'), term(cosine, 'cos')) : app('add', term(cosine, 'cos'), term(sine, 'sin'));
  return { rules: [{ kind: 'cyclic' }], result: simplify(app('divide', app('multiply', grown, sum), rationalExpression(square))) };
}

function isExponential(base: Expression): boolean {
  return base.kind === 'apply' && base.operator === 'power' && base.args[0]?.kind === 'constant' && base.args[0].name === 'e';
}

function slopeOf(expression: Expression, variable: string): Rational | undefined {
  const line = coefficientsOf(expression, variable);
  return line?.length === 2 && !isZero(at(line, 1)) ? at(line, 1) : undefined;
}
