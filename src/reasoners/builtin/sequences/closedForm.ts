import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, multiply, negate, one, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { at, content, polynomialExpression, primitive, rationalExpression, scaled, trim, valueAt, type Coefficients } from '../univariate.ts';
import { scaledPower } from './formulas.ts';
import type { QuasiTerm } from './summand.ts';

/** The polynomial G with `G(k) − G(k−1)` the given one and `G(0) = 0`: the sum from 1 to k. */
function summed(polynomial: Coefficients): Coefficients {
  let rest = [...polynomial];
  const result: Rational[] = Array.from({ length: polynomial.length + 1 }, () => zero);
  for (let degree = polynomial.length - 1; degree >= 0; degree--) {
    const lead = divide(at(rest, degree), rational(degree + 1));
    result[degree + 1] = lead;
    // k^(m) − (k−1)^(m), m = degree + 1
    const difference = Array.from({ length: degree + 1 }, (_, exponent) => {
      const sign = (degree + 1 - exponent) % 2 === 0 ? -1n : 1n;
      return rational(sign * choose(degree + 1, exponent));
    });
    rest = Array.from({ length: degree }, (_, exponent) => subtract(at(rest, exponent), multiply(lead, at(difference, exponent))));
  }
  return trim(result);
}

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let step = 0; step < k; step++) result = (result * BigInt(n - step)) / BigInt(step + 1);
  return result;
}

/** The polynomial g with `g(k+1)·r^(k+1) − g(k)·r^k = p(k)·r^k`, for a ratio other than 1. */
export function weighted({ polynomial, ratio }: QuasiTerm): Coefficients {
  const result: Rational[] = Array.from({ length: polynomial.length }, () => zero);
  for (let degree = polynomial.length - 1; degree >= 0; degree--) {
    let rest = at(polynomial, degree);
    for (let higher = degree + 1; higher < polynomial.length; higher++) rest = subtract(rest, multiply(multiply(ratio, at(result, higher)), rational(choose(higher, degree))));
    result[degree] = divide(rest, subtract(ratio, one));
  }
  return trim(result);
}

function shifted(polynomial: Coefficients, by: number): Coefficients {
  return trim(polynomial.map((_, exponent) => polynomial.reduce((sum, coefficient, degree) => (degree < exponent ? sum : add(sum, multiply(coefficient, multiply(rational(choose(degree, exponent)), power(rational(by), BigInt(degree - exponent)))))), zero)));
}

/** The exact value of a sum of such terms from one whole number to another, both included. */
export function sumBetween(terms: readonly QuasiTerm[], from: number, to: number): Rational {
  return terms.reduce((total, term) => {
    if (isOne(term.ratio)) {
      const g = summed(term.polynomial);
      return add(total, subtract(valueAt(g, rational(to)), valueAt(g, rational(from - 1))));
    }
    const g = weighted(term);
    const end = (k: number): Rational => multiply(valueAt(g, rational(k)), power(term.ratio, BigInt(k)));
    return add(total, subtract(end(to + 1), end(from)));
  }, zero);
}

export function isOne({ numerator, denominator }: Rational): boolean {
  return numerator === denominator;
}

/** The sum up to n, tidy: powers first or after what is without them, so that no sign stands in front. */
export function closedForm(terms: readonly QuasiTerm[], from: number): Expression {
  let constant = zero;
  let polynomial: Coefficients = [];
  const powers: { readonly factor: Rational; readonly shown: Expression }[] = [];
  for (const term of terms) {
    if (isOne(term.ratio)) {
      const g = summed(term.polynomial);
      constant = subtract(constant, valueAt(g, rational(from - 1)));
      polynomial = g;
      continue;
    }
    const g = weighted(term);
    constant = subtract(constant, multiply(valueAt(g, rational(from)), power(term.ratio, BigInt(from))));
    const next = shifted(g, 1);
    const outside = multiply(content(next), term.ratio);
    const size: Rational = outside.numerator < 0n ? negate(outside) : outside;
    const inner = primitive(next);
    const tidy = scaledPower(size, term.ratio, 0);
    const shown = inner.length === 1 ? tidy : app('multiply', ...(tidy.kind === 'apply' && tidy.operator === 'multiply' ? [tidy.args[0] ?? tidy, polynomialExpression(inner, 'n'), ...tidy.args.slice(1)] : [polynomialExpression(inner, 'n'), tidy]));
    powers.push({ factor: outside, shown });
  }
  const rest = trim([add(at(polynomial, 0), constant), ...polynomial.slice(1)]);
  if (powers.length === 0) return factoredSum(rest);
  const parts = [...powers.filter(({ factor }) => factor.numerator > 0n).map(({ shown }) => shown), ...partsOf(rest), ...powers.filter(({ factor }) => factor.numerator < 0n).map(({ shown }) => app('negate', shown))];
  const [only] = parts;
  return parts.length === 1 && only ? only : app('add', ...parts);
}

function partsOf(rest: Coefficients): readonly Expression[] {
  if (rest.length === 0) return [];
  const shown = polynomialExpression(rest, 'n');
  return shown.kind === 'apply' && shown.operator === 'add' ? shown.args : [shown];
}

/** `n(n + 1)(2n + 1)/6`: linear factors with small whole roots taken out, over one denominator. */
function factoredSum(polynomial: Coefficients): Expression {
  if (polynomial.length <= 2 || at(polynomial, 0).numerator !== 0n) return polynomialExpression(polynomial, 'n');
  const outside = content(polynomial);
  let rest = primitive(polynomial);
  const factors: Expression[] = [];
  const candidates: readonly (readonly [shift: bigint, slope: bigint])[] = [[0n, 1n], [1n, 1n], [2n, 1n], [3n, 1n], [4n, 1n], [5n, 1n], [-1n, 1n], [1n, 2n], [-1n, 2n], [3n, 2n], [5n, 2n], [-2n, 1n], [7n, 2n], [5n, 3n], [1n, 3n], [-1n, 3n], [2n, 3n], [4n, 3n], [1n, 4n], [-1n, 4n], [3n, 4n]];
  for (const [shift, slope] of candidates) {
    let times = 0;
    while (rest.length > 1 && valueAt(rest, rational(-shift, slope)).numerator === 0n) {
      rest = quotientBy(rest, rational(-shift, slope), slope);
      times++;
    }
    const factor = shift === 0n ? sym('n') : polynomialExpression([rational(shift), rational(slope)], 'n');
    if (times > 0) factors.push(times === 1 ? factor : app('power', factor, num(times)));
  }
  if (rest.length > 1 && rest.length === polynomial.length - 1 && at(polynomial, 0).numerator === 0n && outside.denominator === 1n) return polynomialExpression(polynomial, 'n');
  if (rest.length > 1) factors.push(polynomialExpression(rest, 'n'));
  const scale = multiply(outside, rest.length === 1 ? at(rest, 0) : one);
  const top = scale.numerator === 1n ? factors : [rationalExpression(rational(scale.numerator)), ...factors];
  const [only] = top;
  const product = top.length === 1 && only ? only : app('multiply', ...top);
  return scale.denominator === 1n ? product : app('divide', product, num(scale.denominator));
}

/** Synthetic division by `slope·n − slope·root`. */
function quotientBy(polynomial: Coefficients, root: Rational, slope: bigint): Coefficients {
  const result: Rational[] = [];
  let carry = zero;
  for (let degree = polynomial.length - 1; degree >= 1; degree--) {
    carry = add(multiply(carry, root), at(polynomial, degree));
    result.unshift(carry);
  }
  return scaled(result, rational(1n, slope));
}
