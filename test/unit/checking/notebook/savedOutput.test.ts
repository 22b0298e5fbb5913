import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showObserved } from '../../../../src/checking/kernel/observedValue.ts';
import { readRepr } from '../../../../src/checking/notebook/pythonLiteral.ts';
import { labelledValues } from '../../../../src/checking/notebook/savedOutput.ts';
import type { NotebookCellText } from '../../../../src/checking/notebook/notebookText.ts';

const read: readonly (readonly [text: string, expected: string])[] = [
  ['3', 'integer 3'], ['-2.5', 'float −2.5'], ['1e-07', 'float 1e−07'], ['(1, 2)', 'tuple (1, 2)'], ['(1,)', 'tuple (1)'], ['()', 'tuple ()'], ['[1, 2.5, 3]', 'list [1, 2.5, 3]'], ['{1, 2}', 'set {1, 2}'], ['{}', 'dict {}'],
  ["{'a': 1}", 'dict {"a": 1}'], ['Fraction(3, 8)', 'fraction 3/8'], ["Decimal('1.10')", 'float 1.10'], ['np.float64(12.4)', 'float 12.4'], ['np.int64(3)', 'integer 3'], ['np.True_', 'boolean True'], ['array([1., 2.])', 'array [1., 2.]'],
  ['array([[1, 2],\n       [3, 4]], dtype=int32)', 'array 2×2 [1, 2, 3, 4]'], ['array([], dtype=float64)', 'array []'], ['Matrix([\n[1, 2],\n[3, 4]])', 'array 2×2 [1, 2, 3, 4]'], ['True', 'boolean True'], ['None', 'none None'], ["'hello'", 'text "hello"'],
  ['(1+2j)', 'complex 1 + 2i'], ['frozenset({1, 2})', 'set {1, 2}'], ['sqrt(2)/2', 'symbolic √2/2'], ['x**2 + 1', 'symbolic x² + 1'], ['pi/4', 'symbolic π/4'], ['[-sqrt(2), sqrt(2)]', 'symbolic [−√2, √2]'],
  ['array([0, 1, ..., 9])', 'cut'], ['[1, 2, ...]', 'cut'], ['[1, …]', 'cut'],
  ['<Axes: >', 'unread'], ['hello world', 'unread'], ['[1, 2', 'unread'], ['__import__("os").system("x")', 'unread'], ['datetime.date(2020, 1, 1)', 'unread'], ['array([[1], [2, 3]])', 'unread'], ['['.repeat(5000), 'unread'], ['Fraction(1, 0)', 'unread'], ['', 'unread'],
];

for (const [text, expected] of read) {
  test(`a value as text: ${JSON.stringify(text.slice(0, 40))}`, () => {
    const found = readRepr(text);
    assert.equal(found.kind === 'value' ? `${found.value.kind} ${showObserved(found.value)}` : found.kind, expected);
  });
}

const labels: readonly (readonly [printed: string, expected: string])[] = [
  ['mean = 12.40\n', 'mean=12.40@2'], ['mean: 12.4, std: 3', 'mean=12.4@1 std=3@0'], ['Area: 28.3 cm^2\n', 'Area=28.3@1'], ['rate: 37.5%', 'rate=37.5e−2@3'], ['P(A) = 0.375', 'P(A)=0.375@3'], ['The mean is 12.4', 'The mean=12.4@1'],
  ['value: 1,234.5', 'value=1234.5@1'], ['ok: True', 'ok=True@undefined'], ['x = 3\nx = 4', ''], ['time: 12:30', ''], ['x = ...', ''], ['12.4', ''], ['progress: 10%\rprogress: 20%', ''], ['a = [1.5, 2]', ''], ['x = 3 of 5', ''],
];

for (const [printed, expected] of labels) {
  test(`labelled values: ${JSON.stringify(printed)}`, () => {
    const cell: NotebookCellText = { id: 'a', kind: 'code', language: 'python', source: '', outputs: [{ kind: 'stdout', bundle: { 'text/plain': printed } }] };
    assert.equal(labelledValues(cell).map(({ label, shown }) => `${label}=${showObserved(shown.value)}@${shown.decimals}`).join(' '), expected);
  });
}
