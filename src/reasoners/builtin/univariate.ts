import { app, fromRational, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { add, divide, gcd, isInteger, isZero, multiply, negate, one, rational, zero, type Rational } from '../../math/rational.ts';

/** Coefficients by rising power, no leading zero; the zero polynomial is empty. */
export type Coefficients = readonly Rational[];

const highestDegree = 60;

/** The polynomial an expression is in one letter, with rational coefficients; undefined where it is none. */
export function coefficientsOf(expression: Expression, variable: string): Coefficients | undefined {
  if (expression.kind === 'number') return trim([rational(expression.numerator, expression.denominator)]);
  if (expression.kind === 'symbol') return expression.name === variable ? [zero, one] : undefined;
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.args.map((arg) => coefficientsOf(arg, variable));
  const [first, second] = parts;
  if (!first) return undefined;
  switch (expression.operator) {
    case 'add':
      return parts.reduce<Coefficients | undefined>((sum, part) => (sum && part ? plus(sum, part) : undefined), []);
    case 'negate':
      return scaled(first, rational(-1));
    case 'multiply':
      return parts.reduce<Coefficients | undefined>((product, part) => (product && part ? timesPolynomial(product, part) : undefined), [one]);
    case 'divide': {
      const below = second?.length === 1 ? second[0] : undefined;
      return below && scaled(first, divide(one, below));
    }
    case 'percent':
      return scaled(first, rational(1n, 100n));
    case 'mixed':
      return second && plus(first, second);
    case 'power': {
      const exponent = second?.length === 0 ? zero : second?.length === 1 ? second[0] : undefined;
      if (!exponent || !isInteger(exponent) || exponent.numerator < 0n || exponent.numerator > BigInt(highestDegree)) return undefined;
      if (exponent.numerator === 0n && first.length === 0) return undefined;
      let product: Coefficients | undefined = [one];
      for (let count = 0n; count < exponent.numerator && product; count++) product = timesPolynomial(product, first);
      return product;
    }
    default:
      return undefined;
  }
}

export function trim(coefficients: Coefficients): Coefficients {
  let length = coefficients.length;
  while (length > 0 && isZero(coefficients[length - 1] ?? zero)) length--;
  return coefficients.slice(0, length);
}

export function at(coefficients: Coefficients, power: number): Rational {
  return coefficients[power] ?? zero;
}

export function plus(a: Coefficients, b: Coefficients): Coefficients {
  return trim(Array.from({ length: Math.max(a.length, b.length) }, (_, power) => add(at(a, power), at(b, power))));
}

export function scaled(a: Coefficients, by: Rational): Coefficients {
  return trim(a.map((coefficient) => multiply(coefficient, by)));
}

export function minusPolynomial(a: Coefficients, b: Coefficients): Coefficients {
  return plus(a, scaled(b, rational(-1)));
}

export function timesPolynomial(a: Coefficients, b: Coefficients): Coefficients | undefined {
  if (a.length + b.length - 2 > highestDegree) return undefined;
  const product: Rational[] = Array.from({ length: Math.max(0, a.length + b.length - 1) }, () => zero);
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      product[i + j] = add(product[i + j] ?? zero, multiply(left, right));
    });
  });
  return trim(product);
}

export function valueAt(a: Coefficients, x: Rational): Rational {
  return a.reduceRight((value, coefficient) => add(multiply(value, x), coefficient), zero);
}

/** Quotient and remainder. @throws RangeError when dividing by zero. */
export function dividePolynomials(a: Coefficients, b: Coefficients): { readonly quotient: Coefficients; readonly rest: Coefficients } {
  const lead = b.at(-1);
  if (!lead) throw new RangeError('division by the zero polynomial');
  let rest = trim(a);
  const quotient: Rational[] = [];
  while (rest.length >= b.length) {
    const shift = rest.length - b.length;
    const factor = divide(rest.at(-1) ?? zero, lead);
    quotient[shift] = factor;
    const taken = [...Array.from({ length: shift }, () => zero), ...scaled(b, factor)];
    rest = trim(minusPolynomial(rest, taken).slice(0, rest.length - 1));
  }
  return { quotient: trim(Array.from(quotient, (coefficient) => coefficient ?? zero)), rest };
}

export function gcdPolynomial(a: Coefficients, b: Coefficients): Coefficients {
  let [x, y] = [trim(a), trim(b)];
  while (y.length > 0) [x, y] = [y, dividePolynomials(x, y).rest];
  const lead = x.at(-1);
  return lead ? scaled(x, divide(one, lead)) : x;
}

/** The rational c with a = c·p and p of whole coefficients without common factor, its leading one positive. */
export function content(a: Coefficients): Rational {
  const below = commonDenominator(a);
  const above = a.reduce((common, { numerator, denominator }) => gcd(common, (numerator * below) / denominator), 0n);
  if (above === 0n) return one;
  const size = rational(above, below);
  return (a.at(-1)?.numerator ?? 1n) < 0n ? negate(size) : size;
}

export function commonDenominator(values: readonly Rational[]): bigint {
  return values.reduce((common, { denominator }) => (common / gcd(common, denominator)) * denominator, 1n);
}

export function primitive(a: Coefficients): Coefficients {
  return a.length === 0 ? a : scaled(a, divide(one, content(a)));
}

/** Rational roots of a polynomial with a constant term that is not zero, smallest denominators first; bounded search. */
export function rationalRoot(a: Coefficients): Rational | undefined {
  const whole = primitive(a);
  const constant = absolute(at(whole, 0).numerator);
  const lead = absolute(whole.at(-1)?.numerator ?? 1n);
  if (constant === 0n) return zero;
  for (const below of divisors(lead)) {
    for (const above of divisors(constant)) {
      if (gcd(above, below) !== 1n) continue;
      for (const candidate of [rational(above, below), rational(-above, below)]) if (isZero(valueAt(whole, candidate))) return candidate;
    }
  }
  return undefined;
}

/** Divisors in rising order: all of a number up to 10¹⁰, those up to 10⁵ and their partners of a larger one. */
export function divisors(n: bigint): bigint[] {
  const small: bigint[] = [];
  const large: bigint[] = [];
  for (let divisor = 1n; divisor * divisor <= n && divisor <= 20_000n; divisor++) {
    if (n % divisor !== 0n) continue;
    small.push(divisor);
    if (divisor * divisor !== n) large.unshift(n / divisor);
  }
  return [...small, ...large];
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The polynomial as people write it: falling powers, no `1x`, signs in front. */
export function polynomialExpression(a: Coefficients, variable: string): Expression {
  const terms: Expression[] = [];
  for (let power = a.length - 1; power >= 0; power--) {
    const coefficient = at(a, power);
    if (!isZero(coefficient)) terms.push(monomial(coefficient, variable, power));
  }
  const [only] = terms;
  if (!only) return num(0);
  return terms.length === 1 ? only : app('add', ...terms);
}

export function monomial(coefficient: Rational, variable: string, power: number): Expression {
  const negative = coefficient.numerator < 0n;
  const size = negative ? negate(coefficient) : coefficient;
  const letter = power === 1 ? sym(variable) : app('power', sym(variable), num(power));
  const isOne = size.numerator === 1n && size.denominator === 1n;
  const body = power === 0 ? fromRational(size) : isOne ? letter : app('multiply', fromRational(size), letter);
  return negative ? app('negate', body) : body;
}

/** A signed rational as an expression that prints with its sign in front. */
export function rationalExpression(value: Rational): Expression {
  return value.numerator < 0n ? app('negate', fromRational(negate(value))) : fromRational(value);
}
