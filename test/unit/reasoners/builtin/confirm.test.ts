import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../../../src/math/reading/read.ts';
import { isRefuted } from '../../../../src/reasoners/builtin/confirm.ts';

const right = ['2 + 3 = 5', '\\sqrt{8} = 2\\sqrt{2}', '(x+1)^2 = x^2 + 2x + 1', '\\frac{d}{dx}(x^2 \\sin x) = 2x\\sin x + x^2\\cos x', '\\frac{d}{dx}(x^3) = 3x^2', '\\frac{d}{dx}(\\ln x) = \\frac{1}{x}', '\\sin^2 x + \\cos^2 x = 1', '1 = 2 \\text{ or } 3 = 3', '0 \\ne 1'];
const wrong = ['2 + 3 = 6', '\\sqrt{8} = 3\\sqrt{2}', '(x+1)^2 = x^2 + 1', '\\frac{d}{dx}(x^2 \\sin x) = 2x\\cos x', '\\frac{d}{dx}(x^3) = 2x^2', '\\frac{d}{dx}(\\ln x) = \\frac{1}{x^2}', '\\sin^2 x - \\cos^2 x = 1', '1 = 2 \\text{ or } 3 = 4', '1 \\ne 1', '1 = 1 \\text{ and } 1 = 2'];

test('a statement that fails is found out before it is told', () => {
  for (const statement of right) assert.equal(isRefuted(read(statement)), false, statement);
  for (const statement of wrong) assert.equal(isRefuted(read(statement)), true, statement);
});
