import { app, constant, fromRational, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toLatex } from '../printing/latex.ts';
import { add, divide, isInteger, isZero, multiply, negate, one, power, rational, zero, type Rational } from '../rational.ts';
import { rootOf } from './radicals.ts';

/** `base` raised to `exponent`; both already simplified. */
export interface Factor {
  readonly base: Expression;
  readonly exponent: Expression;
}

/** A rational number times powers. Roots of numbers stand under one key for each degree. */
export interface Term {
  readonly coefficient: Rational;
  readonly factors: ReadonlyMap<string, Factor>;
}

export type Sum = readonly Term[];

/** Thrown where something has no value (a division by zero) or would grow without bound. */
export class NoValue extends Error {}

const noFactors: ReadonlyMap<string, Factor> = new Map();
/** Bits a number may come to; beyond, nobody reads it. */
const largestNumber = 40_000;

export function numberTerm(coefficient: Rational): Term {
  return { coefficient, factors: noFactors };
}

export const zeroTerm = numberTerm(zero);
export const oneTerm = numberTerm(one);

export function factorTerm(base: Expression, exponent: Expression = num(1)): Term {
  return { coefficient: one, factors: new Map([[toLatex(base), { base, exponent }]]) };
}

export function exponentValue(exponent: Expression): Rational | undefined {
  if (exponent.kind === 'number') return exponent;
  if (exponent.kind === 'apply' && exponent.operator === 'negate' && exponent.args[0]?.kind === 'number') return negate(exponent.args[0]);
  return undefined;
}

export function negated(term: Term): Term {
  return { ...term, coefficient: negate(term.coefficient) };
}

/** A product of two terms; `plus` adds exponents that are no plain numbers. */
export function product(a: Term, b: Term, plus: (a: Expression, b: Expression) => Expression): Term {
  const coefficient = multiply(a.coefficient, b.coefficient);
  if (isZero(coefficient)) return zeroTerm;
  if (a.factors.size === 0) return { coefficient, factors: b.factors };
  const factors = new Map(a.factors);
  let scale = coefficient;
  for (const [key, factor] of b.factors) {
    const other = factors.get(key);
    if (!other) {
      factors.set(key, factor);
      continue;
    }
    factors.delete(key);
    const merged = mergeFactors(key, other, factor, plus);
    scale = multiply(scale, merged.coefficient);
    for (const [name, each] of merged.factors) factors.set(name, each);
  }
  return { coefficient: scale, factors };
}

function mergeFactors(key: string, a: Factor, b: Factor, plus: (a: Expression, b: Expression) => Expression): Term {
  if (key.startsWith('root ') && a.base.kind === 'number' && b.base.kind === 'number') {
    return numberPower(multiply(a.base, b.base), rational(1n, BigInt(key.slice(5)))) ?? { coefficient: one, factors: new Map([[key, a], [`${key} `, b]]) };
  }
  const [m, n] = [exponentValue(a.exponent), exponentValue(b.exponent)];
  const exponent = m && n ? fromRational(add(m, n)) : plus(a.exponent, b.exponent);
  const value = exponentValue(exponent);
  if (value && isZero(value)) return oneTerm;
  if (value && isInteger(value) && a.base.kind === 'constant' && a.base.name === 'i') return imaginaryPower(value.numerator);
  if (value && isInteger(value) && a.base.kind === 'number') return numberTerm(numberRaised(a.base, value.numerator));
  return { coefficient: one, factors: new Map([[key, { base: a.base, exponent }]]) };
}

export function imaginaryPower(exponent: bigint): Term {
  const turn = ((exponent % 4n) + 4n) % 4n;
  const sign = turn >= 2n ? rational(-1n) : one;
  return turn % 2n === 0n ? numberTerm(sign) : { ...factorTerm(constant('i')), coefficient: sign };
}

/** @throws NoValue for zero to a negative power and for numbers nobody could read. */
export function numberRaised(base: Rational, exponent: bigint): Rational {
  const size = exponent < 0n ? -exponent : exponent;
  const bits = BigInt(base.numerator.toString(16).length + base.denominator.toString(16).length) * 4n;
  if (bits * size > largestNumber && size > 1n) throw new NoValue('too large');
  if (isZero(base) && exponent <= 0n) throw new NoValue('zero to a power that is not positive');
  return power(base, exponent);
}

