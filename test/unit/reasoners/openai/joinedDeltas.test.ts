import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { JoinedDeltas } from '../../../../src/reasoners/openai/joinedDeltas.ts';

function joined(events: readonly ReasoningEvent[]): readonly ReasoningEvent[] {
  const deltas = new JoinedDeltas();
  for (const event of events) deltas.add(Object.freeze(event));
  return deltas.events;
}

test('neighbouring deltas of one part are one', () => {
  assert.deepEqual(
    joined([
      { kind: 'open' },
      { kind: 'thinking', part: 'b1', text: 'a', form: 'raw' },
      { kind: 'thinking', part: 'b1', text: 'b', form: 'raw' },
      { kind: 'text', part: 'b2', text: 'c' },
      { kind: 'text', part: 'b2', text: 'd' },
      { kind: 'text', part: 'b2', text: 'e' },
    ]),
    [{ kind: 'open' }, { kind: 'thinking', part: 'b1', text: 'ab', form: 'raw' }, { kind: 'text', part: 'b2', text: 'cde' }],
  );
});

test('another part, another form, and what comes between keep deltas apart', () => {
  const apart: ReasoningEvent[] = [
    { kind: 'thinking', part: 's0', text: 'a', form: 'summary' },
    { kind: 'thinking', part: 's1', text: 'b', form: 'summary' },
    { kind: 'thinking', part: 's1', text: 'c', form: 'raw' },
    { kind: 'opaque', data: 1 },
    { kind: 'thinking', part: 's1', text: 'd', form: 'raw' },
    { kind: 'relabel', part: 's1', to: 'thinking' },
    { kind: 'text', part: 's1', text: 'e' },
    { kind: 'status', what: 'looping' },
    { kind: 'text', part: 's1', text: 'f' },
  ];
  assert.deepEqual(joined(apart), apart);
});
