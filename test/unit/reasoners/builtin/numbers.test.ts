import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { declinedNumbers, numberProblems } from './problems/numbers.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('questions about whole numbers have their answers, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of numberProblems) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      assert.ok(text.startsWith('I read this as: '));
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  // What stands in a box is a bare number, which says nothing that could be checked.
  assertMostVerified(verdicts, 0.97 - numberProblems.length / verdicts.length);
});

test('what asks for something else is declined', async (t) => {
  for (const problem of declinedNumbers) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});

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
