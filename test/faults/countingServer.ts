import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Milliseconds between two writes, and deltas in each. */
const everyMs = 2;
const perWrite = 3;
/** Deltas that are thinking before the answer begins. */
export const thinkingDeltas = 150;

export interface CountingServer {
  readonly url: string;
  /** When each number was sent, in milliseconds of `performance.now`; its length is how many were. */
  readonly sentAt: readonly number[];
  /** Resolves when the first number was sent. */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

/** A bare TCP server that answers one request with numbers, each a delta of its own, without end: thinking first, then text. */
export async function countingServer(): Promise<CountingServer> {
  const sentAt: number[] = [];
  const sockets = new Set<Socket>();
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let asked = false;
    socket.on('data', () => {
      if (asked) return;
      asked = true;
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n');
      const timer = setInterval(() => {
        let chunk = '';
        for (let index = 0; index < perWrite; index++) chunk += eventFor(sentAt.length + index);
        socket.write(chunk);
        const now = performance.now();
        for (let index = 0; index < perWrite; index++) sentAt.push(now);
        begin();
      }, everyMs);
      socket.once('close', () => clearInterval(timer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    sentAt,
    begun,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function eventFor(n: number): string {
  const delta = n < thinkingDeltas ? { reasoning_content: `${n} ` } : { content: `${n} ` };
  return `data: ${JSON.stringify({ id: 'chatcmpl-count', model: 'counting', choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
}
