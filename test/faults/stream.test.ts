import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { until } from '../support/until.ts';
import type { Problem } from '../../src/core/problem.ts';
import type { ReasoningEvent, RunEnd } from '../../src/core/reasoningEvent.ts';
import { customEndpoint } from '../../src/reasoners/openai/endpoint.ts';
import { openaiReasoner, type StreamClocks } from '../../src/reasoners/openai/openaiReasoner.ts';

/** What the server writes on an accepted request: the whole response, in its own time. */
type Fault = (socket: Socket) => Promise<void> | void;

const key = 'sk-test-1234567890abcdefghij';
const clocks: StreamClocks = { quietMs: 150, bytesMs: 500, contentMs: 700, headersMs: 600, retryMs: 20 };
let server: Server;
let base = '';
let fault: Fault = () => {};
let requests = 0;
const sockets = new Set<Socket>();

before(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let head = '';
    const read = (data: Buffer): void => {
      head += data.toString();
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', read);
      socket.resume();
      requests++;
      void fault(socket);
    };
    socket.on('data', read);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
});

after(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const problem: Problem = { text: 'Solve $x=1$.', kind: 'problem', format: 'markdown', hash: 'h', attachments: [] };
const request = { problem, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const head = (type = 'text/event-stream', status = '200 OK', more = ''): string => `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\nconnection: close\r\n${more}\r\n`;
const delta = (fields: object, finish: string | null = null): string => `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: fields, finish_reason: finish }] })}\n\n`;

interface Run {
  readonly events: readonly ReasoningEvent[];
  readonly end: RunEnd;
  readonly thinking: string;
  readonly text: string;
  readonly ms: number;
}

async function run(write: Fault, cancelAfter?: number): Promise<Run> {
  fault = write;
  const abort = new AbortController();
  if (cancelAfter !== undefined) setTimeout(() => abort.abort(), cancelAfter);
  const events: ReasoningEvent[] = [];
  const started = performance.now();
  const reasoner = openaiReasoner({ endpoint: customEndpoint('t', 'Test', base), model: 'm', key: () => Promise.resolve(key), clocks });
  for await (const event of reasoner.solve(request, abort.signal)) events.push(event);
  const ends = events.filter((event): event is RunEnd => event.kind === 'end');
  assert.equal(ends.length, 1, 'exactly one end');
  assert.equal(events.at(-1)?.kind, 'end', 'nothing after the end');
  assert.ok(!JSON.stringify(events).includes(key), 'the key is in no event');
  const joined = (kind: 'thinking' | 'text'): string => events.map((event) => (event.kind === kind ? event.text : '')).join('');
  return { events, end: ends[0] as RunEnd, thinking: joined('thinking'), text: joined('text'), ms: performance.now() - started };
}

const answer = (body: string): Fault => (socket) => void socket.end(head() + body);
const complete = delta({ reasoning_content: 'hm' }) + delta({ content: 'x = 1' }) + delta({}, 'stop') + 'data: [DONE]\n\n';

test('a good stream', async () => {
  const { end, thinking, text } = await run(answer(complete));
  assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1']);
});

const streams: readonly (readonly [name: string, body: string, how: RunEnd['how'], thinking: string, text: string])[] = [
  ['8 clean end without a terminal', delta({ content: 'half' }), 'truncated', '', 'half'],
  ['37 a byte order mark', `\ufeff${complete}`, 'complete', 'hm', 'x = 1'],
  ['38 carriage returns', complete.replaceAll('\n', '\r\n'), 'complete', 'hm', 'x = 1'],
  ['40 events parted by single line breaks', complete.replaceAll('\n\n', '\n'), 'complete', 'hm', 'x = 1'],
  ['41 an empty data line', `data:\n\n${complete}`, 'complete', 'hm', 'x = 1'],
  ['42 a comment wrapped into data', `data: : OPENROUTER PROCESSING\n\n${complete}`, 'complete', 'hm', 'x = 1'],
  ['43 malformed JSON in the middle', delta({ content: 'a' }) + 'data: {"choices": [\n\n' + delta({ content: 'b' }, 'stop') + 'data: [DONE]\n\n', 'complete', '', 'ab'],
  ['44 truncated JSON at the end', delta({ content: 'a' }) + 'data: {"choices": [{"del', 'truncated', '', 'a'],
  ['46 more after [DONE]', complete + delta({ content: 'ghost' }), 'complete', 'hm', 'x = 1'],
  ['47 an error event after text', delta({ content: 'a' }) + `data: ${JSON.stringify({ error: { message: `no, ${key}`, code: 'server_error' } })}\n\n`, 'failed', '', 'a'],
  ['47 text and error in one chunk', `data: ${JSON.stringify({ error: { code: 'x', message: 'gone' }, choices: [{ delta: { content: 'last words' }, finish_reason: 'error' }] })}\n\n`, 'failed', '', 'last words'],
  ['48 mirrored fields count once', delta({ reasoning_content: 'a', reasoning: 'a' }) + delta({ content: 'b' }, 'stop') + 'data: [DONE]\n\n', 'complete', 'a', 'b'],
  ['49 an empty field beside the full one', delta({ reasoning_content: '', reasoning: 'a' }) + delta({ content: 'b' }, 'stop') + 'data: [DONE]\n\n', 'complete', 'a', 'b'],
  ['50 thinking and text in one delta', delta({ reasoning_content: 'a', content: 'b' }, 'stop') + 'data: [DONE]\n\n', 'complete', 'a', 'b'],
  ['51 interleaved', delta({ reasoning: 'a' }) + delta({ content: 'b' }) + delta({ reasoning: 'c' }) + delta({ content: 'd' }, 'stop') + 'data: [DONE]\n\n', 'complete', 'ac', 'bd'],
  ['52 content arrays', delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'a' }] }] }) + delta({ content: [{ type: 'text', text: 'b' }] }, 'stop') + 'data: [DONE]\n\n', 'complete', 'a', 'b'],
  ['54 think tags cut anywhere', [...'<think>a</think>b'].map((letter) => delta({ content: letter })).join('') + delta({}, 'stop') + 'data: [DONE]\n\n', 'complete', 'a', 'b'],
  ['56 a literal tag in the answer', delta({ content: 'use <think> tags' }, 'stop') + 'data: [DONE]\n\n', 'complete', '', 'use <think> tags'],
  ['57 a tag that is never closed', delta({ content: '<think>only' }, 'stop') + 'data: [DONE]\n\n', 'thinking-only', 'only', ''],
  ['58 the limit inside thinking', delta({ reasoning: 'a' }, 'length') + 'data: [DONE]\n\n', 'length-in-thinking', 'a', ''],
  ['the limit inside the answer', delta({ content: 'a' }, 'length') + 'data: [DONE]\n\n', 'length', '', 'a'],
  ['59 filtered after text', delta({ content: 'a' }, 'content_filter') + 'data: [DONE]\n\n', 'filtered', '', 'a'],
  ['60 thinking and then nothing', delta({ reasoning: 'a' }, 'stop') + 'data: [DONE]\n\n', 'thinking-only', 'a', ''],
  ['62 choices null and empty', 'data: {"choices":null}\n\ndata: {"choices":[]}\n\n' + complete, 'complete', 'hm', 'x = 1'],
  ['no reason but [DONE]', delta({ content: 'a' }) + 'data: [DONE]\n\n', 'complete-unconfirmed', '', 'a'],
  ['34 nothing at all', '', 'empty', '', ''],
  ['85 keys named __proto__', 'data: {"__proto__": {"polluted": 1}, "choices": [{"delta": {"content": "a"}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n', 'complete', '', 'a'],
];

