/** Largest number whose primality is known here: below it six bases of strong probable primes are enough (Jaeschke 1993). */
const largestKnown = 3_474_749_660_382n;
const bases = [2n, 3n, 5n, 7n, 11n, 13n];

/** Whether a number is prime; false too of those above some three million millions, which are not looked at. */
export function isPrime(n: bigint): boolean {
  if (n < 2n || n > largestKnown) return false;
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

/** `base ** exponent` modulo a positive number, never negative, from the highest binary digit down. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  for (const digit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (digit === '1') result = (((result * base) % modulus) + modulus) % modulus;
  }
  return result;
}
