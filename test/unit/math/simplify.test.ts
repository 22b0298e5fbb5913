import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app, num } from '../../../src/math/build.ts';
import type { Expression } from '../../../src/math/expression.ts';
import { toLatex } from '../../../src/math/printing/latex.ts';
import { read } from '../../../src/math/reading/read.ts';
import { expand, numericValue, simplify } from '../../../src/math/simplify.ts';
import { approximate, differ, real, type Approximation } from '../../../src/math/solving/approximate.ts';
import { freeVariables } from '../../../src/math/variables.ts';
import { randomExpression } from './printing/randomExpression.ts';
import { seeded } from '../../../src/core/seeded.ts';

const simplified: readonly (readonly [string, string])[] = [
  ['2+3', '5'], ['\\frac12+\\frac13', '\\frac{5}{6}'], ['2x+3x', '5x'], ['x \\cdot x^2', 'x^3'], ['\\sqrt{12}', '2\\sqrt{3}'], ['\\sqrt{x^2}', '|x|'], ['\\sqrt{x^4}', 'x^2'],
  ['\\frac{1}{\\sqrt2}', '\\frac{\\sqrt{2}}{2}'], ['\\sqrt2\\sqrt3', '\\sqrt{6}'], ['\\sqrt{-4}', '2i'], ['i^2', '-1'], ['\\frac1i', '-i'], ['\\frac{1}{\\sqrt{i}}', '\\frac{1}{\\sqrt{i}}'], ['e^{2x}e^x', 'e^{3x}'], ['(e^{it})^x', '(e^{it})^x'],
  ['\\ln e^3', '3'], ['\\log_2 8', '3'], ['\\sin\\frac{\\pi}{6}', '\\frac{1}{2}'], ['\\cos 150^\\circ', '-\\frac{\\sqrt{3}}{2}'], ['\\sqrt[3]{-8}', '-2'], ['\\sin(\\arctan\\frac34)', '\\frac{3}{5}'], ['\\cos(\\arctan(-2))', '\\frac{\\sqrt{5}}{5}'], ['\\cos(\\arcsin\\frac13)', '\\frac{2\\sqrt{2}}{3}'], ['\\sin(\\arccos\\frac{-3}{5})', '\\frac{4}{5}'], ['\\tan(\\arctan 7)', '7'], ['\\sin(\\arcsin 2)', '\\sin(\\arcsin 2)'], ['|-3x|', '3|x|'], ['|3-4i|', '5'], ['0x', '0'],
  ['x - x', '0'], ['\\frac{0}{0}', '\\frac{0}{0}'], ['\\frac{1}{0} + 2 + 3', '\\frac{1}{0} + 2 + 3'], ['\\infty - \\infty', '\\infty - \\infty'], ['(x^2-1)(x+1)', '(x^2 - 1)(x + 1)'], ['2^{-3}', '\\frac{1}{8}'],
];

test('expressions are tidied, and what has no value stays as it was', () => {
  for (const [source, expected] of simplified) assert.equal(toLatex(simplify(read(source))), expected, source);
});

test('products of sums are multiplied out in falling powers', () => {
  for (const [source, expected] of [
    ['(x+1)^3', 'x^3 + 3x^2 + 3x + 1'], ['(x+y)^2', 'x^2 + 2xy + y^2'], ['(1+\\sqrt2)(1-\\sqrt2)', '-1'], ['\\frac{1}{1+\\sqrt2}', '-1 + \\sqrt{2}'], ['\\frac{11-3i}{1+2i}', '1 - 5i'],
  ] as const) assert.equal(toLatex(expand(read(source))), expected, source);
});

test('a rational value is known as one', () => {
  const value = numericValue(read('2^{-1} + \\frac13'));
  assert.ok(value && value.numerator === 5n && value.denominator === 6n);
  assert.equal(numericValue(read('\\sqrt2')), undefined);
  assert.equal(numericValue(read('x')), undefined);
});

test('numbers nobody could read are left as powers', () => {
  const started = performance.now();
  assert.equal(toLatex(simplify(read('9^{9^{9}}'))), '9^{387420489}');
  assert.ok(performance.now() - started < 200);
});

/** Whether two expressions certainly differ at some point, in doubles with error bounds. */
function differSomewhere(left: Expression, right: Expression): boolean {
  return [0.73, 1.41, 2.24, 3.32].some((base) => {
    const values = new Map([...freeVariables(left)].map((name, index): [string, Approximation] => [name, real(base + index / 7)]));
    return differ(approximate(left, values), approximate(right, values)) === true;
  });
}

test('tidying and expanding never change a value, for seeded random expressions', () => {
  let compared = 0;
  for (let seed = 0; seed < 400; seed++) {
    const expression = randomExpression(seeded(seed), 1 + (seed % 4));
    for (const changed of [simplify(expression), expand(expression)]) assert.ok(!differSomewhere(expression, changed), `seed ${seed}: ${toLatex(expression)} became ${toLatex(changed)}`);
    if (differSomewhere(expression, app('add', simplify(expression), num(1)))) compared++;
  }
  assert.ok(compared > 200, `only ${compared} could be compared`);
});

test('a high tower of powers is tidied once, not once more for each level above', { timeout: 10_000 }, () => {
  const tower = `${'e^{'.repeat(30)}2x+3x${'}'.repeat(30)}`;
  for (const tidy of [simplify, expand]) assert.match(toLatex(tidy(read(tower))), /(?<!\d)5x\}{30}$/);
});

test('a negative number is on one side of the branch cut, however it is written', () => {
  for (const source of ['\\sqrt{-\\frac34}', '\\sqrt{\\frac{3}{-4}}', '\\ln(-\\pi)', '(-2)^{\\frac13}']) assert.ok((approximate(read(source))?.im ?? -1) > 0, source);
});