for (const [name, body, how, thinking, text] of streams) {
  test(name, async () => {
    const result = await run(answer(body));
    assert.deepEqual([result.end.how, result.thinking, result.text], [how, thinking, text]);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
}

test('35 characters cut inside their bytes', async () => {
  const bytes = Buffer.from(head() + delta({ content: '解：x = 1 🙂' }, 'stop') + 'data: [DONE]\n\n');
  const { text } = await run(async (socket) => {
    for (let index = 0; index < bytes.length; index += 3) {
      socket.write(bytes.subarray(index, index + 3));
      if (index % 60 === 0) await wait(1);
    }
    socket.end();
  });
  assert.equal(text, '解：x = 1 🙂');
});

test('36 bytes that are no UTF-8 are replaced, noted, and lose nothing else', async () => {
  const [before = '', behind = ''] = (delta({ content: 'x ? 1' }, 'stop') + 'data: [DONE]\n\n').split('?');
  const { end, text, events } = await run((socket) => {
    socket.write(head() + before);
    socket.write(Buffer.from([0xff, 0xfe]));
    socket.end(behind);
  });
  assert.deepEqual([end.how, text], ['complete', 'x \ufffd\ufffd 1']);
  assert.ok(events.some((event) => event.kind === 'note' && event.code === 'invalid-utf8'));
});

test('63 usage wherever it stands', async () => {
  const { events } = await run(answer(`data: ${JSON.stringify({ choices: [{ delta: { content: 'a' }, finish_reason: 'stop', usage: { prompt_tokens: 3, completion_tokens: 4, completion_tokens_details: { reasoning_tokens: 2 } } }] })}\n\ndata: [DONE]\n\n`));
  assert.deepEqual(events.find(({ kind }) => kind === 'usage'), { kind: 'usage', input: 3, output: 4, reasoning: 2 });
});

const statuses: readonly (readonly [status: string, body: string, failure: RunEnd['failure']])[] = [
  ['401 Unauthorized', `{"error":{"message":"bad key ${key}"}}`, 'bad-key'], ['403 Forbidden', '{}', 'forbidden'], ['404 Not Found', '{}', 'not-found'], ['400 Bad Request', '{"error":{"message":"unknown field"}}', 'bad-request'],
  ['413 Too Large', '{}', 'context-too-long'], ['400 Bad Request', '{"error":{"message":"maximum context length is 4096 tokens"}}', 'context-too-long'], ['429 Too Many', '{"error":{"code":"exceeded_current_quota_error","message":"insufficient balance"}}', 'quota'],
  ['500 Error', '{}', 'server'], ['529 Overloaded', '{}', 'server'], ['407 Proxy', '<html><title>Proxy</title></html>', 'unreachable'],
];

for (const [status, body, failure] of statuses) {
  test(`HTTP ${status}: ${failure}`, async () => {
    const before = requests;
    const { end } = await run((socket) => void socket.end(head('application/json', status) + body));
    assert.deepEqual([end.how, end.failure], ['failed', failure]);
    assert.ok(end.message);
    assert.equal(requests - before, failure === 'server' ? 3 : 1, 'asked again only where that may help');
  });
}

test('25 and 27 Retry-After of any length is told', async () => {
  for (const [value, ms] of [['1', 1000], ['3600', 3_600_000]] as const) {
    const { end } = await run((socket) => void socket.end(head('application/json', '429 Too Many', `retry-after: ${value}\r\n`) + '{}'));
    assert.deepEqual([end.failure, end.retry?.afterMs], ['rate-limited', ms]);
  }
});

test('31 an error with status 200', async () => {
  const { end } = await run((socket) => void socket.end(head('application/json') + '{"error":{"message":"overloaded"}}'));
  assert.equal(end.failure, 'provider');
});

test('32 a whole answer although a stream was asked for', async () => {
  const { end, thinking, text } = await run((socket) => void socket.end(head('application/json') + JSON.stringify({ choices: [{ message: { reasoning_content: 'hm', content: 'x = 1' }, finish_reason: 'stop' }] })));
  assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1']);
});

test('33 a sign-in page', async () => {
  const { end } = await run((socket) => void socket.end(head('text/html') + '<!doctype html><title>Sign in</title>'));
  assert.deepEqual([end.failure, end.detail], ['not-an-api', 'Sign in']);
});

test('18 a redirect is not followed', async () => {
  const { end } = await run((socket) => void socket.end(head('text/plain', '307 Temporary', 'location: http://127.0.0.1:9/v1\r\n')));
  assert.equal(end.how, 'failed');
});

test('1 nothing listens', async () => {
  const events: ReasoningEvent[] = [];
  for await (const event of openaiReasoner({ endpoint: customEndpoint('t', 'Test', 'http://127.0.0.1:1/v1'), model: 'm', key: () => Promise.resolve(key), clocks }).solve(request, new AbortController().signal)) events.push(event);
  const end = events.at(-1);
  assert.ok(end?.kind === 'end' && end.failure === 'unreachable');
});

test('4 headers that never come', async () => {
  const { end, ms } = await run(() => {});
  assert.deepEqual([end.how, end.failure], ['failed', 'timeout']);
  assert.ok(ms < 2500);
});

test('5 headers and then nothing', async () => {
  const { end, events, ms } = await run((socket) => void socket.write(head()));
  assert.equal(end.how, 'stalled');
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'quiet'));
  assert.ok(ms < 2500);
});

