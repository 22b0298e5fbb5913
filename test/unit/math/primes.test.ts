import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrime, powerModulo } from '../../../src/math/primes.ts';

test('primes are told from all others, strong pseudoprimes among them', () => {
  const primes = Array.from({ length: 100 }, (_, n) => n).filter((n) => isPrime(BigInt(n)));
  assert.deepEqual(primes, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]);
  // Strong pseudoprimes to base 2, to 2 and 3, and so on up to the first five primes.
  for (const n of [-7n, 2047n, 1_373_653n, 25_326_001n, 3_215_031_751n, 2_152_302_898_747n]) assert.ok(!isPrime(n), `${n}`);
  for (const n of [1_000_003n, 999_999_999_989n, 3_474_749_660_329n]) assert.ok(isPrime(n), `${n}`);
  // The first that the bases do not tell is not looked at.
  assert.ok(!isPrime(3_474_749_660_383n));
});

test('a power modulo a number is never negative', () => {
  assert.equal(powerModulo(3n, 100n, 10n), 1n);
  assert.equal(powerModulo(-2n, 3n, 7n), 6n);
  assert.equal(powerModulo(5n, 0n, 1n), 0n);
});
