import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareWithCells } from '../../../../src/checking/notebook/compareWithCells.ts';
import { readNotebook } from '../../../../src/checking/notebook/readNotebook.ts';
import { Sections } from '../../../../src/checking/notebook/sections.ts';
import { generator } from '../../../../src/math/numeric/samples.ts';
import { notebook } from './notebook.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const fixtures = join(root, 'test', 'support', 'notebooks');

const long = 60_000;
const texts: readonly string[] = ['the a ', 'the mean is ', '均', '均值', '- **a', '| a ', 'a b: ', '1,234', '$x = ', '$x = 1$ ', '**', '> ', '# a\n', 'a\n---\n', '`', '~~~\n', '\\(', '=', '1 ', '-'];

for (const piece of texts) {
  test(`long texts take no time: ${JSON.stringify(piece)}`, () => {
    const started = performance.now();
    compareWithCells(notebook(piece.repeat(Math.ceil(long / piece.length)), ['x = 1\nx', { result: '1' }]));
    assert.ok(performance.now() - started < 6000, `${Math.round(performance.now() - started)} ms`);
  });
}

for (const piece of ['a = ', 'mean: 1, ', '1 ', '[', '(1, ', '{', 'array([', '-', "'", 'x', 'a: ', 'a\n', ' ']) {
  test(`long outputs take no time: ${JSON.stringify(piece)}`, () => {
    const long = piece.repeat(Math.ceil(90_000 / piece.length));
    const started = performance.now();
    compareWithCells(notebook('$x = 1$ and the mean is 3', [`x = f()\nx`, { result: long, latex: long, printed: long }]));
    assert.ok(performance.now() - started < 4000, `${Math.round(performance.now() - started)} ms`);
  });
}

test('a long notebook is compared in a second or two', () => {
  const cells = notebook(...Array.from({ length: 400 }, (_, n) => (n % 2 === 0 ? `## Part ${n}\nSo $x_{${n}} = ${n}$ and the mean is ${n}.` : ([`x_${n - 1} = f()\nprint(x_${n - 1})`, { printed: `${n - 1}\n` }] as const))));
  const started = performance.now();
  const verdicts = compareWithCells(cells).map(({ verdict }) => verdict.kind);
  assert.ok(verdicts.filter((kind) => kind === 'verified').length >= 200);
  assert.ok(performance.now() - started < 8000, `${Math.round(performance.now() - started)} ms`);
});

test('whatever a notebook is made of, it throws nothing', () => {
  const names = readdirSync(fixtures);
  const all = names.map((name) => readFileSync(join(fixtures, name), 'utf8'));
  const random = generator(7);
  for (let round = 0; round < 300; round++) {
    const text = all[random(all.length)] ?? '';
    const from = random(text.length);
    const changed = `${text.slice(0, from)}${['null', '"', '[]', '{}', '5', ',', 'true', '$', '\\n'][random(9)]}${text.slice(from + random(8))}`;
    let cells: ReturnType<typeof readNotebook>;
    try {
      cells = readNotebook(changed);
    } catch (error) {
      assert.match(String(error), /this is not a notebook/);
      continue;
    }
    for (const { verdict, claim } of compareWithCells(cells)) assert.ok(verdict.kind !== 'stale' && claim.kind === 'notebook-value');
  }
});

test('notebooks of other formats, and what is none', () => {
  for (const text of ['null', '5', '"x"', '[]', '{}', '{"cells": 3}', '{"cells": {}}', '{"worksheets": [null, {"cells": 4}]}']) assert.deepEqual(readNotebook(text), [], text);
  assert.throws(() => readNotebook('{'), /not a notebook/);
  const old = readNotebook(readFileSync(join(fixtures, 'format3.ipynb'), 'utf8'));
  assert.deepEqual(old.map(({ kind, source, executionOrder }) => [kind, source.slice(0, 12), executionOrder]), [['markup', '# Old', undefined], ['markup', 'So $x = 7$, ', undefined], ['code', 'x = 6\nx', 1], ['code', "print 'Mean:", 2]]);
  const hostile = readNotebook(readFileSync(join(fixtures, 'hostile.ipynb'), 'utf8'));
  assert.equal(new Set(hostile.map(({ id }) => id)).size, hostile.length);
  assert.ok(hostile.every(({ id, outputs }) => /^[\w-]+$/.test(id) && Array.isArray(outputs)));
});

test('cells of other languages compute nothing that is known', () => {
  const cells = readNotebook(JSON.stringify({ metadata: { language_info: { name: 'R' } }, cells: [{ cell_type: 'markdown', source: '$x = 3$' }, { cell_type: 'code', source: 'x = 4\nx', execution_count: 1, outputs: [{ output_type: 'execute_result', data: { 'text/plain': '4' } }] }] }));
  assert.deepEqual(compareWithCells(cells), []);
});

const places: readonly (readonly [expected: string, text: string, at: number, code: number, ...cells: readonly (string | readonly [string])[]])[] = [
  ['adjacent', 'text', 0, 1, 'text', ['x']],
  ['adjacent', 'text', 2, 0, ['x'], ['y'], 'text'],
  ['section', 'text', 0, 2, 'text', 'more', ['x']],
  ['elsewhere', 'text', 0, 2, 'text', '# Next', ['x']],
  ['enclosing', 'text', 2, 0, ['x'], '# A', 'text'],
  ['elsewhere', 'text', 0, 3, '# A', 'a', '## B', ['x']],
  ['enclosing', 'text', 3, 1, '# A', ['x'], '## B', 'text'],
  ['elsewhere', 'text', 3, 1, '## A', ['x'], '## B', 'text'],
  ['elsewhere', 'text', 0, 2, 'text', 'Title\n=====', ['x']],
  ['section', 'text', 0, 2, 'text', '```\n# no heading\n```', ['x']],
  ['elsewhere', 'text', 0, 2, 'text', '---', ['x']],
  ['elsewhere', 'text', 0, 2, 'text', '例 3', ['x']],
];

for (const [expected, , at, code, ...cells] of places) {
  test(`how near: ${JSON.stringify(cells)}`, () => {
    const book = notebook(...cells);
    const sections = new Sections(book);
    assert.equal(sections.nearness(sections.at(at), code), expected);
  });
}
