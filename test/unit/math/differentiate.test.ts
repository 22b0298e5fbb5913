import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app, num, sym } from '../../../src/math/build.ts';
import { decideRelation } from '../../../src/math/deciding/relation.ts';
import { differentiate } from '../../../src/math/differentiate.ts';
import type { Expression } from '../../../src/math/expression.ts';
import { toLatex } from '../../../src/math/printing/latex.ts';
import { emptyContext } from '../../../src/math/proposition.ts';
import { read } from '../../../src/math/reading/read.ts';
import { isRefuted } from '../../../src/reasoners/builtin/confirm.ts';

/** The evaluator's own difference quotient decides: it knows nothing of the rules. */
function verdict(expression: Expression, derived: Expression): string {
  const equation = app('equal', app('derivative', expression, sym('x')), derived);
  return decideRelation(equation, emptyContext, { deadline: performance.now() + 500, now: () => performance.now() }).kind;
}

const functions = [
  'x^3 - 3x + 1', 'x^2 \\sin x', '\\frac{x}{x+1}', 'e^{2x}', '\\ln(x^2+1)', '\\sqrt{x^2+1}', 'x^x', '2^x', '\\sin^2 x', '\\tan x', '\\cot x', '\\sec x', '\\csc x', '(2x+1)^5', '\\frac{1}{x}', 'x e^{-x}',
  '\\arctan 2x', '\\arcsin\\frac{x}{9}', '\\arccos\\frac{x}{9}', '\\sinh x', '\\cosh x', '\\tanh x', '\\sin(\\cos x)', 'a x^2 + b x + c', 'x \\ln x', '\\sqrt[3]{x}', '|x|', '\\exp(x^2)', '\\frac{\\sin x}{x}', 'x^{\\pi}',
];

test('derivatives of elementary functions are right, by difference quotients that know no rules', () => {
  for (const source of functions) {
    const derived = differentiate(read(source), 'x');
    assert.ok(derived, source);
    const equation = (right: Expression): Expression => app('equal', app('derivative', read(source), sym('x')), right);
    assert.equal(isRefuted(equation(derived)), false, `${source} gave ${toLatex(derived)}`);
    assert.equal(isRefuted(equation(app('add', derived, num(1, 1000)))), true, `${source} is not really tested`);
  }
});

test('derivatives of logarithms are right where the logarithm has a value', () => {
  for (const [source, expected] of [['\\log_2 x', '\\frac{1}{x \\ln 2}'], ['\\log x', '\\frac{1}{x \\ln 10}'], ['\\ln x', '\\frac{1}{x}']] as const) {
    const derived = differentiate(read(source), 'x');
    assert.equal(derived && toLatex(derived), expected);
    assert.notEqual(verdict(read(source), read(expected)), 'refuted');
  }
});

test('a wrong derivative is found out, so the check above can fail', () => {
  assert.equal(verdict(read('x^2 \\sin x'), read('2x \\cos x')), 'refuted');
});

test('what has no elementary derivative has none here', () => {
  for (const source of ['\\lfloor x \\rfloor', 'x!', 'f(x)', '\\log_x 2']) assert.equal(differentiate(read(source), 'x'), undefined, source);
  const constant = differentiate(read('y^2'), 'x');
  assert.ok(constant && toLatex(constant) === '0');
});
