import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimBeingChecked, tokensSoFar } from '../../../src/core/progress.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { apply, type Trace, type TraceEvent, type Turn } from '../../../src/core/trace.ts';

function turnAfter(reasoner: string, ...events: readonly ReasoningEvent[]): Turn {
  const all: TraceEvent[] = [
    { kind: 'created', id: 'a', at: 0, problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
    { kind: 'asked', turn: 't1', at: 1, task: 'solve', ask: '', reasoner, model: 'm', effort: 'auto' },
    ...events.map((event): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 2, event })),
  ];
  const turn = all.reduce<Trace | undefined>(apply, undefined)?.turns[0];
  assert.ok(turn);
  return turn;
}

const thinking = (text: string): ReasoningEvent => ({ kind: 'thinking', part: 'a', text, form: 'raw' });

test('tokens are estimated until the provider counts them', () => {
  assert.deepEqual(tokensSoFar(turnAfter('kimi')), { count: 0, estimated: true });
  assert.deepEqual(tokensSoFar(turnAfter('kimi', thinking('a'.repeat(3500)))), { count: 1000, estimated: true });
  assert.deepEqual(tokensSoFar(turnAfter('kimi', thinking('a'.repeat(3500)), { kind: 'usage', input: 10, output: 812 })), { count: 812, estimated: false });
});

test('Chinese has more tokens to the sign, and the built-in solver has none', () => {
  assert.deepEqual(tokensSoFar(turnAfter('kimi', thinking('解'.repeat(1500)))), { count: 1000, estimated: true });
  assert.equal(tokensSoFar(turnAfter('builtin', thinking('step'))), undefined);
});

test('a claim is being checked while the turn waits for its checks alone', () => {
  assert.equal(claimBeingChecked(turnAfter('kimi', thinking('a'))), undefined);
  assert.equal(claimBeingChecked(turnAfter('kimi', { kind: 'status', what: 'checking' })), 1);
  assert.equal(claimBeingChecked(turnAfter('kimi', { kind: 'status', what: 'checking' }, { kind: 'end', how: 'complete' })), undefined);
});
