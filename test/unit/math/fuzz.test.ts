import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzOnce } from '../../support/fuzzOnce.ts';

test('nothing that is read breaks, and nothing false is verified', () => {
  const results = Array.from({ length: 80 }, (_, seed) => fuzzOnce(seed, 20));
  assert.deepEqual(results.flatMap(({ faults }) => faults), []);
  assert.ok(results.reduce((sum, { claims }) => sum + claims, 0) > 30);
});
