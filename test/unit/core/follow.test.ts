import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAgain, follow } from '../../../src/core/follow.ts';

const range = { start: 10, end: 20 };

test('edits before, behind and inside a range', () => {
  assert.deepEqual(follow(range, { start: 0, removed: 2, inserted: 5 }), { start: 13, end: 23 });
  assert.deepEqual(follow(range, { start: 10, removed: 0, inserted: 3 }), { start: 13, end: 23 });
  assert.deepEqual(follow(range, { start: 20, removed: 0, inserted: 3 }), range);
  assert.deepEqual(follow(range, { start: 12, removed: 2, inserted: 0 }), { start: 10, end: 18 });
  assert.deepEqual(follow(range, { start: 5, removed: 10, inserted: 1 }), { start: 6, end: 11 });
  assert.deepEqual(follow(range, { start: 15, removed: 10, inserted: 1 }), { start: 10, end: 15 });
});

test('random edits: what a range holds stays where its own characters are', () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 500; round++) {
    let text = 'abcdefghij0123456789klmnopqrst';
    let place = { ...range };
    const start = random(text.length);
    // Only edits that leave the range's own digits alone: then the range must still hold exactly them.
    const before = start < 10;
    const at = before ? random(10) : 20 + random(10);
    const removed = before ? random(10 - at + 1) : random(30 - at + 1);
    const inserted = 'x'.repeat(random(4));
    text = text.slice(0, at) + inserted + text.slice(at + removed);
    place = follow(place, { start: at, removed, inserted: inserted.length });
    assert.equal(text.slice(place.start, place.end), '0123456789');
  }
});

test('a text is found again at its place or nearest to it', () => {
  assert.deepEqual(findAgain('x=1 .. x=1', 'x=1', 7), { start: 7, end: 10 });
  assert.deepEqual(findAgain('x=1 .. x=1', 'x=1', 2), { start: 0, end: 3 });
  assert.equal(findAgain('y', 'x', 0), undefined);
});
