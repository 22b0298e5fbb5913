import { app, fromRational, num } from '../../../math/build.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { add, isZero, multiply, negate, one, rational, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';

/** A product taken apart: what does not depend on the variable, and powers of what does. */
export interface Product {
  readonly constant: Expression;
  readonly factors: readonly Factor[];
}

/** `base^exponent`; a power with the variable in its exponent is a base of its own. */
export interface Factor {
  readonly base: Expression;
  readonly exponent: Rational;
}

/** Tangents and the like as quotients of sine and cosine, `exp` as a power of e. */
export function productOf(expression: Expression, variable: string): Product {
  const constants: Expression[] = [];
  const found = new Map<string, Factor>();
  const put = (base: Expression, exponent: Rational): void => {
    const key = toLatex(base);
    found.set(key, { base, exponent: add(found.get(key)?.exponent ?? rational(0), exponent) });
  };
  const collect = (part: Expression, exponent: Rational): void => {
    if (!dependsOn(part, variable)) {
      constants.push(exponent.numerator === exponent.denominator ? part : app('power', part, signed(exponent)));
      return;
    }
    if (part.kind !== 'apply') return put(part, exponent);
    const [first, second] = part.args;
    const whole = exponent.denominator === 1n;
    if (!first) return put(part, exponent);
    switch (part.operator) {
      case 'multiply':
        if (!whole) return put(part, exponent);
        for (const arg of part.args) collect(arg, exponent);
        return;
      case 'negate':
        if (!whole) return put(part, exponent);
        constants.push(app('power', num(-1), signed(exponent)));
        return collect(first, exponent);
      case 'divide':
        if (!whole || !second) return put(part, exponent);
        collect(first, exponent);
        return collect(second, negate(exponent));
      case 'sqrt':
        return collect(first, multiply(exponent, rational(1n, 2n)));
      case 'root': {
        const degree = second && numericValue(second);
        return degree && !isZero(degree) && whole ? collect(first, multiply(exponent, rational(degree.denominator, degree.numerator))) : put(part, exponent);
      }
      case 'power': {
        const value = second && numericValue(second);
        if (!value) return put(part, exponent);
        return whole && value.denominator === 1n ? collect(first, multiply(exponent, value)) : put(first, multiply(exponent, value));
      }
      case 'exp':
        return put(app('power', { kind: 'constant', name: 'e' }, first), exponent);
      case 'tan':
        collect(app('sin', first), exponent);
        return collect(app('cos', first), negate(exponent));
      case 'cot':
        collect(app('cos', first), exponent);
        return collect(app('sin', first), negate(exponent));
      case 'sec':
        return collect(app('cos', first), negate(exponent));
      case 'csc':
        return collect(app('sin', first), negate(exponent));
      default:
        return put(part, exponent);
    }
  };
  collect(expression, one);
  const constant = constants.length === 0 ? num(1) : simplify(constants.length === 1 && constants[0] ? constants[0] : app('multiply', ...constants));
  return { constant, factors: [...found.values()].filter(({ exponent }) => !isZero(exponent)) };
}

/** The factors as a product again; one where there are none. */
export function expressionOf(factors: readonly Factor[]): Expression {
  const above = factors.filter(({ exponent }) => exponent.numerator > 0n).map(raised);
  const below = factors.filter(({ exponent }) => exponent.numerator < 0n).map(({ base, exponent }) => raised({ base, exponent: negate(exponent) }));
  const together = (parts: readonly Expression[]): Expression => (parts.length === 0 ? num(1) : parts.length === 1 && parts[0] ? parts[0] : app('multiply', ...parts));
  return below.length === 0 ? together(above) : app('divide', together(above), together(below));
}

function raised({ base, exponent }: Factor): Expression {
  if (exponent.numerator === exponent.denominator) return base;
  return exponent.numerator === 1n && exponent.denominator === 2n ? app('sqrt', base) : app('power', base, fromRational(exponent));
}

function signed(value: Rational): Expression {
  return value.numerator < 0n ? app('negate', fromRational(negate(value))) : fromRational(value);
}
