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

test('curves meet at points with real coordinates', () => {
  assert.equal(verdictOf('Find the intersection of $y=x^2$ and $y=-1$.', '(i,-1), (-i,-1)'), 'unchecked');
});

test('what is made of the roots, or chosen among them, is not taken for all of them', () => {
  for (const problem of [
    'Find the bigger root of $x^2-5x+6=0$.',
    'Find the root nearest zero of $x^2-5x+6=0$.',
    'Find the difference of the roots of $x^2-5x+6=0$.',
    'Find the square roots of the solutions of $x^2-5x+6=0$.',
    'Find the quadratic equation with roots $x=2$ and $x=3$.',
    'Is $x=2$ the solution of $x^2=5$?',
    'Solve $\\sin x=0$ in degrees.',
    'Solve $2x=4$ and $3x=9$.',
    'Solve each inequality: $x>1$, $2x<6$.',
    '解方程 $2x=4$ 和 $3x=9$',
    'Solve $x^2=2$ to the nearest whole.',
    'Solve $x^2=2$ over the integers.',
    'Find the x-coordinates of the points of intersection of $y=x^2$ and $y=2x$.',
    '求方程 $x^2-5x+6=0$ 的较大根',
    '求方程 $x^2-5x+6=0$ 的两根之差',
    '求方程 $x^2-5x+6=0$ 两根和',
    '求方程 $x^2-5x+6=0$ 两根的平方和',
    '求方程 $x^2-5x+6=0$ 的根的判别式',
  ]) assert.equal(questionOf(problem, 'markdown').kind, 'unknown', problem);
  for (const problem of ['Solve the equation $x^2-5x+6=0$ by completing the square. Show your work.', 'How do I solve $x^2-5x+6=0$?', '求方程 $x^2-5x+6=0$ 的所有实数根。']) assert.equal(verdictOf(problem, '2, 3'), 'verified', problem);
});

test('real solutions are asked among the reals, complex ones among the complex numbers', () => {
  assert.equal(verdictOf('Find the real solutions of $x^2=-1$.', '\\pm i'), 'unchecked');
  assert.equal(verdictOf('Find all complex solutions of $x^3=1$.', '1'), 'unchecked');
  assert.equal(verdictOf('在复数范围内解方程 $x^2=-1$', '\\text{无解}'), 'unchecked');
  assert.equal(verdictOf('在复数范围内解方程 $x^2=-1$', '\\pm i'), 'verified');
});

test('a pair is in no known order where the letters come in another one than in the alphabet', () => {
  for (const pair of ['(2,1)', '(1,2)']) {
    assert.equal(verdictOf('Solve $t+s=3$, $t-s=1$.', pair), 'unchecked');
    assert.equal(verdictOf('Solve $y-x=1$, $x+y=3$ for $y$ and $x$.', pair), 'unchecked');
  }
  assert.equal(verdictOf('Solve $t+s=3$, $t-s=1$.', 't=2, s=1'), 'verified');
  assert.equal(verdictOf('Solve $s+t=3$, $t-s=1$.', '(1,2)'), 'verified');
  assert.equal(verdictOf('Solve $y=2x$, $x+y=6$.', '(2,4)'), 'verified');
  assert.equal(verdictOf('解下列方程组 $\\begin{cases}y=2x\\\\x+y=6\\end{cases}$', '(2,4)'), 'verified');
});

test('the question once more, or its value in another form than is asked for, is no answer', () => {
  const cases: readonly (readonly [problem: string, right: string, ...others: readonly string[]])[] = [
    ['Compute $3+4$.', '7', '3+4'],
    ['Compute $5!$.', '120', '5!'],
    ['Simplify $\\frac{6}{8}$.', '\\frac34', '\\frac{6}{8}'],
    ['Factor $x^2-1$.', '(x-1)(x+1)', 'x^2-1', '-1+x^2'],
    ['因式分解 $x^2-1$', '(x+1)(x-1)', '-1+x^2'],
    ['Expand $(x+1)^2$.', 'x^2+2x+1', '(1+x)^2', 'x(x+2)+1'],
  ];
  for (const [problem, right, ...others] of cases) {
    assert.equal(verdictOf(problem, right), 'verified', problem);
    for (const other of others) assert.equal(verdictOf(problem, other), 'unchecked', `${problem} ${other}`);
  }
});

test('no number is refuted for letters that may have values', () => {
  for (const term of ['n!', '\\sum_{k=1}^n k', '\\binom{n}{2}', '\\int_0^a x\\,dx', '\\lfloor x\\rfloor', 'xy']) assert.equal(verdictOf(`Compute $${term}$.`, '5'), 'unchecked', term);
  assert.equal(verdictOf('Compute $\\sum_{k=1}^n k$.', 'n^2'), 'refuted');
  assert.equal(verdictOf('Simplify $\\frac{x}{x}$.', '1'), 'verified');
});

test('where an equation stands that is to be solved changes nothing, and a figure beside other words may', () => {
  const kind = (text: string): string => questionOf(text, 'markdown').kind;
  for (const text of ['Solve the equation under the figure ![triangle](a/triangle.png): $x^2 = 4$.', 'Solve the quadratic equation below: $x^2 = 4$', '解方程 $x^2 = 4$（如图所示）。', 'Solve the inequality shown in the picture: $x^2 > 4$.']) assert.equal(kind(text), 'solve', text);
  for (const text of ['Find $x$ in the figure: $x^2 = 4$.', 'Solve $x^2 = 4$ ![triangle](a/triangle.png)', 'Solve the equation for the side of the triangle in the figure: $x^2 = 4$.']) assert.notEqual(kind(text), 'solve', text);
});
