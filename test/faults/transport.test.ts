import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { answer, complete, delta, done, FaultServer, head, wait } from './faultServer.ts';

let server: FaultServer;
before(async () => {
  server = await FaultServer.start();
});
after(() => server.close());

test('a good stream, asked for as it is', async () => {
  const { end, thinking, text, requests } = await server.run(answer(complete));
  assert.match(requests[0] ?? '', /^accept-encoding: identity\r$/im);
  assert.deepEqual([end.how, thinking, text, requests.length], ['complete', 'hm', 'x = 1', 1]);
});

test('1 nothing listens', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const { end, ms } = await server.run(() => {}, { endpoint: { baseUrl: `http://127.0.0.1:${port}/v1` } });
  assert.deepEqual([end.how, end.failure], ['failed', 'not-listening']);
  assert.ok(ms < 2000, 'on this computer nobody waits for a second try');
});

test('2 a host that has no address', async () => {
  const { end, events } = await server.run(() => {}, { endpoint: { baseUrl: 'https://nowhere.invalid/v1' }, clocks: { headersMs: 6000 }, withinMs: 20_000 });
  assert.deepEqual([end.how, end.failure], ['failed', 'unreachable']);
  assert.match(end.message?.template ?? '', /was not found/);
  assert.equal(events.filter((event) => event.kind === 'status' && event.what === 'retrying').length > 0, true, 'it is tried again in plain sight');
});

test('3 an encrypted connection to what speaks plainly', async () => {
  const { end } = await server.run(() => {}, { endpoint: { baseUrl: `https://127.0.0.1:${server.port}/v1` } });
  // The server hears no request it knows, and says nothing.
  assert.deepEqual([end.how, end.failure], ['failed', 'timeout']);
  const rude = createServer((socket) => void socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await new Promise((resolve) => rude.once('listening', resolve));
  const { port } = rude.address() as AddressInfo;
  const plain = await server.run(() => {}, { endpoint: { baseUrl: `https://127.0.0.1:${port}/v1` } });
  rude.close();
  assert.deepEqual([plain.end.how, plain.end.failure], ['failed', 'tls']);
});

test('4 headers that never come', async () => {
  const { end, requests, events } = await server.run(() => {}, { withinMs: 4000 });
  assert.deepEqual([end.how, end.failure, requests.length], ['failed', 'timeout', 3]);
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'retrying'));
});

test('5 headers and then nothing', async () => {
  const { end, events, requests } = await server.run((socket) => void socket.write(head()), { withinMs: 2500 });
  assert.deepEqual([end.how, requests.length], ['stalled', 1]);
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'quiet'));
});

test('6 a reset in the middle of an event keeps what came', async () => {
  const { end, text, requests } = await server.run(async (socket) => {
    socket.write(`${head()}${delta({ content: 'half' })}data: {"choices": [{"del`);
    await wait(50);
    socket.resetAndDestroy();
  });
  assert.deepEqual([end.how, text, requests.length], ['truncated', 'half', 1]);
});

test('a reset before anything came is followed by another request, in plain sight', async () => {
  let asked = 0;
  const { end, text, events } = await server.run((socket) => void (++asked === 1 ? socket.resetAndDestroy() : socket.end(head() + complete)));
  assert.deepEqual([end.how, text, asked], ['complete', 'x = 1', 2]);
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'retrying'));
});

test('7 an orderly close in the middle of an event', async () => {
  const { end, text } = await server.run(answer(`${delta({ content: 'half' })}data: {"choices": [{"del`));
  assert.deepEqual([end.how, text], ['truncated', 'half']);
});

test('8 a clean end without a terminal', async () => {
  const { end, thinking, text } = await server.run(answer(delta({ reasoning: 'hm' }) + delta({ content: 'half' })));
  assert.deepEqual([end.how, thinking, text, end.retry?.can], ['truncated', 'hm', 'half', true]);
});

test('9 fewer bytes than the head promised', async () => {
  const { end, text } = await server.run((socket) => void socket.end(head('text/event-stream', '200 OK', 'content-length: 5000\r\n') + delta({ content: 'half' })));
  assert.deepEqual([end.how, text], ['truncated', 'half']);
});

test('10 a byte at a time is slow, not stalled, while it says something', async () => {
  const drip = (body: string) => async (socket: Socket) => {
    socket.write(head());
    for (const byte of Buffer.from(body)) {
      if (socket.destroyed) return;
      socket.write(Buffer.of(byte));
      await wait(4);
    }
    socket.end();
  };
  const { end, text } = await server.run(drip(complete), { clocks: { contentMs: 3000 }, withinMs: 8000 });
  assert.deepEqual([end.how, text], ['complete', 'x = 1']);
  const never = await server.run(drip(delta({ content: 'a' }) + `data: {"choices": ${' '.repeat(3000)}`), { withinMs: 4000 });
  assert.deepEqual([never.end.how, never.text], ['stalled', 'a'], 'bytes that never become an answer');
});

