import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';
import { stepsRequest } from '../../../../src/checking/checkSteps.ts';

function verdictsOf(text: string, problem = ''): string[] {
  const found: string[] = [];
  for (const part of checkText(problem === '' ? { text, format: 'markdown' } : stepsRequest(problem, [text]), { perClaimMs: 500 }, new Set())) {
    if (part.kind === 'checked') found.push(part.checked.verdict.kind);
  }
  return found;
}

for (const [text, verdict] of [
  ['20% of 50 is 10.', 'verified'],
  ['Half of 48 is 26.', 'refuted'],
  ['The sum of 3, 4 and 5 is 13.', 'refuted'],
  ['The average of 4, 6 and 8 is 6.', 'verified'],
  ['60 divided by 4 equals 14.', 'refuted'],
  ['1/3 of $90 is $30.', 'verified'],
  ['It costs $18 + $12 = $32.', 'refuted'],
  ['So the total is 12 x 4 = 48 dollars.', 'verified'],
  ['Total amount = 5000 + 10000 + 30000 = \\boxed{43000}.', 'refuted'],
  ['That is $100 / 3 = $33.33.', 'inconclusive'],
] as const) {
  test(`said in words: ${text}`, () => {
    assert.deepEqual(verdictsOf(text), [verdict]);
  });
}

for (const text of ['Is it true that half of 48 is 26?', 'If half of 48 is 26, we stop.', 'It is not true that 20% of 50 is 12.', 'Half of 48 is about 26.', '20% of 50 is 12.5% more.', 'Between $5 and $10.', 'Of these, 20% of 50 is 12 or more.']) {
  test(`nothing is asserted: ${text}`, () => {
    assert.deepEqual(verdictsOf(text), []);
  });
}

test('a name that is given two values in one computation', () => {
  const verdicts = verdictsOf('The revenue is \\[ R = (450 - 5n)(500 + 10n) \\] Expanding this gives: \\[ R = 225000 + 4000n - 50n^2 \\]', 'Find the revenue.');
  assert.ok(verdicts.includes('refuted'));
  assert.ok(!verdictsOf('The revenue is \\[ R = (450 - 5n)(500 + 10n) \\] Expanding this gives: \\[ R = 225000 + 2000n - 50n^2 \\]', 'Find the revenue.').includes('refuted'));
});

test('two roots are no contradiction', () => {
  assert.ok(!verdictsOf('So \\[ x = \\frac{5+1}{2} = 3 \\] and \\[ x = \\frac{5-1}{2} = 2 \\]', 'Solve $x^2-5x+6=0$.').includes('refuted'));
});

test('a function the problem gives', () => {
  assert.deepEqual(verdictsOf('Then $f(-x) = -(7x^7 - 4x^4 + 1)$.', 'Is $f(x) = 7x^7 - 4x^4 + 1$ even or odd?'), ['refuted']);
  assert.ok(!verdictsOf('Then $f(-x) = -x$.', 'Solve $f(x) = x$ for all $x$ with $f(2 - x) = 1$.').includes('refuted'));
});

test('a quotient with a remainder is no equation', () => {
  assert.ok(!verdictsOf('First, $410 \\div 333 = 1$ with a remainder of $77$.').includes('refuted'));
});
