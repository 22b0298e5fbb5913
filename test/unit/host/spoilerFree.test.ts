import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentHash } from '../../../src/core/problem.ts';
import type { Reasoner, Task } from '../../../src/core/reasoner.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { spoilerFree } from '../../../src/host/hints/spoilerFree.ts';

const secret = 'x = 42';
const said: readonly ReasoningEvent[] = [
  { kind: 'open', model: 'm' },
  { kind: 'thinking', part: 'a', text: secret, form: 'raw' },
  { kind: 'text', part: 'b', text: `so ${secret}` },
  { kind: 'relabel', part: 'b', to: 'thinking' },
  { kind: 'note', code: 'unknown-part', detail: secret },
  { kind: 'opaque', data: { text: secret } },
  { kind: 'tool', index: 0, args: secret },
  { kind: 'thinking', part: 'a', text: secret, form: 'summary' },
  { kind: 'text', part: 'c', text: 'Look at ' },
  { kind: 'text', part: 'c', text: 'the constant.' },
  { kind: 'usage', output: 5 },
  { kind: 'end', how: 'complete' },
];

async function told(task: Task, events: readonly ReasoningEvent[] = said): Promise<ReasoningEvent[]> {
  const reasoner: Reasoner = {
    id: 'r',
    label: 'R',
    async *solve() {
      yield* events;
    },
  };
  const problem = { text: 'p', kind: 'problem', format: 'markdown', hash: contentHash('p'), attachments: [] } as const;
  const told: ReasoningEvent[] = [];
  for await (const event of spoilerFree(reasoner).solve({ problem, task, ask: '', history: [], effort: 'auto', language: 'en' }, new AbortController().signal)) told.push(event);
  return told;
}

test('of a run for a hint only the hint is told', async () => {
  const events = await told('hint');
  assert.doesNotMatch(JSON.stringify(events), /42/);
  assert.deepEqual(events, [
    { kind: 'open', model: 'm' },
    { kind: 'status', what: 'thinking-hidden' },
    { kind: 'usage', output: 5 },
    { kind: 'text', part: 'c', text: 'Look at the constant.' },
    { kind: 'end', how: 'complete' },
  ]);
});

test('a hint that broke off is not shown, since it may be anything', async () => {
  const events = await told('hint', [{ kind: 'text', part: 'c', text: secret }, { kind: 'end', how: 'truncated' }]);
  assert.deepEqual(events, [{ kind: 'end', how: 'truncated' }]);
});

test('every other task passes as it is', async () => {
  for (const task of ['solve', 'ask', 'hints'] as const) assert.deepEqual(await told(task), said);
});
