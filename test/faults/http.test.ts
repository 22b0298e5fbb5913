import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FailureCode } from '../../src/core/reasoningEvent.ts';
import { answer, complete, data, delta, done, FaultServer, head, key, status, wait, type Fault } from './faultServer.ts';

let server: FaultServer;
before(async () => {
  server = await FaultServer.start();
});
after(() => server.close());

/** Answers the first requests so, in order, and every further one well. */
function first(...faults: Fault[]): Fault {
  let asked = 0;
  return (socket, request) => (faults[asked++] ?? answer(complete))(socket, request);
}

const refusals: readonly (readonly [name: string, line: string, body: unknown, failure: FailureCode])[] = [
  ['20 a key that is not accepted', '401 Unauthorized', { error: { message: `Incorrect API key provided: ${key}`, code: 'invalid_api_key' } }, 'bad-key'],
  ['21 a key that may not', '403 Forbidden', { error: { message: 'Country not supported' } }, 'forbidden'],
  ['22 a model that is not known', '404 Not Found', { error: { message: 'The model `m` does not exist', code: 'model_not_found' } }, 'not-found'],
  ['22 an address with nothing at it', '404 Not Found', 'no such page', 'bad-endpoint'],
  ['22 a model that is no chat model', '404 Not Found', { error: { message: 'This is not a chat model and thus not supported in the v1/chat/completions endpoint.' } }, 'not-a-chat-model'],
  ['23 a field that is not known', '400 Bad Request', { error: { message: 'Unrecognized request argument supplied: reasoning_effort' } }, 'bad-request'],
  ['24 a body that is too large', '413 Content Too Large', {}, 'context-too-long'],
  ['24 more than the context holds', '400 Bad Request', { error: { message: 'This model\'s maximum context length is 4096 tokens', code: 'context_length_exceeded' } }, 'context-too-long'],
  ['28 no quota left', '429 Too Many Requests', { error: { code: 'exceeded_current_quota_error', message: 'please recharge' } }, 'quota'],
  ['28 no credit left', '402 Payment Required', { error: { message: 'Insufficient Balance' } }, 'quota'],
];

for (const [name, line, body, failure] of refusals) {
  test(name, async () => {
    const { end, requests, text } = await server.run(status(line, typeof body === 'string' ? body : JSON.stringify(body)));
    assert.deepEqual([end.how, end.failure, requests.length, text], ['failed', failure, 1, ''], 'asked once');
    assert.ok(end.message);
  });
}

test('23 a server that does not know stream_options is asked once more without it, and never with it again', async () => {
  const fault: Fault = (socket, request) => (request.includes('stream_options') ? status('400 Bad Request', '{"error":{"message":"Unknown field: stream_options"}}') : answer(complete))(socket, request);
  const { end, text, requests } = await server.run(fault);
  assert.deepEqual([end.how, text, requests.length], ['complete', 'x = 1', 2]);
  const again = await server.run(fault);
  assert.deepEqual([again.end.how, again.requests.length], ['complete', 1]);
});

test('23 the second question has as long to be answered as the first', async () => {
  const slow = await FaultServer.start();
  const { end, requests } = await slow.run(async (socket, request) => {
    await wait(400);
    await (request.includes('stream_options') ? status('400 Bad Request', '{"error":{"message":"Unknown field: stream_options"}}') : answer(complete))(socket, request);
  });
  await slow.close();
  assert.deepEqual([end.how, requests.length], ['complete', 2]);
});

test('25 a wait in seconds is counted down in sight and kept', async () => {
  const { end, text, events, requests, ms } = await server.run(first(status('429 Too Many Requests', '{}', 'retry-after: 1\r\n')));
  assert.deepEqual([end.how, text, requests.length], ['complete', 'x = 1', 2]);
  assert.ok(ms >= 990, `asked again after ${Math.round(ms)} ms`);
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'retrying' && event.ms === 1000));
});

test('26 a wait until a date', async () => {
  const date = new Date(Date.now() + 2500).toUTCString();
  const { end, requests, ms } = await server.run(first(status('429 Too Many Requests', '{}', `retry-after: ${date}\r\n`)));
  assert.deepEqual([end.how, requests.length], ['complete', 2]);
  // A date has no parts of a second.
  assert.ok(ms >= 1400, `asked again after ${Math.round(ms)} ms`);
});

test('27 a wait of an hour is told, not kept', async () => {
  const { end, requests } = await server.run(status('429 Too Many Requests', '{}', 'retry-after: 3600\r\n'), { withinMs: 2000 });
  assert.deepEqual([end.failure, end.retry, requests.length], ['rate-limited', { can: true, afterMs: 3_600_000 }, 1]);
  assert.deepEqual(end.message?.args, ['Test', 3600]);
});

