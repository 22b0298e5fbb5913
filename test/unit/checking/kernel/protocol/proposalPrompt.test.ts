import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposalFrom, proposalRequest, shapeFor } from '../../../../../src/checking/kernel/protocol/proposalPrompt.ts';
import { claimedValueOf, type ClaimedValue } from '../../../../../src/checking/kernel/protocol/proposedCheck.ts';

const claim = (json: object): ClaimedValue => claimedValueOf(json) as ClaimedValue;
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
const json = '{"inputs": {"n": 10, "list": [1, [2.5, "a"]], "yes": true}}';
const python = 'def compute(P):\n    return P["n"] + 1';
const answer = (values = json, code = python): string => `Here it is.\n\n${fence('json', values)}\n\n${fence('python', code)}\nDone.`;

test('our own code comes first, a recomputation next, a property where no value is the only one', () => {
  const number = claim({ kind: 'number', value: '3' });
  assert.equal(shapeFor(number, true), 'structured');
  assert.equal(shapeFor(number, false), 'compute');
  assert.equal(shapeFor(claim({ kind: 'expression', value: 'x^2', variables: ['x'], upTo: 'constant' }), false), 'check');
});

test('a request tells the problem and the kind of the answer, and not the answer', () => {
  for (const shape of ['compute', 'check'] as const) {
    const request = proposalRequest(shape, 'How many primes are below 7919?', claim({ kind: 'number', value: '999' }));
    assert.match(request, /below 7919/);
    assert.match(request, new RegExp(`\`${shape}\\(`));
    assert.doesNotMatch(request, /999/);
  }
});

test('a proposal is read out of what stands around it', () => {
  assert.deepEqual(proposalFrom(answer()), { shape: 'compute', code: python, inputs: { n: 10, list: [1, [2.5, 'a']], yes: true } });
  const check = 'import math\n\ndef check(claim, P):\n    return claim == P["n"]';
  assert.equal(proposalFrom(answer(json, check))?.shape, 'check');
  assert.equal(proposalFrom(`<think>\n${answer(json, 'def compute(P):\n    return 1')}\n</think>\n${answer()}`)?.code, python);
  assert.equal(proposalFrom(answer().replaceAll('\n', '\r\n'))?.code, python);
});

const hostile: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no values', fence('python', python)],
  ['no code', fence('json', json)],
  ['an open block', answer().slice(0, -10)],
  ['two functions', answer(json, `${python}\n\ndef check(claim, P):\n    return True`)],
  ['no argument', answer(json, 'def compute():\n    return 1')],
  ['the claim for a recomputation', answer(json, 'def compute(claim, P):\n    return claim')],
  ['a name of the prototype', answer('{"inputs": {"__proto__": 1}}')],
  ['a constructor', answer('{"inputs": {"constructor": 1}}')],
  ['values in an object', answer('{"inputs": {"a": {"b": 1}}}')],
  ['null', answer('{"inputs": {"a": null}}')],
  ['values in a list', answer('{"inputs": [1]}')],
  ['a broken name', answer('{"inputs": {"a b": 1}}')],
  ['an infinite number', answer('{"inputs": {"a": 1e999}}')],
  ['no JSON', answer('{"inputs": {"a": 1,}}')],
  ['a turned text', answer(json, `${python}  # \u202e`)],
  ['a space of no width', answer(json, python.replace('P["n"]', 'P\u200b["n"]'))],
  ['a tag character', answer(json, `${python}  # \u{e0041}`)],
  ['half a character', answer(json, `${python}  # \ud800`)],
  ['a control character', answer(json, `${python}  # \u001b[2K`)],
  ['a line that is none', answer(json, `${python}  # \u2028import os`)],
  ['hidden values', answer('{"inputs": {"a": "\u2066"}}')],
  ['long code', answer(json, `${python}\n${'# '.repeat(11_000)}`)],
  ['a long answer', 'x'.repeat(300_000)],
  ['deep values', answer(`{"inputs": {"a": ${'['.repeat(5000)}${']'.repeat(5000)}}}`)],
];

for (const [what, text] of hostile) {
  test(`no proposal: ${what}`, () => assert.equal(proposalFrom(text), undefined));
}

test('what a proposal holds changes no prototype', () => {
  proposalFrom(answer('{"inputs": {"__proto__": {"polluted": true}}}'));
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});
