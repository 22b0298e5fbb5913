import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { isContinuousOn } from '../../../../src/reasoners/builtin/calculus/continuity.ts';
import { doubleExponential } from '../../../../src/reasoners/builtin/calculus/doubleExponential.ts';
import { quadrature } from '../../../../src/reasoners/builtin/calculus/quadrature.ts';
import { real, realValue } from '../../../../src/math/solving/approximate.ts';
import { calculus, calculusDeclined } from './problems/calculus.ts';
import { calculusMore, calculusMoreDeclined } from './problems/calculusMore.ts';
import { assertMostVerified, request, run, verdictsOf } from './run.ts';

test('limits, integrals, tangents and the course of functions have their answers, and no step is refuted', async (t) => {
  const verdicts: VerdictKind[] = [];
  for (const [problem, boxed] of [...calculus, ...calculusMore]) {
    await t.test(problem, async () => {
      const { boxed: found, end, text, thinking } = await run(request(problem));
      assert.equal(end.how, 'complete');
      assert.equal(found, boxed);
      verdicts.push(...verdictsOf(problem, text));
      verdictsOf(problem, thinking);
    });
  }
  assertMostVerified(verdicts, 0.92);
});

test('what is improper, has no elementary answer or asks for more is declined', async (t) => {
  for (const problem of [...calculusDeclined, ...calculusMoreDeclined]) {
    await t.test(problem, async () => {
      assert.equal((await run(request(problem))).end.how, 'declined');
    });
  }
});

test('an interval with a pole, or the edge of a logarithm, is not taken for a continuous one', () => {
  const cases: readonly (readonly [string, number, number, boolean])[] = [
    ['\\frac{1}{x}', 1, 2, true], ['\\frac{1}{x}', -1, 1, false], ['\\ln x', 0, 1, false], ['\\ln x', 1, 3, true], ['\\tan x', 0, 1, true], ['\\tan x', 0, 3, false],
    ['\\sqrt{x}', 0, 4, true], ['\\sqrt{x-1}', 0, 4, false], ['\\frac{1}{x^2-2}', 0, 2, false], ['\\frac{1}{x^2+1}', -3, 3, true],
  ];
  for (const [text, low, high, continuous] of cases) assert.equal(isContinuousOn(read(text), 'x', [low, high]), continuous, text);
});

test('quadrature knows what the integrals are', () => {
  const cases: readonly (readonly [string, number, number, number])[] = [['x^2', 0, 3, 9], ['\\sin x', 0, Math.PI, 2], ['\\sqrt{x}', 0, 1, 2 / 3], ['x^3', -1, 1, 0], ['e^x', 0, 1, Math.E - 1], ['\\frac{1}{x}', 2, 1, -Math.LN2]];
  for (const [text, low, high, value] of cases) {
    const found = quadrature((x) => realValue(read(text), new Map([['x', real(x)]])), low, high);
    assert.ok(found && Math.abs(found.value - value) < 1e-9, `${text}: ${found?.value}`);
  }
});

test('the double exponential rule goes to infinity and to unbounded ends', () => {
  const cases: readonly (readonly [(x: number) => number, number, number, number])[] = [[(x) => Math.exp(-x), 0, Infinity, 1], [(x) => 1 / x ** 2, 1, Infinity, 1], [(x) => 1 / Math.sqrt(x), 0, 1, 2], [Math.log, 0, 1, -1]];
  for (const [value, low, high, expected] of cases) assert.ok(Math.abs((doubleExponential(value, low, high) ?? NaN) - expected) < 1e-7, `${expected}`);
  assert.equal(doubleExponential((x) => 1 / (x * x + 1e-9), 0, Infinity) !== undefined && doubleExponential(Math.sin, 0, Infinity) !== undefined, false);
});