test('a wait is ended by Stop', async () => {
  const { end, requests } = await server.run(status('429 Too Many Requests', '{}', 'retry-after: 50\r\n'), { cancel: (stop) => void setTimeout(stop, 200), withinMs: 1500 });
  assert.deepEqual([end.how, requests.length], ['cancelled', 1]);
});

test('29 a server that fails twice and then answers', async () => {
  const { end, text, requests } = await server.run(first(status('500 Internal Server Error'), status('500 Internal Server Error')));
  assert.deepEqual([end.how, text, requests.length], ['complete', 'x = 1', 3]);
});

test('30 a server that is overloaded', async () => {
  const { end, requests } = await server.run(status('529 Overloaded', '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'));
  assert.deepEqual([end.how, end.failure, requests.length], ['failed', 'server', 3]);
});

const unstreamed: readonly (readonly [name: string, error: unknown, failure: FailureCode])[] = [
  ['31 an error with status 200', { message: 'overloaded', type: 'server_error' }, 'provider'],
  ['31 an error with status 200 that tells of the key', { message: `Incorrect API key: ${key}`, code: 'invalid_api_key' }, 'bad-key'],
  ['31 an error with status 200 that tells of the quota', { message: 'You exceeded your current quota', code: 'insufficient_quota' }, 'quota'],
  ['31 an error with status 200 that tells of the length', { message: 'too long', code: 'context_length_exceeded' }, 'context-too-long'],
];

for (const [name, error, failure] of unstreamed) {
  test(name, async () => {
    const { end, requests } = await server.run((socket) => void socket.end(head('application/json') + JSON.stringify({ error })));
    assert.deepEqual([end.how, end.failure, requests.length], ['failed', failure, 1]);
  });
}

test('32 a whole answer although a stream was asked for', async () => {
  const { end, thinking, text } = await server.run((socket) => void socket.end(head('application/json') + JSON.stringify({ choices: [{ message: { reasoning_content: 'hm', content: 'x = 1' }, finish_reason: 'stop' }] })));
  assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1']);
});

test('32 a whole answer that breaks off is not taken for none of ours', async () => {
  const { end } = await server.run((socket) => void socket.end(head('application/json', '200 OK', 'content-length: 900\r\n') + '{"choices": [{"message": {"content": "x ='));
  assert.equal(end.how, 'truncated');
});

test('33 the sign-in page of a network', async () => {
  const { end, text, requests } = await server.run((socket) => void socket.end(head('text/html') + `<!doctype html><title>Sign in</title><p>${key}</p>`));
  assert.deepEqual([end.how, end.failure, end.detail, text, requests.length], ['failed', 'not-an-api', 'Sign in', '', 1]);
});

test('34 nothing at all is asked for again, twice', async () => {
  const nothing = await server.run(answer(''));
  assert.deepEqual([nothing.end.how, nothing.requests.length], ['empty', 3]);
  const later = await server.run(first(answer('')));
  assert.deepEqual([later.end.how, later.text, later.requests.length], ['complete', 'x = 1', 2]);
});

test('82 a key that a server says back is in no message', async () => {
  for (const fault of [
    status('401 Unauthorized', JSON.stringify({ error: { message: `bad key ${key}` } })),
    status('500 Internal Server Error', `key ${key}`),
    (socket) => void socket.end(head('text/html') + `<html><title>${key}</title></html>`),
    (socket) => void socket.end(head('application/json') + JSON.stringify({ detail: key })),
    (socket) => void socket.end(head('text/plain') + `what is ${key}?`),
    answer(`data: unreadable ${key}\n\n${complete}`),
    answer(data({ error: { message: `no, ${key}`, code: key } })),
    answer(`event: error\ndata: ${key}\n\n`),
  ] satisfies Fault[]) {
    // The server looks for it in events, journal and logs.
    await server.run(fault);
  }
});

test('82 a key that a server says back in pieces, cut anywhere, is in no answer', async () => {
  for (let at = 1; at < key.length; at++) {
    const pieces = [key.slice(0, at), key.slice(at)];
    const { thinking, text, end } = await server.run(async (socket) => {
      socket.write(head());
      for (const piece of pieces) {
        socket.write(delta({ reasoning_content: piece }));
        await wait(8);
      }
      for (const piece of pieces) {
        socket.write(delta({ content: piece }));
        await wait(8);
      }
      socket.end(delta({ content: ' s' }, 'stop') + done);
    });
    assert.deepEqual([thinking, text, end.how], ['•••', '••• s', 'complete'], `cut at ${at}`);
  }
});
