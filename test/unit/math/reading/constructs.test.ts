import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlain } from '../../../../src/math/printing/plain.ts';
import { read } from '../../../../src/math/reading/read.ts';
import { mathSpans } from '../../../../src/math/reading/spans.ts';
import { some } from '../../../../src/math/traverse.ts';
import { hasUnread } from '../../../../src/math/unread.ts';

const means: readonly (readonly [string, string])[] = [
  ['f^{\\prime}(x)=2x', 'f′(x) = 2x'],
  ['y^{\\prime\\prime}', 'y′′'],
  ['{4 \\choose 2}=6', 'C(4, 2) = 6'],
  ['{a \\over b}', 'a/b'],
  ['n\\in\\mathbf{Z}_{+}', 'n ∈ ℤ⁺'],
  ['n \\in N^{*}', 'n ∈ ℤ⁺'],
  ['a_{3}{ }^{2}=9', 'a₃² = 9'],
  ['\\mathrm{C}_{4}{ }^{2}=6', 'C(4, 2) = 6'],
  ['{}^{5}C_{2}=10', 'C(5, 2) = 10'],
  ['P_1^2', 'P₁²'],
  ['\\left\\{\\begin{array}{l}x=1\\\\y=2\\end{array}\\right.', 'x = 1 and y = 2'],
  ['\\overline{abc}', '100a + 10b + 1c'],
  ['17 | (a-b)', '17 ∣ a − b'],
  ['√13', '√13'],
  ['\\sqrt13', '√1·3'],
  ['-7 \\bmod 3', '(−7) mod 3'],
  ['\\int_0^7 1\\,dx', '∫[0, 7] 1 dx'],
  ['0 \\le t \\le \\pi)', '0 ≤ t ≤ π'],
  ['a = b =', 'a = b'],
  ['2\\frac13 \\cdot 1\\frac12', '(2 1/3)(1 1/2)'],
  ['3 \\div -1\\frac12', '3/(−1 1/2)'],
  ['2 \\cdot 3\\frac52', '2·3(5/2)'],
  ['12\\frac12\\%', '(12 1/2)%'],
  ['2 \\cdot 3\\frac{1}{2}^\\circ', '2(3 1/2)°'],
  ['\\int 2 \\cdot 3\\frac{dx}{x}', '∫ 2·3(1/x) dx'],
];
for (const [source, meaning] of means) {
  test(`${source} means ${meaning}`, () => {
    assert.equal(toPlain(read(source)), meaning);
  });
}

for (const source of ['5 = 3 (2 + 1', 'f(x', '0,+\\infty)', '3 = 3) = 4', 'x^{2+}(y-5)', '3\\frac12^2', '2 \\cdot 3 4']) {
  test(`not guessed: ${source}`, () => {
    assert.ok(hasUnread(read(source)));
  });
}

test('a formula broken at its brackets is one', () => {
  const text = 'The point $A\\left(x_1\\right.$, $\\left.y_1\\right)$ lies on $(-1,+$ $\\infty$ ), not $x$, $y$.';
  assert.deepEqual(
    mathSpans(text, 'markdown').map(({ inner }) => toPlain(read(text.slice(inner.start, inner.end)))),
    ['A·(x₁, y₁)', '(−1, ∞)', 'x', 'y'],
  );
});

test('fractions behind whole numbers are read once, however deep they are nested', () => {
  let nested = '1';
  for (let depth = 0; depth < 24; depth++) nested = `2 \\cdot 3\\frac{${nested}}{1}`;
  const started = performance.now();
  assert.ok(!hasUnread(read(nested)));
  assert.ok(performance.now() - started < 1000);
});

test('a fraction that stands apart behind a factor may be a factor too', () => {
  const isAmbiguous = (source: string): boolean => some(read(source), (part) => part.kind === 'apply' && part.ambiguous === true);
  for (const source of ['2 \\cdot 3 \\frac{1}{2}', '2 \\times 3\\,\\frac12']) assert.ok(isAmbiguous(source), source);
  for (const source of ['2 \\cdot 3\\frac{1}{2}', '3 \\frac{1}{2}']) assert.ok(!isAmbiguous(source), source);
});
