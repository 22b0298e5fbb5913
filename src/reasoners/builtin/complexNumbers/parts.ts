import { app, constant, num } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand } from '../../../math/simplify.ts';
import { approximate, type Approximation } from '../../../math/solving/approximate.ts';
import { mapChildren, some } from '../../../math/traverse.ts';
import { overOneDenominator } from '../neat.ts';

export const i = constant('i');

export interface Parts {
  readonly re: Expression;
  readonly im: Expression;
}

/** The same number with −i for i: the conjugate where all letters are real. */
function conjugated(expression: Expression): Expression {
  return expression.kind === 'constant' && expression.name === 'i' ? app('negate', i) : mapChildren(expression, conjugated);
}

/** Conjugates and parts of written numbers worked out; letters are real. */
export function withoutConjugates(expression: Expression): Expression {
  const inner = mapChildren(expression, withoutConjugates);
  const [of] = inner.kind === 'apply' ? inner.args : [];
  if (!of) return inner;
  if (isApply(inner, 'conjugate')) return conjugated(of);
  if (!isApply(inner, 'abs', 'real-part', 'imaginary-part')) return inner;
  const parts = partsOf(of);
  if (!parts) return inner;
  return isApply(inner, 'abs') ? expand(app('sqrt', squares(parts))) : isApply(inner, 'real-part') ? parts.re : parts.im;
}

/** `e^{a+bi}` as `e^a (cos b + i sin b)`. */
export function withoutExponents(expression: Expression): Expression {
  const inner = mapChildren(expression, withoutExponents);
  const [base, exponent] = isApply(inner, 'power') ? inner.args : isApply(inner, 'exp') ? [constant('e'), inner.args[0]] : [];
  if (base?.kind !== 'constant' || base.name !== 'e' || !exponent || !some(exponent, (part) => part.kind === 'constant' && part.name === 'i')) return inner;
  const parts = partsOf(exponent);
  if (!parts) return inner;
  const turned = app('add', app('cos', parts.im), app('multiply', i, app('sin', parts.im)));
  return parts.re.kind === 'number' && parts.re.numerator === 0n ? turned : app('multiply', app('power', base, parts.re), turned);
}

export function squares({ re, im }: Parts): Expression {
  return app('add', app('power', re, num(2)), app('power', im, num(2)));
}

/** Real and imaginary part, multiplied out; all letters are real. Undefined where i does not come apart. */
export function partsOf(expression: Expression): Parts | undefined {
  const value = expand(withoutConjugates(withoutExponents(expression)));
  const other = expand(conjugated(value));
  const re = expand(app('divide', app('add', value, other), num(2)));
  const im = expand(app('divide', app('multiply', app('negate', i), app('add', value, app('negate', other))), num(2)));
  const isReal = (each: Expression): boolean => !some(each, (part) => (part.kind === 'constant' ? part.name === 'i' : isApply(part, 'conjugate', 'abs', 'argument', 'real-part', 'imaginary-part', 'ln', 'log')));
  return isReal(re) && isReal(im) ? { re, im } : undefined;
}

/** `a + bi` as it is written in the end. */
export function written({ re, im }: Parts): Expression {
  return overOneDenominator(app('add', re, app('multiply', im, i)));
}

/** The value in doubles of an expression without letters, with conjugates and parts of numbers in it. */
export function complexValue(expression: Expression): Approximation | undefined {
  const [of] = expression.kind === 'apply' ? expression.args : [];
  if (of && isApply(expression, 'conjugate', 'real-part', 'imaginary-part')) {
    const inner = complexValue(of);
    return inner && { error: inner.error, re: isApply(expression, 'imaginary-part') ? inner.im : inner.re, im: isApply(expression, 'conjugate') ? -inner.im : 0 };
  }
  if (!some(expression, (part) => isApply(part, 'conjugate', 'real-part', 'imaginary-part'))) return approximate(expression);
  const values = new Map<string, Approximation>();
  let known = true;
  const named = (part: Expression): Expression => {
    if (!isApply(part, 'conjugate', 'real-part', 'imaginary-part')) return mapChildren(part, named);
    const value = complexValue(part);
    if (!value) known = false;
    const name = `\u0001${values.size}`;
    if (value) values.set(name, value);
    return { kind: 'symbol', name };
  };
  const plain = named(expression);
  return known ? approximate(plain, values) : undefined;
}
