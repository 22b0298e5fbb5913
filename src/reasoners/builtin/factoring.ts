import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { divide, isZero, multiply, negate, one, rational, subtract, type Rational } from '../../math/rational.ts';
import { absolute, at, content, dividePolynomials, divisors, minusPolynomial, polynomialExpression, rationalExpression, rationalRoot, scaled, type Coefficients } from './univariate.ts';

/** A polynomial as a number times factors that do not come apart over the rationals. */
export interface Factorization {
  readonly content: Rational;
  readonly factors: readonly { readonly factor: Coefficients; readonly times: number }[];
}

/** Complete factorization over the rationals; undefined where that could not be made sure. */
export function factorized(polynomial: Coefficients): Factorization | undefined {
  const outside = content(polynomial);
  let rest = scaled(polynomial, divide(one, outside));
  const found: { factor: Coefficients; times: number }[] = [];
  const take = (factor: Coefficients): void => {
    const known = found.find((entry) => entry.factor.length === factor.length && isZeroPolynomial(minusPolynomial(entry.factor, factor)));
    if (known) known.times++;
    else found.push({ factor, times: 1 });
    rest = dividePolynomials(rest, factor).quotient;
  };
  while (rest.length > 1) {
    if (isZero(at(rest, 0))) {
      take([rational(0), one]);
      continue;
    }
    const root = rest.length > 2 ? rationalRoot(rest) : divide(negate(at(rest, 0)), at(rest, 1));
    if (root) {
      take([rational(-root.numerator), rational(root.denominator)]);
      continue;
    }
    if (rest.length <= 4) {
      take(rest);
      break;
    }
    const pair = rest.length === 5 ? quadraticPair(rest) : undefined;
    if (rest.length > 5) return undefined;
    if (!pair) {
      take(rest);
      break;
    }
    take(pair);
  }
  const left = rest.length === 1 ? at(rest, 0) : one;
  return { content: multiply(outside, left), factors: found };
}

function isZeroPolynomial(a: Coefficients): boolean {
  return a.length === 0;
}

/** One of two quadratic factors with whole coefficients of a quartic without rational roots. */
function quadraticPair(quartic: Coefficients): Coefficients | undefined {
  const [s, , , , l] = quartic;
  if (!s || !l) return undefined;
  for (const lead of divisors(absolute(l.numerator))) {
    for (const size of divisors(absolute(s.numerator))) {
      for (const last of [rational(size), rational(-size)]) {
        const middle = middleOf(quartic, rational(lead), last);
        if (middle) return middle;
      }
    }
  }
  return undefined;
}

/** `ax² + px + q` that divides the quartic, found from the two linear conditions on p and its partner. */
function middleOf(quartic: Coefficients, a: Rational, q: Rational): Coefficients | undefined {
  const d = divide(at(quartic, 4), a);
  const r = divide(at(quartic, 0), q);
  // x³: a·s + d·p; x: p·r + q·s, for the other factor dx² + sx + r.
  const determinant = subtract(multiply(d, q), multiply(a, r));
  if (!isZero(determinant)) {
    const p = divide(subtract(multiply(at(quartic, 3), q), multiply(a, at(quartic, 1))), determinant);
    return dividing(quartic, [q, p, a]);
  }
  for (let p = 0n; p <= 200n; p++) {
    const found = dividing(quartic, [q, rational(p), a]) ?? dividing(quartic, [q, rational(-p), a]);
    if (found) return found;
  }
  return undefined;
}

function dividing(quartic: Coefficients, factor: Coefficients): Coefficients | undefined {
  return dividePolynomials(quartic, factor).rest.length === 0 ? factor : undefined;
}

/** `2x(x − 1)²(x² + 1)` in one letter. */
export function factoredExpression({ content: outside, factors }: Factorization, variable: string): Expression {
  return productOf(outside, factors.map(({ factor, times }) => powered(polynomialExpression(factor, variable), times)));
}

export function powered(base: Expression, times: number): Expression {
  return times === 1 ? base : app('power', base, num(times));
}

function productOf(outside: Rational, factors: readonly Expression[]): Expression {
  const negative = outside.numerator < 0n;
  const size = negative ? negate(outside) : outside;
  const all = size.numerator === 1n && size.denominator === 1n && factors.length > 0 ? factors : [rationalExpression(size), ...factors];
  const [only] = all;
  const product = all.length === 1 && only ? only : app('multiply', ...all);
  return negative ? app('negate', product) : product;
}

/** `x² − 5xy + 6y²`: as a polynomial in x, with y put back by degree. */
export function homogeneousExpression({ content: outside, factors }: Factorization, [x, y]: readonly [string, string], extraY: number): Expression {
  const parts = factors.map(({ factor, times }) => {
    const degree = factor.length - 1;
    const terms: Expression[] = [];
    for (let power = degree; power >= 0; power--) {
      const coefficient = at(factor, power);
      if (isZero(coefficient)) continue;
      const letters = [...(power > 0 ? [powered(sym(x), power)] : []), ...(degree - power > 0 ? [powered(sym(y), degree - power)] : [])];
      terms.push(productOf(coefficient, letters));
    }
    const [only, ...more] = terms;
    return powered(only && more.length === 0 ? only : app('add', ...terms), times);
  });
  return productOf(outside, [...(extraY > 0 ? [powered(sym(y), extraY)] : []), ...parts]);
}

