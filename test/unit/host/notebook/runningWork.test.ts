import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunningWork } from '../../../../src/host/notebook/runningWork.ts';

test('an interrupt stops what runs and what waits behind it, of one notebook', () => {
  const work = new RunningWork();
  const [runs, waits, other] = [work.begin('a'), work.begin('a'), work.begin('b')];
  work.end('a', waits);
  work.stop('a');
  assert.deepEqual([runs, waits, other].map(({ signal }) => signal.aborted), [true, false, false]);
  const [again, behind] = [work.begin('a'), work.begin('a')];
  work.stop('a');
  assert.deepEqual([again, behind].map(({ signal }) => signal.aborted), [true, true]);
});
