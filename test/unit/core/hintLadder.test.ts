import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givesAway, HintLadder, hintsFrom, rungs } from '../../../src/core/hintLadder.ts';

const hints = { nudge: 'Look at the constant term.', idea: 'Split the middle term.', step: '$x^2-5x+6=(x-2)(x-3)$', solution: 'All of it: $\\boxed{x=2 \\text{ or } x=3}$', answer: 'x=2 \\text{ or } x=3' };

test('a ladder shows nothing, then one rung more at each call, then all', () => {
  const ladder = new HintLadder(hints);
  assert.equal(ladder.revealed.length, 0);
  for (const [index, rung] of rungs.entries()) {
    assert.equal(ladder.isWhole, false);
    ladder.reveal('next');
    assert.deepEqual(ladder.revealed.map((each) => each.rung), rungs.slice(0, index + 1));
    assert.equal(ladder.revealed.at(-1)?.text, hints[rung]);
  }
  ladder.reveal('next');
  assert.equal(ladder.revealed.length, 4);
  const other = new HintLadder(hints);
  other.reveal('all');
  assert.ok(other.isWhole);
});

test('what is not revealed is not in what a ladder becomes as data', () => {
  const ladder = new HintLadder(hints);
  ladder.reveal('next');
  assert.doesNotMatch(JSON.stringify(ladder) + JSON.stringify(ladder.revealed), /boxed|Split/);
});

test('hints of a model are read from JSON with words or a fence around it', () => {
  assert.deepEqual(hintsFrom(JSON.stringify(hints)), hints);
  assert.deepEqual(hintsFrom(`Here you are:\n\n\`\`\`json\n${JSON.stringify(hints, null, 2)}\n\`\`\`\nDone.`), hints);
});

test('hints that are not whole, not texts, or give the answer away are none', () => {
  const changed = (change: Record<string, unknown>): string => JSON.stringify({ ...hints, ...change });
  for (const bad of ['', 'no JSON', '[]', '{"nudge": 1}', changed({ step: '' }), changed({ idea: ['a'] }), changed({ nudge: 'It is x = 2 or x = 3.' }), changed({ idea: 'You get $\\boxed{2}$.' })]) assert.equal(hintsFrom(bad), undefined, bad);
  assert.equal(hintsFrom(changed({ solution: 'x'.repeat(50_000) }))?.solution.length, 20_000);
  assert.equal(hintsFrom(changed({ nudge: 'a\u202eb' }))?.nudge, 'ab');
});

test('an answer stands in a hint only as a whole', () => {
  assert.ok(givesAway('so $x = 2$ it is', 'x=2'));
  assert.ok(!givesAway('try $x = 25$', 'x=2'));
  assert.ok(givesAway('which is = 5', '5'));
  assert.ok(!givesAway('there are 5 ways to begin', '5'));
});
