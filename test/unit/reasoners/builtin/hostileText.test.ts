import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestQuestion, understand, withShortBlanks } from '../../../../src/reasoners/builtin/understand.ts';

/** What patterns could match in many ways, if they were written carelessly: beginnings, pieces that repeat, ends. */
const begun = ['', 'Find the gcd of ', 'Find the area of the triangle with vertices ', 'A polygon has vertices ', 'Solve $x=1$. give all ', 'Tom has $', '求', "Solve $y'="];
const pieces = [' ', '概率', 'a,是', ',是甲的', 'e^', 'x²', '1,', '1 and ', '1和', '(1,2) ', '$(1,2)$ ', 'the all ', '* ', ' plus a', '\\frac{d', "'", '\t', '{1,2},', 'f(x)='];
const ends = ['z', '$'];
/** Readers of one sentence pass over long texts. */
const lengths = [longestQuestion, 590];

test('no run of blanks is left that patterns could share out in many ways', () => {
  for (const blank of [' ', '\t', '\u3000', '\n', ' \n', '\n   ', '\r\n\t']) {
    const runs = withShortBlanks(`求${blank.repeat(500)}i${blank.repeat(500)}`).match(/\s+/g) ?? [];
    assert.ok(runs.length === 2 && runs.every((run) => run.length <= 6), JSON.stringify(runs.map((run) => run.length)));
  }
  assert.equal(withShortBlanks('Solve\n\n    $x = 1$'), 'Solve\n\n    $x = 1$');
});

test('no text of the longest length takes longer to be read than people notice', { timeout: 120_000 }, () => {
  for (const start of begun) {
    for (const piece of pieces) {
      for (const [length, end] of lengths.flatMap((each) => ends.map((last) => [each, last] as const))) {
        const text = start + piece.repeat(Math.floor((length - start.length - end.length) / piece.length)) + end;
        const before = process.cpuUsage();
        understand(text, 'markdown');
        const { user, system } = process.cpuUsage(before);
        assert.ok(user + system < 1_500_000, `${text.slice(0, 60)} (${length}) took ${Math.round((user + system) / 1000)} ms`);
      }
    }
  }
});
