import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxedVerdict } from '../../../support/boxedVerdict.ts';

test('answers about one function are computed again, and another form of an answer refutes nothing', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', 'y = 6x - 9', 'verified'],
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', '6x - y - 9 = 0', 'unchecked'],
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', 'y = 6x - 8', 'none'],
    ['Integrate $x^2$ from $0$ to $3$.', '9', 'verified'],
    ['Find the normal line to $y=x^2$ at $x=1$.', 'y = -\\frac12 x + \\frac32', 'verified'],
    ['Find the normal line to $y=x^2$ at $x=1$.', 'y = 2x - 1', 'none'],
    // What lies below the axis counts too.
    ['Find the area under $y=x$ from $-1$ to $1$.', '0', 'none'],
    ['Find the area between $y = x^2$ and $y = x$.', '\\frac{1}{6}', 'verified'],
    ['Find the area between $y = x^2$ and $y = x$.', '\\frac{1}{3}', 'none'],
    ['Find the average value of $f(x) = x^2$ on $[0, 3]$.', '3', 'verified'],
    ['求函数 $f(x)=x^3-3x$ 的单调递增区间', '(-\\infty, -1) \\cup (1, \\infty)', 'verified'],
    ['Find the inflection points of $f(x) = x^3 - 3x^2$.', '(1, -2)', 'verified'],
    ['Find the inflection points of $f(x) = x^3 - 3x^2$.', '(0, 0)', 'none'],
    ["Use implicit differentiation to find $y'$ if $x^3 + y^3 = 6xy$.", "y' = \\frac{2y - x^2}{y^2 - 2x}", 'verified'],
    ['Find the limit of $\\frac{x^2-1}{x-1}$ as $x \\to 1$.', '2', 'verified'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('an answer that is a part of what is asked, or not all of it, is not verified', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Find twice the area under $y = x$ from $0$ to $2$', '2', 'unchecked'],
    ['Find where the average value of $f(x) = x^2$ on $[0, 3]$ is attained.', '3', 'unchecked'],
    ['求 $f(x)=x^2$ 在 $[0,3]$ 上取平均值的点', '3', 'unchecked'],
    ['Find the area between $y = x^2-1$ and $y = 0$ in the first quadrant', '\\frac43', 'unchecked'],
    ['Find the number of critical points of $f(x)=x^2-4x$', '2', 'unchecked'],
    ['Find the length of the interval on which $f(x)=x^2$ is decreasing', 'x<0', 'unchecked'],
    ['Find the square of the integral of $x$ from $0$ to $2$.', '2', 'unchecked'],
    ['Find the antiderivative of $f(x)=2x$ through the origin', 'x^2+7', 'unchecked'],
    ['Find the tangent line to $y=x^2$ at $(3, 10)$.', 'y=6x-8', 'unchecked'],
    ['Use implicit differentiation on $x^2+y^2=25$ to find dx/dy', '\\frac{dx}{dy}=-\\frac{x}{y}', 'unchecked'],
    // The derivative of a logarithm has values where the logarithm has none.
    ['求函数 $f(x)=\\ln x - x$ 的单调递减区间', '(1,\\infty)', 'verified'],
    ['求函数 $f(x)=\\ln x - x$ 的单调递减区间', '(-\\infty,0)\\cup(1,\\infty)', 'none'],
    ['求函数 $y=\\ln(x^2-1)$ 的单调递增区间', '(-1,0)\\cup(1,\\infty)', 'none'],
    // A corner and a cusp are critical too.
    ['Find the critical points of $f(x)=|x|+x^2$', '\\emptyset', 'unchecked'],
    ['Find the critical numbers of $f(x) = x^{2/3}(x-5)$', 'x=2', 'unchecked'],
    ['Find the critical points of $f(x)=x^3-3x$', 'x=1, x=-1', 'verified'],
    ['Find the inflection points of $f(x) = x^4-6x^2$.', '(1, -5), (-1,-5)', 'verified'],
    ['Find the inflection points of $f(x) = x^4-6x^2$.', '(1, -5)', 'none'],
    ['Find the inflection points of $f(x) = x^4$.', '(0, 0)', 'unchecked'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('where one thing is made of another, the inner one is no answer, and the outer one is not refuted', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    ['Find the limit of the derivative of $x^2$ as $x \\to 3$', '9'], ['Find the limit of the derivative of $x^2$ as $x \\to 3$', '6'], ['Find the derivative of the integral of $x^2$ from $0$ to $1$', '1/3'], ['Integrate the limit of $x^2$ from $0$ to $1$.', '1/3'],
    ['Find the area under the derivative of $y=x^2$ from $0$ to $2$', '8/3'], ['Find the average value of the slope of $f(x)=x^2$ on $[0,2]$', '4/3'], ['Find the critical points of the derivative of $f(x)=x^3-3x$', 'x=1,x=-1'],
    ['求函数 $f(x)=x^3-3x$ 的导数的单调递增区间', '(-\\infty,-1)\\cup(1,\\infty)'], ['求曲线 $y=x^2$ 的导数在 $x=1$ 处的切线方程', 'y=2x-1'], ['求 $2x$ 的原函数的原函数', 'x^2'],
    ['Find the integral of $\\frac{dy}{dx}$ if $x^2+y^2=25$', "y'=-\\frac{x}{y}"], ['Find the mean value point of $f(x)=x^2$ on $[0,3]$.', '3'],
  ];
  for (const [problem, answer] of cases) assert.equal(boxedVerdict(problem, answer), 'unchecked', `${problem} ${answer}`);
});

test('a set with single points missing says nothing of where a function rises, falls or bends', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    ['Find the intervals on which $f(x)=x^3$ is increasing.', 'x \\ne 0'], ['求函数 $f(x)=x^3$ 的单调递增区间', '(-\\infty,0)\\cup(0,\\infty)'], ['Find the intervals on which $f(x)=\\frac1x$ is decreasing.', '(-\\infty,0)\\cup(0,\\infty)'],
    ['Find where $f(x)=x+\\frac1x$ is decreasing', '(-1,0)\\cup(0,1)'], ['Find where $f(x)=x^4$ is concave up', 'x \\ne 0'],
  ];
  for (const [problem, answer] of cases) assert.equal(boxedVerdict(problem, answer), 'unchecked', `${problem} ${answer}`);
  assert.equal(boxedVerdict('Find where $f(x)=x^4-2x^2$ is increasing', '(-1,0)\\cup(1,\\infty)'), 'verified');
});

