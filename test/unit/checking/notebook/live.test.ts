import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observedValue, type ObservedValue } from '../../../../src/checking/kernel/observedValue.ts';
import { compareWithCells, NotebookClaims } from '../../../../src/checking/notebook/compareWithCells.ts';
import { proposalOfMatch } from '../../../../src/checking/notebook/proposalOfMatch.ts';
import { isOursAlone, liveValues, readCode, type LiveValues } from '../../../../src/checking/notebook/readPlan.ts';
import { notebook, said } from './notebook.ts';

const float = (text: string): ObservedValue => observedValue({ kind: 'float', text, bits: 64 });
const list = (...items: string[]): ObservedValue => ({ kind: 'list', items: items.map(float), length: items.length });

function kernel(values: Readonly<Record<string, ObservedValue>>, ran: Readonly<Record<number, string>>, outputs: Readonly<Record<number, ObservedValue>> = {}): LiveValues {
  return { values: new Map(Object.entries(values)), missing: new Set(), outputs: new Map(Object.entries(outputs).map(([order, value]) => [Number(order), value])), executions: { isLive: true, texts: new Map(Object.entries(ran).map(([order, text]) => [Number(order), text])) } };
}

const cells = notebook('So $x = 3.5$.', ['x = f()']);
const rows: readonly (readonly [name: string, expected: string, live: LiveValues])[] = [
  ['the kernel has it', 'verified', kernel({ x: float('3.5') }, { 1: 'x = f()' })],
  ['the kernel has another value', 'refuted', kernel({ x: float('4.5') }, { 1: 'x = f()' })],
  ['blanks at line ends are no change', 'verified', kernel({ x: float('3.5') }, { 1: 'x = f()  \r\n' })],
  ['the cell changed', 'inconclusive', kernel({ x: float('3.5') }, { 1: 'x = g()' })],
  ['something later assigned it', 'inconclusive', kernel({ x: float('4.5') }, { 1: 'x = f()', 2: 'x = 4.5' })],
  ['a loop took it for its index', 'inconclusive', kernel({ x: float('4.5') }, { 1: 'x = f()', 2: 'for x in y: pass' })],
  ['something later may have assigned anything', 'inconclusive', kernel({ x: float('4.5') }, { 1: 'x = f()', 2: 'from m import *' })],
  ['an earlier one did not matter', 'verified', kernel({ x: float('3.5') }, { 0: 'x = 9', 1: 'x = f()' })],
  ['a later one assigned something else', 'verified', kernel({ x: float('3.5') }, { 1: 'x = f()', 2: 'y = x' })],
  ['the kernel does not know it', 'unchecked', kernel({}, { 1: 'x = f()' })],
  ['nobody told what ran', 'inconclusive', kernel({ x: float('3.5') }, {})],
];

for (const [name, expected, live] of rows) test(`live: ${name}`, () => assert.deepEqual(said(cells, live), [expected]));

test('live: of a cell that ended with an error nothing is known, although its text is what ran', () => {
  const failed = cells.map((cell) => (cell.kind === 'code' ? { ...cell, outputs: [{ kind: 'error' as const, bundle: {} }] } : cell));
  assert.deepEqual(said(failed, kernel({ x: float('4.5') }, { 1: 'x = f()' })), ['inconclusive']);
  assert.deepEqual(said(failed, kernel({ x: float('3.5') }, { 1: 'x = f()' })), ['inconclusive']);
});

test('live: contents that may have changed count for what can change', () => {
  const texts = { 1: 'v = f()', 2: 'v.append(1)' };
  const lists = notebook('$v = (1.5, 2.5)$', ['v = f()']);
  assert.deepEqual(said(lists, kernel({ v: list('1.5', '2.5') }, { 1: 'v = f()' })), ['verified']);
  assert.deepEqual(said(lists, kernel({ v: list('1.5', '2.5') }, texts)), ['inconclusive']);
  assert.deepEqual(said(notebook('$v = 1.5$', ['v = f()']), kernel({ v: float('1.5') }, texts)), ['verified']);
});

test('live: a name assigned anew is still what its own cell shows', () => {
  const shown = notebook('# A\nSo $x = 3.5$.', ['x = f()\nx', { result: '3.5' }], '# B', ['x = 9']);
  const [finding] = compareWithCells(shown, kernel({ x: float('9.0') }, { 1: 'x = f()\nx', 2: 'x = 9' }));
  assert.deepEqual([finding?.verdict.kind, finding?.freshness], ['verified', 'saved']);
});

test('live: a result by its number', () => {
  const shown = notebook('the mean is 3.5', ['np.mean(d)']);
  assert.deepEqual(said(shown, kernel({}, { 1: 'np.mean(d)' }, { 1: float('3.5') })), ['verified']);
  assert.deepEqual(said(shown, kernel({}, { 1: 'np.mean(e)' }, { 1: float('3.5') })), ['inconclusive']);
});

test('live: an output of a cell that was edited since is stale although its file is not', () => {
  const shown = notebook('the mean is 3.5', ['print("mean:", np.mean(d))', { printed: 'mean: 3.5\n' }]);
  assert.deepEqual(said(shown), ['verified']);
  assert.deepEqual(said(shown, kernel({}, { 1: 'print("mean:", np.mean(e))' })), ['inconclusive']);
});

