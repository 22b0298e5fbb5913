import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';

function refuted(text: string): boolean {
  return [...checkText({ text, format: 'markdown' }, { perClaimMs: 500 }, new Set())].some((part) => part.kind === 'checked' && part.checked.verdict.kind === 'refuted');
}

for (const text of [
  'Does $2+2=5$ hold?',
  'Q: Is $7 = 3+5$? A: no.',
  'A student claims that $2+2=5$. This is wrong.',
  'Modulo 5, $7 = 2$.',
  'In base 8, $7 + 1 = 10$.',
  '$1 + 1 = 10$ in binary.',
  '$3 = 0$ in $\\mathbb{Z}_3$.',
  '$\\log 8 = 3$ where logs are base 2.',
  'Rounded to the nearest ten, $38 = 40$.',
  'The time is $10 + 5 = 3$ o’clock.',
  'An angle has $\\tan^{-1}(-1) = \\frac{3\\pi}{4}$.',
  '<!-- $1+1=3$ -->',
]) {
  test(`no alarm: ${text}`, () => {
    assert.equal(refuted(text), false);
  });
}

for (const text of ['We get $2+2=5$.', 'So $7 = 3 + 5$. Is that all?', 'Note that $\\tan 30^\\circ = \\sqrt 3$.', '| a |\n|---|\n| $1+1=3$ |']) {
  test(`an alarm: ${text}`, () => {
    assert.equal(refuted(text), true);
  });
}
