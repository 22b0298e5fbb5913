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

/** `base ** exponent` modulo, from the highest binary digit down. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = residue(1n, modulus);
  for (const digit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (digit === '1') result = residue(result * base, modulus);
  }
  return result;
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

/** Whether a number below `largestFactored` is prime, by strong probable primes to bases that are enough there. */
export function isPrimeNumber(n: bigint): boolean {
  if (n < 2n) return false;
  const bases = [2n, 3n, 5n, 7n, 11n, 13n];
  if (bases.some((p) => n % p === 0n)) return bases.includes(n);
  let [odd, twos] = [n - 1n, 0];
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return bases.every((base) => {
    let value = powerModulo(base, odd, n);
    if (value === 1n || value === n - 1n) return true;
    for (let step = 1; step < twos; step++) {
      value = (value * value) % n;
      if (value === n - 1n) return true;
    }
    return false;
  });
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
