import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bordersOf, keep } from '../../../src/core/follow.ts';
import { generator } from '../../../src/math/numeric/samples.ts';

const edit = (start: number, removed: number, inserted: number) => ({ start, removed, inserted });
const range = { start: 10, end: 20 };

test('a range moves with what is written before it, and stays at what is written behind it', () => {
  assert.deepEqual(keep(range, edit(0, 0, 3)), { start: 13, end: 23 });
  assert.deepEqual(keep(range, edit(2, 4, 0)), { start: 6, end: 16 });
  assert.deepEqual(keep(range, edit(25, 3, 3)), range);
  assert.deepEqual(keep(range, edit(20, 0, 10)), range);
  assert.deepEqual(keep(range, edit(10, 0, 7)), { start: 17, end: 27 });
});

test('what changes the text ends the range', () => {
  assert.equal(keep(range, edit(15, 0, 1)), undefined);
  assert.equal(keep(range, edit(15, 1, 1)), undefined);
  assert.equal(keep(range, edit(5, 6, 0)), undefined);
  assert.equal(keep(range, edit(19, 6, 0)), undefined);
  assert.equal(keep(range, edit(0, 40, 0)), undefined);
});

test('what goes on from a text is told by its borders: characters written there, and those that a deletion brings there', () => {
  const own = (text: string): string => bordersOf(text, { start: text.indexOf('x'), end: text.indexOf('5') + 1 });
  assert.equal(own('x = 5'), own('so\nx = 5\r\n\nand'));
  assert.equal(own('x = 5 and'), own('x = 5\nand'));
  assert.notEqual(own('x = 5 7'), own('x = 57'));
  assert.notEqual(own('2\nx = 5'), own('2x = 5'));
});

test('after 2,000 random edits a range is gone or its text is what it was', () => {
  const random = generator(7);
  for (let round = 0; round < 200; round++) {
    let text = Array.from({ length: 60 }, () => 'abc \n$'[random(6)]).join('');
    let kept: { start: number; end: number } | undefined = { start: 20, end: 35 };
    const before: string = text.slice(20, 35);
    for (let step = 0; step < 10 && kept; step++) {
      const start: number = random(text.length + 1);
      const removed: number = Math.min(random(4), text.length - start);
      const inserted = 'x \n1'.slice(random(4)).slice(0, random(3));
      text = text.slice(0, start) + inserted + text.slice(start + removed);
      kept = keep(kept, { start, removed, inserted: inserted.length });
      if (kept) assert.equal(text.slice(kept.start, kept.end), before);
    }
  }
});
