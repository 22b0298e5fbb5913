import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellRuns } from '../../../src/host/cellRuns.ts';

test('what is typed while a cell runs is not what ran', () => {
  const runs = new CellRuns();
  runs.opened('a', 'x = 1', {});
  runs.changed('a', 'x = 2', {});
  runs.changed('a', 'x = 3', { executionOrder: 4 });
  assert.ok(runs.runs('a'));
  runs.changed('a', 'x = 4', { executionOrder: 4, success: true });
  assert.equal(runs.text('a'), 'x = 2');
  assert.equal(runs.runs('a'), false);
  // Told once more of the same run, for instance of how long it took to draw.
  runs.changed('a', 'x = 5', { executionOrder: 4, success: true });
  assert.equal(runs.text('a'), 'x = 2');
});

test('the next run is of the text it begins with, also where only its end is told', () => {
  const runs = new CellRuns();
  runs.opened('a', 'x = 1', { executionOrder: 1 });
  runs.changed('a', 'x = 2', {});
  runs.changed('a', 'x = 2', { executionOrder: 2, success: false });
  assert.equal(runs.text('a'), 'x = 2');
  runs.changed('a', 'x = 3', { executionOrder: 3, success: true });
  assert.equal(runs.text('a'), 'x = 3');
  runs.opened('b', '', {});
  runs.changed('b', 'y = 1', { executionOrder: 1, success: true });
  assert.equal(runs.text('b'), 'y = 1');
  runs.forget('a');
  assert.deepEqual([runs.text('a'), runs.runs('a')], [undefined, false]);
});

test('a cell that was opened with a number does not run', () => {
  const runs = new CellRuns();
  runs.opened('a', 'x = 1', { executionOrder: 1 });
  runs.changed('a', 'x = 1', { executionOrder: 1 });
  assert.equal(runs.runs('a'), false);
});
