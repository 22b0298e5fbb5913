import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { english, fill, type Phrase } from '../../../../src/core/phrase.ts';
import { otherReadings } from '../../../../src/reasoners/builtin/otherReadings.ts';
import { understand } from '../../../../src/reasoners/builtin/understand.ts';

const bundle = JSON.parse(readFileSync(new URL('../../../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8')) as Record<string, string>;
const chinese = ({ template, args }: Phrase): string => fill(bundle[template] ?? template, args);

const texts = ['Solve $x^2 - 5x + 6 = 0$.', 'Consider $x^2 - 4$.', 'Look at $f(x) = x^2 e^x$ again.', '$2x + y = 3$ and $x - y = 1$: what then?', 'Ponder $|x - 1| < 3$.', '$\\frac{3}{4} + \\frac{1}{2}$ is fine', '已知 $x^2 - 4$，然后呢？'];

for (const [language, translate] of [['English', english], ['Chinese', chinese]] as const) {
  test(`each is a question that is read for certain, and differently, in ${language}`, () => {
    for (const text of texts) {
      const own = understand(text, 'markdown');
      const others = otherReadings(text, 'markdown', own.kind === 'task' ? own.reading : undefined, translate);
      assert.ok(others.length > 0 && others.length <= 6, text);
      const readings = others.map((other) => {
        const understood = understand(other, 'markdown');
        assert.equal(understood.kind, 'task', other);
        return understood.kind === 'task' ? translate(understood.reading) : '';
      });
      assert.equal(new Set([...readings, ...(own.kind === 'task' ? [translate(own.reading)] : [])]).size, readings.length + (own.kind === 'task' ? 1 : 0), text);
    }
  });
}

test('a text without a formula, or with one that cannot be read, has none', () => {
  assert.deepEqual(otherReadings('What is love?', 'markdown', undefined, english), []);
  assert.deepEqual(otherReadings('Find $\\foo{x}^{$.', 'markdown', undefined, english), []);
});

test('a function that is defined is asked about by its right side', () => {
  const others = otherReadings('Look at $f(x) = x^2 - 4$.', 'markdown', undefined, english);
  assert.ok(others.includes('Solve $x^2 - 4 = 0$ for $x$.'));
  assert.ok(others.includes('Differentiate $x^2 - 4$.'));
});

test('none is about a formula that is too long to be read at a glance', () => {
  assert.deepEqual(otherReadings(`Consider $${'x^2'.repeat(100)}y$ and $x^2 - 4$.`, 'markdown', undefined, english), otherReadings('Consider $x^2 - 4$.', 'markdown', undefined, english));
});

test('none is about what leaves nothing to ask', () => {
  for (const formula of ['$\\frac{x}{0}$', '$f(x) = 2$', '$x = 3$, $y = 4$', '$A = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$']) assert.deepEqual(otherReadings(`Consider ${formula}.`, 'markdown', undefined, english), [], formula);
  assert.deepEqual(otherReadings('Solve $\\tan x = 1$ for $0 \\le x \\le 2\\pi$.', 'markdown', undefined, english), ['Solve $\\tan x = 1$ for $x$.']);
  assert.ok(!otherReadings('Consider $\\sin x$.', 'markdown', undefined, english).some((each) => /^(?:Factor|Expand)/.test(each)));
});
