import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueOf } from '../../../../src/math/claims/cues.ts';

test('what somebody finds is said, and not what is to be found', () => {
  for (const words of ['We find ', 'Hence we then find that ', 'Adding both, I find: ']) assert.equal(cueOf(words), 'follow', words);
  for (const words of ['Find ', 'To find ', 'Can we find ', 'We want to find ', 'If we find ', 'Suppose we find that ', 'We find the roots of ', 'Now we find all solutions of ']) assert.equal(cueOf(words), 'suppose', words);
});
