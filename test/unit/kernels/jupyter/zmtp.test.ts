import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { encodeFrame, FrameReader, type Frame } from '../../../../src/kernels/jupyter/frames.ts';
import { connectZmtp, type ZmtpOptions, type ZmtpSocket } from '../../../../src/kernels/jupyter/zmtp.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

function greeting(mechanism = 'NULL', major = 3): Buffer {
  const bytes = Buffer.alloc(64);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = major;
  bytes[11] = 1;
  bytes.write(mechanism, 12);
  return bytes;
}

const ready = encodeFrame(Buffer.from('\x05READY\x0bSocket-Type\0\0\0\x06ROUTER', 'latin1'), 'command');

/** A peer that does as it is told with each connection. */
async function peer(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function connect(port: number, options: Partial<ZmtpOptions> = {}): Promise<ZmtpSocket> {
  return connectZmtp({ type: 'DEALER', endpoint: { kind: 'tcp', host: '127.0.0.1', port }, onMessage: () => {}, onClosed: () => {}, ...options });
}

test('it greets, says its type and identity, subscribes, and reads what comes byte by byte', async () => {
  const heard: Buffer[] = [];
  const port = await peer((socket) => {
    socket.on('data', (bytes) => heard.push(bytes));
    const bytes = Buffer.concat([greeting(), ready, encodeFrame(Buffer.from('a'), 'more'), encodeFrame(Buffer.alloc(300, 'b'), 'last'), encodeFrame(Buffer.from('\x04PING\0\x05context', 'latin1'), 'command')]);
    let at = 0;
    const timer = setInterval(() => (at < bytes.length ? socket.write(bytes.subarray(at, (at += 1))) : clearInterval(timer)), 0);
  });
  const message = await new Promise<readonly Buffer[]>((resolve) => void connect(port, { type: 'SUB', identity: 'me', onMessage: resolve }));
  assert.deepEqual(message.map((part) => part.length), [1, 300]);
  const sent = (): Frame[] => [...new FrameReader().push(Buffer.concat(heard).subarray(64))];
  while (sent().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  const [said, subscription, pong] = sent();
  assert.equal(said?.body.toString('latin1'), '\x05READY\x0bSocket-Type\0\0\0\x03SUB\x08Identity\0\0\0\x02me');
  assert.deepEqual([...(subscription?.body ?? [])], [1]);
  assert.equal(pong?.body.toString('latin1'), '\x04PONGcontext');
});

test('what is no ZeroMQ, or another one, is refused', async () => {
  for (const bytes of [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), greeting('CURVE'), greeting('NULL', 2), Buffer.concat([greeting(), encodeFrame(Buffer.from('early'), 'last')]), Buffer.concat([greeting(), encodeFrame(Buffer.from('\x05ERROR\x02no', 'latin1'), 'command')])]) {
    const port = await peer((socket) => void socket.write(bytes));
    await assert.rejects(connect(port), Error, bytes.toString('latin1'));
  }
});

test('a peer that goes away while it greets, or after, is told once', async () => {
  const early = await peer((socket) => void socket.end(greeting().subarray(0, 30)));
  await assert.rejects(connect(early));
  const told: string[] = [];
  const late = await peer((socket) => {
    socket.write(Buffer.concat([greeting(), ready, encodeFrame(Buffer.from('half'), 'more')]));
    setTimeout(() => socket.destroy(), 50);
  });
  await new Promise<void>((resolve) => void connect(late, { onClosed: (why) => (told.push(why), resolve()), onMessage: () => told.push('half a message') }));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(told.length, 1);
});

test('hostile bytes after the greeting end the socket, not the program', async () => {
  for (const bytes of [[0xff, 0xff], [2, 255, 255, 255, 255, 255, 255, 255, 255], Array.from({ length: 4000 }, (_, index) => (index % 2 === 0 ? 1 : 0))]) {
    const port = await peer((socket) => void socket.write(Buffer.concat([greeting(), ready, Buffer.from(bytes)])));
    assert.equal(typeof (await new Promise<string>((resolve) => void connect(port, { onClosed: resolve }))), 'string');
  }
});

test('nobody there, and giving up, reject', async () => {
  await assert.rejects(connectZmtp({ type: 'REQ', endpoint: { kind: 'ipc', path: '/nonexistent/socket' }, onMessage: () => {}, onClosed: () => {} }), /ENOENT/);
  const mute = await peer(() => {});
  await assert.rejects(connect(mute, { signal: AbortSignal.timeout(50) }), /given up/);
});

test('closing is silent, and sending afterwards does nothing', async () => {
  const port = await peer((socket) => void socket.write(Buffer.concat([greeting(), ready])));
  const told: string[] = [];
  const socket = await connect(port, { onClosed: (why) => told.push(why) });
  socket.close();
  socket.send([Buffer.from('late')]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(told, []);
});
