import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { kernelEnvironment } from '../environment.ts';
import { newConnection, type Connection, type SocketName } from './connectionFile.ts';
import { JupyterSession } from './jupyterSession.ts';
import type { KernelLink, LinkEvents } from './kernelLink.ts';
import { KernelProcess } from './kernelProcess.ts';
import type { KernelSpec } from './kernelSpecs.ts';
import { signed, SignedMessages, type Channel, type KernelMessage } from './messages.ts';
import { connectZmtp, type ZmtpSocket } from './zmtp.ts';

export interface IpykernelOptions {
  readonly spec: KernelSpec;
  readonly label: string;
  /** The kernel's folder once it runs, as notebooks expect theirs; undefined leaves it in an empty one. */
  readonly folder?: string;
  /** The kernel's environment; by default only what an interpreter needs, without any key or token. */
  readonly environment?: NodeJS.ProcessEnv;
}

const startMs = 30_000;
/** Between two tries to connect to a kernel that does not listen yet. Milliseconds. */
const retryMs = 20;
const heartbeatMs = 5000;
/** A kernel that answers no heartbeat for so long is gone: a thread of its own answers, whatever its code does. */
const silentMs = 30_000;

/**
 * A Jupyter kernel of our own on this computer, over ZeroMQ: started on first use from its spec, ended with
 * all its processes when it will not stop, or at `dispose`.
 */
export function ipykernelSession(options: IpykernelOptions): JupyterSession {
  return new JupyterSession({
    label: options.label,
    protections: options.environment ? ['own-process'] : ['own-process', 'clean-environment'],
    connect: (events, signal) => connectKernel(options, events, signal),
    foreign: false,
    startMs,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
  });
}

async function connectKernel(options: IpykernelOptions, events: LinkEvents, signal: AbortSignal): Promise<KernelLink> {
  const connection = await newConnection();
  const kernel = new LocalKernel(options, connection, events);
  try {
    await kernel.connect(signal);
    return kernel;
  } catch (error) {
    kernel.end();
    throw error;
  }
}

class LocalKernel implements KernelLink {
  readonly #session = randomUUID();
  readonly #spec: KernelSpec;
  readonly #connection: Connection;
  readonly #events: LinkEvents;
  readonly #process: KernelProcess;
  readonly #sockets = new Map<SocketName, ZmtpSocket>();
  #over = false;
  #exited: string | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #lastBeat = performance.now();

  constructor({ spec, environment }: IpykernelOptions, connection: Connection, events: LinkEvents) {
    this.#spec = spec;
    this.#connection = connection;
    this.#events = events;
    this.#process = new KernelProcess(spec, connection, environment ?? kernelEnvironment(), (why) => {
      this.#exited = why;
      this.#lost(why);
    });
  }

  /** @throws Error where the kernel ends before it listens, or on the signal */
  async connect(signal: AbortSignal): Promise<void> {
    await Promise.all([
      ...(['shell', 'control', 'stdin'] as const).map((name) => this.#connect(name, 'DEALER', name, signal)),
      this.#connect('iopub', 'SUB', 'iopub', signal),
      this.#connect('hb', 'REQ', undefined, signal),
    ]);
    this.#lastBeat = performance.now();
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
  }

  send(channel: 'shell' | 'control' | 'stdin', request: Parameters<KernelLink['send']>[1]): void {
    this.#sockets.get(channel)?.send(signed(request, this.#session, this.#connection.key));
  }

  interrupt(): void {
    if (this.#spec.interruptMode === 'message' || process.platform === 'win32') this.send('control', { id: randomUUID(), type: 'interrupt_request', content: {} });
    else this.#process.interrupt();
  }

  end(): void {
    this.#over = true;
    clearInterval(this.#heartbeat);
    this.#process.kill();
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
    rm(this.#connection.folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  }

  async #connect(name: SocketName, type: 'DEALER' | 'SUB' | 'REQ', channel: Channel | undefined, signal: AbortSignal): Promise<void> {
    const messages = new SignedMessages(this.#connection.key);
    for (;;) {
      if (this.#exited !== undefined) throw new Error(this.#exited);
      signal.throwIfAborted();
      try {
        const socket = await connectZmtp({
          type,
          endpoint: this.#connection.endpoints[name],
          ...(type === 'DEALER' ? { identity: this.#session } : {}),
          onBytes: (whole, bytes) => messages.hear(whole, bytes),
          onMessage: (parts, cut) => this.#receive(channel, messages.read(parts, cut)),
          onClosed: (why) => this.#lost(why),
          signal,
        });
        if (this.#over) socket.close();
        this.#sockets.set(name, socket);
        return;
      } catch {
        await sleep(retryMs);
      }
    }
  }

  #receive(channel: Channel | undefined, message: KernelMessage | undefined): void {
    this.#lastBeat = performance.now();
    if (channel === undefined || this.#over) return;
    if (message) this.#events.message(channel, message);
  }

  #beat(): void {
    if (performance.now() - this.#lastBeat > silentMs) this.#lost('The kernel shows no sign of life.');
    else this.#sockets.get('hb')?.send([Buffer.from('ping')]);
  }

  #lost(why: string): void {
    if (this.#over) return;
    // Sockets close a moment before the process is known to have ended, which says more.
    if (this.#exited === undefined) setTimeout(() => this.#tellLost(this.#exited ?? why), 50);
    else this.#tellLost(why);
  }

  #tellLost(why: string): void {
    if (this.#over) return;
    this.end();
    this.#events.lost(why);
  }
}
