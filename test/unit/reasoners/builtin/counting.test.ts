import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { countingProblems, declinedCounting } from './problems/counting.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('questions of counting and chance have their answers, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, answer] of countingProblems) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      assert.ok(text.startsWith('I read this as: '));
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  // What stands in a box is a bare number, which says nothing that could be checked.
  assertMostVerified(verdicts, 0.97 - countingProblems.length / verdicts.length);
});

test('what asks for something else is declined', async (t) => {
  for (const problem of declinedCounting) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});