test('what is read of a kernel is what claims may speak of', () => {
  const plan = new NotebookClaims(notebook('$A = \\pi r^2$ and the mean is 3', ['r = 3\nA = 3.14 * r**2\nz = 4'], ['np.mean(d)'])).plan();
  assert.deepEqual([...plan.names].sort(), ['A', 'r']);
  assert.deepEqual(plan.orders, [2]);
});

test('nothing of a notebook is code in the reader', () => {
  const code = readCode(['def read_values(a, b): return None'], { names: ['x"); import os; os.system("x', '\ud800', '\n'], orders: [1] });
  assert.ok(!/^import os/m.test(code) && code.split('\n').length <= 9);
  assert.match(code, /\\\\\\"\); import os/);
});

test('a kernel is ours alone while nobody else ran anything in it since', () => {
  const ran = new Map([[1, 'x = 1'], [2, 'y = 2\n']]);
  assert.ok(isOursAlone({ history: [[9, 'y = 2'], [8, 'x = 1'], [7, 'z = 3']] }, ran));
  for (const history of [[[10, 'x = 5'], [9, 'y = 2'], [8, 'x = 1']], [[9, 'y = 2'], [8, 'x = 5'], [7, 'x = 1']], [[9, 'y = 2']], [], null, [3, {}]]) assert.equal(isOursAlone({ history }, ran), false, JSON.stringify(history));
  assert.equal(isOursAlone({ history: [] }, new Map()), false);
});

test('hostile answers of a kernel are no values', () => {
  for (const data of [undefined, null, 1, 'x', [], {}, { values: 1, missing: [] }, { values: {}, missing: 3 }, { failed: 'time' }, { unsupported: 'fork' }]) assert.equal(liveValues(data), undefined);
  const odd = liveValues({ values: { x: { kind: 'float' }, y: null, __proto__: { kind: 'integer', value: '1' } }, missing: [1, 'z'], outputs: { x: 1, 3: { kind: 'integer', value: 'nope' } }, history: [1, [1], ['a', 'b'], [2, 3], [4, 'x = 1']] });
  assert.deepEqual([odd?.values.get('x')?.kind, odd?.values.get('y')?.kind, [...(odd?.missing ?? [])], odd?.outputs.get(3)?.kind, [...(odd?.executions.texts ?? [])]], ['opaque', 'opaque', ['z'], 'opaque', [[4, 'x = 1']]]);
});

test('an id stays while its text does; the hash covers text and code', () => {
  const of = (text: string, code: string): string[] => compareWithCells(notebook(text, [code])).map(({ claim: { id, hash, kind, range } }) => `${kind} ${id} ${hash} ${range.start}`);
  const [[first = ''], [moved = ''], [edited = ''], [other = '']] = [of('$x = 3$', 'x = 3'), of('So now $x = 3$', 'x = 3'), of('$x = 3$', 'x = 3.0'), of('$x = 4$', 'x = 3')];
  const parts = (line: string): string[] => line.split(' ');
  assert.equal(parts(first)[0], 'notebook-value');
  assert.deepEqual(parts(moved).slice(0, 3), parts(first).slice(0, 3));
  assert.equal(parts(edited)[1], parts(first)[1]);
  assert.notEqual(parts(edited)[2], parts(first)[2]);
  assert.notEqual(parts(other)[1], parts(first)[1]);
});

test('a claim that two sources fit is theirs to choose, and the choice counts', () => {
  const two = notebook('$x = 3$', ['x = 3\nx', { result: '3' }], ['x = 4\nx', { result: '4' }]);
  const [open] = compareWithCells(two);
  assert.equal(open?.verdict.kind, 'unchecked');
  assert.deepEqual(open.choices.map(({ source }) => source.cell), ['c2', 'c3']);
  const choose = (cell: string, by: 'user' | 'model'): string | undefined => compareWithCells(two, undefined, [{ claim: open.claim.id, source: { kind: 'variable', name: 'x', cell }, by }])[0]?.verdict.kind;
  assert.equal(choose('c2', 'user'), 'verified');
  assert.equal(choose('c3', 'user'), 'refuted');
  // A model may point to the wrong one: its word refutes nothing.
  assert.equal(choose('c3', 'model'), 'inconclusive');
  assert.equal(choose('gone', 'user'), 'unchecked');
});

test('a proposal is data that names what is there', () => {
  const book = notebook('$x = 3$', ['x = 3\ny = 4\ny'], ['y = 5'], ['for k in z: pass']);
  const id = new NotebookClaims(book).matched[0]?.statement.claim.id ?? '';
  const proposed = (json: unknown): unknown => proposalOfMatch(json, book, new Set([id]))?.source;
  assert.deepEqual(proposed({ claim: id, name: 'x' }), { kind: 'variable', name: 'x', cell: 'c2' });
  assert.deepEqual(proposed({ claim: id, name: 'y', cell: 'c3' }), { kind: 'variable', name: 'y', cell: 'c3' });
  assert.deepEqual(proposed({ claim: id, cell: 'c2' }), { kind: 'output', cell: 'c2' });
  for (const bad of [null, 3, 'x', [], {}, { claim: 'other', name: 'x' }, { claim: id }, { claim: id, name: 'y' }, { claim: id, name: 'k' }, { claim: id, name: 'x; import os' }, { claim: id, name: 5 }, { claim: id, cell: 'c9' }, { claim: id, cell: 'c4' }, { claim: id, name: '__class__' }]) assert.equal(proposed(bad), undefined, JSON.stringify(bad));
});
