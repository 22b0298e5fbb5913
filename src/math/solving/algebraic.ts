import { app, minus, num, sym } from '../build.ts';
import { normalForm, type NormalForm } from '../exact/normalForm.ts';
import {
  addPolynomials, coefficientsIn, constantPolynomial, isZeroPolynomial, multiplyPolynomials, powerPolynomial, scale, TooLarge, univariate, variablesOf, zeroPolynomial,
  type Polynomial,
} from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import { simplify } from '../simplify.ts';
import { mapChildren, sameShape, some, substitute } from '../traverse.ts';
import { realValue } from './approximate.ts';
import { polynomialRoots } from './polynomialRoots.ts';
import { trimmed, type Coefficients } from './realRoots.ts';

/** Values among which every solution is; they must still be put to the test. */
export interface Candidates {
  readonly values: readonly Expression[];
  /** The equation is an identity wherever it is defined, as far as the candidates tell. */
  readonly identity?: true;
}

interface Kernel {
  readonly name: string;
  readonly whole: Expression;
  /** What the kernel raised to `degree` is, in terms of the unknown and kernels before it. */
  readonly square: NormalForm;
  readonly degree: 2 | 3;
}

/** Roots of at most this many different kinds in one equation; each doubles the degree. */
const mostKernels = 3;

/** Norms of a higher degree take too long to isolate the roots of. */
const highestDegree = 16;

/**
 * Every real (or complex) zero of an expression made of rational operations, square and cube roots and
 * absolute values is among the roots of its norm: the product over all signs its roots could have.
 */
