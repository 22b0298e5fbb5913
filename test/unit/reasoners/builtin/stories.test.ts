import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { judge } from '../../../../src/math/judging/judge.ts';
import { declinedStories, storyProblems } from './problems/stories.ts';
import { declinedMoreStories, moreStories } from './problems/storiesMore.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('word problems are set up, solved and answered, and no told claim is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  const all = [...storyProblems, ...moreStories];
  for (const [problem, answer] of all) {
    await t.test(problem, async () => {
      const { boxed, end, text } = await run(request(problem));
      assert.equal(end.how, 'complete', text);
      assert.equal(judge({ gold: answer, pred: boxed ?? '', question: problem }).verdict, 'equal', `${boxed} for ${answer}`);
      assert.ok(text.startsWith('I read this as: '));
      verdicts.push(...verdictsOf(problem, text));
    });
  }
  // What stands in a box is a bare number, which says nothing that could be checked.
  assertMostVerified(verdicts, 0.98 - all.length / verdicts.length);
});

test('a story is declined where its reading is not certain, or where it has no single answer', async (t) => {
  for (const problem of [...declinedStories, ...declinedMoreStories]) await t.test(problem, async () => assert.equal((await run(request(problem))).end.how, 'declined'));
});

test('what was understood of a story is told when it is declined', async () => {
  const { text } = await run(request('Tom has 5 apples. Sue has 3 more apples than Tom. What is the colour of the sky?'));
  assert.ok(text.includes('“Tom has 5 apples”'));
});
