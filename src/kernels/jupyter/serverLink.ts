import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../core/phrase.ts';
import type { KernelLink, LinkEvents } from './kernelLink.ts';
import { isJson } from './messages.ts';
import { ServerProblem, type ServerAddress } from './serverAddress.ts';
import { binaryProtocol, readServerFrame, serverFrame } from './serverFrames.ts';
import { askServer, authorization } from './serverRequests.ts';

/** Between two looks whether the kernel and the way to it are still there. Milliseconds. */
const lookMs = 10_000;
const deleteTries = 6;
/** Between two tries. Milliseconds. */
const deleteAgainMs = 1500;

export interface ServerKernel {
  readonly address: ServerAddress;
  readonly id: string;
  /** Ends it on the server once the link is over. */
  readonly ours: boolean;
}

/** What Node's WebSocket takes beside the protocols; the token stays out of the address, which servers log. */
interface WebSocketInit {
  readonly protocols: string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Opens the channels of a kernel on a server. @throws ServerProblem */
export async function serverLink(kernel: ServerKernel, events: LinkEvents, signal: AbortSignal): Promise<KernelLink> {
  // The request says what a refused WebSocket does not: whether token, server or kernel is at fault.
  await askServer(kernel.address, kernelPath(kernel.id), { signal });
  const session = randomUUID();
  const socket = (await opened(kernel, session, [binaryProtocol], signal)) ?? (await opened(kernel, session, [], signal));
  if (!socket) throw new ServerProblem(say('The Jupyter server at {0} does not open the way to its kernel. A proxy before it may not pass WebSockets.', kernel.address.base.href));
  return new ServerLink(kernel, socket, session, events);
}

export function kernelPath(id: string): string {
  return `api/kernels/${encodeURIComponent(id)}`;
}

/** Undefined where the socket does not open: a server may know no protocol, and then refuses one that is offered. */
function opened({ address, id }: ServerKernel, session: string, protocols: string[], signal: AbortSignal): Promise<WebSocket | undefined> {
  const url = new URL(`${kernelPath(id)}/channels?session_id=${session}`, address.base);
  url.protocol = address.base.protocol === 'https:' ? 'wss:' : 'ws:';
  const init: WebSocketInit = { protocols, headers: authorization(address.token) };
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, init as unknown as string[]);
    socket.binaryType = 'arraybuffer';
    const abort = (): void => {
      socket.close();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.addEventListener('open', () => {
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
    socket.addEventListener('error', () => {
      signal.removeEventListener('abort', abort);
      resolve(undefined);
    });
  });
}

class ServerLink implements KernelLink {
  readonly #kernel: ServerKernel;
  readonly #socket: WebSocket;
  readonly #session: string;
  readonly #events: LinkEvents;
  readonly #binary: boolean;
  readonly #look: NodeJS.Timeout;
  #over = false;
  /** Code was sent and has not been answered. */
  #waiting = false;
  #failedLooks = 0;

  constructor(kernel: ServerKernel, socket: WebSocket, session: string, events: LinkEvents) {
    this.#kernel = kernel;
    this.#socket = socket;
    this.#session = session;
    this.#events = events;
    this.#binary = socket.protocol === binaryProtocol;
    socket.addEventListener('message', ({ data }) => this.#receive(data));
    socket.addEventListener('close', () => this.#lost('The connection to the Jupyter server was lost.'));
    socket.addEventListener('error', () => this.#lost('The connection to the Jupyter server was lost.'));
    this.#look = setInterval(() => this.#waiting && void this.#lookAfter(), lookMs);
    this.#look.unref();
  }

  send(channel: 'shell' | 'control' | 'stdin', request: Parameters<KernelLink['send']>[1]): void {
    this.#waiting ||= request.type === 'execute_request';
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(serverFrame(channel, request, this.#session, this.#binary));
  }

  interrupt(): void {
    askServer(this.#kernel.address, `${kernelPath(this.#kernel.id)}/interrupt`, { method: 'POST' }).catch(() => {});
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#look);
    this.#socket.close();
    if (this.#kernel.ours) endKernel(this.#kernel);
  }

  #receive(data: unknown): void {
    if (this.#over) return;
    const frame = typeof data === 'string' ? data : data instanceof ArrayBuffer ? Buffer.from(data) : undefined;
    const read = frame === undefined ? undefined : readServerFrame(frame, this.#binary);
    if (read?.message.type === 'execute_reply') this.#waiting = false;
    if (read) this.#events.message(read.channel, read.message);
  }

  /** A connection can end without a word, as when a computer sleeps; the server tells whether the kernel lives. */
  async #lookAfter(): Promise<void> {
    try {
      // Looking is no use of the server: it may still be stopped for being idle.
      const kernel = await askServer(this.#kernel.address, `${kernelPath(this.#kernel.id)}?no_track_activity=1`);
      this.#failedLooks = 0;
      if (isJson(kernel) && kernel['execution_state'] === 'dead') this.#lost('The kernel on the Jupyter server is dead.');
    } catch (error) {
      this.#failedLooks += 1;
      const final = error instanceof ServerProblem && error.status === 404;
      if (final || this.#failedLooks > 1) this.#lost(error instanceof Error ? error.message : String(error));
    }
  }

  #lost(why: string): void {
    if (this.#over) return;
    this.end();
    this.#events.lost(why);
  }
}

const ending = new Set<Promise<unknown>>();

/** Ends a kernel on its server, in the background; a kernel that is gone already is no failure. */
export function endKernel(kernel: ServerKernel): void {
  const done = untilEnded(kernel);
  ending.add(done);
  void done.finally(() => ending.delete(done));
}

/** Tried again for a while: a server that restarts a dead kernel at the moment refuses to end it. Never rejects. */
async function untilEnded({ address, id }: ServerKernel): Promise<void> {
  for (let attempt = 0; attempt < deleteTries; attempt++) {
    try {
      await askServer(address, kernelPath(id), { method: 'DELETE' });
      return;
    } catch (error) {
      if (error instanceof ServerProblem && error.status !== undefined && error.status < 500) return;
    }
    await sleep(deleteAgainMs);
  }
}

/** Once the kernels that were given up are ended on their servers: what a program waits for before it exits. */
export async function kernelsEnded(): Promise<void> {
  await Promise.all(ending);
}
