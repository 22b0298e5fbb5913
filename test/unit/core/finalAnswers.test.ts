import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readsTheSame } from '../../../src/core/finalAnswers.ts';

test('final answers are compared as they read, not as they are spaced', () => {
  assert.equal(readsTheSame('x = \\dfrac{1}{2}', 'x=\\frac{1}{2}.'), true);
  assert.equal(readsTheSame('x = 2 \\text{ or } x = 3', 'x=2\\ \\text{or}\\ x=3'), true);
  assert.equal(readsTheSame('\\left( 1, 2 \\right)', '(1,2)'), true);
});

test('what is equal but written otherwise does not read the same', () => {
  assert.equal(readsTheSame('\\frac{2}{4}', '\\frac{1}{2}'), false);
  assert.equal(readsTheSame('x = 2', 'x = 3'), false);
});
