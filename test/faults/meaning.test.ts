import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunEnd, Usage } from '../../src/core/reasoningEvent.ts';
import { answer, complete, data, delta, done, FaultServer, head } from './faultServer.ts';

let server: FaultServer;
before(async () => {
  server = await FaultServer.start();
});
after(() => server.close());

const thought = { google: { thought: true } };

const streams: readonly (readonly [name: string, body: string, how: RunEnd['how'], thinking: string, text: string])[] = [
  ['48 mirrored fields count once', delta({ reasoning_content: 'a', reasoning: 'a' }) + delta({ content: 'b' }, 'stop') + done, 'complete', 'a', 'b'],
  ['49 an empty field beside the full one', delta({ reasoning_content: '', reasoning: 'a' }) + delta({ content: 'b' }, 'stop') + done, 'complete', 'a', 'b'],
  ['50 thinking and text in one delta', delta({ reasoning_content: 'a', content: 'b' }, 'stop') + done, 'complete', 'a', 'b'],
  ['51 thinking, text, thinking', delta({ reasoning: 'a' }) + delta({ content: 'b' }) + delta({ reasoning: 'c' }) + delta({ content: 'd' }, 'stop') + done, 'complete', 'ac', 'bd'],
  ['52 arrays of Mistral', delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'a' }] }] }) + delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'A' }] }, { type: 'text', text: 'b' }] }) + delta({ content: 'c' }, 'stop') + done, 'complete', 'aA', 'bc'],
  ['55 no opening tag', data({ model: 'deepseek-r1', choices: [{ delta: { content: 'I thi' } }] }) + delta({ content: 'nk.</thi' }) + delta({ content: 'nk>x = 1' }, 'stop') + done, 'complete', 'I think.', 'x = 1'],
  ['56 a literal tag in the answer', delta({ content: 'use <think> tags</think> ok' }, 'stop') + done, 'complete', '', 'use <think> tags</think> ok'],
  ['57 a tag that is never closed', delta({ content: '<think>only' }, 'stop') + done, 'thinking-only', 'only', ''],
  ['58 the limit inside thinking', delta({ reasoning: 'a' }) + delta({ content: '' }, 'length') + done, 'length-in-thinking', 'a', ''],
  ['58 the limit inside thinking that stands in the text', delta({ content: '<think>a' }, 'length') + done, 'length-in-thinking', 'a', ''],
  ['the limit inside the answer', delta({ reasoning: 't' }) + delta({ content: 'a' }, 'length') + done, 'length', 't', 'a'],
  ['59 filtered after text', delta({ content: 'a' }, 'content_filter') + done, 'filtered', '', 'a'],
  ['a refusal', delta({ refusal: 'I cannot.' }, 'stop') + done, 'refused', '', 'I cannot.'],
  ['60 thinking and then nothing', delta({ reasoning: 'a' }, 'stop') + done, 'thinking-only', 'a', ''],
  ['61 thinking and then white space alone', delta({ reasoning: 'a' }) + delta({ content: ' \n' }) + delta({ content: '\n' }, 'stop') + done, 'thinking-only', 'a', ' \n\n'],
  ['61 the limit when only white space had come', delta({ reasoning: 'a' }) + delta({ content: '\n' }, 'length') + done, 'length-in-thinking', 'a', '\n'],
  ['62 choices null and empty', `${data({ choices: null })}${data({ choices: [] })}${complete}`, 'complete', 'hm', 'x = 1'],
  ['no reason but [DONE]', delta({ content: 'a' }) + done, 'complete-unconfirmed', '', 'a'],
];

for (const [name, body, how, thinking, text] of streams) {
  test(name, async () => {
    const result = await server.run(answer(body));
    assert.deepEqual([result.end.how, result.thinking, result.text, result.requests.length], [how, thinking, text, 1], 'and no second request after output');
  });
}

