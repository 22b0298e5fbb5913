import { app, fromRational, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { isInteger, negate, one, type Rational } from '../rational.ts';
import { exponentValue, type Factor, type Sum, type Term } from './terms.ts';

/** Terms as people write them: signs in front, roots as roots, negative powers below the line. */
export function sumExpression(sum: Sum): Expression {
  const [only, ...more] = sum.map(termExpression);
  if (!only) return num(0);
  return more.length === 0 ? only : app('add', only, ...more);
}

export function termExpression({ coefficient, factors }: Term): Expression {
  const negative = coefficient.numerator < 0n;
  const size = negative ? negate(coefficient) : coefficient;
  const body = sizeExpression(size, factors);
  return negative ? app('negate', body) : body;
}

function sizeExpression(size: Rational, factors: ReadonlyMap<string, Factor>): Expression {
  const above: Factor[] = [];
  const below: Factor[] = [];
  for (const factor of factors.values()) {
    const value = exponentValue(factor.exponent);
    if (value && value.numerator < 0n && !isE(factor.base)) below.push({ base: factor.base, exponent: fromRational(negate(value)) });
    else above.push(factor);
  }
  const top = ordered(above);
  const bottom = ordered(below);
  const numeric = top.length > 0 && bottom.length === 0 && [...factors.values()].every(({ base }) => base.kind === 'number' || base.kind === 'constant');
  if (bottom.length > 0 || (numeric && size.denominator > 1n)) {
    return app('divide', productOf({ numerator: size.numerator, denominator: 1n }, top), productOf({ numerator: size.denominator, denominator: 1n }, bottom));
  }
  return productOf(size, top);
}

function productOf(size: Rational, factors: readonly Expression[]): Expression {
  const isOne = size.numerator === 1n && size.denominator === 1n;
  const all = isOne && factors.length > 0 ? factors : [fromRational(size), ...factors];
  const [only] = all;
  return all.length === 1 && only ? only : app('multiply', ...all);
}

/** Numbers, then constants, letters, brackets, powers of e, functions. */
function ordered(factors: readonly Factor[]): Expression[] {
  return [...factors].sort((a, b) => rank(a) - rank(b)).map(powerExpression);
}

function rank({ base, exponent }: Factor): number {
  if (base.kind === 'number') return 0;
  if (isE(base)) return exponentValue(exponent) ? 1 : 4;
  if (base.kind === 'constant') return 1;
  if (base.kind === 'symbol') return 2;
  return base.kind === 'apply' && base.operator === 'add' ? 3 : 5;
}

function isE(expression: Expression): boolean {
  return expression.kind === 'constant' && expression.name === 'e';
}

function powerExpression({ base, exponent }: Factor): Expression {
  const value = exponentValue(exponent);
  if (!value) return app('power', base, exponent);
  if (value.numerator === one.numerator && value.denominator === 1n) return base;
  if (value.numerator === 1n && value.denominator === 2n) return app('sqrt', base);
  if (value.numerator === 1n && base.kind === 'number') return app('root', base, num(value.denominator));
  return app('power', base, isInteger(value) && value.numerator < 0n ? app('negate', num(-value.numerator)) : fromRational(value));
}
