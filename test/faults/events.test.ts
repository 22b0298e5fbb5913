import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunEnd } from '../../src/core/reasoningEvent.ts';
import { answer, complete, data, delta, done, FaultServer, head, key, wait } from './faultServer.ts';

let server: FaultServer;
before(async () => {
  server = await FaultServer.start();
});
after(() => server.close());

const emoji = '解：x = 1 🙂👩‍🔬';

test('35 characters cut inside their bytes', async () => {
  const bytes = Buffer.from(delta({ reasoning: '🧭 hm' }) + delta({ content: emoji }, 'stop') + done);
  for (const size of [1, 3]) {
    const { end, thinking, text } = await server.run(async (socket) => {
      socket.setNoDelay(true).write(head());
      for (let index = 0; index < bytes.length; index += size) {
        socket.write(bytes.subarray(index, index + size));
        if (index % 30 < size) await wait(1);
      }
      socket.end();
    });
    assert.deepEqual([end.how, thinking, text], ['complete', '🧭 hm', emoji]);
  }
});

test('36 bytes that are no UTF-8 are replaced, noted, and lose nothing else', async () => {
  const [before = '', behind = ''] = (delta({ content: 'x ? 1' }, 'stop') + done).split('?');
  const { end, text, events } = await server.run((socket) => {
    socket.write(head() + before);
    socket.write(Buffer.from([0xff, 0xfe]));
    socket.end(behind);
  });
  assert.deepEqual([end.how, text], ['complete', 'x \ufffd\ufffd 1']);
  assert.ok(events.some((event) => event.kind === 'note' && event.code === 'invalid-utf8'));
});

const pretty = (fields: object, finish: string | null): string =>
  `${JSON.stringify({ choices: [{ delta: fields, finish_reason: finish }] }, undefined, 1).split('\n').map((line) => `data: ${line}`).join('\n')}\n\n`;

const streams: readonly (readonly [name: string, body: string, how: RunEnd['how'], thinking: string, text: string])[] = [
  ['37 a byte order mark', `\ufeff${complete}`, 'complete', 'hm', 'x = 1'],
  ['38 lines that end in CR LF', complete.replaceAll('\n', '\r\n'), 'complete', 'hm', 'x = 1'],
  ['38 lines that end in CR', complete.replaceAll('\n', '\r'), 'complete', 'hm', 'x = 1'],
  ['39 data in many lines', pretty({ reasoning_content: 'hm' }, null) + pretty({ content: 'x = 1' }, 'stop') + done, 'complete', 'hm', 'x = 1'],
  ['40 events parted by single line breaks', complete.replaceAll('\n\n', '\n'), 'complete', 'hm', 'x = 1'],
  ['41 an empty data line', `data:\n\n${complete}`, 'complete', 'hm', 'x = 1'],
  ['42 a comment wrapped into data', `data: : OPENROUTER PROCESSING\n\n${complete}`, 'complete', 'hm', 'x = 1'],
  ['43 malformed JSON in the middle', `${delta({ content: 'a' })}data: {"choices": [\n\n${delta({ content: 'b' }, 'stop')}${done}`, 'complete', '', 'ab'],
  ['44 truncated JSON at the end', `${delta({ content: 'a' })}data: {"choices": [{"del`, 'truncated', '', 'a'],
  ['46 more after [DONE]', complete + delta({ content: 'ghost' }), 'complete', 'hm', 'x = 1'],
  ['47 an event named error', `${delta({ content: 'a' })}event: error\n${data({ message: 'gone', code: 500 })}`, 'failed', '', 'a'],
  ['47 an error after text', delta({ content: 'a' }) + data({ error: { message: `no, ${key}`, code: 'server_error' } }), 'failed', '', 'a'],
  ['47 text and error in one chunk', data({ error: { code: 'x', message: 'gone' }, choices: [{ delta: { content: 'last words' }, finish_reason: 'error' }] }), 'failed', '', 'last words'],
  ['47 an error that is a string', delta({ content: 'a' }) + data({ error: 'out of memory' }), 'failed', '', 'a'],
  ['47 a reason to finish that is an error', delta({ content: 'a' }, 'error') + done, 'failed', '', 'a'],
];

for (const [name, body, how, thinking, text] of streams) {
  test(name, async () => {
    const result = await server.run(answer(body));
    assert.deepEqual([result.end.how, result.thinking, result.text, result.requests.length], [how, thinking, text, 1]);
    if (how === 'failed') assert.equal(result.end.failure, 'provider');
  });
}

test('38 CR and LF in different packets', async () => {
  const { end, thinking, text } = await server.run(async (socket) => {
    socket.setNoDelay(true).write(head());
    for (const part of complete.replaceAll('\n', '\r\n').split(/(?<=\r)/)) {
      socket.write(part);
      await wait(3);
    }
    socket.end();
  });
  assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1']);
});

test('43 what could not be read is noted', async () => {
  const { events } = await server.run(answer(`data: {"choices": [\n\n${complete}`));
  assert.ok(events.some((event) => event.kind === 'note' && event.code === 'bad-event'));
});

test('45 an event of five megabytes ends it, and what came is kept', async () => {
  const { end, text } = await server.run((socket) => {
    socket.write(head() + delta({ content: 'kept' }));
    socket.write(`data: {"choices":[{"delta":{"content":"`);
    for (let written = 0; written < 5 * 1024 * 1024; written += 65_536) socket.write('y'.repeat(65_536));
    socket.end(`"}}]}\n\n${done}`);
    // A busy machine takes its time to send as much, and all the while no content comes.
  }, { clocks: { contentMs: 10_000 }, withinMs: 15_000 });
  assert.deepEqual([end.how, end.failure, text], ['failed', 'provider', 'kept']);
});

test('85 keys named __proto__', async () => {
  const { end, text } = await server.run(answer('data: {"__proto__": {"polluted": 1}, "choices": [{"__proto__": {"polluted": 1}, "delta": {"constructor": {"prototype": {"polluted": 1}}, "content": "a"}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'));
  assert.deepEqual([end.how, text], ['complete', 'a']);
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});
