import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameOutput, verdictOutputOf, type VerdictOutput } from '../../../src/protocol/verdictOutput.ts';

const made: VerdictOutput = { version: 1, run: 'r', claim: { id: 'c', hash: 'h', text: 'x = 2', latex: 'x = 2' }, verdict: 'refuted', ground: 'By Python.', values: [{ name: 'x', value: '3' }] };

test('an output counts as made here only where all of it is what was made', () => {
  const { run, ...others } = made;
  assert.ok(isSameOutput(made, verdictOutputOf(JSON.parse(JSON.stringify({ ...others, run }))) ?? made));
  for (const forged of [{ verdict: 'verified' }, { ground: 'By nobody.' }, { values: [] }, { claim: { ...made.claim, text: 'x = 4' } }] as const) {
    assert.equal(isSameOutput(made, { ...made, ...forged }), false, JSON.stringify(forged));
  }
  assert.equal(isSameOutput(undefined, made), false);
});

test('what is no verdict of ours is none', () => {
  for (const value of [null, 1, [], {}, { ...made, version: 2 }, { ...made, verdict: 'proved' }, { ...made, claim: null }]) assert.equal(verdictOutputOf(value), undefined);
});
