import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declinedNumbers, numberProblems } from './problems/numbers.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('whole numbers', numberProblems, declinedNumbers);

/** A linear congruential generator: the same instances in every run. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('random instances agree with trying everything', async () => {
  const random = randomNumbers(8);
  const upTo = (n: number): number => 2 + Math.floor(random.next().value * (n - 1));
  for (let count = 0; count < 60; count++) {
    const [a, b, modulus] = [upTo(400), upTo(400), upTo(60)];
    let common = Math.min(a, b);
    while (a % common !== 0 || b % common !== 0) common--;
    let multiple = Math.max(a, b);
    while (multiple % a !== 0 || multiple % b !== 0) multiple++;
    assert.equal((await run(request(`Find the gcd of ${a} and ${b}.`))).boxed, `${common}`);
    assert.equal((await run(request(`求 ${a} 和 ${b} 的最小公倍数`))).boxed, `${multiple}`);
    assert.equal((await run(request(`Find the remainder when $${a}^{${b}}$ is divided by ${modulus}.`))).boxed, `${BigInt(a) ** BigInt(b) % BigInt(modulus)}`);
    const divisors = Array.from({ length: a }, (_, k) => k + 1).filter((d) => a % d === 0);
    assert.equal((await run(request(`How many positive divisors does ${a} have?`))).boxed, `${divisors.length}`);
    assert.equal((await run(request(`${a} 是质数吗？`))).boxed, divisors.length === 2 ? '\\text{yes}' : '\\text{no}');
    const solutions = Array.from({ length: modulus }, (_, x) => x).filter((x) => (a * x - b) % modulus === 0);
    const { boxed, end } = await run(request(`Solve the congruence $${a}x \\equiv ${b} \\pmod{${modulus}}$.`));
    if (end.how === 'declined') assert.equal(solutions.length, modulus);
    else assert.equal(boxed, solutions.length === 0 ? '\\text{no solution}' : `x \\equiv ${solutions[0]} \\pmod{${modulus / solutions.length}}`);
  }
});
