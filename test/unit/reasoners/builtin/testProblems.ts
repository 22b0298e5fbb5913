import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

/** The problems have their answers, no told claim of them is refuted, nine of ten beside the boxes are verified, and the others are declined. */
export function testProblems(topic: string, solved: readonly (readonly [problem: string, answer: string])[], declined: readonly string[]): void {
  test(`questions about ${topic} have their answers, and no told claim is refuted`, async (t) => {
    const verdicts: VerdictKind[] = [];
    for (const [problem, answer] of solved) {
      await t.test(problem, async () => {
        const { boxed, end, text } = await run(request(problem));
        assert.equal(end.how, 'complete');
        assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
        assert.ok(text.startsWith('I read this as: '));
        verdicts.push(...verdictsOf(problem, text));
      });
    }
    // Of what stands in a box it is not always known what it answers.
    assertMostVerified(verdicts, 0.9 * (1 - solved.length / verdicts.length));
  });

  test(`what asks for something else than of ${topic} is declined`, async (t) => {
    for (const problem of declined) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
  });
}
