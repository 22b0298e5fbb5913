import { app, constant, fromRational, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';

/** Squares are taken out of radicands by trial division up to here. */
const largestFactor = 100_000n;

/** The whole square root of a perfect square. */
export function wholeSquareRoot(value: bigint): bigint | undefined {
  if (value < 0n) return undefined;
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess * guess === value ? guess : undefined;
    guess = next;
  }
}

/** The rational square root of a rational square. */
export function rationalSquareRoot({ numerator, denominator }: Rational): Rational | undefined {
  const over = wholeSquareRoot(numerator);
  const under = wholeSquareRoot(denominator);
  return over === undefined || under === undefined ? undefined : q.rational(over, under);
}

/** The rational n-th root of a rational. */
export function rationalRoot(value: Rational, degree: number): Rational | undefined {
  if (value.numerator < 0n && degree % 2 === 0) return undefined;
  const negative = value.numerator < 0n;
  const over = wholeRoot(negative ? -value.numerator : value.numerator, degree);
  const under = wholeRoot(value.denominator, degree);
  return over === undefined || under === undefined ? undefined : q.rational(negative ? -over : over, under);
}

function wholeRoot(value: bigint, degree: number): bigint | undefined {
  let low = 0n;
  let high = 1n << BigInt(Math.ceil(value.toString(2).length / degree) + 1);
  while (low <= high) {
    const middle = (low + high) >> 1n;
    const power = middle ** BigInt(degree);
    if (power === value) return middle;
    if (power < value) low = middle + 1n;
    else high = middle - 1n;
  }
  return undefined;
}

/** `value = outside² · inside` with a whole, positive, small `inside`. */
export function squareOut(value: bigint): { readonly outside: bigint; readonly inside: bigint } {
  let inside = value;
  let outside = 1n;
  for (let factor = 2n; factor <= largestFactor && factor * factor <= inside; factor++) {
    while (inside % (factor * factor) === 0n) {
      inside /= factor * factor;
      outside *= factor;
    }
  }
  const whole = wholeSquareRoot(inside);
  return whole !== undefined ? { outside: outside * whole, inside: 1n } : { outside, inside };
}

/** `rest + factor·√radicand` as people write it: over one denominator. */
export function surd(rest: Rational, factor: Rational, radicand: bigint, imaginary = false): Expression {
  const common = (rest.denominator / q.gcd(rest.denominator, factor.denominator)) * factor.denominator;
  const whole = q.multiply(rest, q.rational(common)).numerator;
  const times = q.multiply(factor, q.rational(common)).numerator;
  if (times === 0n) return fromRational(rest);
  if (radicand === 1n && !imaginary) return fromRational(q.add(rest, factor));
  const size = times < 0n ? -times : times;
  const parts: Expression[] = [
    ...(size === 1n ? [] : [num(size)]),
    ...(radicand === 1n ? [] : [app('sqrt', num(radicand))]),
    ...(imaginary ? [constant('i')] : []),
  ];
  const [only] = parts;
  const product: Expression = parts.length === 1 && only ? only : parts.length === 0 ? num(1) : app('multiply', ...parts);
  const signed = times < 0n ? app('negate', product) : product;
  const over = whole === 0n ? signed : app('add', num(whole), signed);
  if (common === 1n) return over;
  return whole === 0n && times < 0n ? app('negate', app('divide', product, num(common))) : app('divide', over, num(common));
}

/** The two values of `(−b ± √(b² − 4ac)) / 2a`, the smaller real one first. */
export function quadraticRoots(a: Rational, b: Rational, c: Rational): { readonly real: boolean; readonly roots: readonly Expression[] } {
  const discriminant = q.subtract(q.multiply(b, b), q.multiply(q.rational(4), q.multiply(a, c)));
  const twice = q.multiply(q.rational(2), a);
  const rest = q.divide(q.negate(b), twice);
  if (q.isZero(discriminant)) return { real: true, roots: [fromRational(rest)] };
  const imaginary = discriminant.numerator < 0n;
  const size = imaginary ? q.negate(discriminant) : discriminant;
  // √(n/d) = √(n·d)/d
  const { outside, inside } = squareOut(size.numerator * size.denominator);
  const over = q.divide(q.rational(outside, size.denominator), twice);
  const factor = over.numerator < 0n ? q.negate(over) : over;
  return { real: !imaginary, roots: [surd(rest, q.negate(factor), inside, imaginary), surd(rest, factor, inside, imaginary)] };
}

/** `√(m + n√d)` where it is `√u + √v` (or `√u − √v`) with rational u and v. */
export function denested(m: Rational, n: Rational, d: bigint): Expression | undefined {
  const norm = rationalSquareRoot(q.subtract(q.multiply(m, m), q.multiply(q.multiply(n, n), q.rational(d))));
  if (!norm) return undefined;
  const u = q.divide(q.add(m, norm), q.rational(2));
  const v = q.divide(q.subtract(m, norm), q.rational(2));
  if (u.numerator < 0n || v.numerator < 0n) return undefined;
  const first = rootExpression(u);
  const second = rootExpression(v);
  return app('add', first, n.numerator < 0n ? app('negate', second) : second);
}

/** `√value` of a rational that is not negative, simplified. */
export function rootExpression(value: Rational): Expression {
  const { outside, inside } = squareOut(value.numerator * value.denominator);
  return surd(q.zero, q.rational(outside, value.denominator), inside);
}
