import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamWatch } from '../../../../src/reasoners/openai/streamWatch.ts';

function watchAt(arrivals: readonly (readonly [at: number, bytes: number])[]): boolean {
  let now = 0;
  const watch = new StreamWatch(() => now);
  return arrivals.some(([at, bytes]) => {
    now = at;
    return watch.bytes(bytes) !== undefined;
  });
}

test('much at once after long silence was held back on the way', () => {
  assert.equal(watchAt([[6000, 1500], [6020, 1500]]), true);
});

test('a stream that flows, or starts late and then flows, was not', () => {
  assert.equal(watchAt([[100, 4000], [200, 4000], [300, 4000]]), false);
  assert.equal(watchAt([[6000, 300], [6100, 300], [6200, 5000]]), false);
});
