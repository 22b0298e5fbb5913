import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../../src/core/claim.ts';
import { english } from '../../../src/core/phrase.ts';
import { judge, type JudgeRequest } from '../../../src/math/judging/judge.ts';
import { isAnotherSolver, solvedAgain, type SolvingApart } from '../../../src/host/solvedAgain.ts';
import { solverHere } from '../../../src/reasoners/builtin/thread/solver.ts';

const boxed = (latex: string): Claim => ({ id: latex, kind: 'final-answer', range: { start: 0, end: 1 }, text: latex, latex, hash: latex, assumptions: [] });
const apart: SolvingApart = { solver: solverHere(english), judge: (request: JudgeRequest) => Promise.resolve(judge(request)) };
const never = new AbortController().signal;

async function verdicts(text: string, ...answers: readonly string[]): Promise<readonly string[]> {
  const found = await solvedAgain({ text, format: 'markdown' }, answers.map(boxed), apart, never);
  return found.map(([claim, verdict]) => `${claim.latex}: ${verdict.kind === 'inconclusive' ? english(verdict.reason) : verdict.kind}`);
}

test('the same answer by another way is verified, whatever its form', async () => {
  assert.deepEqual(await verdicts('In how many ways can 3 of 8 people be chosen?', '56'), ['56: verified']);
  assert.deepEqual(await verdicts('Compute $\\frac{1}{2} + \\frac{1}{4}$.', '0.75', '\\frac{6}{8}'), ['0.75: verified', '\\frac{6}{8}: verified']);
});

test('another answer stays open, and the solver says what it found', async () => {
  assert.deepEqual(await verdicts('In how many ways can 3 of 8 people be chosen?', '336'), ['336: The built-in solver comes to another answer: 56']);
});

test('of a question it does not understand it says nothing', async () => {
  assert.deepEqual(await verdicts('How many roads must a man walk down? Say $42$.', '42'), []);
  assert.deepEqual(await solvedAgain({ text: 'Solve $x = 1$.', format: 'markdown' }, [], apart, never), []);
});

test('it does not vouch for its own answers, nor for hints', () => {
  assert.equal(isAnotherSolver({ reasoner: 'builtin', task: 'solve' }), false);
  assert.equal(isAnotherSolver({ reasoner: 'moonshot', task: 'hint' }), false);
  assert.equal(isAnotherSolver({ reasoner: 'moonshot', task: 'solve' }), true);
});

test('an answer in another form than was asked for, or a rounded one, is not vouched for', async () => {
  const cases: readonly (readonly [question: string, answer: string])[] = [
    ['Factor $x^2-1$', 'x^2-1'],
    ['Expand $(x+1)^2$', '(x+1)^2'],
    ['Find the prime factorization of 60', '60'],
    ['Compute $10/3$', '3.3333'],
    ['Compute $\\sqrt{2}\\cdot\\sqrt{3}$', '2.449'],
  ];
  for (const [text, answer] of cases) assert.deepEqual(await solvedAgain({ text, format: 'markdown' }, [boxed(answer)], apart, never), [], `${text} ${answer}`);
  const [found] = await solvedAgain({ text: 'Find the prime factorization of 60', format: 'markdown' }, [boxed('2^{2}\\times3\\times 5')], apart, never);
  assert.equal(found?.[1].kind, 'verified');
});

