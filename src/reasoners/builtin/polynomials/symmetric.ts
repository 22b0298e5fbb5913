import { app, fromRational, num, sym } from '../../../math/build.ts';
import { addPolynomials, constantPolynomial, multiplyPolynomials, powerPolynomial, subtractPolynomials, TooLarge, variable, type Polynomial, type Term } from '../../../math/exact/polynomial.ts';
import { normalForm } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { negate, one, type Rational } from '../../../math/rational.ts';

/** More steps than these are too long to read. */
const mostSteps = 40;

/** The elementary symmetric sums of some letters: their sum, the sum of the products of two, … */
function elementary(names: readonly string[], degree: number): Polynomial {
  if (degree === 0) return constantPolynomial(one);
  if (names.length < degree) return new Map();
  const [first = '', ...rest] = names;
  return addPolynomials(elementary(rest, degree), multiplyPolynomials(variable(first), elementary(rest, degree - 1)));
}

/** A symmetric fraction as a fraction of polynomials in the elementary sums `e1`, `e2`, …; undefined where it is not symmetric. */
export function inElementary(expression: Expression, names: readonly string[]): { readonly above: Polynomial; readonly below: Polynomial } | undefined {
  const form = normalForm(expression);
  if (!form) return undefined;
  try {
    const [above, below] = [reduced(form.numerator, names), reduced(form.denominator, names)];
    return above && below && { above, below };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** By taking away, again and again, the product of elementary sums that has the same leading term. */
function reduced(polynomial: Polynomial, names: readonly string[]): Polynomial | undefined {
  const sums = names.map((_, index) => elementary(names, index + 1));
  let rest = polynomial;
  let result: Polynomial = new Map();
  for (let count = 0; rest.size > 0; count++) {
    const lead = leading(rest, names);
    if (count >= mostSteps || !lead) return undefined;
    const exponents = names.map((name) => lead.powers.find(([each]) => each === name)?.[1] ?? 0);
    let product = constantPolynomial(lead.coefficient);
    let named = constantPolynomial(lead.coefficient);
    for (const [index, sum] of sums.entries()) {
      const power = (exponents[index] ?? 0) - (exponents[index + 1] ?? 0);
      if (power < 0) return undefined;
      if (power === 0) continue;
      product = multiplyPolynomials(product, powerPolynomial(sum, power));
      named = multiplyPolynomials(named, variable(`e${index + 1}`, power));
    }
    rest = subtractPolynomials(rest, product);
    result = addPolynomials(result, named);
  }
  return result;
}

/** The term whose exponents come first in the order of a dictionary; undefined where another letter occurs. */
function leading(polynomial: Polynomial, names: readonly string[]): Term | undefined {
  const exponents = (term: Term): number[] => names.map((name) => term.powers.find(([each]) => each === name)?.[1] ?? 0);
  let best: Term | undefined;
  for (const term of polynomial.values()) {
    if (term.powers.some(([name]) => !names.includes(name))) return undefined;
    if (!best) best = term;
    else {
      const [a, b] = [exponents(term), exponents(best)];
      const place = a.findIndex((each, index) => each !== b[index]);
      if (place >= 0 && (a[place] ?? 0) > (b[place] ?? 0)) best = term;
    }
  }
  return best;
}

/** A polynomial in `e1`, `e2`, … with something put in for each. */
export function written(polynomial: Polynomial, sums: readonly Expression[]): Expression {
  const terms = [...polynomial.values()].map(({ coefficient, powers }): Expression => {
    const negative = coefficient.numerator < 0n;
    const size: Rational = negative ? negate(coefficient) : coefficient;
    const factors = powers.map(([name, power]): Expression => {
      const sum = sums[Number(name.slice(1)) - 1] ?? sym(name);
      return power === 1 ? sum : app('power', sum, num(power));
    });
    const all = size.numerator === 1n && size.denominator === 1n && factors.length > 0 ? factors : [fromRational(size), ...factors];
    const [only, ...more] = all;
    const body = only && more.length === 0 ? only : app('multiply', ...all);
    return negative ? app('negate', body) : body;
  });
  const [only, ...more] = terms;
  return only === undefined ? num(0) : more.length === 0 ? only : app('add', ...terms);
}

/** A sum as it is written with letters: `a + b`, `ab + ac + bc`. */
export function sumOf(names: readonly string[], degree: number): Expression {
  const choose = (from: readonly string[], count: number): string[][] => (count === 0 ? [[]] : from.flatMap((name, index) => choose(from.slice(index + 1), count - 1).map((rest) => [name, ...rest])));
  const terms = choose(names, degree).map((choice): Expression => (choice.length === 1 ? sym(choice[0] ?? '') : app('multiply', ...choice.map((name) => sym(name)))));
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : app('add', ...terms);
}

