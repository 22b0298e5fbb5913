import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../../../bench/fuzzBuiltin.ts';

test('of random problems no told claim is refuted and no run fails', async () => {
  const { answered, verified, undecided, refuted, failed } = await fuzz(0, 25);
  assert.deepEqual(refuted, []);
  assert.deepEqual(failed, []);
  assert.ok(answered > 18, `${answered} answered`);
  assert.ok(verified > 5 * undecided, `${verified} verified, ${undecided} not decided`);
});
