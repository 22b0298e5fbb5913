import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TextFormat } from '../../../../src/core/problem.ts';
import { blocksIn } from '../../../../src/host/writing/blocks.ts';
import { displayEnvironments, innerEnvironments, latexCommands, textEnvironments } from '../../../../src/host/writing/latexCommands.ts';
import { writtenIn } from '../../../../src/host/writing/mathBefore.ts';

const cases: readonly (readonly [string, string, TextFormat?])[] = [
  ['Let $', 'mathematics'],
  ['Let $x + ', 'mathematics'],
  ['Let $x$ and ', 'words'],
  ['$$\nx', 'mathematics'],
  ['$$x$$ then ', 'words'],
  ['$a$$b', 'mathematics'],
  ['\\(a + ', 'mathematics'],
  ['\\[a\\] b', 'words'],
  ['\\begin{align}\na &= ', 'mathematics'],
  ['\\begin{align}\na\n\\end{align} ', 'words'],
  ['$$\n\\begin{cases}\n1 & ', 'mathematics'],
  ['$open\n\nnew paragraph ', 'words'],
  ['a \\$5 ', 'words'],
  ['costs $ 5 ', 'words'],
  ['`$x', 'code'],
  ['`$x` ', 'words'],
  ['```python\nx = "$', 'code'],
  ['```python\nx\n```\n$', 'mathematics'],
  ['```problem\nSolve $x', 'mathematics'],
  ['```problem\nSolve ', 'words'],
  ['```math\nx', 'mathematics'],
  ['% comment $x', 'code', 'latex'],
  ['50\\% of $x', 'mathematics', 'latex'],
  ['\\begin{verbatim}\n$x', 'code', 'latex'],
  ['\\begin{equation}\nx', 'mathematics', 'latex'],
  ['x = 1', 'code', 'notebook-code'],
];

for (const [before, where, format = 'markdown'] of cases) {
  test(`${JSON.stringify(before)} leaves one in ${where} (${format})`, () => assert.equal(writtenIn(before, format), where));
}

test('where one writes is told within milliseconds in a long document', () => {
  const before = `${'Some words $x^2$ and more.\n\n```python\nx = 1\n```\n\n'.repeat(5000)}Now $`;
  const started = process.cpuUsage();
  for (let count = 0; count < 5; count++) assert.equal(writtenIn(before, 'markdown'), 'mathematics');
  const { user } = process.cpuUsage(started);
  assert.ok(user / 5000 < 16, `${user / 5000} ms`);
});

test('commands and environments are many, each once, and whole', () => {
  const names = latexCommands.map(({ name }) => name);
  assert.ok(names.length >= 240, String(names.length));
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  for (const { name, preview, body } of latexCommands) {
    assert.match(name, /^\\[A-Za-z]+$/);
    assert.notEqual(preview, '', name);
    assert.ok(body.startsWith(name), name);
  }
  for (const [name] of [...innerEnvironments, ...displayEnvironments, ...textEnvironments]) assert.match(name, /^[A-Za-z]+\*?$/);
});

test('blocks are named by what they say first', () => {
  const text = '# Title\n\n```problem easy\n**Solve** $x^2 = 4$.\nMore.\n```\n\n~~~solution\n$$\nx = 2\n$$\n~~~\n\n```python\n```problem\n```\n\n````hint\n```\ninside\n```\n````\n```check\nassert 2**2 == 4\n```\n```claim\nnever closed';
  assert.deepEqual(blocksIn(text).map(({ kind, title, line, lastLine }) => [kind, title, line, lastLine]), [
    ['problem', 'Solve $x^2 = 4$.', 2, 5],
    ['solution', 'x = 2', 7, 11],
    ['hint', 'inside', 17, 21],
    ['check', 'assert 2**2 == 4', 22, 24],
    ['claim', 'never closed', 25, 26],
  ]);
});

test('snippets end where they begin, and say no more than they are', () => {
  for (const name of ['markdown', 'latex']) {
    const snippets = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../snippets', `${name}.json`), 'utf8')) as Record<string, { prefix: string; body: readonly string[]; description: string }>;
    for (const [title, { prefix, body, description }] of Object.entries(snippets)) {
      const text = body.join('\n').replace(/\$\{\d:([^}]*)\}|(?<!\\)\$\d/g, '$1').replace(/\\([$}\\])/g, '$1');
      assert.ok(prefix !== '' && description !== '', title);
      assert.equal(text.split('\\begin{').length, text.split('\\end{').length, title);
      assert.equal(text.split('```').length % 2, 1, title);
      assert.equal(text.split('$').length % 2, 1, title);
      assert.doesNotMatch(text, /\\\\\\/, title);
    }
  }
});
