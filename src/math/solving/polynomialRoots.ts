import { app, fromRational, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';
import { realValue } from './approximate.ts';
import { countRealRoots, derivative, divided, isolateRealRoots, primitive, refined, squareFree, trimmed, valueAt, type Coefficients } from './realRoots.ts';
import { denested, quadraticRoots, rationalRoot, rootExpression } from './surds.ts';

export interface PolynomialRoots {
  /** Distinct roots in exact form, real ones in ascending order first. */
  readonly roots: readonly Expression[];
  /** Every real root is among them: counted, by Sturm's theorem. */
  readonly allReal: boolean;
  /** Every complex root is among them. */
  readonly allComplex: boolean;
}

interface Part {
  readonly real: readonly Expression[];
  readonly other: readonly Expression[];
}

/** The distinct roots of a polynomial over the rationals, as far as they have a simple exact form. */
export function polynomialRoots(coefficients: Coefficients): PolynomialRoots {
  let rest = squareFree(coefficients);
  const degree = rest.length - 1;
  if (degree < 1) return { roots: [], allReal: true, allComplex: true };
  const total = countRealRoots(rest);
  const real: Expression[] = [];
  const other: Expression[] = [];
  const take = (part: Part): void => {
    real.push(...part.real);
    other.push(...part.other);
  };
  for (const root of rationalRoots(rest)) {
    real.push(fromRational(root));
    rest = primitive(divided(rest, [q.negate(root), q.one]).quotient);
  }
  for (let factor = rest.length > 3 ? quadraticFactor(rest) : undefined; factor; factor = rest.length > 3 ? quadraticFactor(rest) : undefined) {
    take(ofQuadratic(factor));
    rest = primitive(divided(rest, factor).quotient);
  }
  const last = rest.length === 3 ? ofQuadratic(rest) : rest.length > 3 ? ofPowers(rest) : undefined;
  if (last) take(last);
  const sorted = real.map((root) => ({ root, value: realValue(root) ?? Number.NaN })).sort((a, b) => a.value - b.value);
  return { roots: [...sorted.map(({ root }) => root), ...other], allReal: real.length === total, allComplex: real.length + other.length === degree };
}

function ofQuadratic([c, b, a]: Coefficients): Part {
  const { real, roots } = quadraticRoots(a ?? q.one, b ?? q.zero, c ?? q.zero);
  return real ? { real: roots, other: [] } : { real: [], other: roots };
}

const largestCoefficient = 2n ** 2000n;

/** All rational roots of a square-free polynomial whose coefficients are not huge: of the monic one in `y = lead·x` they are whole, and inside isolating intervals. */
export function rationalRoots(coefficients: Coefficients): Rational[] {
  const whole = primitive(trimmed(coefficients));
  const lead = whole.at(-1);
  if (!lead || whole.length < 2) return [];
  const [constant] = whole;
  if (constant && whole.length === 2) return [q.negate(q.divide(constant, lead))];
  // Bisection takes as many steps as the leading coefficient has digits, each with numbers of that many.
  if (whole.some(({ numerator }) => numerator > largestCoefficient || -numerator > largestCoefficient)) return [];
  const found: Rational[] = [];
  const width = q.divide(q.rational(1, 2), lead.numerator < 0n ? q.negate(lead) : lead);
  for (const interval of isolateRealRoots(whole)) {
    const { low, high } = refined(whole, interval, width);
    const first = floor(q.multiply(low, lead));
    const last = floor(q.multiply(high, lead));
    const [from, to] = first < last ? [first, last] : [last, first];
    for (let numerator = from; numerator <= to + 1n; numerator++) {
      const root = q.rational(numerator, lead.numerator);
      if (q.isZero(valueAt(whole, root)) && !found.some((known) => q.compare(known, root) === 0)) found.push(root);
    }
  }
  return found;
}

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** A factor of degree two over the rationals, guessed from approximate complex roots and proved by division. */
function quadraticFactor(coefficients: Coefficients): Rational[] | undefined {
  const lead = coefficients.at(-1);
  if (!lead || coefficients.length > 14) return undefined;
  const scale = Number(lead.numerator);
  if (!Number.isSafeInteger(scale)) return undefined;
  const roots = complexRoots(coefficients.map(({ numerator }) => Number(numerator)));
  for (let i = 0; i < roots.length; i++) {
    for (let j = i + 1; j < roots.length; j++) {
      const [a, b] = [roots[i], roots[j]];
      if (!a || !b) continue;
      const sum = scale * (a.re + b.re);
      const product = scale * (a.re * b.re - a.im * b.im);
      if (Math.abs(a.im + b.im) > 1e-4 || Math.abs(a.re * b.im + a.im * b.re) > 1e-3 * (1 + Math.abs(product))) continue;
      if (Math.abs(sum - Math.round(sum)) > 1e-3 || Math.abs(product - Math.round(product)) > 1e-3 || !Number.isSafeInteger(Math.round(product))) continue;
      const factor = primitive([q.rational(Math.round(product)), q.rational(-Math.round(sum)), lead]);
      if (divided(coefficients, factor).rest.length === 0) return factor;
    }
  }
  return undefined;
}

/** All complex roots in doubles, by the method of Durand and Kerner. */
function complexRoots(coefficients: readonly number[]): { re: number; im: number }[] {
  const lead = coefficients.at(-1) ?? 1;
  const monic = coefficients.map((coefficient) => coefficient / lead);
  const degree = monic.length - 1;
  const radius = 1 + Math.max(...monic.slice(0, -1).map(Math.abs)) / 2;
  const spread = Math.min(radius, Math.abs(monic[0] ?? 1) ** (1 / degree) + 0.5);
  const roots = Array.from({ length: degree }, (_, k) => ({ re: spread * Math.cos((2 * Math.PI * k) / degree + 0.4), im: spread * Math.sin((2 * Math.PI * k) / degree + 0.4) }));
  for (let round = 0; round < 300; round++) {
    let moved = 0;
    for (const root of roots) {
      let [re, im] = [0, 0];
      for (let index = degree; index >= 0; index--) [re, im] = [re * root.re - im * root.im + (monic[index] ?? 0), re * root.im + im * root.re];
      let [dr, di] = [1, 0];
      for (const other of roots) {
        if (other === root) continue;
        const [x, y] = [root.re - other.re, root.im - other.im];
        [dr, di] = [dr * x - di * y, dr * y + di * x];
      }
      const length = dr * dr + di * di || 1e-300;
      const [x, y] = [(re * dr + im * di) / length, (im * dr - re * di) / length];
      root.re -= x;
      root.im -= y;
      moved = Math.max(moved, Math.hypot(x, y));
    }
    if (moved < 1e-14 * spread) break;
  }
  return roots;
}

/** Polynomials in a power of x after a shift: `(x+a)⁴ + b(x+a)² + c`, `(x+a)ⁿ = c`. */
function ofPowers(coefficients: Coefficients): Part | undefined {
  const degree = coefficients.length - 1;
  const lead = coefficients.at(-1) ?? q.one;
  const shift = q.divide(q.negate(coefficients.at(-2) ?? q.zero), q.multiply(lead, q.rational(degree)));
  const centred = shifted(coefficients, shift);
  const back = (root: Expression): Expression => (q.isZero(shift) ? root : app('add', fromRational(shift), root));
  const pure = centred.slice(1, -1).every(q.isZero);
  if (pure) {
    const value = q.divide(q.negate(centred[0] ?? q.zero), lead);
    return pureRoots(value, degree, back);
  }
  if (degree === 4 && q.isZero(centred[1] ?? q.one) && q.isZero(centred[3] ?? q.one)) return biquadratic(centred, back);
  return undefined;
}

/** The real roots of `yⁿ = value`; the complex ones are not listed. */
function pureRoots(value: Rational, degree: number, back: (root: Expression) => Expression): Part {
  const size = value.numerator < 0n ? q.negate(value) : value;
  const exact = rationalRoot(size, degree);
  const root: Expression = exact ? fromRational(exact) : degree === 2 ? rootExpression(size) : app('root', fromRational(size), num(degree));
  const negative = app('negate', root);
  if (degree % 2 === 1) return { real: [back(value.numerator < 0n ? negative : root)], other: [] };
  return { real: value.numerator < 0n ? [] : [back(negative), back(root)], other: [] };
}

function biquadratic(coefficients: Coefficients, back: (root: Expression) => Expression): Part | undefined {
  const [c = q.zero, , b = q.zero, , a = q.one] = coefficients;
  const discriminant = q.subtract(q.multiply(b, b), q.multiply(q.rational(4), q.multiply(a, c)));
  if (discriminant.numerator < 0n) return { real: [], other: [] };
  const twice = q.multiply(q.rational(2), a);
  const rest = q.divide(q.negate(b), twice);
  const { roots } = quadraticRoots(a, b, c);
  const real: Expression[] = [];
  for (const square of roots) {
    const value = realValue(square);
    if (value === undefined) return undefined;
    if (value < 0) continue;
    const sign = value > (Number(rest.numerator) / Number(rest.denominator)) ? q.one : q.rational(-1);
    // square = rest ± (1/2a)·√D = rest + n·√d with n² d = D/(4a²)
    const share = q.divide(discriminant, q.multiply(twice, twice));
    const d = share.numerator * share.denominator;
    const simple = denested(rest, q.multiply(sign, q.rational(1n, share.denominator)), d);
    const root = simple ?? app('sqrt', square);
    real.push(back(app('negate', root)), back(root));
  }
  return { real, other: [] };
}

/** The coefficients of `p(x + shift)`, by Taylor's formula. */
function shifted(coefficients: Coefficients, shift: Rational): Rational[] {
  const result: Rational[] = [];
  let current: Rational[] = [...coefficients];
  let factorial = 1n;
  for (let index = 0; index < coefficients.length; index++) {
    if (index > 0) factorial *= BigInt(index);
    result.push(q.divide(valueAt(current, shift), q.rational(factorial)));
    current = derivative(current);
  }
  return result;
}
