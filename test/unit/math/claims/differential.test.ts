import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentialQuestion, solutionAttempts } from '../../../../src/math/claims/differentialAnswer.ts';
import { differentialProblem } from '../../../../src/math/claims/differentialProblem.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { boxedVerdict } from '../../../support/boxedVerdict.ts';

test('a boxed solution is put into the equation and its conditions', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ["Solve $y' = 2y$.", 'y = Ce^{2x}', 'verified'],
    ["Solve $y' = 2y$.", 'y = Ae^{2x}', 'verified'],
    ["Solve $y' = 2y$.", 'y = Ce^{3x}', 'refuted'],
    // One solution is not all of them.
    ["Solve $y' = 2y$.", 'y = e^{2x}', 'unchecked'],
    ["Solve $y' = 2y$, $y(0) = 3$.", 'y = 3e^{2x}', 'verified'],
    ["Solve $y' = 2y$, $y(0) = 3$.", '3e^{2x}', 'verified'],
    ["Solve $y' = 2y$, $y(0) = 3$.", 'y = 2e^{2x}', 'refuted'],
    ["Solve $y' = 2y$, $y(0) = 3$.", 'y = Ce^{2x}', 'unchecked'],
    ["Find the general solution of $y'' + y = 0$.", 'y = C_1\\cos x + C_2\\sin x', 'verified'],
    ["Find the general solution of $y'' + y = 0$.", 'y = A\\cos x + B\\sin x', 'verified'],
    // The two constants are in truth one.
    ["Find the general solution of $y'' - y = 0$.", 'y = C_1e^x + C_2e^{x+1}', 'unchecked'],
    ["Find the general solution of $y'' + y = 0$.", 'y = C_1e^x + C_2e^{-x}', 'refuted'],
    ['求微分方程 $\\frac{dy}{dx} = \\frac{x}{y}$ 的通解', 'y^2 = x^2 + C', 'verified'],
    ['求微分方程 $\\frac{dy}{dx} = -\\frac{x}{y}$，$y(0)=2$ 的特解', 'x^2 + y^2 = 4', 'verified'],
    ["Solve $xy' = y$.", 'y = Cx', 'verified'],
    ['Solve $y\\,dx + x\\,dy = 0$.', 'y = \\frac{C}{x}', 'verified'],
    // The constant takes only some of its values, or does nothing.
    ["Solve $y' = 2y$.", 'y = |C|e^{2x}', 'unchecked'],
    ["Solve $y' = 2y$.", 'y = C^2e^{2x}', 'unchecked'],
    ["Solve $y' = 2y$.", 'y = e^{2x+C}', 'unchecked'],
    ["Solve $y'' = y$.", 'y = C_1e^x + C_1C_2e^{-x}', 'unchecked'],
    ['Solve $\\frac{dy}{dx} = \\frac{x}{y}$', 'x^2 - y^2 = C^2', 'unchecked'],
    ['Solve $\\frac{dy}{dx} = \\frac{x}{y}$', 'y = \\sqrt{x^2+C}', 'unchecked'],
    ["Solve $(y')^2 = 1$", 'y = x + C', 'unchecked'],
    ["Solve $y' = y^2$", 'y = \\frac{1}{C-x}', 'verified'],
    ["Solve $y'' = y$, $y(0)=1$.", 'y = Ce^{x} + (1-C)e^{-x}', 'verified'],
    ["Find a particular solution of $y'=2y+4$.", 'y=-2', 'verified'],
    // Right where the logarithm has a value.
    ["Solve $y'=\\frac{1}{|x|}$, $y(1)=0$.", 'y=\\ln x', 'verified'],
    // Another thing is asked.
    ["Find the limit of the solution of $y' = -y$ as $x \\to \\infty$.", 'y = Ce^{-x}', 'unchecked'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('neither all solutions for some of them, nor a corner or a branch for a mistake', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    // At two places there may be many; here there are.
    ["Solve $y''+y=0$, $y(0)=0$, $y(\\pi)=0$.", 'y=\\sin x', 'unchecked'], ["Solve $y''=y$, $y(0)=1$, $y(0)=1$.", 'y=e^x', 'unchecked'],
    ["Solve $y'=y$.", 'y=\\frac{e^x}{C}', 'unchecked'], ["Solve $y'=\\cos x$", 'y=\\sin x+\\frac{C}{C+1}', 'unchecked'], ["Solve $y'=y$", 'y=e^{-(C-x)}', 'unchecked'], ["Solve $xy'=2y$", 'y=(Cx)^2', 'unchecked'],
    ["Solve $y'=2y$.", '\\ln y = 2x + C', 'unchecked'], ["Solve $y'=2y$.", '\\ln |y| = 2x + C', 'verified'], ["Solve $y'=2xy$, $y(0)=1$", '\\ln y = x^2', 'verified'],
    ["Solve $y''=0$, $y(1)=1$, $y'(1)=1$.", 'y=|x|', 'unchecked'], ["Solve $xy'=1$.", 'y=\\ln|x|+C', 'verified'],
    // Right where x is positive.
    ["Solve $y' = \\sqrt{y}$, $y(0)=0$.", 'y = \\frac{x^2}{4}', 'none'], ["Solve $y' = \\sqrt{1-y^2}$, $y(0)=0$.", 'y = \\sin x', 'none'], ["Solve $y' = y^{3/2}$, $y(1)=4$.", 'y = \\frac{4}{(2-x)^2}', 'none'],
    ["Solve $y'=\\ln x$, $y(1)=0$.", 'y=x\\ln x', 'refuted'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('where another thing is asked, or more is said, a solution is neither right nor wrong', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    ["Find y(1) if $y' = 2y$, $y(0)=1$.", 'y = e^{2x}'],
    ["Solve $y' = 2y$, $y(0)=1$. Find half of $y$.", 'y = e^{2x}'],
    ["Find the equilibrium solutions of $y' = y(1-y)$", 'y = \\frac{1}{1+Ce^{-x}}'],
    ["Find the constant solutions of $y' = y^2$", 'y = \\frac{1}{C-x}'],
    ["求微分方程 $y'=2y$ 的奇解", 'y=Ce^{2x}'],
    ["Solve $y'=2y$ with y(0)=3", 'y=Ce^{2x}'],
    ["Find the particular solution of $y'=2y$ through (0,3)", 'y=e^{2x}'],
  ];
  for (const [problem, answer] of cases) assert.match(boxedVerdict(problem, answer), /^(?:unchecked|inconclusive)$/, `${problem} ${answer}`);
});

test('a differential equation is read in its notations, and nothing else is', () => {
  const read = (text: string): string | undefined => {
    const problem = differentialProblem(text, 'markdown');
    return problem && `${problem.unknown}(${problem.variable}) ${problem.order} ${problem.conditions.length}`;
  };
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["$y' = 2y$, $y(0) = 3$", 'y(x) 1 1'], ['$\\frac{dy}{dt} = ty$', 'y(t) 1 0'], ['$\\ddot x + x = 0$', 'x(t) 2 0'], ["$y''(x) = y(x)$", 'y(x) 2 0'], ['$(x+1)\\,dy = y\\,dx$', 'y(x) 1 0'],
    ["y'' + 2y' = 0，y(0)=1，y'(0)=2", 'y(x) 2 2'], ["$y' = y$, $y|_{x=0} = 1$", 'y(x) 1 1'], ['$\\frac{dP}{dt} = P(1-P)$, $P(0) = 2$', 'P(t) 1 1'],
    ['$x + y = 1$', undefined], ["$f(x) = x^2$, $f'(2)$", undefined], ["$x' = y$, $y' = -x$", undefined], ['$y^{(4)} = y$', undefined], ["$y^{(3)} + y' = 0$", undefined], ['$dy = x$', undefined], ['$dy + x = dx$', undefined], ["$y' = y$, $y'' = y$", undefined], ["$y' = z'$", undefined],
  ];
  for (const [text, expected] of cases) assert.equal(read(text), expected, text);
});

test('an answer with a condition that cannot be formed is not taken for a solution', () => {
  const question = differentialQuestion("Solve $y'' + y = 0$, $y(0) = 1$, $y'(0) = 0$.", 'markdown');
  assert.ok(question);
  assert.equal(solutionAttempts(read('y = \\cos x'), question, true).length, 2);
  // Nothing says what the slope of the whole part is, so only one condition would be left to be asked.
  assert.deepEqual(solutionAttempts(read('y = \\cos x + \\lfloor x \\rfloor'), question, true), []);
});
