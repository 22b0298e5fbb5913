import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestQuestion, understand } from '../../../../src/reasoners/builtin/understand.ts';

/** What patterns could match in many ways, if they were written carelessly: beginnings, pieces that repeat, ends. */
const begun = ['', 'Find the gcd of ', 'Find the area of the triangle with vertices ', 'A polygon has vertices ', 'Solve $x=1$. give all ', 'Tom has $', '求', "Solve $y'="];
const pieces = ['1,', '1 and ', '1和', '(1,2) ', '$(1,2)$ ', 'the all ', '* ', ' plus a', '\\frac{d', "'", '\t', '{1,2},', 'f(x)='];
const ends = ['z', '$'];

test('no text of the longest length takes longer to be read than people notice', { timeout: 120_000 }, () => {
  for (const start of begun) {
    for (const piece of pieces) {
      for (const end of ends) {
        const text = start + piece.repeat(Math.floor((longestQuestion - start.length - end.length) / piece.length)) + end;
        const before = process.cpuUsage();
        understand(text, 'markdown');
        const { user, system } = process.cpuUsage(before);
        assert.ok(user + system < 1_500_000, `${text.slice(0, 60)} took ${Math.round((user + system) / 1000)} ms`);
      }
    }
  }
});
