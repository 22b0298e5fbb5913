import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatDialect } from '../../../../src/reasoners/openai/chatDialect.ts';
import { CumulativeDeltas } from '../../../../src/reasoners/openai/cumulativeDeltas.ts';
import { hear } from './reading.ts';

const words = 'Let x be the number of apples and y that of pears; then x + y = 12 and x - y = 4, so that x = 8 and y = 4, which can be checked by adding them up again.';

function read(chunks: readonly string[]): string {
  const deltas = new CumulativeDeltas();
  return [...chunks.flatMap((chunk) => [...deltas.push(chunk)]), ...deltas.settle()].join('');
}

/** The text in pieces of this length, each alone or with all before it. */
function pieces(text: string, length: number, cumulative: boolean): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) => text.slice(cumulative ? 0 : index * length, (index + 1) * length));
}

test('chunks of all that was said so far give the text once', () => {
  for (let length = 1; length < 60; length++) assert.equal(read(pieces(words, length, true)), words, `pieces of ${length}`);
});

test('plain deltas give the text, however they repeat themselves', () => {
  for (const text of [words, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'ababababababababab', '- '.repeat(40), 'no no no no no no no', '\n\n\n\n\n']) {
    for (let length = 1; length < 30; length++) assert.equal(read(pieces(text, length, false)), text, `pieces of ${length} of ${text}`);
  }
});

test('deltas that each repeat all before them for a while are deltas still', () => {
  assert.equal(read(['a', 'a', 'aa', 'b']), 'aaaab');
  assert.equal(read(['ab', 'ab', 'abab', 'abababab!', 'c']), 'abababababababab!c');
});

test('a state sent twice adds nothing; a delta after all is added', () => {
  const states = pieces(words, 20, true);
  assert.equal(read(states.flatMap((state) => [state, state])), words);
  assert.equal(read([...states, ' Done.']), `${words} Done.`);
  assert.equal(read([...states, words.slice(0, 30)]), words);
});

test('random texts of few letters, both ways', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 5 + random(300) }, () => 'ab \n'[random(4)]).join('');
    const cuts = [0, ...Array.from({ length: random(12) }, () => random(text.length)).sort((a, b) => a - b), text.length];
    assert.equal(read(cuts.slice(1).map((end, index) => text.slice(cuts[index], end))), text);
  }
});

test('a whole cumulative stream of thinking and text', () => {
  const chunk = (delta: object): object => ({ choices: [{ delta }] });
  const { thinking, text } = hear(new ChatDialect(), [
    ...pieces(words, 30, true).map((reasoning_content) => chunk({ reasoning_content, content: '' })),
    ...pieces(words, 25, true).map((content) => chunk({ reasoning_content: '', content })),
  ]);
  assert.deepEqual([thinking, text], [words, words]);
});
