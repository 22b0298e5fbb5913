import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import type { Reasoner } from '../../../../src/core/reasoner.ts';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { agreedReasoner, type Agreement } from '../../../../src/host/models/agreedReasoner.ts';
import { unknownModel } from '../../../../src/host/models/unknownModel.ts';

const request = { problem: { text: 'x', kind: 'problem', format: 'markdown', hash: 'h', attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;

async function run(isOpen: boolean, answer: Promise<Agreement>, signal = new AbortController().signal) {
  const seen = { sent: 0, asked: 0 };
  const inner: Reasoner = {
    id: 'inner',
    label: 'Inner',
    solve: async function* () {
      seen.sent++;
      yield await Promise.resolve({ kind: 'end', how: 'complete' } as const);
    },
  };
  const ask = (): Promise<Agreement> => {
    seen.asked++;
    return answer;
  };
  const events: ReasoningEvent[] = [];
  for await (const event of agreedReasoner(inner, { label: 'Mole', isOpen: () => isOpen, ask }).solve(request, signal)) events.push(event);
  const [end] = events;
  assert.ok(events.length === 1 && end?.kind === 'end');
  return { ...seen, end };
}

test('what the user chose is not asked about', async () => {
  assert.deepEqual(await run(false, Promise.resolve('leave')), { sent: 1, asked: 0, end: { kind: 'end', how: 'complete' } });
});

test('what a workspace chose is sent nothing before the user agrees', async () => {
  assert.equal((await run(true, Promise.resolve('use'))).sent, 1);
  for (const answer of ['leave', 'choose'] as const) {
    const { sent, end } = await run(true, Promise.resolve(answer));
    assert.equal(sent, 0);
    assert.equal(english(end.message!), 'Not sent: this workspace chose Mole, and you have not.');
  }
});

test('a stop while the question stands ends the run', async () => {
  const { sent, end } = await run(true, new Promise(() => undefined), AbortSignal.abort());
  assert.deepEqual([sent, end.how], [0, 'cancelled']);
});

test('a model nobody knows is told, and no other takes its place', async () => {
  const events: ReasoningEvent[] = [];
  for await (const event of unknownModel('gone/m').solve(request, new AbortController().signal)) events.push(event);
  const [end] = events;
  assert.ok(events.length === 1 && end?.kind === 'end');
  assert.deepEqual([end.how, end.failure], ['failed', 'bad-endpoint']);
  assert.match(english(end.message!), /“gone\/m”/);
});
