import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaFacts } from '../../../src/host/formulaFacts.ts';

const about = (text: string, formula: string, format: 'markdown' | 'latex' | 'plaintext' = 'markdown') => formulaFacts({ text, offset: text.lastIndexOf(formula) + 1, format });

test('the last definitions of the letters are told with their lines', () => {
  const text = '# A\n\nLet $f(x) = x^2 + 1$.\nLet $t = 3$ and suppose $x > 0$.\n\nThen $f(x) + t$';
  const facts = about(text, '$f(x) + t$');
  assert.deepEqual(facts?.definitions, [{ text: 'f(x) = x² + 1', line: 2 }, { text: 't = 3', line: 3 }]);
  assert.deepEqual(facts?.suppositions, [{ text: 'x > 0', line: 3 }]);
});

test('a function keeps its name in another section, a letter and what was supposed do not', () => {
  const facts = about('Let $f(x) = x^2$ and $t = 3$. Suppose $x > 0$.\n\n## B\n\n$f(x) + t$', '$f(x) + t$');
  assert.deepEqual(facts?.definitions.map(({ text }) => text), ['f(x) = x²']);
  assert.deepEqual(facts?.suppositions, []);
});

test('what is to be solved is no fact about its letter', () => {
  assert.deepEqual(about('Solve $x^2 > 4$ for $x = 3$.\n\n$x + 1$', '$x + 1$')?.definitions, []);
});

for (const [formula, exact, approximate] of [
  ['\\frac12+\\frac13', '5/6', '≈ 0.8333333333'],
  ['\\frac34', undefined, '= 0.75'],
  ['\\sqrt{8}', '2√2', '≈ 2.828427125'],
  ['\\sum_{k=1}^{100} k', '5050', undefined],
] as const) {
  test(`the value of ${formula}`, () => {
    const value = about(`so $${formula}$`, `$${formula}$`)?.value;
    assert.equal(value?.exact, exact);
    assert.equal(value?.approximate, approximate);
  });
}

test('a function that was defined has a value where it is called', () => {
  assert.equal(about('Let $f(x) = x^2 + 1$. Then $f(3)$', '$f(3)$')?.value?.exact, '10');
});

for (const formula of ['\\frac10', 'x + 1', 'x = 2', '(1, 2)', '9^{9^{9^9}}', '3', 'g(2)', '\\{1, 2\\}', 'a < 2']) {
  test(`${formula} has no value to be told`, () => {
    const value = about(`so $${formula}$`, `$${formula}$`)?.value;
    assert.ok(value === undefined || (value.exact === undefined && value.approximate === undefined));
  });
}

test('money is no formula, nor is what stands in code', () => {
  assert.equal(about('It costs $5 and $10.', '5 and $'), undefined);
  assert.equal(about('```\n$x^2$\n```', '$x^2$'), undefined);
  assert.equal(about('a `$x$` b', '$x$'), undefined);
});

test('what is written plainly is told in LaTeX too', () => {
  assert.equal(about('x^2 + 1 = 5', 'x^2 + 1 = 5', 'plaintext')?.latex, 'x^2 + 1 = 5');
});