test('the question once more, work left to do, or another unit is no answer that is vouched for', async () => {
  const cases: readonly (readonly [question: string, answer: string])[] = [
    ['Simplify $\\frac{6}{8}$.', '\\frac{6}{8}'],
    ['Simplify $\\sqrt{12}$.', '\\sqrt{12}'],
    ['Rationalize the denominator of $\\frac{1}{\\sqrt{2}}$.', '\\frac{1}{\\sqrt2}'],
    ['Write $1+i$ in polar form.', '1+i'],
    ['Evaluate $3+4$.', '3+4'],
    ['Compute $2^{10}$.', '2^{10}'],
    ['Evaluate $5!$.', '5!'],
    ['Compute $\\binom{5}{2}$.', '\\binom52'],
    ['Compute $\\int_0^1 x dx$.', '\\int_0^1 x\\,dx'],
    ['Differentiate $x^2$.', '\\frac{d}{dx}x^2'],
    ['Find the modulus of $3+4i$.', '|3+4i|'],
    ['Find the determinant of $\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$.', '\\begin{vmatrix}1&2\\\\3&4\\end{vmatrix}'],
    ['Find the mean of 1, 2, 3, 4.', '\\frac{1+2+3+4}{4}'],
    ['Solve $2x+1=5$.', '2x=4'],
    ['Solve $x+1<3$.', 'x+1<3'],
    ['Solve $x^2>4$.', 'x^2>4'],
    ['Solve $|x-1|<2$.', '|x-1|<2'],
    ['Find the area of a circle with radius 3 cm.', '9\\pi\\text{ m}^2'],
    ['Tom has 5 apples. Ann has 2 apples. How many apples do they have?', '7\\text{ oranges}'],
    ['A car travels 60 miles in 1.5 hours. What is its average speed?', '40\\text{ km/h}'],
  ];
  for (const [text, answer] of cases) assert.deepEqual(await verdicts(text, answer), [], `${text} ${answer}`);
});

test('what is worked out is vouched for in every usual form', async () => {
  const cases: readonly (readonly [question: string, answer: string])[] = [
    ['Simplify $\\frac{6}{8}$.', '\\frac{3}{4}'],
    ['Solve $2x+1=5$.', '2'],
    ['Solve $x^2=4$.', 'x=\\pm2'],
    ['Solve $|x-1|<2$.', '(-1,3)'],
    ['Solve the system $x+y=3$, $x-y=1$.', '(2,1)'],
    ["Solve $y'=y$.", 'y=Ae^{x}'],
    ['Solve $\\sin x = 0$.', 'x=n\\pi'],
    ['Tom has 5 apples. Ann has 2 apples. How many apples do they have?', '7\\text{ apples}'],
    ['In how many ways can 3 of 8 people be chosen?', '56\\text{ ways}'],
    ['Prove that $a^2+b^2\\ge2ab$.', 'a^2+b^2\\ge2ab'],
  ];
  for (const [text, answer] of cases) assert.deepEqual(await verdicts(text, answer), [`${answer}: verified`], text);
});

test('values are vouched for in the one order they can have, or with their names', async () => {
  const cases: readonly (readonly [question: string, right: readonly string[], open: readonly string[]])[] = [
    ['Find the mean and median of 1, 2, 6.', ['3, 2'], ['2, 3']],
    ['Find the maximum and minimum of $x^2$ on $[-1,2]$.', ['f_{\\min}=0, f_{\\max}=4'], ['0, 4', 'f_{max}=0, f_{min}=4']],
    ['Solve $v-u=1$, $u+v=3$ for $v$ and $u$.', ['v=2, u=1'], ['(1,2)', '1, 2']],
    ['Solve $u+v=3$, $v-u=1$.', ['(1,2)'], ['(2,1)']],
    ['求函数 $f(x)=x^3-3x$ 的单调递减区间', ['(-1,1)', '-1<x<1'], ['-1, 1']],
    ['Find the intersection of the lines $y=2x$ and $y=6-x$.', ['(2,4)', 'y=4, x=2'], ['(4,2)', 'y=2, x=4']],
    ['Find the eigenvalues of $\\begin{pmatrix}2&1\\\\1&2\\end{pmatrix}$.', ['1, 3', '3, 1'], []],
  ];
  for (const [text, right, open] of cases) {
    const found = await solvedAgain({ text, format: 'markdown' }, [...right, ...open].map(boxed), apart, never);
    assert.deepEqual(found.filter(([, { kind }]) => kind === 'verified').map(([{ latex }]) => latex), right, text);
  }
});
