import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberQuestion } from '../../../../src/math/claims/numberQuestion.ts';
import { boxedVerdict } from '../../../support/boxedVerdict.ts';

test('what is boxed as a number with a property is computed again', () => {
  const cases: readonly (readonly [problem: string, answer: string, verdict: string])[] = [
    ['Find the gcd of 12 and 18', '6', 'verified'],
    ['Find the gcd of 12 and 18', '3', 'refuted'],
    ['What is the gcd of $2^3 \\cdot 3$, $36$ and $60$?', '12', 'verified'],
    ['求12、18和30的最小公倍数', '180', 'verified'],
    ['求12、18和30的最小公倍数', '90', 'refuted'],
    ['What is the units digit of $3^{100}$?', '1', 'verified'],
    ['What is the remainder when $-7$ is divided by $3$', '2', 'verified'],
    ['What is the remainder when $17$ is divided by $5$', '12', 'refuted'],
    ['What is the remainder when $17$ is divided by $5$', 'r = 2', 'verified'],
    ['Find the prime factorization of 60', '2^2 \\cdot 3 \\cdot 5', 'verified'],
    ['Find the prime factorization of 60', '2^2 \\cdot 3 \\cdot 7', 'refuted'],
    ['Convert $25$ to binary.', '11001_2', 'verified'],
    ['Convert $25$ to binary.', '11011_2', 'refuted'],
    ['Convert $1011_2$ to base 10', '11', 'verified'],
    ['Convert $1011_2$ to base 10', '1011', 'refuted'],
    ['What is the product of $12_3 \\cdot 21_3$? Express your answer in base 3.', '1022_3', 'verified'],
  ];
  for (const [problem, answer, verdict] of cases) assert.equal(boxedVerdict(problem, answer), verdict, `${problem} ${answer}`);
});

test('an equal number that is written otherwise is no answer, and is not refuted either', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    // The digits alone are right where they are meant in the other base.
    ['Convert 25 to binary.', '11001'], ['Convert $25$ to binary', '25'], ['把25化为二进制数', '11001'], ['把25化为二进制数', '25'], ['Convert $25$ to base 3', '31_8'], ['Convert $347_8$ to base 2', '11100111'],
    ['Convert 1011 to decimal', '11'], ['What is the product of $12_3 \\cdot 21_3$? Express your answer in base 3.', '1022'], ['What is the sum of $12_3 \\cdot 21_3$? Express your answer in base 3.', '110_3'],
    ['Find the prime factorization of 60', '60'], ['Find the prime factorization of 60', '4 \\cdot 15'], ['Find the prime factorization of 60', '2^2 \\cdot 3 \\cdot 5 \\cdot 7^0'], ['Find the prime factorization of 60', '2^3 \\cdot 2^{-1} \\cdot 3 \\cdot 5'],
    ['Find the gcd of 12 and 18', '\\gcd(12,18)'], ['What is the greatest common factor of 1,200 and 1,800?', '600'], ['Find the lcm of 4/3 and 2', '4'],
    ['What is the units digit of $-7$?', '7'], ['What is the units digit of $12.7$?', '2'], ['What is the remainder when $2^{10}$ is divided by 7', '2.0'], ['What is the remainder when $7/2$ is divided by 3', '1/2'],
  ];
  for (const [problem, answer] of cases) assert.equal(boxedVerdict(problem, answer), 'unchecked', `${problem} ${answer}`);
});

test('an exclamation mark behind a number is a factorial, unless it may be a shout', () => {
  assert.equal(boxedVerdict('What is the units digit of $5!$?', '5'), 'refuted');
  assert.equal(boxedVerdict('What is the units digit of $5!$?', '0'), 'verified');
  for (const [problem, answer] of [['Find the gcd of 12 and 18!', '6'], ['What is the units digit of 2^10! in all?', '4'], ['What is the units digit of $2^10!$?', '4']] as const) assert.equal(boxedVerdict(problem, answer), 'unchecked', problem);
});

test('what is asked of a number in another base may be answered in that base', () => {
  for (const [problem, answer] of [['What is the units digit of $12_3$?', '5'], ['What is the units digit of $12_3$?', '2'], ['Find the gcd of $110_2$ and $100_2$', '10'], ['What is the remainder when $1011_2$ is divided by 4', '11']] as const) assert.equal(boxedVerdict(problem, answer), 'unchecked', problem);
});

test('a long list of numbers is read in no time', { timeout: 5000 }, () => {
  for (const text of [`gcd of ${'1,'.repeat(180)} z`, `求${'1,'.repeat(180)}z的最大公约数`, `lcm of ${'1 and '.repeat(60)} z`]) assert.equal(numberQuestion(text), undefined);
});

test('of a value that is only a part of what is asked nothing is said', () => {
  const cases: readonly (readonly [problem: string, answer: string])[] = [
    ['Let $f(x)=x^2$. Find the square of $f(3)$.', '9'], ['Let $f(x)=x^2$. Find the square of $f(3)$.', '81'], ['Let $f(x)=x^2$. Find the reciprocal of $f(3)$.', '9'], ['设 $f(x)=x^2$，求 $f(3)$ 的倒数', '9'],
    ['设 $f(x)=x^2$，求 $f(3)$ 的相反数', '-9'], ['Let $f(x)=x^2-4$. Find the zeros of $f(x)$', 'x^2-4'], ['Let $f(x)=x^2-4$. Find the integral of $f(x)$.', 'x^2-4'], ['Find the reciprocal of $3+4$.', '\\frac17'],
    ['Find the square of $3+4$.', '49'], ['What is $10/3$ to the nearest whole number?', '3'],
  ];
  for (const [problem, answer] of [...cases, ...ofSomethingElse]) assert.equal(boxedVerdict(problem, answer), 'unchecked', `${problem} ${answer}`);
  assert.equal(boxedVerdict('Simplify $\\frac{2}{4}$ to lowest terms', '\\frac12'), 'verified');
  assert.equal(boxedVerdict('Let $f(x)=x^2$ and $g(x)=x+1$. Find the value of $f(g(2))$.', '9'), 'verified');
  assert.equal(boxedVerdict('设 $f(x)=x^2$，求 $f(3)$ 的值', '8'), 'refuted');
  assert.equal(boxedVerdict('Find the limit of $\\lim_{x\\to 0}\\frac{\\sin x}{x}$', '1'), 'verified');
});

/** Asked of the formula as it is written, and not of its value. */
const ofSomethingElse: readonly (readonly [problem: string, answer: string])[] = [
  ['Find the common difference of the arithmetic series $2+5+8$.', '15'], ['Find the common difference of the arithmetic series $2+5+8$.', '3'], ['Find the difference of the arithmetic series $2+5+8$.', '15'], ['Find where $x^2-4x$ is decreasing.', 'x^2-4x'],
  ['Find the degree for the polynomial $x^2+1$', '2'], ['Find the terms of the polynomial $x^2+1$', 'x^2+1'],
];