test('12 comments for ever do not hide a stall', async () => {
  const { end, text } = await run(async (socket) => {
    socket.write(head() + delta({ content: 'a' }));
    for (let index = 0; index < 40 && !socket.destroyed; index++) {
      socket.write(': keep-alive\n\n');
      await wait(50);
    }
  });
  assert.deepEqual([end.how, text], ['stalled', 'a']);
});

test('6 a reset in the middle keeps what came', async () => {
  const { end, text } = await run(async (socket) => {
    socket.write(head() + delta({ content: 'half' }));
    await wait(50);
    socket.resetAndDestroy();
  });
  assert.deepEqual([end.how, text], ['truncated', 'half']);
});

test('17 a socket that lingers after the reason', async () => {
  const { end, ms } = await run((socket) => void socket.write(head() + delta({ content: 'a' }, 'stop')));
  assert.ok(end.how === 'complete' || end.how === 'stalled');
  assert.ok(ms < 4500);
});

test('68 to 70 cancelling at any time', async () => {
  assert.equal((await run(() => {}, 50)).end.how, 'cancelled');
  const inText = await run((socket) => void socket.write(head() + delta({ reasoning: 'a' }) + delta({ content: 'b' })), 120);
  assert.deepEqual([inText.end.how, inText.thinking, inText.text], ['cancelled', 'a', 'b']);
});

test('75 two streams at once do not mix', async () => {
  const [a, b] = await Promise.all([run(answer(complete)), run(answer(complete))]);
  assert.deepEqual([a.text, b.text], ['x = 1', 'x = 1']);
});

test('all sockets are closed in the end', async () => {
  await until('the last socket to close', 10_000, async () => (sockets.size === 0 ? true : undefined));
});
