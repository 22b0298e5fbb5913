import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { readServerFrame } from '../../src/kernels/jupyter/serverFrames.ts';

export interface FakeSocket {
  /** A message of the kernel's, as JSON text. */
  say(channel: string, type: string, content: object, parent?: string): void;
  /** Any bytes in one text frame. */
  sayRaw(text: string): void;
  sayBytes(bytes: Buffer): void;
  /** The connection is cut without a goodbye. */
  cut(): void;
}

export interface FakeJupyter {
  readonly url: string;
  /** Every request's method, path and Authorization header. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly authorization: string | undefined }[];
  stop(): void;
}

export interface FakeFaults {
  /** Answers a request itself; undefined leaves it to the fake. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Refuses WebSockets with this status. */
  readonly refuse?: number;
  /** Does not answer an offered protocol, as old servers do. */
  readonly noProtocol?: boolean;
  /** What happens to an execute_request; without it the code `1` is "executed". */
  readonly execute?: (socket: FakeSocket, id: string, code: string) => void;
}

/** A Jupyter server of one kernel, with faults; it speaks the older protocol alone. */
export async function fakeJupyterServer(faults: FakeFaults = {}): Promise<FakeJupyter> {
  const requests: { method: string; path: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Duplex>();
  const note = (request: IncomingMessage): string => {
    const path = request.url ?? '';
    requests.push({ method: request.method ?? '', path, authorization: request.headers.authorization });
    return path;
  };
  const server = createServer((request, response) => {
    const path = note(request);
    if (faults.answer?.(request, response)) return;
    response.setHeader('content-type', 'application/json');
    if (request.method === 'DELETE') response.writeHead(204).end();
    else if (path.startsWith('/user/ada/api/kernels/')) response.end(JSON.stringify({ id: 'k1', execution_state: 'idle' }));
    else if (path === '/user/ada/api/kernels') response.end(JSON.stringify(request.method === 'POST' ? { id: 'k1', name: 'python3' } : [{ id: 'k1', name: 'python3', execution_state: 'idle' }, 7, { no: 'id' }]));
    else response.writeHead(404).end('{}');
  });
  server.on('upgrade', (request, socket) => {
    note(request);
    sockets.add(socket);
    socket.on('error', () => {});
    if (faults.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${faults.refuse} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    if (faults.noProtocol && request.headers['sec-websocket-protocol'] !== undefined) {
      socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    talk(socket, faults);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/user/ada/`,
    requests,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

function talk(socket: Duplex, faults: FakeFaults): void {
  const fake: FakeSocket = {
    say: (channel, type, content, parent) => fake.sayRaw(JSON.stringify({ channel, header: { msg_id: randomUUID(), msg_type: type }, parent_header: parent === undefined ? {} : { msg_id: parent }, metadata: {}, content })),
    sayRaw: (text) => void socket.write(frame(Buffer.from(text), 1)),
    sayBytes: (bytes) => void socket.write(frame(bytes, 2)),
    cut: () => socket.destroy(),
  };
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    for (let next = unmasked(held); next; next = unmasked(held)) {
      held = held.subarray(next.length);
      if (next.text !== undefined) hear(fake, faults, next.text);
    }
  });
}

function hear(fake: FakeSocket, faults: FakeFaults, text: string): void {
  const message = readServerFrame(text, false)?.message;
  if (message?.type === 'kernel_info_request') {
    fake.say('shell', 'kernel_info_reply', { status: 'ok' }, message.id);
    fake.say('iopub', 'status', { execution_state: 'idle' }, message.id);
  } else if (message?.type === 'execute_request' && message.content['silent'] !== true) {
    if (faults.execute) faults.execute(fake, message.id, String(message.content['code']));
    else executed(fake, message.id, '1\n');
  }
}

/** Executes well, with some output. */
export function executed(fake: FakeSocket, id: string, output: string): void {
  fake.say('iopub', 'status', { execution_state: 'busy' }, id);
  fake.say('iopub', 'stream', { name: 'stdout', text: output }, id);
  fake.say('shell', 'execute_reply', { status: 'ok', user_expressions: {} }, id);
  fake.say('iopub', 'status', { execution_state: 'idle' }, id);
}

function frame(body: Buffer, opcode: 1 | 2): Buffer {
  const head = body.length < 126 ? Buffer.from([0x80 | opcode, body.length]) : Buffer.from([0x80 | opcode, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** A client's frame, whose bytes are masked: its text where it is one, and its whole length. */
function unmasked(bytes: Buffer): { readonly text: string | undefined; readonly length: number } | undefined {
  const short = (bytes[1] ?? 0) & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const mask = bytes.subarray(head, head + 4);
  const body = bytes.subarray(head + 4, head + 4 + size);
  if (body.length < size) return undefined;
  const text = ((bytes[0] ?? 0) & 15) === 1 ? Buffer.from(body.map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString('utf8') : undefined;
  return { text, length: head + 4 + size };
}
