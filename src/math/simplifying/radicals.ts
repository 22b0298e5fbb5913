/**
 * A positive whole number as `outside^degree · inside` with nothing left to take out, as far as its
 * factors up to 10⁵ and perfect powers show; what is missed stays under the root and stays right.
 */
export function rootOf(radicand: bigint, degree: bigint): { readonly outside: bigint; readonly inside: bigint } {
  let outside = 1n;
  let inside = 1n;
  let rest = radicand;
  for (let divisor = 2n; divisor <= 100_000n && divisor ** 2n <= rest; divisor += divisor === 2n ? 1n : 2n) {
    let count = 0n;
    while (rest % divisor === 0n) {
      rest /= divisor;
      count++;
    }
    if (count > 0n) {
      outside *= divisor ** (count / degree);
      inside *= divisor ** (count % degree);
    }
  }
  const whole = wholeRoot(rest, degree);
  return whole ** degree === rest ? { outside: outside * whole, inside } : { outside, inside: inside * rest };
}

/** The largest whole number whose power is not above a non-negative one (Newton's method, exact). */
export function wholeRoot(radicand: bigint, degree: bigint): bigint {
  if (radicand < 2n) return radicand;
  let guess = 1n << (BigInt(radicand.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * guess + radicand / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
}
