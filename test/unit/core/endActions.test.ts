import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effort } from '../../../src/core/effort.ts';
import { canAnswerNow, endActions, goesOnWith, type EndAction } from '../../../src/core/endActions.ts';
import type { FailureCode, RunEnd } from '../../../src/core/reasoningEvent.ts';
import { apply, type Trace, type TraceEvent, type Turn } from '../../../src/core/trace.ts';

interface Told {
  readonly thinking?: string;
  readonly text?: string;
  readonly reasoner?: string;
  readonly effort?: Effort;
}

function turn(end: Omit<RunEnd, 'kind'> | undefined, { thinking, text, reasoner = 'kimi', effort = 'auto' }: Told = {}): Turn {
  const said = (event: Extract<TraceEvent, { kind: 'reasoned' }>['event']): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 0, event });
  const events: TraceEvent[] = [
    { kind: 'created', id: 'a', at: 0, problem: { text: 'p', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
    { kind: 'asked', turn: 't1', at: 0, task: 'solve', ask: '', reasoner, model: 'm', effort },
    ...(thinking === undefined ? [] : [said({ kind: 'thinking', part: 'b1', text: thinking, form: 'raw' })]),
    ...(text === undefined ? [] : [said({ kind: 'text', part: 'b2', text })]),
    ...(end ? [said({ kind: 'end', ...end })] : []),
  ];
  const made = events.reduce<Trace | undefined>(apply, undefined)?.turns[0];
  assert.ok(made);
  return made;
}

const can = { retry: { can: true } };
const both = { thinking: 'hm', text: 'x = ' };
const ends: readonly (readonly [string, Omit<RunEnd, 'kind'>, Told, readonly EndAction[]])[] = [
  ['complete', { how: 'complete' }, both, ['retry']],
  ['truncated in the answer', { how: 'truncated', ...can }, both, ['continue', 'retry']],
  ['truncated in thinking', { how: 'truncated', ...can }, { thinking: 'hm' }, ['answer-now', 'retry']],
  ['stalled', { how: 'stalled', ...can }, both, ['continue', 'retry', 'open-settings']],
  ['stalled before anything', { how: 'stalled', ...can }, {}, ['retry', 'open-settings']],
  ['length', { how: 'length', ...can }, both, ['continue', 'raise-limit', 'retry']],
  ['length inside thinking', { how: 'length-in-thinking', ...can }, { thinking: 'hm' }, ['answer-now', 'raise-limit', 'lower-effort', 'retry']],
  ['length inside thinking at the least effort', { how: 'length-in-thinking', ...can }, { thinking: 'hm', effort: 'low' }, ['answer-now', 'raise-limit', 'retry']],
  ['thinking only', { how: 'thinking-only', ...can }, { thinking: 'hm', text: ' \n' }, ['answer-now', 'retry', 'lower-effort']],
  ['empty', { how: 'empty', ...can }, {}, ['retry', 'choose-model']],
  ['filtered', { how: 'filtered', retry: { can: false } }, both, ['choose-model']],
  ['refused', { how: 'refused', ...can }, both, ['choose-model', 'retry']],
  ['looped', { how: 'looped', ...can }, { thinking: 'the the' }, ['retry', 'lower-effort', 'choose-model']],
  ['stopped', { how: 'cancelled' }, both, ['continue', 'retry']],
  ['interrupted', { how: 'interrupted', ...can }, both, ['continue', 'retry']],
  ['beyond the built-in solver', { how: 'declined' }, { reasoner: 'builtin' }, ['choose-model']],
  ['the built-in solver stopped', { how: 'cancelled' }, { ...both, reasoner: 'builtin' }, ['retry']],
];

for (const [name, end, told, actions] of ends) test(`what helps: ${name}`, () => assert.deepEqual(endActions(turn(end, told)), actions));

const failures: Readonly<Record<FailureCode, readonly EndAction[]>> = {
  'no-key': ['set-key'],
  'bad-key': ['set-key'],
  forbidden: ['set-key', 'choose-model'],
  quota: ['choose-model'],
  'not-found': ['choose-model'],
  'not-a-chat-model': ['choose-model'],
  'context-too-long': ['choose-model'],
  'bad-request': ['choose-model'],
  'bad-endpoint': ['open-settings', 'choose-model'],
  'not-an-api': ['retry', 'open-settings', 'choose-model'],
  'spending-cap': ['open-settings'],
  'not-listening': ['retry', 'open-settings'],
  unreachable: ['retry', 'open-settings'],
  tls: ['retry', 'open-settings'],
  timeout: ['retry', 'open-settings'],
  'rate-limited': ['retry'],
  server: ['retry'],
  provider: ['retry'],
  internal: ['retry'],
};

test('every failure has something that helps', () => {
  for (const [failure, actions] of Object.entries(failures) as [FailureCode, readonly EndAction[]][]) {
    const retry = { can: actions.includes('retry') };
    assert.deepEqual(endActions(turn({ how: 'failed', failure, retry })), actions, failure);
  }
  assert.deepEqual(endActions(turn({ how: 'failed', failure: 'provider', ...can }, both)), ['continue', 'retry'], 'an error in mid-answer');
});

test('who only thinks, in words, can be asked for the answer', () => {
  assert.equal(canAnswerNow(turn(undefined, { thinking: 'hm' })), true);
  assert.equal(canAnswerNow(turn(undefined, both)), false, 'it answers already');
  assert.equal(canAnswerNow(turn(undefined)), false, 'it thinks in private');
  assert.equal(canAnswerNow(turn({ how: 'cancelled' }, { thinking: 'hm' })), false, 'it has ended');
  assert.equal(canAnswerNow(turn(undefined, { thinking: 'hm', reasoner: 'builtin' })), false);
  assert.deepEqual(endActions(turn(undefined, both)), [], 'it still runs');
});

test('what is asked for goes on where the turn has ended, and nothing is where it is whole', () => {
  assert.equal(goesOnWith(turn({ how: 'cancelled' }, { thinking: 'hm' })), 'answer');
  assert.equal(goesOnWith(turn({ how: 'cancelled' }, both)), 'continue', 'it had begun to answer');
  assert.equal(goesOnWith(turn({ how: 'complete' }, both)), undefined);
  assert.equal(goesOnWith(turn({ how: 'cancelled' })), undefined, 'there is nothing to go on from');
  assert.equal(goesOnWith(turn(undefined, both)), undefined, 'it still runs');
});
