import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement } from '../../../../src/checking/kernel/agreement.ts';
import { observedValue } from '../../../../src/checking/kernel/observedValue.ts';
import { english } from '../../../../src/core/phrase.ts';
import { readAnswer } from '../../../../src/math/judging/judge.ts';

const integer = (value: number | string): object => ({ kind: 'integer', value: String(value) });
const float = (text: string, bits = 64): object => ({ kind: 'float', text, bits });
const fraction = (a: number, b: number): object => ({ kind: 'fraction', numerator: integer(a), denominator: integer(b) });
const several = (kind: string, ...items: object[]): object => ({ kind, items, length: items.length });
const symbolic = (tree: unknown): object => ({ kind: 'symbolic', tree });
const x = ['symbol', 'x'];
const n = (a: number, b = 1): unknown => ['number', String(a), String(b)];

const cases: readonly (readonly [string, object, string])[] = [
  ['3/8', float('0.375'), 'agrees in floating point, to 15 digits'],
  ['0.333', fraction(1, 3), 'agrees to 3 digits'],
  ['0.333', float('0.3333333333333333'), 'agrees to 3 digits'],
  ['\\frac{1}{3}', float('0.333'), 'agrees to 3 digits'],
  ['0.33', float('0.3401'), 'differs'],
  ['0.66', fraction(2, 3), 'unknown'],
  ['0.67', fraction(2, 3), 'agrees to 2 digits'],
  ['12.4', float('12.9'), 'differs'],
  ['12.4', float('12.4'), 'agrees to 3 digits'],
  ['12.4', integer(12), 'differs'],
  ['3', integer(3), 'agrees exactly'],
  ['4', integer(3), 'differs'],
  ['3', float('3.0'), 'agrees in floating point, to 15 digits'],
  ['3', float('3.0000000000000004'), 'agrees in floating point, to 9 digits'],
  ['3', float('nan'), 'unknown'],
  ['3', float('inf'), 'unknown'],
  ['3', float('3.00001'), 'differs'],
  ['0', float('1.2e-16'), 'agrees in floating point, to 9 digits'],
  ['123456789013', float('123456789012.0'), 'differs'],
  ['1152921504606846977', float('1.152921504606847e+18'), 'unknown'],
  ['1152921504606846976', float('1.152921504606847e+18'), 'unknown'],
  ['\\sqrt{2}', float('1.4142135623730951'), 'agrees in floating point, to 9 digits'],
  ['\\sqrt{2}', float('1.4142135', 32), 'agrees in floating point, to 5 digits'],
  ['\\sqrt{2}', float('1.4142245'), 'differs'],
  ['\\frac{\\sqrt{2}}{2}', symbolic(['power', n(2), n(-1, 2)]), 'agrees exactly'],
  ['\\frac{\\sqrt{2}}{2}', symbolic(['power', n(2), n(1, 2)]), 'differs'],
  ['x^2 - 1', symbolic(['multiply', ['add', x, n(1)], ['add', x, n(-1)]]), 'agrees exactly'],
  ['x^2 - 1', symbolic(['power', x, n(2)]), 'differs'],
  ['\\frac{x}{2}', symbolic(['multiply', ['float', '0.500000000000000', 15], x]), 'agrees in floating point, to 9 digits'],
  ['\\frac{x}{3}', symbolic(['multiply', ['float', '0.333333333333333', 15], x]), 'agrees in floating point, to 9 digits'],
  ['\\frac{x}{3}', symbolic(['multiply', ['float', '0.34', 15], x]), 'differs'],
  ['\\{2, 3\\}', several('list', integer(3), integer(2)), 'agrees exactly'],
  ['\\{2, 3\\}', several('set', integer(3), integer(2)), 'agrees exactly'],
  ['\\{2, 3\\}', several('list', integer(3), integer(2), integer(4)), 'differs'],
  ['\\{2, 3, 4\\}', several('list', integer(3), integer(2)), 'differs'],
  ['\\{2, 3\\}', symbolic(['set', n(2), n(3)]), 'agrees exactly'],
  ['\\{2, 3\\}', { kind: 'array', type: 'float64', shape: [2], items: [float('3.0000000000000018'), float('1.9999999999999991')] }, 'agrees in floating point, to 9 digits'],
  ['x = 2, 3', several('list', integer(2), integer(3)), 'agrees exactly'],
  ['(1, 2)', several('tuple', integer(1), integer(2)), 'agrees exactly'],
  ['(1, 2)', several('tuple', integer(2), integer(1)), 'differs'],
  ['x = 1, y = 2', { kind: 'dict', length: 2, entries: [[symbolic(['symbol', 'y']), integer(2)], [symbolic(x), integer(1)]] }, 'agrees exactly'],
  ['x = 1, y = 2', { kind: 'dict', length: 2, entries: [[symbolic(['symbol', 'y']), integer(1)], [symbolic(x), integer(2)]] }, 'differs'],
  ['\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}', { kind: 'array', type: 'int64', shape: [2, 2], items: [integer(1), integer(0), integer(0), integer(1)] }, 'agrees exactly'],
  ['\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}', symbolic(['matrix', ['list', n(1), n(0)], ['list', n(0), n(2)]]), 'differs'],
  ['\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}', several('list', several('list', integer(1), integer(0)), several('list', integer(0), integer(1))), 'agrees exactly'],
  ['\\begin{pmatrix}1\\\\2\\end{pmatrix}', several('list', integer(1), integer(2)), 'agrees exactly'],
  ['1 + 2i', { kind: 'complex', re: float('1.0000000000000002'), im: float('2.0') }, 'agrees in floating point, to 9 digits'],
  ['1 + 2i', { kind: 'complex', re: float('1.0'), im: float('-2.0') }, 'differs'],
  ['[0, 1)', symbolic(['interval', n(0), n(1), ['constant', 'true'], ['constant', 'false']]), 'agrees exactly'],
  ['[0, 1]', symbolic(['interval', n(0), n(1), ['constant', 'true'], ['constant', 'false']]), 'differs'],
  ['1', { kind: 'boolean', value: true }, 'unknown'],
  ['1', { kind: 'text', text: '1' }, 'unknown'],
  ['1', { kind: 'none' }, 'unknown'],
  ['\\{1\\}', { kind: 'list', items: [integer(1)], length: 900 }, 'unknown'],
];

for (const [claimed, observed, expected] of cases) {
  test(`${claimed} against ${JSON.stringify(observed).slice(0, 70)}: ${expected}`, () => {
    const found = agreement(readAnswer(claimed), observedValue(observed));
    assert.equal(found.kind === 'agrees' ? `agrees ${english(found.how)}` : found.kind, expected, JSON.stringify(found));
  });
}

test('a truth value is compared with true and false alone', () => {
  const yes = observedValue({ kind: 'boolean', value: true });
  assert.equal(agreement({ kind: 'constant', name: 'true' }, yes).kind, 'agrees');
  assert.equal(agreement({ kind: 'constant', name: 'false' }, yes).kind, 'differs');
});

test('hostile JSON is opaque', () => {
  const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ['add', inner], ['number', '1', '1']);
  for (const json of [null, 1, 'x', [], {}, { kind: '__proto__' }, { kind: 'integer', value: 'ten' }, { kind: 'fraction', numerator: integer(1), denominator: integer(0) }, { kind: 'list', items: 3 }, symbolic(deep), symbolic(['power', n(1, 0)]), symbolic(['exec', 'x']), { kind: 'array', shape: [-1, 1e300] }]) {
    const value = observedValue(json);
    assert.equal(agreement(readAnswer('1'), value).kind, 'unknown', String(json).slice(0, 80));
  }
});
