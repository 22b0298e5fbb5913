import { coefficientsIn, constantOf, multiplyPolynomials, scale, subtractPolynomials, univariate, variablesOf, type Polynomial } from '../exact/polynomial.ts';
import type { Context } from '../proposition.ts';
import * as q from '../rational.ts';

/**
 * Whether a polynomial is never negative (never zero either when `strict`) for all real values, by the
 * plainest proofs: only even powers with positive coefficients, or a quadratic with a discriminant that
 * leaves no other sign. False means no proof was found.
 */
export function sumOfEvenTerms(polynomial: Polynomial, strict: boolean, context: Context): boolean {
  const positive = positiveNames(context);
  const terms = [...polynomial.values()];
  const even = terms.every(({ coefficient, powers }) => coefficient.numerator > 0n && powers.every(([name, exponent]) => exponent % 2 === 0 || positive.has(name)));
  const constant = terms.find(({ powers }) => powers.length === 0);
  if (even) return !strict || constant !== undefined || terms.some(({ powers }) => powers.every(([name]) => positive.has(name)));
  const [name, ...more] = variablesOf(polynomial);
  if (name === undefined) return false;
  if (more.length === 0) {
    const [c, b, a, ...higher] = univariate(polynomial, name) ?? [];
    return higher.length === 0 && a !== undefined && b !== undefined && c !== undefined && quadratic(a, b, c, strict);
  }
  return homogeneousQuadratic(polynomial, name, strict);
}

function quadratic(a: q.Rational, b: q.Rational, c: q.Rational, strict: boolean): boolean {
  const discriminant = q.subtract(q.multiply(b, b), q.multiply(q.rational(4), q.multiply(a, c)));
  return a.numerator > 0n && (strict ? discriminant.numerator < 0n : discriminant.numerator <= 0n);
}

/** Completing the square in one variable: a x² + b x + c ≥ 0 where a > 0 and 4ac − b² ≥ 0 in the others. */
function homogeneousQuadratic(polynomial: Polynomial, name: string, strict: boolean): boolean {
  const coefficients = coefficientsIn(polynomial, name);
  const [c, b, a] = coefficients;
  const lead = a && constantOf(a);
  if (coefficients.length !== 3 || !a || !b || !c || !lead || lead.numerator <= 0n) return false;
  const rest = subtractPolynomials(scale(multiplyPolynomials(a, c), q.rational(4)), multiplyPolynomials(b, b));
  if (rest.size === 0) return !strict;
  return sumOfEvenTerms(rest, strict, { assumptions: [], definitions: [] });
}

/** Names that an assumption makes positive: `x > 0`, `x > 3`, `x ∈ ℝ⁺`. */
function positiveNames({ assumptions }: Context): Set<string> {
  const names = new Set<string>();
  for (const assumption of assumptions) {
    if (assumption.kind !== 'apply') continue;
    const [left, right] = assumption.args;
    const [name, bound] = assumption.operator === 'greater' ? [left, right] : assumption.operator === 'less' ? [right, left] : [undefined, undefined];
    if (name?.kind === 'symbol' && bound?.kind === 'number' && bound.numerator >= 0n) names.add(name.name);
    if (assumption.operator === 'element' && left?.kind === 'symbol' && right?.kind === 'constant' && (right.name === 'positive-reals' || right.name === 'positive-integers')) names.add(left.name);
  }
  return names;
}
