import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../src/checking/checkText.ts';
import type { Checker } from '../../../src/core/checker.ts';
import { english } from '../../../src/core/phrase.ts';
import { difficulties } from '../../../src/core/practiceVariants.ts';
import { contentHash, type Problem } from '../../../src/core/problem.ts';
import { variantsOf, writtenProblems, type Making } from '../../../src/host/practice/madeProblems.ts';
import { judge } from '../../../src/math/judging/judge.ts';
import { solverHere } from '../../../src/reasoners/builtin/thread/solver.ts';

const checker: Checker = {
  async *check(request, budget) {
    for (const progress of checkText(request, budget, new Set())) if (progress.kind === 'checked') yield progress.checked;
  },
};
const making: Making = { checker, solver: solverHere(english), signal: new AbortController().signal, judge: (request) => Promise.resolve(judge(request)) };
const problem = (text: string): Problem => ({ text, kind: 'problem', format: 'markdown', hash: contentHash(text), attachments: [] });

test('problems that the built-in solver can solve are varied at each difficulty, each answer verified', async () => {
  for (const text of ['Solve $3x+4=10$.', 'Solve $x^2-5x+6=0$.', 'Solve the system $x+y=5$, $x-y=1$.', 'Differentiate $x^3+2x$.', 'Compute $\\frac{1}{2}+\\frac{1}{3}$.', 'Solve 3x + 4 = 10', '解方程 $x^2-5x+6=0$。']) {
    for (const difficulty of difficulties) {
      const made = await variantsOf(problem(text), 3, difficulty, 7, making);
      assert.equal(made?.problems.length, 3, `${text} ${difficulty}: ${JSON.stringify(made)}`);
      assert.equal(new Set(made?.problems.map((each) => each.answer)).size, 3);
      assert.ok(made?.problems.every((each) => each.text !== text));
    }
  }
});

test('the same seed gives the same problems', async () => {
  const text = problem('Solve $3x+4=10$.');
  assert.deepEqual(await variantsOf(text, 3, 'same', 5, making), await variantsOf(text, 3, 'same', 5, making));
});

test('what the built-in solver cannot solve is not varied', async () => {
  assert.equal(await variantsOf(problem('How many tilings has a board?'), 3, 'same', 1, making), undefined);
});

test('of a model’s problems only those whose answer was found again are kept', async () => {
  const written = {
    problems: [
      { problem: 'Solve $2x+1=7$.', answer: 'x = 3' },
      { problem: 'Solve $2x+1=9$.', answer: 'x = 5' },
      { problem: 'How many dominoes tile a $2 \\times 3$ board?', answer: '3' },
      { problem: 'How many dominoes tile a $2 \\times 4$ board?', answer: '9' },
    ],
  };
  const asked: string[] = [];
  const made = await writtenProblems(
    4,
    'same',
    'English',
    (about, task, request) => {
      asked.push(`${task} ${about?.text ?? ''} ${request}`);
      return Promise.resolve(task === 'practice' ? JSON.stringify(written) : /2 \\times 3/.test(about?.text ?? '') ? 'Count: $\\boxed{3}$' : 'Count: $\\boxed{4}$');
    },
    making,
  );
  assert.deepEqual(made?.problems.map(({ answer, isComputed }) => [answer, isComputed]), [['x = 3', true], ['3', false]]);
  assert.equal(made?.dropped, 2);
  assert.equal(asked.length, 3);
  assert.ok(asked.slice(1).every((each) => each.startsWith('solve') && !/answer|= 3|9/.test(each)));
});
