import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../src/checking/checkText.ts';
import type { Checker } from '../../../src/core/checker.ts';
import { givesAway } from '../../../src/core/hintLadder.ts';
import { english } from '../../../src/core/phrase.ts';
import { contentHash, type Problem } from '../../../src/core/problem.ts';
import { makeHints, type HintsMade } from '../../../src/host/hints/makeHints.ts';
import { solverHere } from '../../../src/reasoners/builtin/thread/solver.ts';

const checker: Checker = {
  async *check(request, budget) {
    for (const progress of checkText(request, budget, new Set())) if (progress.kind === 'checked') yield progress.checked;
  },
};

function made(text: string, answer?: unknown): Promise<HintsMade> {
  const problem: Problem = { text, kind: 'problem', format: 'markdown', hash: contentHash(text), attachments: [] };
  const ask = answer === undefined ? undefined : () => Promise.resolve(JSON.stringify(answer));
  return makeHints(problem, { checker, solver: solverHere(english), translate: english, ask, language: 'English', signal: new AbortController().signal });
}

const beyond = 'Let $n$ be the number of ways to tile a $2 \\times 3$ board with dominoes. Find $n$.';
const right = { nudge: 'Look at the first column.', idea: 'Count by how the first column is covered.', step: 'Let $a_k$ be the number for width $k$.', solution: '$1 + 2 = 3$, so $\\boxed{3}$', answer: '3' };

test('what the built-in solver can solve gives hints that lead up to its solution', async () => {
  for (const text of ['Solve $x^2 - 5x + 6 = 0$.', 'Solve $3x + 4 = 10$.', 'Differentiate $x^3 + 2x$.', 'Compute $\\frac{1}{2} + \\frac{1}{3}$.', 'Solve the system $x + y = 5$, $x - y = 1$.', 'Factor $x^2 - 9$.', 'Expand $(x+1)^2$.']) {
    const hints = await made(text);
    assert.ok(hints.kind === 'hints' && hints.by === 'builtin', text);
    const { nudge, idea, solution, answer } = hints.hints;
    assert.ok(![nudge, idea].some((hint) => givesAway(hint, answer)), text);
    assert.match(solution, /\\boxed/);
  }
});

test('beyond the built-in solver a model gives them, and without one there are none', async () => {
  assert.equal((await made(beyond)).kind, 'beyond');
  const hints = await made(beyond, right);
  assert.ok(hints.kind === 'hints' && hints.by === 'model');
  assert.match(english(hints.checked), /verified 1 statements/);
});

test('hints of a refuted solution are not shown, and neither is what cannot be read', async () => {
  assert.equal((await made(beyond, { ...right, solution: '$1 + 2 = 4$, so $\\boxed{4}$', answer: '4' })).kind, 'refuted');
  assert.equal((await made(beyond, { ...right, nudge: undefined })).kind, 'unusable');
  assert.equal((await made(beyond, 'no')).kind, 'unusable');
});
