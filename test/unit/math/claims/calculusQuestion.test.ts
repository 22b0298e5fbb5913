import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxedVerdict } from '../../../support/boxedVerdict.ts';

test('answers about one function are computed again, and another form of an answer refutes nothing', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', 'y = 6x - 9', 'verified'],
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', '6x - y - 9 = 0', 'unchecked'],
    ['Find the equation of the tangent line to $y=x^2$ at $x=3$.', 'y = 6x - 8', 'none'],
    ['Integrate $x^2$ from $0$ to $3$.', '9', 'verified'],
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
