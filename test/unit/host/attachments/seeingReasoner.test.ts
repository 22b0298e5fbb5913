import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import type { Attachment } from '../../../../src/core/problem.ts';
import type { Reasoner, ReasoningRequest } from '../../../../src/core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../../../src/core/reasoningEvent.ts';
import { seeingReasoner, type SightAnswer } from '../../../../src/host/attachments/seeingReasoner.ts';

const picture: Attachment = { kind: 'image', name: 'a.png', content: 'AA==', mediaType: 'image/png' };
const note: Attachment = { kind: 'file', name: 'b.txt', content: 'x' };

function request(...attachments: Attachment[]): ReasoningRequest {
  return { problem: { text: 'x', kind: 'problem', format: 'markdown', hash: 'h', attachments }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' };
}

async function run(asked: ReasoningRequest, sees: boolean | undefined, answer: SightAnswer | Promise<SightAnswer>, signal = new AbortController().signal) {
  const seen: { sent?: readonly Attachment[]; asked: number } = { asked: 0 };
  const inner: Reasoner = {
    id: 'inner',
    label: 'Inner',
    solve: async function* ({ problem }) {
      seen.sent = problem.attachments;
      yield { kind: 'end', how: 'complete' };
    },
  };
  const ask = (): Promise<SightAnswer> => {
    seen.asked++;
    return Promise.resolve(answer);
  };
  const events: ReasoningEvent[] = [];
  for await (const event of seeingReasoner(inner, { label: 'Mole', sees: () => Promise.resolve(sees), ask }).solve(asked, signal)) events.push(event);
  assert.equal(events.filter(({ kind }) => kind === 'end').length, 1);
  return { ...seen, end: events.at(-1) as RunEnd };
}

test('a problem without pictures, and a model that sees, are asked about nothing', async () => {
  assert.deepEqual((await run(request(note), false, 'leave')).sent, [note]);
  const seeing = await run(request(picture), true, 'leave');
  assert.deepEqual(seeing.sent, [picture]);
  assert.equal(seeing.asked, 0);
});

test('a model that does not see says so before anything is sent', async () => {
  for (const answer of ['choose', 'leave'] as const) {
    const { sent, end } = await run(request(picture), false, answer);
    assert.equal(sent, undefined);
    assert.equal(english(end.message!), 'Not sent: Mole does not read pictures.');
  }
});

test('without the picture the rest goes', async () => {
  assert.deepEqual((await run(request(picture, note), false, 'without')).sent, [note]);
});

test('where nobody knows, the user does', async () => {
  assert.deepEqual((await run(request(picture), undefined, 'send')).sent, [picture]);
  assert.equal((await run(request(picture), undefined, 'leave')).sent, undefined);
});

test('a stop while the question stands ends the run', async () => {
  const { sent, end } = await run(request(picture), false, new Promise(() => undefined), AbortSignal.abort());
  assert.equal(sent, undefined);
  assert.equal(end.how, 'cancelled');
});