test('letters whose values a figure or unread words tell are no identity to be refuted', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    ['Find $x$.', 'x=4'], ['求 $x$。', '4'], ['What is $x$?', '3'], ['Find $AB$.', '5'], ['Find $\\alpha$.', '30^\\circ'], ['Find $a+b$.', '5'], ['Evaluate $x+1$.', '5'],
    ['Compute $a+b$.', '5'], ['计算 $a+b$。', '5'], ['$x+1$', '4'],
    // One of them is asked for, or a word picks one.
    ['Find a solution of $x^2=4$.', 'x=2'], ['Solve $x^2=4$ for the triangle.', '2'], ['Find the solution of $x^2=4$ in the interval shown.', 'x=-2'], ['Solve $x^2=9$ for the length $x$.', 'x=3'],
    // The condition is in a sign of its own.
    ['Define $a\\oplus b=ab-a-b$. Find $x$ if $x\\oplus3=5$.', 'x=4'], ['Solve $x^2=4$ where $x\\foo 3$.', 'x=2'],
  ];
  for (const [problem, answer] of cases) assert.equal(boxedVerdict(problem, answer), 'unchecked', `${problem} ${answer}`);
  for (const [problem, answer, verdict] of [['Simplify $2x+3x$.', '5x', 'verified'], ['Simplify $2x+3x$.', '6x', 'refuted'], ['Solve $x^2=4$.', 'x=2', 'refuted'], ['Simplify $\\frac{x}{x}$.', '1', 'verified'], ['Simplify $\\sin^2x+\\cos^2x$.', '1', 'verified'], ['Find $\\frac{d}{dx} x^2$.', '2x', 'verified'], ['Compute $(a+b)(a-b)$.', 'a^2-b^2', 'verified']] as const) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});