test('11 silence, told to the user, and then the rest', async () => {
  const { end, text, events } = await server.run(async (socket) => {
    socket.write(head() + delta({ content: 'x = ' }));
    await wait(320);
    socket.end(delta({ content: '1' }, 'stop') + done);
  });
  assert.deepEqual([end.how, text], ['complete', 'x = 1']);
  const told = events.filter((event) => event.kind === 'status' && event.what === 'quiet');
  assert.ok(told.length >= 1 && told.every((event) => event.kind === 'status' && (event.ms ?? 0) >= 150));
});

test('12 comments for ever do not hide a stall', async () => {
  const { end, text } = await server.run(async (socket) => {
    socket.write(head() + delta({ content: 'a' }));
    while (!socket.destroyed) {
      socket.write(': keep-alive\n\n');
      await wait(50);
    }
  }, { withinMs: 2500 });
  assert.deepEqual([end.how, text], ['stalled', 'a']);
});

test('13 a compressed stream', async () => {
  const { end, thinking, text } = await server.run((socket) => {
    socket.write(head('text/event-stream', '200 OK', 'content-encoding: gzip\r\n'));
    socket.end(gzipSync(complete));
  });
  assert.deepEqual([end.how, thinking, text], ['complete', 'hm', 'x = 1']);
});

test('14 a compressed stream that is cut off', async () => {
  const { end, text } = await server.run((socket) => {
    socket.write(head('text/event-stream', '200 OK', 'content-encoding: gzip\r\n'));
    const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    gzip.on('data', (part: Buffer) => socket.write(part));
    gzip.write(delta({ content: 'half' }));
    gzip.flush(constants.Z_SYNC_FLUSH, () => socket.end());
  });
  assert.deepEqual([end.how, text], ['truncated', 'half']);
});

test('15 an answer that something on the way holds back and gives at once', async () => {
  const { end, text, events } = await server.run(
    async (socket) => {
      socket.write(head());
      await wait(5300);
      socket.end(Array.from({ length: 100 }, (_, n) => delta({ content: `${n} ` })).join('') + delta({}, 'stop') + done);
    },
    { clocks: { quietMs: 1000, bytesMs: 20_000, contentMs: 20_000 }, withinMs: 9000 },
  );
  assert.deepEqual([end.how, text], ['complete', Array.from({ length: 100 }, (_, n) => `${n} `).join('')]);
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'buffered'));
});

test('16 a socket that lingers after [DONE]', async () => {
  const { end, text } = await server.run((socket) => void socket.write(head() + complete), { withinMs: 1500 });
  assert.deepEqual([end.how, text], ['complete', 'x = 1']);
});

test('17 a socket that lingers after the reason to finish', async () => {
  for (const bytesMs of [500, 20_000]) {
    const { end, text } = await server.run((socket) => void socket.write(head() + delta({ content: 'a' }, 'stop')), { clocks: { bytesMs, contentMs: 20_000 }, withinMs: 4500 });
    assert.deepEqual([end.how, text], ['complete', 'a'], 'it is complete, however the clocks are set');
  }
});

test('18 a redirect to another origin is not followed, and nothing is sent there', async () => {
  let visits = 0;
  const other = createServer((socket) => {
    visits++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  for (const line of ['307 Temporary Redirect', '302 Found', '308 Permanent Redirect']) {
    const { end, requests } = await server.run((socket) => void socket.end(head('text/plain', line, `location: http://127.0.0.1:${port}/v1/chat/completions\r\n`)));
    assert.deepEqual([end.how, end.failure, requests.length], ['failed', 'not-an-api', 1]);
  }
  other.close();
  assert.equal(visits, 0);
});

test('19 a proxy that wants a sign-in', async () => {
  // `fetch` gives a 407 to nobody, only that it failed.
  const { end, text } = await server.run((socket) => void socket.end(head('text/html', '407 Proxy Authentication Required') + '<html><title>Proxy</title><body>log in</body></html>'));
  assert.deepEqual([end.how, end.failure, text], ['failed', 'unreachable', '']);
  assert.ok(!(end.detail ?? '').includes('<'));
});

test('19 the page of a proxy instead of an answer', async () => {
  for (const line of ['403 Forbidden', '502 Bad Gateway', '200 OK']) {
    const { end } = await server.run((socket) => void socket.end(head('text/html', line) + '<!doctype html><html><head><title>Blocked by policy</title></head><body><script>x</script></body></html>'));
    assert.deepEqual([end.how, end.detail], ['failed', 'Blocked by policy'], line);
  }
});
