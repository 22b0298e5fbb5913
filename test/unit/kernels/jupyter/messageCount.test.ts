import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageCount } from '../../../../src/kernels/jupyter/messageCount.ts';

function missing(before: readonly number[], after: readonly number[]): boolean {
  const count = new MessageCount();
  for (const number of before) count.note(`session_12_${number}`);
  const lost = count.since();
  for (const number of after) count.note(`session_12_${number}`);
  return lost();
}

test('a gap shows, whatever the order, and neither twice the same nor a straggler hides it', () => {
  assert.equal(missing([1, 2, 5], [6, 8, 7]), false);
  assert.equal(missing([1, 2, 5], [6, 8]), true);
  assert.equal(missing([1, 2, 5], [6, 8, 4]), true);
  assert.equal(missing([1, 2, 5], [6, 8, 8]), true);
  assert.equal(missing([], []), false);
});

test('ids without numbers say nothing', () => {
  const count = new MessageCount();
  const lost = count.since();
  count.note('0f8fad5b-d9cb-469f-a165-70867728950e');
  assert.equal(lost(), false);
});
