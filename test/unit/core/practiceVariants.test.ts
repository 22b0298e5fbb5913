import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difficulties, isNeat, variantOf } from '../../../src/core/practiceVariants.ts';
import { seeded } from '../../../src/core/seeded.ts';

function varied(text: string, count = 50): string[] {
  const random = seeded(1);
  return difficulties.flatMap((difficulty) => Array.from({ length: count }, () => variantOf(text, [{ start: 0, end: text.length }], difficulty, random)));
}

test('the same seed gives the same variants', () => {
  assert.deepEqual(varied('3x + 4 = 10'), varied('3x + 4 = 10'));
  assert.notDeepEqual(seeded(1)(), seeded(2)());
});

test('numbers and signs change, and what makes the kind of problem stays', () => {
  for (const each of varied('2x^2 - 5x_{12} + \\sqrt[3]{8} = 0')) assert.match(each, /^\d+x\^2 [+-] \d+x_\{12\} [+-] \\sqrt\[3\]\{\d+\} = 0$/);
  for (const each of varied('x^{10} + 7')) assert.match(each, /^x\^\{10\} [+-] \d+$/);
  assert.ok(varied('0.25x = 1.5').every((each) => /^\d\.\d{2}x = \d+\.\d$/.test(each)));
});

test('a coefficient or a denominator does not become one', () => {
  assert.ok(varied('3x + \\frac{1}{2}').every((each) => !/^1x|\{1\}$/.test(each)));
});

test('only formulas are varied', () => {
  assert.match(variantOf('Problem 7: solve 3x = 6.', [{ start: 17, end: 23 }], 'same', seeded(3)), /^Problem 7: solve \d+x = \d+\.$/);
});

test('a neat answer has the form of that of the problem', () => {
  const neat = (answer: string, original: string, text = 'x'): boolean => isNeat({ text, answer }, original, 'same');
  assert.ok(neat('x = -4 \\text{ or } x = 7', 'x = 2 \\text{ or } x = 3'));
  assert.ok(!neat('x = 2', 'x = 2 \\text{ or } x = 3'));
  assert.ok(!neat('x = -2 - 2i \\text{ or } x = -2 + 2i', 'x = 2 \\text{ or } x = 3'));
  assert.ok(!neat('\\text{no solution}', 'x = 3, y = 2'));
  assert.ok(!neat('x = \\frac{3}{7}', 'x = 2'));
  assert.ok(neat('\\frac{3}{7}', '\\frac{5}{6}'));
  assert.ok(!neat('\\frac{3}{77}', '\\frac{5}{6}'));
  assert.ok(neat('6x^2 + 1', '3x^2 + 2'));
  assert.ok(neat('x^2 - 4', '3x^2 + 2'));
  assert.ok(!neat('x = 2000', 'x = 2'));
  assert.ok(!neat('7', '3', '\\frac{6}{3} + 5'));
});
