import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimedAnswer } from '../../../../../src/checking/kernel/protocol/claimedAnswer.ts';

const kinds: readonly (readonly [string, string | undefined])[] = [
  ['252', 'number'],
  ['\\boxed{\\frac{3}{8}}', 'number'],
  ['P = \\boxed{\\frac{3}{8}}', 'number'],
  ['x = 2 \\text{ or } x = 3', 'set'],
  ['\\{2, 3, 5, 7\\}', 'set'],
  ['(1, -2)', 'tuple'],
  ['\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}', 'matrix'],
  ['n^2 + n', 'expression'],
  ['3, 2', 'tuple'],
  ['a = 3, b = 2', undefined],
  ['\\boxed{B}', undefined],
  ['50\\%', undefined],
  ['x > 3', undefined],
  ['\\{a, 2\\}', undefined],
  ['\\mathfrak{??}{', undefined],
];

for (const [latex, kind] of kinds) {
  test(`${latex} claims ${kind ?? 'nothing that code could be tried on'}`, () => {
    assert.equal(claimedAnswer({ latex })?.kind, kind);
  });
}
