import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation } from '../../../src/core/conversation.ts';
import { forkOf } from '../../../src/core/fork.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { apply, type Trace, type TraceEvent, type Turn } from '../../../src/core/trace.ts';

const sealed = { reasoning_details: [{ type: 'reasoning.encrypted', data: 'signed' }] };
const claim = { id: 'c', kind: 'equality', range: { start: 0, end: 5 }, text: '1 = 1', latex: '1 = 1', hash: 'h', assumptions: [] } as const;
const verdict = { kind: 'unchecked', reason: { template: 'not read', args: [] } } as const;

function asked(turn: string, parent?: string | null): TraceEvent {
  return { kind: 'asked', turn, at: 1, task: 'ask', ask: `ask ${turn}`, reasoner: 'kimi', model: 'kimi/one', effort: 'auto', ...(parent === undefined ? {} : { parent }) };
}

let clock = 10;
const reasoned = (turn: string, event: ReasoningEvent): TraceEvent => ({ kind: 'reasoned', turn, at: clock++, event });
const streamed = (turn: string, text: string): TraceEvent[] => [...text].map((piece) => reasoned(turn, { kind: 'thinking', part: 'a', form: 'raw', text: piece }));
const reduced = (events: readonly TraceEvent[]): Trace | undefined => events.reduce<Trace | undefined>(apply, undefined);

const events: readonly TraceEvent[] = [
  { kind: 'created', id: 'old', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
  asked('1'),
  reasoned('1', { kind: 'open', model: 'one-2026' }),
  reasoned('1', { kind: 'status', what: 'quiet', ms: 9 }),
  ...streamed('1', 'First we look. 😀\n\n  Then we see.\nAnd more\n\nLast'),
  reasoned('1', { kind: 'opaque', data: sealed }),
  ...[...'So 1 = 1.'].map((text) => reasoned('1', { kind: 'text', part: 'b', text })),
  { kind: 'checked', turn: '1', at: 500, claim, verdict },
  reasoned('1', { kind: 'usage', input: 3, output: 4, cost: { amount: 1, currency: 'USD' } }),
  reasoned('1', { kind: 'end', how: 'complete' }),
  asked('2'),
  ...streamed('2', 'more'),
  reasoned('2', { kind: 'end', how: 'complete' }),
  asked('2b', '1'),
  ...streamed('2b', 'other'),
  { kind: 'named', title: 'Mine', at: 600 },
  { kind: 'shown', turn: '2', at: 601 },
];

const old = reduced(events);
assert.ok(old);
const fork = (turn: string): readonly TraceEvent[] => forkOf(old, events, turn, 'new', 700);

test('a fork has the conversation up to its turn, exactly as it was', () => {
  const copy = reduced(fork('2'));
  assert.ok(copy);
  assert.deepEqual(copy.turns, old.turns.slice(0, 2) satisfies readonly Turn[]);
  assert.deepEqual([copy.id, copy.createdAt, copy.from, copy.title], ['new', 700, { trace: 'old', turn: '2' }, undefined]);
  assert.deepEqual(copy.turns[0]?.opaque, [sealed]);
  assert.deepEqual(conversation(copy).map(({ id }) => id), ['1', '2']);
});

test('what came in many pieces is stored in few', () => {
  assert.ok(fork('1').length < 25, `${fork('1').length} events of ${events.length}`);
});

test('a turn that still runs is broken off in the copy', () => {
  const copy = reduced(fork('2b'));
  assert.deepEqual(copy?.turns.map(({ id, end }) => [id, end?.how]), [['1', 'complete'], ['2b', 'interrupted']]);
});

test('a turn that is not there is the end of no conversation', () => {
  assert.deepEqual(fork('9'), []);
});
