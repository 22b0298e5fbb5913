import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';
import { questionOf } from '../../../../src/math/claims/question.ts';

const asked = 'Find the points of intersection of $y=x^2$ and the line $y=x+2$.';

function verdictOf(problem: string, answer: string): string | undefined {
  for (const progress of checkText({ text: `$$\\boxed{${answer}}$$`, format: 'markdown', problem: { text: problem, format: 'markdown' } }, { perClaimMs: 2000 }, new Set())) if (progress.kind === 'checked') return progress.checked.verdict.kind;
  return undefined;
}

test('points of intersection are solutions of both equations, the letter x first', () => {
  for (const problem of [asked, '求抛物线 $y=x^2$ 与直线 $y=x+2$ 的交点坐标。']) {
    const question = questionOf(problem, 'markdown');
    assert.deepEqual(question.kind === 'solve' && question.unknowns, ['x', 'y']);
    assert.equal(verdictOf(problem, '(-1,1), (2,4)'), 'verified');
    assert.equal(verdictOf(problem, '(2,4)'), 'refuted');
    assert.equal(verdictOf(problem, '(1,-1), (4,2)'), 'refuted');
  }
});

test('what asks for something else of two curves is not taken for their points', () => {
  for (const problem of [
    'How many points of intersection do $y=x^2$ and $y=x+2$ have?',
    'Find the points of intersection of $y=x^2$ and $y=x+2$ in the first quadrant.',
    'Find the distance between the points of intersection of $y=x^2$ and $y=x+2$.',
    'Find the point of intersection of $y=x^2$ and $y=ax$.',
    '求抛物线 $y=x^2$ 与直线 $y=x+2$ 在第一象限的交点坐标。',
    '求抛物线 $y=x^2$ 与直线 $y=x+2$ 的交点个数。',
  ]) assert.equal(questionOf(problem, 'markdown').kind, 'unknown', problem);
});
