import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../../../src/core/follow.ts';
import { generator } from '../../../src/math/numeric/samples.ts';

const edit = (start: number, removed: number, text: string) => [{ start, removed, inserted: text.length }, text] as const;

test('a range moves with what is written before it, and stays at what is written behind it', () => {
  const range = { start: 10, end: 20 };
  assert.deepEqual(keep(range, ...edit(0, 0, 'abc')), { start: 13, end: 23 });
  assert.deepEqual(keep(range, ...edit(2, 4, '')), { start: 6, end: 16 });
  assert.deepEqual(keep(range, ...edit(25, 3, 'xyz')), range);
  assert.deepEqual(keep(range, ...edit(20, 0, '\nnext line')), range);
  assert.deepEqual(keep(range, ...edit(10, 0, 'a line\n')), { start: 17, end: 27 });
});

test('what changes the text, or goes on from it, ends the range', () => {
  const range = { start: 10, end: 20 };
  assert.equal(keep(range, ...edit(15, 0, 'a')), undefined);
  assert.equal(keep(range, ...edit(15, 1, 'a')), undefined);
  assert.equal(keep(range, ...edit(5, 6, '')), undefined);
  assert.equal(keep(range, ...edit(19, 6, '')), undefined);
  assert.equal(keep(range, ...edit(0, 40, '')), undefined);
  assert.equal(keep(range, ...edit(20, 0, 'x')), undefined);
  assert.equal(keep(range, ...edit(10, 0, '1')), undefined);
});

test('after 2,000 random edits a range is gone or its text is what it was', () => {
  const random = generator(7);
  for (let round = 0; round < 200; round++) {
    let text = Array.from({ length: 60 }, () => 'abc \n$'[random(6)]).join('');
    let range: { start: number; end: number } | undefined = { start: 20, end: 35 };
    const before: string = text.slice(20, 35);
    for (let step = 0; step < 10 && range; step++) {
      const start: number = random(text.length + 1);
      const removed: number = Math.min(random(4), text.length - start);
      const inserted = 'x \n1'.slice(random(4)).slice(0, random(3));
      text = text.slice(0, start) + inserted + text.slice(start + removed);
      range = keep(range, { start, removed, inserted: inserted.length }, inserted);
      if (range) assert.equal(text.slice(range.start, range.end), before);
    }
  }
});
