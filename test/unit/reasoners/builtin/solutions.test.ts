import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declinedSolutions, solutionProblems } from './problems/solutions.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('the solutions of an equation', solutionProblems, declinedSolutions);

test('an angle below zero is written with its sign before the degrees', async () => {
  assert.equal((await run(request('Solve $\\tan\\theta=-1$ for $-90^\\circ<\\theta<90^\\circ$.'))).boxed, '\\theta = -45^{\\circ}');
});