export function algebraicCandidates(f: Expression, unknown: string, complex: boolean): Candidates | undefined {
  try {
    const reduced = norm(f, unknown);
    if (reduced === 'identity') return { values: [], identity: true };
    if (!reduced) return lowDegree(f, unknown);
    const found = polynomialRoots(reduced);
    const complete = complex ? found.allComplex : found.allReal;
    const roots = complex ? found.roots : found.roots.filter((root) => !some(root, (part) => part.kind === 'constant' && part.name === 'i'));
    return complete ? { values: roots } : lowDegree(f, unknown);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The coefficients of the norm in the unknown. */
export function norm(f: Expression, unknown: string): Coefficients | 'identity' | undefined {
  const kernels: Kernel[] = [];
  const without = named(f, kernels);
  if (!without || kernels.length > mostKernels) return undefined;
  const form = normalForm(without);
  if (!form) return undefined;
  let numerator = form.numerator;
  if (kernels.length === 0 && isZeroPolynomial(numerator)) return 'identity';
  for (const { name, square, degree } of [...kernels].reverse()) {
    if (variablesOf(numerator).has(name)) numerator = eliminated(numerator, name, square, degree);
  }
  if (isZeroPolynomial(numerator)) return undefined;
  const coefficients = univariate(numerator, unknown);
  if (!coefficients || coefficients.length > highestDegree + 1) return undefined;
  return trimmed(coefficients);
}

/** The expression with a symbol in the place of every root and absolute value, inner ones first. */
function named(expression: Expression, kernels: Kernel[]): Expression | undefined {
  let failed = false;
  const visit = (part: Expression): Expression => {
    const inner = mapChildren(part, visit);
    const root = rootOf(inner);
    if (!root) return inner;
    const known = kernels.find(({ whole }) => sameShape(whole, inner));
    if (known) return sym(known.name);
    const square = normalForm(root.radicand);
    if (!square) {
      failed = true;
      return inner;
    }
    const name = `zz_${kernels.length}`;
    kernels.push({ name, whole: inner, square, degree: root.degree });
    return sym(name);
  };
  const result = visit(expression);
  return failed ? undefined : result;
}

function rootOf(expression: Expression): { readonly radicand: Expression; readonly degree: 2 | 3 } | undefined {
  if (expression.kind !== 'apply') return undefined;
  const [a, b] = expression.args;
  if (!a) return undefined;
  switch (expression.operator) {
    case 'sqrt':
      return { radicand: a, degree: 2 };
    case 'root':
      return b?.kind === 'number' && b.denominator === 1n && (b.numerator === 2n || b.numerator === 3n) ? { radicand: a, degree: b.numerator === 2n ? 2 : 3 } : undefined;
    case 'abs':
      return { radicand: app('power', a, num(2)), degree: 2 };
    case 'power': {
      const exponent = b && halfOrThird(b);
      return exponent ? { radicand: exponent.times === 1n ? a : app('power', a, num(exponent.times)), degree: exponent.degree } : undefined;
    }
    default:
      return undefined;
  }
}

function halfOrThird(exponent: Expression): { readonly times: bigint; readonly degree: 2 | 3 } | undefined {
  const value = exponent.kind === 'number' ? exponent : constantForm(exponent);
  return value && (value.denominator === 2n || value.denominator === 3n) ? { times: value.numerator, degree: value.denominator === 2n ? 2 : 3 } : undefined;
}

function constantForm(expression: Expression): q.Rational | undefined {
  if (some(expression, (part) => part.kind === 'symbol')) return undefined;
  const form = normalForm(expression);
  const [term, ...more] = form ? [...form.numerator.values()] : [];
  return term && more.length === 0 && term.powers.length === 0 && form && form.denominator.size === 1 && form.denominator.has('') ? q.divide(term.coefficient, form.denominator.get('')?.coefficient ?? q.one) : undefined;
}

/** The product of `p(t·ω)` over all roots ω of unity, with `t^degree` put in: no t is left. */
function eliminated(p: Polynomial, name: string, square: NormalForm, degree: 2 | 3): Polynomial {
  const coefficients = coefficientsIn(p, name);
  const highest = Math.floor((coefficients.length - 1) / degree);
  // Parts by the exponent's remainder; over a common denominator of square^highest.
  const parts: Polynomial[] = Array.from({ length: degree }, () => zeroPolynomial);
  coefficients.forEach((coefficient, exponent) => {
    const whole = Math.floor(exponent / degree);
    const scaled = multiplyPolynomials(coefficient, multiplyPolynomials(powerPolynomial(square.numerator, whole), powerPolynomial(square.denominator, highest - whole)));
    parts[exponent % degree] = addPolynomials(parts[exponent % degree] ?? zeroPolynomial, scaled);
  });
  const [a = zeroPolynomial, b = zeroPolynomial, c = zeroPolynomial] = parts;
  const { numerator: g, denominator: d } = square;
  const times = (...factors: Polynomial[]): Polynomial => factors.reduce(multiplyPolynomials, constantPolynomial(q.one));
  if (degree === 2) return addPolynomials(times(a, a, d), scale(times(b, b, g), q.rational(-1)));
  // (a + bt + ct²) over the three cube roots: a³ + b³g + c³g² − 3abcg, with g over d.
  return addPolynomials(
    addPolynomials(times(a, a, a, d, d), times(b, b, b, g, d)),
    addPolynomials(times(c, c, c, g, g), scale(times(a, b, c, g, d), q.rational(-3))),
  );
}

/** Degree one or two with coefficients that are any constants: by the values at 0, 1 and −1. */
function lowDegree(f: Expression, unknown: string): Candidates | undefined {
  const form = normalForm(f);
  if (!form || variablesOf(form.denominator).has(unknown)) return undefined;
  if ([...variablesOf(form.numerator)].some((name) => name !== unknown && (dependsOn(name, unknown) || !name.startsWith('@')))) return undefined;
  const degree = coefficientsIn(form.numerator, unknown).length - 1;
  const at = (x: number): Expression => substitute(f, new Map([[unknown, num(x)]]));
  const constant = at(0);
  if (degree === 1) {
    const slope = minus(at(1), constant);
    return Math.abs(realValue(slope) ?? 0) > 1e-9 ? { values: [simplify(app('divide', app('negate', constant), slope))] } : undefined;
  }
  if (degree !== 2) return undefined;
  const half = (expression: Expression): Expression => app('divide', expression, num(2));
  const square = simplify(minus(half(app('add', at(1), at(-1))), constant));
  const slope = simplify(half(minus(at(1), at(-1))));
  const last = simplify(constant);
  const discriminant = simplify(minus(app('power', slope, num(2)), app('multiply', num(4), square, last)));
  const sign = realValue(discriminant);
  if (sign === undefined || Math.abs(sign) < 1e-9 || Math.abs(realValue(square) ?? 0) < 1e-9) return undefined;
  if (sign < 0) return { values: [] };
  const over = (root: Expression): Expression => simplify(app('divide', app('add', app('negate', slope), root), app('multiply', num(2), square)));
  return { values: [over(app('negate', app('sqrt', discriminant))), over(app('sqrt', discriminant))] };
}

/** Whether the unknown occurs in an atom's name. */
function dependsOn(atom: string, unknown: string): boolean {
  return atom.split(/[^A-Za-z0-9_'\\-]+/).includes(unknown);
}
