import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastingNames } from '../../../src/host/lastingNames.ts';

test('cells keep the ids of their file, and no two have one name', () => {
  assert.deepEqual(lastingNames(['a', 'b']), ['a', 'b']);
  assert.deepEqual(lastingNames(['a', 'a', undefined, '', 3]), ['a', '#2', '#3', '#4', '#5']);
  assert.deepEqual(lastingNames(['#2', undefined, '#2']), ['#1', '#2', '#3']);
});
