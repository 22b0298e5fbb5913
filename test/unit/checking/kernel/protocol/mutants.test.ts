import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutantsOf } from '../../../../../src/checking/kernel/protocol/mutants.ts';
import { perturbedInputs } from '../../../../../src/checking/kernel/protocol/perturbedInputs.ts';
import { claimedValueOf, type ClaimedValue, type InputValue } from '../../../../../src/checking/kernel/protocol/proposedCheck.ts';
import { specOf } from '../../../../../src/checking/kernel/protocol/pythonSpec.ts';
import { sameClaim, showClaim } from '../../../../../src/checking/kernel/protocol/sameClaim.ts';

const budget = { deadline: Number.POSITIVE_INFINITY, now: () => 0 };

function claim(json: object): ClaimedValue {
  const read = claimedValueOf(json);
  assert.ok(read, JSON.stringify(json));
  return read;
}

const number = (value: string): ClaimedValue => claim({ kind: 'number', value });
const shown = (of: ClaimedValue, inputs: Readonly<Record<string, InputValue>> = {}): string[] => mutantsOf(of, inputs, budget).map(showClaim);

const claims: readonly object[] = [
  ...['0', '1', '-7', '25', '2025', '97', '3/8', '-1/2', '0.333', '12.40', '-0.05', 'sqrt(2)', '13*pi/6', '2^100', '1+2i'].map((value) => ({ kind: 'number', value })),
  { kind: 'boolean', value: true },
  { kind: 'set', elements: ['2', '3'] },
  { kind: 'set', elements: [] },
  { kind: 'tuple', elements: ['1', '-1'] },
  { kind: 'matrix', rows: [['1', '0'], ['0', '1']] },
  { kind: 'matrix', rows: [['1/2']] },
  { kind: 'expression', value: 'x^2*sin(3*x) + 1', variables: ['x'], upTo: 'nothing' },
  { kind: 'expression', value: 'x^2*sin(3*x) + 1', variables: ['x'], upTo: 'constant' },
  { kind: 'expression', value: '2*x', variables: ['x', 'y'], upTo: 'nothing' },
];

for (const json of claims) {
  test(`the mutants of ${JSON.stringify(json)} are wrong, several, and something Python can be given`, () => {
    const of = claim(json);
    const mutants = mutantsOf(of, { a: 2, b: 3 }, budget);
    assert.ok(mutants.length >= (of.kind === 'boolean' ? 1 : 5), mutants.map(showClaim).join('; '));
    for (const mutant of mutants) {
      assert.equal(sameClaim(of, mutant, budget), false, showClaim(mutant));
      assert.ok(specOf(mutant), showClaim(mutant));
    }
    if (of.kind !== 'expression') assert.equal(new Set(mutants.map((mutant) => JSON.stringify(specOf(mutant)))).size, mutants.length);
  });
}

test('whole numbers have whole mutants, printed decimals ones beyond the printed precision', () => {
  for (const mutant of mutantsOf(number('25'), {}, budget)) assert.equal(specOf(mutant)?.is, 'int');
  for (const mutant of mutantsOf(number('0.333'), {}, budget)) {
    const spec = specOf(mutant);
    assert.ok(spec?.is === 'float' && Math.abs(Number(spec.value) - 0.333) > 0.0015, JSON.stringify(spec));
  }
});

test('the next square, the next prime and the same digits are among the mutants', () => {
  const of = (value: string, ...wanted: string[]): void => assert.deepEqual(wanted.filter((one) => !shown(number(value)).includes(one)), [], shown(number(value)).join('; '));
  of('25', '26', '24', '50', '−25', '34', '36', '16', '52');
  of('97', '101', '89', '79');
});

test('an antiderivative with another constant is no mutant, without the words it is', () => {
  const of = (upTo: string): ClaimedValue => claim({ kind: 'expression', value: 'x^2', variables: ['x'], upTo });
  assert.ok(!shown(of('constant')).includes('x² + 1'));
  assert.ok(shown(of('nothing')).includes('x² + 1'));
});

test('a pair has mutants on the lines that are given', () => {
  const pair = claim({ kind: 'tuple', elements: ['1', '2'] });
  const on = mutantsOf(pair, { a: 3, b: 5, c: 13 }, budget).filter((mutant) => mutant.kind === 'tuple' && specOf(mutant)?.is === 'tuple');
  const values = on.map((mutant) => JSON.parse(JSON.stringify(specOf(mutant))).items.map((item: { readonly value: string }) => Number(item.value)) as number[]);
  assert.ok(values.some(([x = 0, y = 0]) => 3 * x + 5 * y === 13), JSON.stringify(values));
});

test('changed inputs stay of their kind', () => {
  const inputs: Readonly<Record<string, InputValue>> = { n: 10, one: 1, zero: 0, minus: -3, p: 0.25, x: 12.5, yes: true, word: 'LEVEL', name: 'x', formula: 'x**2 + 3*x', list: [3, 1, 2], table: [[1, 2], [3, 4]], large: Number.MAX_SAFE_INTEGER };
  const changed = new Map(perturbedInputs(inputs).map(({ name, variants }) => [name, variants]));
  for (const [name, variants] of changed) for (const variant of variants) assert.notDeepEqual(variant, inputs[name], name);
  const all = (name: string, holds: (value: number) => boolean): void => {
    const variants = changed.get(name) ?? [];
    assert.ok(variants.length >= 4, name);
    assert.deepEqual(variants.filter((value) => !holds(value as number)), [], name);
  };
  all('n', (value) => Number.isInteger(value) && value > 0);
  all('one', (value) => Number.isInteger(value) && value > 1);
  all('zero', (value) => Number.isInteger(value) && value > 0);
  all('minus', (value) => Number.isInteger(value) && value < 0);
  all('p', (value) => value > 0 && value < 1);
  all('x', (value) => value > 0);
  assert.deepEqual(changed.get('yes'), [false]);
  assert.deepEqual(changed.get('name'), []);
  assert.ok(changed.get('word')?.every((word) => /^[LEV]+$/.test(String(word))));
  assert.deepEqual(changed.get('formula')?.slice(-2), ['x**2 + 4*x', 'x**2 + 5*x']);
  assert.ok(changed.get('list')?.some((list) => (list as readonly number[]).length === 4) && changed.get('list')?.some((list) => (list as readonly number[]).length === 2));
  assert.ok(changed.get('table')?.every((table) => (table as readonly (readonly number[])[]).every((row) => row.length === 2) && (table as readonly unknown[]).length === 2));
  assert.ok(changed.get('large')?.every((value) => Number.isSafeInteger(value)));
});

test('hostile JSON is no claim', () => {
  for (const json of [null, 3, {}, { kind: 'number' }, { kind: 'number', value: '' }, { kind: 'number', value: 'x' }, { kind: 'number', value: '1 = 1' }, { kind: 'number', value: '2, 3' }, { kind: 'set', elements: 'all' }, { kind: 'matrix', rows: [['1'], ['1', '2']] }, { kind: 'matrix', rows: [] }, { kind: 'expression', value: 'x+y', variables: ['x'] }, { kind: 'expression', value: '1', variables: [] }, { kind: 'expression', value: 'x', variables: ['__import__("os")'] }, { kind: 'boolean', value: 1 }, { kind: '__proto__' }]) {
    assert.equal(claimedValueOf(json), undefined, JSON.stringify(json));
  }
});