test('53 Gemini’s flag, and its tags cut anywhere', async () => {
  const [opening, closing] = ['<thought>', '</thought>'];
  for (let at = 0; at <= closing.length; at++) {
    const flagged = [opening.slice(0, at), `${opening.slice(at)}hm`].filter((part) => part !== '');
    const plain = [closing.slice(0, at), `${closing.slice(at)}x = 1`].filter((part) => part !== '');
    const { end, thinking, text } = await server.run(answer(flagged.map((content) => delta({ content, extra_content: thought })).join('') + plain.map((content) => delta({ content })).join('') + delta({}, 'stop') + done));
    assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1'], `cut at ${at}`);
  }
});

test('54 think tags cut at every offset', async () => {
  const content = '<think>a < b</think>x = 1';
  const cuts = [...Array.from({ length: content.length + 1 }, (_, at) => [content.slice(0, at), content.slice(at)]), [...content]];
  for (const parts of cuts) {
    const { end, thinking, text } = await server.run(answer(parts.filter((part) => part !== '').map((part) => delta({ content: part })).join('') + delta({}, 'stop') + done));
    assert.deepEqual([end.how, thinking, text], ['complete', 'a < b', 'x = 1'], JSON.stringify(parts));
  }
});

test('61 white space alone is no answer, and no reason to ask again', async () => {
  const { end, text, requests } = await server.run(answer(delta({ content: '\n ' }, 'stop') + done));
  assert.deepEqual([end.how, text, requests.length], ['empty', '\n ', 1]);
});

const counts = { prompt_tokens: 3, completion_tokens: 4, completion_tokens_details: { reasoning_tokens: 2 } };
const usages: readonly (readonly [name: string, chunks: string, usage: Usage | undefined])[] = [
  ['in a chunk of its own behind the reason', delta({ content: 'a' }, 'stop') + data({ choices: [], usage: counts }), { input: 3, output: 4, reasoning: 2 }],
  ['beside the reason', data({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }], usage: counts }), { input: 3, output: 4, reasoning: 2 }],
  ['within the choice', data({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop', usage: counts }] }), { input: 3, output: 4, reasoning: 2 }],
  ['twice, the last counts', data({ choices: [{ delta: { content: 'a' } }], usage: { prompt_tokens: 3, completion_tokens: 1 } }) + data({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: counts }), { input: 3, output: 4, reasoning: 2 }],
  ['null', data({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }], usage: null }), undefined],
  ['not at all', delta({ content: 'a' }, 'stop'), undefined],
];

test('63 usage wherever it stands, or not', async () => {
  for (const [name, chunks, usage] of usages) {
    const { end, events, text } = await server.run(answer(chunks + done));
    assert.deepEqual([end.how, text], ['complete', 'a'], name);
    const { kind: _, ...last } = events.findLast(({ kind }) => kind === 'usage') ?? { kind: undefined };
    assert.deepEqual(last, usage ?? {}, name);
  }
});

for (const [name, field] of [['64 a thought that repeats itself for 80 kB', 'reasoning_content'], ['64 an answer that repeats itself for 80 kB', 'content']] as const) {
  test(name, async () => {
    const piece = 'But wait, let me check that once more. ';
    const said = piece.repeat(Math.ceil(81_920 / piece.length));
    const { end, events, thinking, text } = await server.run(answer((said.match(/.{1,200}/gs) ?? []).map((part) => delta({ [field]: part })).join('')));
    assert.equal(end.how, 'looped');
    assert.ok(events.some((event) => event.kind === 'status' && event.what === 'looping'), 'it is told long before');
    const kept = thinking + text;
    assert.ok(kept.length >= 65_536 && said.startsWith(kept), 'what came until then is kept as it was');
  });
}

