/** Arithmetic of whole numbers, exact and of bounded cost. */

/** The remainder that is never negative; the modulus is positive. */
export function residue(a: bigint, modulus: bigint): bigint {
  return ((a % modulus) + modulus) % modulus;
}

/** `a x + b y = g`. */
export function bezout(a: bigint, b: bigint): { readonly g: bigint; readonly x: bigint; readonly y: bigint } {
  let [r, s, x, u, y, v] = [a, b, 1n, 0n, 0n, 1n];
  while (s !== 0n) {
    const q = r / s;
    [r, s, x, u, y, v] = [s, r - q * s, u, x - q * u, v, y - q * v];
  }
  return r < 0n ? { g: -r, x: -x, y: -y } : { g: r, x, y };
}

/** Largest number that is factored. */
export const largestFactored = 1_000_000_000_000n;

/** The primes of a number from 2 to `largestFactored` with their exponents, ascending. */
export function primesOf(n: bigint): (readonly [prime: bigint, exponent: number])[] {
  const found: (readonly [bigint, number])[] = [];
  let rest = Number(n);
  for (let p = 2; p * p <= rest; p += p === 2 ? 1 : 2) {
    let exponent = 0;
    for (; rest % p === 0; rest /= p) exponent++;
    if (exponent > 0) found.push([BigInt(p), exponent]);
  }
  if (rest > 1) found.push([BigInt(rest), 1]);
  return found;
}

/** The positive divisors by trial of every number up to the root, ascending. */
export function divisorsOf(n: bigint): bigint[] {
  const size = Number(n);
  const [low, high]: [bigint[], bigint[]] = [[], []];
  for (let d = 1; d * d <= size; d++) {
    if (size % d !== 0) continue;
    low.push(BigInt(d));
    if (d * d !== size) high.unshift(BigInt(size / d));
  }
  return [...low, ...high];
}
