import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isInteger, one, type Rational } from '../../../math/rational.ts';
import { at, dividePolynomials, gcdPolynomial, minusPolynomial, plus, polynomialExpression, primitive, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';

/** A polynomial in the first term and the step of a progression: for each power of the first term its coefficient, a polynomial in the step. */
export type Pair = readonly Coefficients[];

export interface PairFraction {
  readonly above: Pair;
  readonly below: Pair;
}

export const onePair: Pair = [[one]];

function trimPair(pair: Pair): Pair {
  let length = pair.length;
  while (length > 0 && pair[length - 1]?.length === 0) length--;
  return pair.slice(0, length);
}

function plusPair(a: Pair, b: Pair): Pair {
  return trimPair(Array.from({ length: Math.max(a.length, b.length) }, (_, power) => plus(a[power] ?? [], b[power] ?? [])));
}

export function minusPair(a: Pair, b: Pair): Pair {
  return trimPair(Array.from({ length: Math.max(a.length, b.length) }, (_, power) => minusPolynomial(a[power] ?? [], b[power] ?? [])));
}

/** Undefined where it gets too large. */
export function timesPair(a: Pair, b: Pair): Pair | undefined {
  if (a.length + b.length > 14) return undefined;
  const product: Coefficients[] = Array.from({ length: Math.max(0, a.length + b.length - 1) }, () => []);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) {
      const part = timesPolynomial(left, right);
      if (!part) return undefined;
      product[i + j] = plus(product[i + j] ?? [], part);
    }
  }
  return trimPair(product);
}

export function scaledPair(a: Pair, by: Rational): Pair {
  return trimPair(a.map((coefficient) => scaled(coefficient, by)));
}

/** The fraction an expression is once each of its names has been given one; undefined where it is none. */
export function fractionOfNames(expression: Expression, named: (name: string) => PairFraction | undefined): PairFraction | undefined {
  if (expression.kind === 'number') return { above: trimPair([plus([{ numerator: expression.numerator, denominator: expression.denominator }], [])]), below: onePair };
  if (expression.kind === 'symbol') return named(expression.name);
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.args.map((arg) => fractionOfNames(arg, named));
  const [first, second] = parts;
  if (!first) return undefined;
  switch (expression.operator) {
    case 'add':
      return parts.slice(1).reduce<PairFraction | undefined>((sum, part) => {
        if (!sum || !part) return undefined;
        const [left, right, below] = [timesPair(sum.above, part.below), timesPair(part.above, sum.below), timesPair(sum.below, part.below)];
        return left && right && below && { above: plusPair(left, right), below };
      }, first);
    case 'negate':
      return { above: minusPair([], first.above), below: first.below };
    case 'multiply':
      return parts.slice(1).reduce<PairFraction | undefined>((product, part) => product && part && timesFraction(product, part), first);
    case 'divide':
      return second && second.above.length > 0 ? timesFraction(first, { above: second.below, below: second.above }) : undefined;
    case 'power': {
      const exponent = expression.args[1];
      if (exponent?.kind !== 'number' || !isInteger(exponent) || exponent.numerator < 1n || exponent.numerator > 6n) return undefined;
      let power: PairFraction | undefined = first;
      for (let count = 1n; count < exponent.numerator && power; count++) power = timesFraction(power, first);
      return power;
    }
    default:
      return undefined;
  }
}

function timesFraction(a: PairFraction, b: PairFraction): PairFraction | undefined {
  const [above, below] = [timesPair(a.above, b.above), timesPair(a.below, b.below)];
  return above && below && { above, below };
}

/** Divided by what is common to all coefficients: powers of the first term, and a polynomial in the step. */
export function withoutContent(pair: Pair): { readonly pair: Pair; readonly common: Coefficients; readonly power: number } {
  const power = Math.max(0, pair.findIndex((coefficient) => coefficient.length > 0));
  const rest = pair.slice(power);
  const common = rest.reduce<Coefficients>((found, coefficient) => (coefficient.length === 0 ? found : found.length === 0 ? primitive(coefficient) : gcdPolynomial(found, coefficient)), []);
  return { pair: rest.map((coefficient) => (coefficient.length === 0 ? [] : dividePolynomials(coefficient, common).quotient)), common: primitive(common), power };
}

/** The first term put in as a quotient of polynomials in the step, times the power of the denominator that clears it. */
export function putFirst(pair: Pair, above: Coefficients, below: Coefficients): Coefficients | undefined {
  const degree = pair.length - 1;
  let sum: Coefficients | undefined = [];
  for (const [power, coefficient] of pair.entries()) {
    let term: Coefficients | undefined = coefficient;
    for (let count = 0; count < degree && term; count++) term = timesPolynomial(term, count < power ? above : below);
    sum = sum && term && plus(sum, term);
  }
  return sum;
}

/** Written with its letters, the powers of the first term falling. */
export function pairExpression(pair: Pair, first: string, step: string): Expression {
  const terms = [...pair.entries()].reverse().flatMap(([power, coefficient]): Expression[] => {
    if (coefficient.length === 0) return [];
    const inStep = polynomialExpression(coefficient, step);
    if (power === 0) return inStep.kind === 'apply' && inStep.operator === 'add' ? [...inStep.args] : [inStep];
    const base = power === 1 ? sym(first) : app('power', sym(first), num(power));
    return coefficient.filter(({ numerator }) => numerator !== 0n).length > 1 ? [app('multiply', base, inStep)] : [timesLetter(at(coefficient, coefficient.length - 1), base, coefficient.length - 1, step)];
  });
  const [only] = terms;
  return only === undefined ? num(0) : terms.length === 1 ? only : app('add', ...terms);
}

function timesLetter(coefficient: Rational, base: Expression, power: number, step: string): Expression {
  const size: Rational = { numerator: coefficient.numerator < 0n ? -coefficient.numerator : coefficient.numerator, denominator: coefficient.denominator };
  const letters = power === 0 ? [base] : [base, power === 1 ? sym(step) : app('power', sym(step), num(power))];
  const [letter = base] = letters;
  const factors = size.numerator === size.denominator ? letters : [num(size.numerator, size.denominator), ...letters];
  const product = factors.length === 1 ? letter : app('multiply', ...factors);
  return coefficient.numerator < 0n ? app('negate', product) : product;
}