test('65 deltas that each say all that came so far', async () => {
  const thinking = 'First I look at the equation, and then I look at it once more, from the other side of it.';
  const text = 'So the answer that was asked for is x = 1, as one sees when one puts it in: 1 = 1, which holds.';
  const grown = (whole: string, field: string): string => Array.from({ length: Math.ceil(whole.length / 9) }, (_, n) => delta({ [field]: whole.slice(0, (n + 1) * 9) })).join('');
  const result = await server.run(answer(grown(thinking, 'reasoning_content') + grown(text, 'content') + delta({}, 'stop') + done));
  assert.deepEqual([result.end.how, result.thinking, result.text], ['complete', thinking, text]);
});

test('66 a hundred thousand deltas at once wait for a reader who is slow', async () => {
  const deltas = 100_000;
  let sent = 0;
  let sentWhileWaiting = -1;
  const { end, text } = await server.run(
    async (socket) => {
      socket.write(head());
      while (sent < deltas && !socket.destroyed) {
        let part = '';
        for (let n = 0; n < 500; n++) part += delta({ content: `${sent++} ` });
        if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      }
      socket.end(delta({}, 'stop') + done);
    },
    {
      on: async ({ kind }) => {
        if (kind !== 'text' || sentWhileWaiting >= 0) return;
        await new Promise((resolve) => setTimeout(resolve, 400));
        sentWhileWaiting = sent;
      },
      clocks: { bytesMs: 5000, contentMs: 5000 },
      withinMs: 10_000,
    },
  );
  assert.equal(end.how, 'complete');
  assert.equal(text, Array.from({ length: deltas }, (_, n) => `${n} `).join(''));
  assert.ok(sentWhileWaiting < deltas, `${sentWhileWaiting} were sent while nobody read`);
});

const responses = { protocol: 'responses', limitField: 'max_output_tokens', usageOption: false } as const;
const event = (type: string, fields: object): string => `event: ${type}\n${data({ type, ...fields })}`;
const say = (n: number, text: string): string => event('response.output_text.delta', { sequence_number: n, output_index: 0, content_index: 0, delta: text });
const finished = (n: number, text: string): string =>
  event('response.output_text.done', { sequence_number: n, output_index: 0, content_index: 0, text }) +
  event('response.completed', { sequence_number: n + 1, response: { status: 'completed', output: [{ type: 'message', content: [{ type: 'output_text', text }] }] } });

const spoken: readonly (readonly [name: string, body: string, how: RunEnd['how'], thinking: string, text: string, note?: string])[] = [
  ['67 Responses: an event is missing', say(1, 'x ') + say(3, '1') + finished(4, 'x = 1'), 'complete', '', 'x = 1', 'gap'],
  ['67 Responses: an event comes twice', say(1, 'x = ') + say(2, '1') + say(2, '1') + finished(3, 'x = 1'), 'complete', '', 'x = 1', 'duplicate'],
  ['67 Responses: it failed', say(1, 'x') + event('response.failed', { sequence_number: 2, response: { status: 'failed', error: { code: 'server_error', message: 'gone' } } }), 'failed', '', 'x'],
  ['67 Responses: it is incomplete', say(1, 'x') + event('response.incomplete', { sequence_number: 2, response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } } }), 'length', '', 'x'],
  ['67 Responses: it was filtered', say(1, 'x') + event('response.incomplete', { sequence_number: 2, response: { status: 'incomplete', incomplete_details: { reason: 'content_filter' } } }), 'filtered', '', 'x'],
  // Nothing is thrown away: what was shown wrongly moves to the thinking.
  ['67 Responses: what is done is not what was said', say(1, 'x = 2') + finished(2, 'x = 1'), 'complete', 'x = 2', 'x = 1', 'gap'],
  ['67 Responses: it ends without its last event', say(1, 'half'), 'truncated', '', 'half'],
];

for (const [name, body, how, thinking, text, note] of spoken) {
  test(name, async () => {
    const result = await server.run(answer(body), { endpoint: responses });
    assert.deepEqual([result.end.how, result.thinking, result.text, result.requests.length], [how, thinking, text, 1]);
    if (note !== undefined) assert.ok(result.events.some((each) => each.kind === 'note' && each.code === note));
  });
}
