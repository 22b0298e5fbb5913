import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundledWording } from '../../../src/core/wording.ts';
import { fileNameOf } from '../../../src/exporting/fileName.ts';
import { problem } from './traces.ts';

const english = new BundledWording('en', {});

test('a file is named after the trace, and every system takes its name', () => {
  for (const [title, expected] of [
    ['Homework 3', 'Homework 3.md'],
    ['二次方程：作业', '二次方程：作业.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['a\\b:c*d?e"f<g>h|i', 'a b c d e f g h i.md'],
    ['CON', 'CON_.md'],
    ['lpt1', 'lpt1_.md'],
    ['...', 'therefore.md'],
    [' ends with a dot. ', 'ends with a dot.md'],
    ['gpj\u202eexe', 'gpj U+202E exe.md'],
    ['line\nbreak\u0000', 'line break U+0000.md'],
  ] as const) assert.equal(fileNameOf({ title, problem: problem('x') }, 'markdown', english), expected);
});

test('without a title it is the beginning of the problem', () => {
  assert.equal(fileNameOf({ problem: problem('Solve $\\frac{x}{2} = 3$ for x. And more.') }, 'latex', english), 'Solve frac x 2 = 3 for x.tex');
  assert.equal(fileNameOf({ problem: problem('') }, 'html', english), 'A trace of Therefore.html');
  const long = fileNameOf({ title: '𝔸'.repeat(500), problem: problem('') }, 'notebook', english);
  assert.ok(Buffer.byteLength(long) < 255, long);
  assert.match(long, /^(?:𝔸)+\.ipynb$/u);
});
