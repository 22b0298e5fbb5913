import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayNotCommute } from '../../../../src/math/deciding/matrixLetters.ts';
import { read } from '../../../../src/math/reading/read.ts';

test('two capital letters may be matrices that do not commute, and a number commutes with both', () => {
  for (const text of ['AB', 'A(A+B)', '(A+B)^2', '2AB', 'x(AB-BA)']) assert.ok(mayNotCommute(read(text)), text);
  for (const text of ['2(A+B)', 'x(A-B)', 'A+B', 'A^2', '3A\\cdot A']) assert.ok(!mayNotCommute(read(text)), text);
});
