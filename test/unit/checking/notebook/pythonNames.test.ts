import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellNames, definedNames } from '../../../../src/checking/notebook/pythonNames.ts';

/** What is assigned, as `name:how`. */
const assigned: readonly (readonly [source: string, expected: string])[] = [
  ['a, b = 1, 2\nc: int = 3\nif a == b:\n    d = 4\nprint(x=1)\n', 'a:plain b:plain c:plain d:computed'],
  ['x = y = 3\nx += 1', 'x:computed y:plain'],
  ['for i, (n, m) in enumerate(z): s += i', 'i:index n:index m:index s:computed'],
  ['n = 5\nfor n in range(3): pass', 'n:index'],
  ['with open("f") as f, g() as h:\n  d = f.read()', 'f:index h:index d:computed'],
  ['from sympy import (symbols,\n  Rational as R)\nimport numpy as np, os.path', 'symbols:import R:import np:import os:import'],
  ['def f(x):\n    y = 2\n    return y\nz = f(3)', 'f:definition z:plain'],
  ['def f():\n    global q\n    q = 2', 'f:definition q:computed'],
  ['class C:\n    a = 1\nb = C()', 'C:definition b:plain'],
  ['"""doc\nx = 1\n"""\ny = "a = b" # z = 3\nw = 5', 'y:plain w:plain'],
  ["s = 'it\\'s x = 1'\nt = r'\\d'\nu = 2", 's:plain t:plain u:plain'],
  ['%matplotlib inline\nx = 1\nx?', 'x:plain'],
  ['%%time\nx = 1', 'x:plain'],
  ['%%bash\nx=1', ''],
  ['x = [\n 1,\n 2\n]; y = 2;', 'x:plain y:plain'],
  ['x = 1 + \\\n  2\ny = 3', 'x:plain y:plain'],
  ['if (n := 10) > 5: k = n', 'n:computed k:computed'],
  ['f = lambda x: x + 1\ng = lambda a=1, b=2: a', 'f:plain g:plain'],
  ['a[0], b.c = 1, 2', ''],
  ['x = a == b\ny <= 3\nz != 4', 'x:plain'],
  ['del x', 'x:deleted'],
  ['try: x = 1\nexcept E as e: pass', 'x:computed e:index'],
  ['λ = 0.5\n变量 = 2', 'λ:plain 变量:plain'],
  ['[n for n in range(3)]\n{k: v for k, v in d}', ''],
  ['x = f"{n!r:>{w}} = {m}"', 'x:plain'],
  ['first, *rest = data', 'first:computed rest:computed'],
  ["x, y = symbols('x y')\nk = sp.Symbol('k')", 'x:definition y:definition k:definition'],
  ['x: float', ''],
  ['async def f(): pass\nasync for k in g(): pass', 'f:definition k:index'],
  ['print("a = 1")\nplot(a=1)', ''],
  ['while True:\n    x = 1\n    break\nelse:\n    y = 2', 'x:computed y:computed'],
];

for (const [source, expected] of assigned) {
  test(`assigned: ${JSON.stringify(source)}`, () => {
    assert.equal([...cellNames(source).assigned].map(([name, { how }]) => `${name}:${how}`).join(' '), expected);
  });
}

const opaque: readonly (readonly [source: string, expected: boolean])[] = [
  ['from math import *', true],
  ['exec(code)', true],
  ['%run other.py', true],
  ['%%javascript\nx', true],
  ['x = (1 +', true],
  ['x = """open', true],
  ["globals()['x'] = 2", true],
  ['from math import pi', false],
  ['!pip install numpy\nx = 1', false],
];

for (const [source, expected] of opaque) test(`anything may have changed: ${JSON.stringify(source)}`, () => assert.equal(cellNames(source).isOpaque, expected));

test('what the last expression shows', () => {
  const last = (source: string): string | undefined => cellNames(source).last?.names.join();
  assert.equal(last('x = 1\nx'), 'x');
  assert.equal(last('(m, s)'), 'm,s');
  assert.equal(last('x + 1'), '');
  assert.equal(last('x;'), undefined);
  assert.equal(last('x = 1'), undefined);
  assert.equal(last('if a:\n    x'), undefined);
  assert.equal(last('%%capture\nx'), undefined);
  assert.equal(last('print(x)'), undefined);
});

test('prints that can be told apart', () => {
  assert.deepEqual(cellNames('print("mean:", m)\nprint(f"a = {a:.2f} and {b}")\nprint("hi")').prints, [{ names: ['m'], values: 1 }, { names: ['a', 'b'], values: 2 }, { names: [], values: 0 }]);
  assert.equal(cellNames('for k in a: print(k)').prints, undefined);
  assert.equal(cellNames('def f():\n    print(1)\nf()').prints, undefined);
});

test('what contents may have changed', () => {
  assert.deepEqual([...cellNames('df["a"] = 1\nl.append(3)\nshuffle(q)\nplt.plot(x)\nprint(y)').touched], ['df', 'l', 'q']);
});

test('names a check may compare with', () => {
  assert.deepEqual([...definedNames('a = 1\nfor i in a: b = 2\nimport c')], ['a', 'b']);
});

test('a long cell takes no time', () => {
  const started = performance.now();
  cellNames(`${'x = [1, 2, 3]  # a comment\n'.repeat(5000)}${'('.repeat(20_000)}`);
  assert.ok(performance.now() - started < 1500);
});
