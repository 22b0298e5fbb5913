import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/core/phrase.ts';
import { contentHash } from '../../../../src/core/problem.ts';
import type { ReasoningRequest } from '../../../../src/core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../../../src/core/reasoningEvent.ts';
import { languageModelReasoner, type ChatModel } from '../../../../src/host/models/languageModelReasoner.ts';
import { eventOf } from '../../../../src/host/models/languageModelParts.ts';
import { faultEnd } from '../../../../src/host/models/languageModelFault.ts';

class LanguageModelTextPart {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

class LanguageModelThinkingPart {
  readonly value: string | string[];
  readonly id: string | undefined;
  constructor(value: string | string[], id?: string) {
    this.value = value;
    this.id = id;
  }
}

const request: ReasoningRequest = {
  problem: { text: 'Solve $x^2 = 4$.', kind: 'problem', format: 'markdown', hash: contentHash('Solve $x^2 = 4$.'), attachments: [] },
  task: 'solve',
  ask: '',
  history: [],
  effort: 'auto',
  language: 'en',
};

function model(parts: readonly unknown[], rest: Partial<ChatModel> = {}): ChatModel {
  return {
    label: 'Copy',
    maxInputTokens: 10_000,
    countTokens: async (text) => text.length,
    send: async () =>
      (async function* () {
        yield* parts;
      })(),
    ...rest,
  };
}

async function eventsOf(chat: ChatModel | undefined, signal = new AbortController().signal, clocks?: { quietMs: number; stalledMs: number }, asked = request): Promise<ReasoningEvent[]> {
  const events: ReasoningEvent[] = [];
  for await (const event of languageModelReasoner(async () => chat, 'Copy', clocks).solve(asked, signal)) events.push(event);
  assert.equal(events.filter(({ kind }) => kind === 'end').length, 1);
  assert.equal(events.at(-1)?.kind, 'end');
  return events;
}

const endOf = (events: readonly ReasoningEvent[]): RunEnd => events.at(-1) as RunEnd;

test('text is text and thinking is thinking, in one order and one end', async () => {
  const events = await eventsOf(model([new LanguageModelThinkingPart('two '), new LanguageModelThinkingPart(['and', ' minus two'], 'b1'), new LanguageModelTextPart('x = 2'), new LanguageModelTextPart(' or x = -2')]));
  assert.deepEqual(events.filter(({ kind }) => kind === 'thinking' || kind === 'text'), [
    { kind: 'thinking', part: 'thinking', text: 'two ', form: 'raw' },
    { kind: 'thinking', part: 'b1', text: 'and minus two', form: 'raw' },
    { kind: 'text', part: 'answer', text: 'x = 2' },
    { kind: 'text', part: 'answer', text: ' or x = -2' },
  ]);
  assert.equal(endOf(events).how, 'complete-unconfirmed');
});

test('a thinking part whose class lost its name is known by what it carries', () => {
  assert.deepEqual(eventOf({ value: 'hm', id: 'r1', metadata: {} }, 0), { kind: 'thinking', part: 'r1', text: 'hm', form: 'raw' });
  assert.deepEqual(eventOf({ text: 'hm' }, 0), { kind: 'thinking', part: 'thinking', text: 'hm', form: 'raw' });
  assert.deepEqual(eventOf({ value: 'x = 2' }, 0), { kind: 'text', part: 'answer', text: 'x = 2' });
});

test('no part is lost: what is not known becomes a note with its content', () => {
  assert.deepEqual(eventOf({ colour: 'blue' }, 0), { kind: 'note', code: 'unknown-part', detail: 'Object {"colour":"blue"}' });
  assert.deepEqual(eventOf(null, 0), { kind: 'note', code: 'unknown-part', detail: 'null' });
  assert.deepEqual(eventOf({ mimeType: 'text/markdown', data: new TextEncoder().encode('x') }, 0), { kind: 'text', part: 'answer', text: 'x' });
  assert.deepEqual(eventOf({ mimeType: 'image/png', data: new Uint8Array(3) }, 0), { kind: 'note', code: 'unknown-part', detail: 'image/png, 3 bytes' });
  assert.deepEqual(eventOf({ callId: 'c', name: 'f', input: { a: 1 } }, 4), { kind: 'tool', index: 4, id: 'c', name: 'f', args: '{"a":1}' });
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  assert.equal(eventOf(circular, 0)?.kind, 'note');
});

test('thinking alone and nothing at all are told apart', async () => {
  assert.equal(endOf(await eventsOf(model([new LanguageModelThinkingPart('hm')]))).how, 'thinking-only');
  assert.equal(endOf(await eventsOf(model([]))).how, 'empty');
  assert.equal(endOf(await eventsOf(model([new LanguageModelTextPart(' \n')]))).how, 'empty');
});

test('a problem that does not fit is said so and not sent', async () => {
  let sent = false;
  const small = model([], { maxInputTokens: 50, send: () => Promise.reject(new Error(String((sent = true)))) });
  const end = endOf(await eventsOf(small));
  assert.equal(end.failure, 'context-too-long');
  assert.match(english(end.message!), /This problem has \d+ tokens.*Copy reads 50/);
  assert.equal(sent, false);
  const long = endOf(await eventsOf(small, undefined, undefined, { ...request, ask: 'why?', history: [{ task: 'solve', ask: '', answer: 'a'.repeat(5000) }] }));
  assert.match(english(long.message!), /earlier questions and answers/);
});

test('a tokenizer that fails keeps nobody from asking', async () => {
  const events = await eventsOf(model([new LanguageModelTextPart('x')], { countTokens: () => Promise.reject(new Error('no tokenizer')) }));
  assert.equal(endOf(events).how, 'complete-unconfirmed');
});

test('a model that is gone, and one that breaks off in the middle', async () => {
  assert.equal(endOf(await eventsOf(undefined)).failure, 'not-found');
  const events = await eventsOf(
    model([], {
      send: async () =>
        (async function* () {
          yield new LanguageModelTextPart('half');
          throw Object.assign(new Error('sk-abcdefghijklmnopqrstuvwx went wrong'), { code: 'Blocked' });
        })(),
    }),
  );
  assert.ok(events.some((event) => event.kind === 'text' && event.text === 'half'));
  assert.equal(endOf(events).failure, 'quota');
  assert.doesNotMatch(endOf(events).detail ?? '', /abcdefgh/);
});

test('a cancelled run ends at once, whatever the model does', async () => {
  const abort = new AbortController();
  const silent = model([], {
    send: async () =>
      (async function* () {
        yield new LanguageModelTextPart('x = ');
        abort.abort();
        await new Promise(() => undefined);
      })(),
  });
  const events = await eventsOf(silent, abort.signal);
  assert.equal(endOf(events).how, 'cancelled');
  assert.ok(events.some((event) => event.kind === 'text'));
  assert.equal(endOf(await eventsOf(model([], { send: () => new Promise(() => undefined) }), AbortSignal.abort())).how, 'cancelled');
});

test('silence is told, and then given up', async () => {
  const mute = model([], {
    send: async () =>
      (async function* () {
        await new Promise(() => undefined);
      })(),
  });
  const events = await eventsOf(mute, undefined, { quietMs: 1, stalledMs: 2 });
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'quiet'));
  assert.equal(endOf(events).how, 'stalled');
});

test('VS Code’s errors are told in plain words', () => {
  const fault = (code: string, message = '', cause?: unknown): RunEnd => faultEnd(Object.assign(new Error(message, { cause }), { code }), 'Copy');
  assert.equal(fault('NoPermissions').failure, 'provider');
  assert.match(english(fault('NoPermissions').message!), /allowed/);
  assert.equal(fault('NotFound').failure, 'not-found');
  assert.equal(fault('Blocked').failure, 'quota');
  assert.equal(fault('Unknown', 'no', Object.assign(new Error('You exceeded your quota'), { code: 'X' })).failure, 'quota');
  assert.equal(fault('ChatRateLimited').failure, 'rate-limited');
  assert.equal(fault('Unknown', 'boom').failure, 'provider');
  assert.equal(faultEnd('boom', 'Copy').failure, 'provider');
});
