import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { customEndpoint } from '../../../../src/reasoners/openai/endpoint.ts';
import { defaultClocks } from '../../../../src/reasoners/openai/openaiReasoner.ts';
import { readAnswer } from '../../../../src/reasoners/openai/readAnswer.ts';

const mebibyte = 1024 * 1024;

function chunk(delta: object, finish: string | null = null): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

/** All events of an answer of these pieces, and how many of them were fetched. */
async function read(pieces: Iterable<string>, type = 'text/event-stream'): Promise<{ readonly events: readonly ReasoningEvent[]; readonly fetched: number }> {
  let fetched = 0;
  const source = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = source.next();
      if (done) return controller.close();
      fetched++;
      controller.enqueue(encoder.encode(value));
    },
  });
  const abort = new AbortController();
  const events: ReasoningEvent[] = [];
  const context = { endpoint: customEndpoint('t', 'Test', 'https://t.example/v1'), key: undefined, clocks: defaultClocks, signal: abort.signal, abort };
  for await (const event of readAnswer(new Response(body, { headers: { 'content-type': type } }), context)) events.push(event);
  return { events, fetched };
}

function* followed(first: string, by: string, times: number): Generator<string> {
  yield first;
  for (let count = 0; count < times; count++) yield by;
}

const tooLarge = { kind: 'end', how: 'truncated', message: { template: '{0} sent more than {1} MiB, and the rest was not read; what came is kept.', args: ['Test', 64] }, retry: { can: true } };

test('a stream that goes on beyond 64 MiB is said to be too large, not to have broken off', async () => {
  const { events, fetched } = await read(followed(chunk({ content: 'x = 1' }), `:${' '.repeat(mebibyte)}\n`, 200));
  assert.deepEqual(events.filter(({ kind }) => kind === 'text'), [{ kind: 'text', part: 'b1', text: 'x = 1' }]);
  assert.deepEqual(events.at(-1), tooLarge);
  assert.ok(fetched < 70, `${fetched} pieces were fetched`);
});

test('an answer that had ended before is complete, whatever follows', async () => {
  const { events } = await read(followed(chunk({ content: 'x = 1' }, 'stop'), `:${' '.repeat(mebibyte)}\n`, 200));
  assert.deepEqual(events.at(-1), { kind: 'end', how: 'complete' });
});

test('so is a body that is no stream', async () => {
  const { events, fetched } = await read(followed('{"choices":', ' '.repeat(mebibyte), 200), 'application/json');
  assert.deepEqual(events.at(-1), tooLarge);
  assert.ok(fetched < 70, `${fetched} pieces were fetched`);
});
