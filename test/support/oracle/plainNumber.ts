/**
 * Numbers of the oracle that says whether a broken claim is false: exact fractions as long as they last, then
 * complex doubles that carry a bound of their own error. Nothing here is shared with what decides claims.
 */
export type PlainNumber =
  | { readonly kind: 'fraction'; readonly top: bigint; readonly under: bigint }
  | { readonly kind: 'double'; readonly re: number; readonly im: number; readonly error: number };

/** There is no such number, or the oracle cannot tell what it is. */
export class NoValue extends Error {}

const epsilon = 2 ** -51;
/** Fractions longer than this many bits go on as doubles. */
const longest = 1n << 4000n;

export function fraction(top: bigint, under = 1n): PlainNumber {
  if (under === 0n) throw new NoValue();
  let [a, b] = [top < 0n ? -top : top, under < 0n ? -under : under];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = under < 0n ? -a : a;
  const whole: PlainNumber = { kind: 'fraction', top: top / divisor, under: under / divisor };
  if (whole.top > longest || whole.top < -longest || whole.under > longest) throw new NoValue();
  return whole;
}

export function double(re: number, im = 0, error = epsilon * Math.hypot(re, im)): PlainNumber {
  if (!Number.isFinite(re) || !Number.isFinite(im) || !Number.isFinite(error)) throw new NoValue();
  // Near the smallest doubles, digits are lost that no error bound tells of.
  const size = Math.hypot(re, im);
  if (size > 0 && size < 1e-280) throw new NoValue();
  return { kind: 'double', re, im, error };
}

export type PlainDouble = Extract<PlainNumber, { kind: 'double' }>;

export function doubled(value: PlainNumber): PlainDouble {
  if (value.kind === 'double') return value;
  const { top, under } = value;
  const size = (n: bigint): number => (n < 0n ? -n : n).toString(2).length;
  // Both parts may be beyond a double while their quotient is not.
  const shift = BigInt(Math.max(0, Math.min(size(top), size(under)) - 200));
  return double(Number(top >> shift) / Number(under >> shift)) as PlainDouble;
}

export function plus(a: PlainNumber, b: PlainNumber): PlainNumber {
  if (a.kind === 'fraction' && b.kind === 'fraction') return fraction(a.top * b.under + b.top * a.under, a.under * b.under);
  const [x, y] = [doubled(a), doubled(b)];
  const [re, im] = [x.re + y.re, x.im + y.im];
  return double(re, im, x.error + y.error + epsilon * Math.hypot(re, im));
}

export function negated(a: PlainNumber): PlainNumber {
  return a.kind === 'fraction' ? { ...a, top: -a.top } : { ...a, re: -a.re, im: -a.im };
}

export function times(a: PlainNumber, b: PlainNumber): PlainNumber {
  if (a.kind === 'fraction' && b.kind === 'fraction') return fraction(a.top * b.top, a.under * b.under);
  const [x, y] = [doubled(a), doubled(b)];
  const [re, im] = [x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re];
  return double(re, im, Math.hypot(x.re, x.im) * y.error + Math.hypot(y.re, y.im) * x.error + epsilon * Math.hypot(x.re, x.im) * Math.hypot(y.re, y.im));
}

export function over(a: PlainNumber, b: PlainNumber): PlainNumber {
  if (a.kind === 'fraction' && b.kind === 'fraction') return fraction(a.top * b.under, a.under * b.top);
  const [x, y] = [doubled(a), doubled(b)];
  const size = y.re * y.re + y.im * y.im;
  const length = Math.sqrt(size);
  if (length <= 1e3 * y.error || length === 0) throw new NoValue();
  const [re, im] = [(x.re * y.re + x.im * y.im) / size, (x.im * y.re - x.re * y.im) / size];
  return double(re, im, x.error / length + (Math.hypot(re, im) * y.error) / length + 2 * epsilon * Math.hypot(re, im));
}

/** A real function of a real number, its error bound carried through by the values at both ends. */
export function realFunction(a: PlainNumber, f: (x: number) => number): PlainNumber {
  const { re, im, error } = doubled(a);
  if (im !== 0) throw new NoValue();
  const value = f(re);
  const reach = Math.max(Math.abs(f(re + error) - value), Math.abs(f(re - error) - value));
  return double(value, 0, (Number.isFinite(reach) ? reach : Number.NaN) + 4 * epsilon * Math.abs(value));
}

/** Negative, zero or positive; undefined where the error bounds overlap or a number is not real. */
export function compared(a: PlainNumber, b: PlainNumber): number | undefined {
  if (a.kind === 'fraction' && b.kind === 'fraction') {
    const gap = a.top * b.under - b.top * a.under;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }
  const [x, y] = [doubled(a), doubled(b)];
  if (x.im !== 0 || y.im !== 0) throw new NoValue();
  return plainlyApart(x, y) ? Math.sign(x.re - y.re) : undefined;
}

/** Whether two numbers differ by far more than the errors they carry; false where that cannot be told. */
export function apart(a: PlainNumber, b: PlainNumber): boolean {
  return a.kind === 'fraction' && b.kind === 'fraction' ? compared(a, b) !== 0 : plainlyApart(doubled(a), doubled(b));
}

function plainlyApart(x: PlainDouble, y: PlainDouble): boolean {
  const gap = Math.hypot(x.re - y.re, x.im - y.im);
  return gap > 100 * (x.error + y.error) + 1e-9 * Math.max(Math.hypot(x.re, x.im), Math.hypot(y.re, y.im));
}
