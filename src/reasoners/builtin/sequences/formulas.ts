import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, multiply, negate, one, rational, subtract, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { polynomialExpression, rationalExpression } from '../univariate.ts';
import { exact, rationalOf, type Values } from './terms.ts';

const n = sym('n');

/** `a/(1 − q)`. */
export function geometricFormula(first: Expression, ratio: Expression): Expression {
  return app('divide', first, app('add', num(1), app('negate', ratio)));
}

interface Formula {
  readonly written: Expression;
  readonly tidy: Expression;
}

/** The general term as the rule gives it, and as a textbook has it. */
export function termFormula(type: 'arithmetic' | 'geometric', { first, step }: Values): Formula {
  const [a, s] = [rationalOf(first), rationalOf(step)];
  const less = app('add', n, num(-1));
  if (type === 'arithmetic') {
    const written = app('add', first, app('multiply', step, less));
    if (!a || !s) return { written, tidy: simplify(app('add', app('multiply', step, n), exact(app('add', first, app('negate', step))))) };
    return { written, tidy: polynomialExpression(subtract(a, s).numerator === 0n && s.numerator === 0n ? [] : trimmed([subtract(a, s), s]), 'n') };
  }
  const written = app('multiply', first, app('power', step, less));
  if (!a || !s) return { written, tidy: written };
  return { written, tidy: scaledPower(a, s, -1) };
}

/** The sum of the first n terms. */
export function sumFormula(type: 'arithmetic' | 'geometric', { first, step }: Values): Formula {
  const [a, s] = [rationalOf(first), rationalOf(step)];
  if (type === 'arithmetic') {
    const written = app('add', app('multiply', n, first), app('multiply', app('divide', app('multiply', n, app('add', n, num(-1))), num(2)), step));
    if (!a || !s) return { written, tidy: written };
    const half = divide(s, rational(2));
    return { written, tidy: polynomialExpression(trimmed([rational(0), subtract(a, half), half]), 'n') };
  }
  if (s && s.numerator === s.denominator) return { written: app('multiply', n, first), tidy: a ? polynomialExpression([rational(0), a], 'n') : app('multiply', n, first) };
  const written = app('divide', app('multiply', first, app('add', num(1), app('negate', app('power', step, n)))), app('add', num(1), app('negate', step)));
  if (!a || !s) return { written, tidy: written };
  const size = divide(a, subtract(s, one));
  // a/(q−1)·qⁿ − a/(q−1)
  const constant = rationalExpression(size);
  const powers = scaledPower(size, s, 0);
  return { written, tidy: size.numerator > 0n ? app('add', powers, app('negate', constant)) : app('add', rationalExpression(negate(size)), app('negate', scaledPower(negate(size), s, 0))) };
}

function trimmed(coefficients: readonly Rational[]): readonly Rational[] {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1]?.numerator === 0n) length--;
  return coefficients.slice(0, length);
}

/** `c·q^{n + shift}`, the factor drawn into the power where it is one of q. */
export function scaledPower(factor: Rational, base: Rational, shift: number): Expression {
  let [rest, exponent] = [factor, shift];
  const size = (value: Rational): number => Math.abs(Number(value.numerator) / Number(value.denominator));
  if (size(base) !== 1) {
    for (let count = 0; count < 40; count++) {
      if (rest.numerator === rest.denominator || (base.numerator > 0n && rest.numerator === -rest.denominator)) return powerOf(rest, base, exponent);
      const up = size(base) > 1 === size(rest) > 1;
      rest = up ? divide(rest, base) : multiply(rest, base);
      exponent += up ? 1 : -1;
    }
  }
  return powerOf(factor, base, shift);
}

function powerOf(factor: Rational, base: Rational, shift: number): Expression {
  const exponent = shift === 0 ? n : app('add', n, num(shift));
  if (base.numerator === base.denominator) return rationalExpression(factor);
  const power = app('power', rationalExpression(base), exponent);
  if (factor.numerator === factor.denominator) return power;
  if (factor.numerator === -factor.denominator) return app('negate', power);
  return factor.numerator < 0n ? app('negate', app('multiply', rationalExpression(negate(factor)), power)) : app('multiply', rationalExpression(factor), power);
}