/** A positive rational to a rational power, roots taken out as far as they go; undefined for what has no real value. */
export function numberPower(base: Rational, exponent: Rational): Term | undefined {
  if (isInteger(exponent)) return numberTerm(numberRaised(base, exponent.numerator));
  if (base.numerator <= 0n) return isZero(base) && exponent.numerator > 0n ? zeroTerm : undefined;
  const degree = exponent.denominator;
  if (degree > 12n) return undefined;
  const whole = exponent.numerator >= 0n ? exponent.numerator / degree : -((-exponent.numerator + degree - 1n) / degree);
  const rest = exponent.numerator - whole * degree;
  const radicand = numberRaised(rational(base.numerator), rest).numerator * numberRaised(rational(base.denominator), degree - rest).numerator;
  const { outside, inside } = rootOf(radicand, degree);
  const coefficient = multiply(numberRaised(base, whole), rational(outside, base.denominator));
  if (inside === 1n) return numberTerm(coefficient);
  return { coefficient, factors: new Map([[`root ${degree}`, { base: num(inside), exponent: num(1n, degree) }]]) };
}

/** The terms with equal factors put together, in the order they first came; zeros are gone. */
export function collected(sum: Sum): Term[] {
  const byFactors = new Map<string, Term>();
  for (const term of sum) {
    if (isZero(term.coefficient)) continue;
    const key = bodyKey(term);
    const known = byFactors.get(key);
    byFactors.set(key, known ? { ...known, coefficient: add(known.coefficient, term.coefficient) } : term);
  }
  return [...byFactors.values()].filter(({ coefficient }) => !isZero(coefficient));
}

function bodyKey({ factors }: Term): string {
  return [...factors]
    .map(([key, { base, exponent }]) => `${key.startsWith('root ') ? `${key}:${toLatex(base)}` : key}^${toLatex(exponent)}`)
    .sort()
    .join('*');
}

/** One over a term. @throws NoValue for zero. */
export function reciprocal(term: Term, opposite: (exponent: Expression) => Expression): Term {
  if (isZero(term.coefficient)) throw new NoValue('division by zero');
  let result = numberTerm(divide(one, term.coefficient));
  const factors = new Map<string, Factor>();
  for (const [key, { base, exponent }] of term.factors) {
    const value = exponentValue(exponent);
    if (key.startsWith('root ') && base.kind === 'number' && value) {
      const inverted = numberPower(base, negate(value));
      if (inverted) {
        result = { coefficient: multiply(result.coefficient, inverted.coefficient), factors: noFactors };
        for (const [name, factor] of inverted.factors) factors.set(name, factor);
        continue;
      }
    }
    if (base.kind === 'constant' && base.name === 'i' && value && isInteger(value) && value.numerator === 1n) {
      result = { coefficient: negate(result.coefficient), factors: noFactors };
      factors.set(key, { base, exponent });
      continue;
    }
    factors.set(key, { base, exponent: value ? fromRational(negate(value)) : opposite(exponent) });
  }
  return { coefficient: result.coefficient, factors };
}

export function isNumberSum(sum: Sum): boolean {
  return sum.every(({ factors }) => [...factors.keys()].every((key) => key.startsWith('root ')));
}

/** Numbers and roots of numbers, possibly times i. */
export function isComplexSum(sum: Sum): boolean {
  return sum.every(({ factors }) => [...factors].every(([key, { base }]) => key.startsWith('root ') || (base.kind === 'constant' && base.name === 'i')));
}

export function hasI({ factors }: Term): boolean {
  return [...factors.values()].some(({ base }) => base.kind === 'constant' && base.name === 'i');
}

export function opposite(exponent: Expression): Expression {
  return exponent.kind === 'apply' && exponent.operator === 'negate' && exponent.args[0] ? exponent.args[0] : app('negate', exponent);
}
