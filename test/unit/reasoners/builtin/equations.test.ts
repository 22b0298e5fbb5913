import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { beyondEquations, equations } from './problems/equations.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('equations with absolute values, roots and logarithms have their answers, and the checker refutes no line', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of equations) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.ok(boxed === answer || judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict === 'equal', `${boxed} for ${answer}`);
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  assertMostVerified(verdicts, 0.9);
});

test('what has no such form, or no list of solutions, is declined', async (t) => {
  for (const problem of beyondEquations) {
    await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
  }
});

test('an extraneous root is named with what is wrong with it', async () => {
  const { text } = await run(request('Solve $\\log_2 x + \\log_2(x-2) = 3$.'));
  assert.match(text, /At \$x = -2\$ a side of the original equation has no real value, so it is not a solution\./);
});
