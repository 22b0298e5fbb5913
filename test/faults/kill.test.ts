import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../src/core/seeded.ts';
import { killOnce } from './killOnce.ts';

test('a process killed in mid-stream, five times: the journal is whole, and nothing sent 250 ms before is missing', async () => {
  const random = seeded(7);
  for (let index = 0; index < 5; index++) {
    const kill = await killOnce(Math.round(100 + random() * 900));
    assert.equal(kill.missing, 0, JSON.stringify(kill));
    assert.ok(kill.kept > 0 || kill.afterMs < 400, `something is kept: ${JSON.stringify(kill)}`);
  }
});
