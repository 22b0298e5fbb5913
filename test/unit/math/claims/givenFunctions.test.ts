import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxedVerdict } from '../../../support/boxedVerdict.ts';

test('a value of a function is computed only of one rule with no letters besides', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Let $f(x)=x^2$. Find $f(2)$.', '4', 'verified'], ['Let $f(x)=x+a$. Find $f(2)$.', '2+a', 'unchecked'], ['Let $f(x)=x^2$ and $f(x)=x^3$. Find $f(2)$.', '8', 'unchecked'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('a quotient and a remainder of polynomials are told apart', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Find the remainder when $x^3-1$ is divided by $x+1$.', '-2', 'verified'], ['Find the remainder when $x^3-1$ is divided by $x+1$.', 'x^2-x+1', 'refuted'],
    ['Find the quotient when $x^3-1$ is divided by $x+1$.', 'x^2-x+1', 'verified'], ['Find the quotient when $x^3-1$ is divided by $x+1$.', '-2', 'refuted'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});
