import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { complexProblems, declinedComplex } from './problems/complexNumbers.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('questions about complex numbers have their answers, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of complexProblems) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  // What stands in a box is a bare number, which says nothing that could be checked.
  assertMostVerified(verdicts, 0.9 - complexProblems.length / verdicts.length);
});

test('what asks for something else is declined', async (t) => {
  for (const problem of declinedComplex) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});

test('random linear equations have the solution that Gaussian integers give', async () => {
  let state = 7;
  const upTo = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % (2 * n + 1) - n;
  };
  const written = (re: number, im: number): string => `${re}${im < 0 ? '-' : '+'}${Math.abs(im)}i`;
  for (let count = 0; count < 40; count++) {
    const [a, b, x, y] = [upTo(9), upTo(9) || 1, upTo(9), upTo(9) || 1];
    const product = written(a * x - b * y, a * y + b * x);
    const { boxed } = await run(request(`已知复数 $z$ 满足 $(${written(a, b)})z=${product}$（$i$ 为虚数单位），则 $z=$`));
    assert.equal(judge({ gold: written(x, y), pred: boxed ?? '' }).verdict, 'equal', `${boxed} for ${written(x, y)}`);
    const size = await run(request(`Find the modulus of $${written(x, y)}$.`));
    assert.equal(judge({ gold: `\\sqrt{${x * x + y * y}}`, pred: size.boxed ?? '' }).verdict, 'equal');
  }
});
