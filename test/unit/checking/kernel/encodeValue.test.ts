import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { expressionOf, observedValue, showObserved, type ObservedValue } from '../../../../src/checking/kernel/observedValue.ts';
import { programCall, programTexts } from '../../../../src/checking/kernel/programs.ts';
import { toPlain } from '../../../../src/math/printing/plain.ts';
import { pythonPath, root } from '../../../host/setup.mjs';

const python = pythonPath() ?? '';
const skip = python === '' ? 'there is no Python' : false;

/** What is seen of each Python expression after the given imports. */
function observed(imports: string, expressions: readonly string[], own = false): ObservedValue[] {
  const caller = 'def run(input, names):\n    return [encode(eval(each, names), input["own"]) for each in input["each"]]\n';
  const call = programCall([...programTexts(join(root, 'src', 'checking', 'kernel'), ['encodeValue.py']), caller], 'run', { each: expressions, own });
  const output = execFileSync(python, ['-c', `${imports}\n${call}\nimport json\nprint(json.dumps([sorted(n for n in globals() if "heref" in n), __therefore__]))`], { encoding: 'utf8' });
  const [names, values] = JSON.parse(output) as [string[], unknown[]];
  assert.deepEqual(names, ['__therefore__']);
  return values.map(observedValue);
}

test('plain values of Python are seen as they are', { skip }, () => {
  const cases: readonly (readonly [string, string])[] = [
    ['12', '12'], ['-(2**100)', '−1267650600228229401496703205376'], ['True', 'True'], ['None', 'None'], ['0.1+0.2', '0.30000000000000004'], ['float("nan")', 'nan'], ['-float("inf")', '−inf'],
    ['F(3, 8)', '3/8'], ['D("12.40")', '12.40'], ['1-2j', '1.0 − 2.0i'], ['"a\\ud800"', '"a\\ud800"'], ['[1, (2, 3)]', '[1, (2, 3)]'], ['{"a": {4}}', '{"a": {4}}'], ['range(2, 9, 3)', '[2, 5, 8]'], ['range(0)', '[]'],
    ['E.ONE', '1'], ['N(1, 2)', '(1, 2)'], ['{1: 2}.values()', '[2]'], ['list(range(1000))', '[0, 1, 2, 3, 4, 5, 6, 7, …]'], ['object', 'type'],
  ];
  const values = observed('from fractions import Fraction as F\nfrom decimal import Decimal as D\nimport enum, collections\nclass E(enum.IntEnum):\n    ONE = 1\nN = collections.namedtuple("N", "a b")', cases.map(([code]) => code));
  for (const [index, [code, shown]] of cases.entries()) {
    const value = values[index];
    assert.ok(value);
    if (shown === 'type') assert.equal(value.kind, 'opaque');
    else assert.equal(showObserved(value), shown, code);
  }
});

test('a value is not asked what it is', { skip }, () => {
  const hostile = ['def no(*a, **k):', '    raise SystemExit("asked")', 'class Int(int):', '    __repr__ = __str__ = __add__ = __eq__ = __int__ = __index__ = bit_length = no', 'class List(list):', '    __iter__ = __len__ = __repr__ = no', 'class Any:', '    __class__ = int', '    __repr__ = __eq__ = __getattr__ = no', 'loop = []', 'loop.append(loop)', 'deep = []', 'for _ in range(9000): deep = [deep]'].join('\n');
  const [int, list, any, loop, deep, huge, large] = observed(hostile, ['Int(5)', 'List([1])', 'Any()', 'loop', 'deep', '1 << 10**7', '10**5000']);
  assert.deepEqual(int, { kind: 'integer', value: 5n });
  assert.deepEqual(list, { kind: 'list', items: [{ kind: 'integer', value: 1n }], length: 1 });
  assert.equal(any?.kind, 'opaque');
  assert.equal(loop?.kind, 'list');
  assert.equal(deep?.kind, 'list');
  assert.equal(huge?.kind, 'opaque');
  assert.ok(large?.kind === 'integer' && large.value === 10n ** 5000n);
});

test('NumPy, pandas, mpmath and SymPy are seen by their own kinds', { skip }, () => {
  const cases: readonly (readonly [string, string])[] = [
    ['np.float32(0.1)', '0.1'], ['np.int64(7)', '7'], ['np.bool_(True)', 'True'], ['np.array([[1, 2], [3, 4]])', '2×2 [1, 2, 3, 4]'], ['np.zeros(100)', '[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, …]'],
    ['np.array([True, False])', '[True, False]'], ['pd.Series([1, 2], name="a")', 'a: [1, 2]'], ['pd.DataFrame({"a": [1], "b": [2.5]})', '1×2 {"a", "b"}'], ['mp.mpf(1)/3', '0.333333333333333'],
    ['S.sqrt(2)/2', '√2/2'], ['S.Symbol("x", positive=True)**2 - 1', 'x² − 1'], ['S.true', 'True'], ['S.FiniteSet(2, 3)', '{2, 3}'], ['S.Interval.open(0, S.oo)', '(0, ∞)'], ['S.Float("0.5")', '0.5'],
    ['S.Matrix([[1, 2], [3, 4]])', '[[1, 2], [3, 4]]'], ['S.E**S.Symbol("x")', 'e^x'], ['S.exp(1)', 'e'], ['S.Eq(S.Symbol("x"), 2)', 'x = 2'], ['S.solve("x**2-2")', '[−√2, √2]'], ['S.nan', 'opaque'], ['S.Dummy("x")', 'opaque'],
  ];
  const values = observed('import sympy as S, numpy as np, pandas as pd, mpmath as mp', cases.map(([code]) => code));
  for (const [index, [code, shown]] of cases.entries()) {
    const value = values[index];
    assert.ok(value);
    if (shown === 'opaque') assert.equal(value.kind, 'opaque', code);
    else assert.equal(showObserved(value), shown, code);
  }
  const positive = values[10];
  assert.ok(positive?.kind === 'symbolic' && positive.assumptions.get('x')?.includes('positive'));
  const table = expressionOf(values[3] ?? { kind: 'none' });
  assert.equal(table && toPlain(table), '[[1, 2], [3, 4]]');
});

test('of a line with many points every n-th is seen, from end to end', { skip }, () => {
  const standIn = ['import sys, types', 'class Line2D:', '    def __init__(self, n): self.n = n', '    def get_xdata(self, orig=True): return list(range(self.n))', '    def get_ydata(self, orig=True): return [2.0 * x for x in range(self.n)]', 'library = types.ModuleType("matplotlib.lines")', 'library.Line2D = Line2D', 'sys.modules["matplotlib.lines"] = library'].join('\n');
  const sizes = [0, 64, 65, 1000];
  const lines = observed(standIn, sizes.map((size) => `Line2D(${size})`));
  const told = lines.map((line) => (line.kind === 'line' ? [line.length, line.x.length, line.y.length, line.x.at(-1)?.kind === 'integer' ? showObserved(line.x.at(-1) ?? line) : ''] : []));
  assert.deepEqual(told, [[0, 0, 0, ''], [64, 64, 64, '63'], [65, 33, 33, '64'], [1000, 63, 63, '992']]);
});
