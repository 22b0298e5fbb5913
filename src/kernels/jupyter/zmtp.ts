import { createConnection, type Socket } from 'node:net';
import { encodeFrame, FrameError, FrameReader, longestFrame } from './frames.ts';

export type ZmtpEndpoint = { readonly kind: 'ipc'; readonly path: string } | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

export interface ZmtpOptions {
  readonly type: 'DEALER' | 'SUB' | 'REQ';
  readonly endpoint: ZmtpEndpoint;
  /** By which the other side knows this socket; Jupyter wants the same one on shell and stdin. */
  readonly identity?: string;
  /** Hears a message's bytes as they arrive, with the parts of the message that are whole by then. */
  readonly onBytes?: (whole: readonly Buffer[], bytes: Buffer) => void;
  /** A message; `cut` where its last part was too long and only the beginning is here. */
  readonly onMessage: (parts: readonly Buffer[], cut: boolean) => void;
  /** At most once, and only after the socket was open. */
  readonly onClosed: (why: string) => void;
  /** Gives up connecting. */
  readonly signal?: AbortSignal;
}

export interface ZmtpSocket {
  send(parts: readonly Buffer[]): void;
  close(): void;
}

const greetingLength = 64;
const mostParts = 1000;

/**
 * Connects a ZMTP 3.0 socket with the NULL mechanism, as ZeroMQ speaks it (rfc.zeromq.org/spec/23). SUB
 * subscribes to everything. One attempt: a kernel that does not listen yet is tried again by the caller.
 * @throws Error with the system's code where nobody listens, or with words where the other side is no ZeroMQ
 */
export function connectZmtp(options: ZmtpOptions): Promise<ZmtpSocket> {
  const { endpoint, signal } = options;
  return new Promise((resolve, reject) => {
    const socket = endpoint.kind === 'ipc' ? createConnection({ path: endpoint.path }) : createConnection({ host: endpoint.host, port: endpoint.port, noDelay: true });
    const abort = (): void => void socket.destroy(new Error('given up'));
    const conversation = new Conversation(socket, options, () => {
      signal?.removeEventListener('abort', abort);
      resolve(conversation);
    });
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    let failure = 'the connection was closed';
    socket.on('data', (bytes: Buffer) => conversation.receive(bytes));
    socket.on('error', (error) => {
      failure = error.message;
      if (!conversation.open) reject(error);
    });
    socket.on('close', () => {
      signal?.removeEventListener('abort', abort);
      if (conversation.open) conversation.closed(failure);
      else reject(new Error(failure));
    });
  });
}

class Conversation implements ZmtpSocket {
  open = false;
  readonly #socket: Socket;
  readonly #options: ZmtpOptions;
  readonly #ready: () => void;
  readonly #frames: FrameReader;
  #greeting: Buffer | undefined = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #silent = false;

  constructor(socket: Socket, options: ZmtpOptions, ready: () => void) {
    this.#socket = socket;
    this.#options = options;
    this.#ready = ready;
    this.#frames = new FrameReader(longestFrame, (bytes) => options.onBytes?.(this.#parts, bytes));
    socket.write(greeting());
  }

  receive(bytes: Buffer): void {
    try {
      const rest = this.#greeting ? this.#greet(this.#greeting, bytes) : bytes;
      if (!rest) return;
      for (const { body, cut, more, command } of this.#frames.push(rest)) {
        if (this.#silent) return;
        if (command) this.#command(body);
        else if (this.open) this.#part(body, more, cut);
        else throw new FrameError('a message before its time');
      }
    } catch (error) {
      // Whatever a listener throws ends this socket, not the program.
      this.#socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  send(parts: readonly Buffer[]): void {
    if (this.#socket.destroyed) return;
    const whole = this.#options.type === 'REQ' ? [Buffer.alloc(0), ...parts] : parts;
    this.#socket.write(Buffer.concat(whole.map((part, index) => encodeFrame(part, index === whole.length - 1 ? 'last' : 'more'))));
  }

  close(): void {
    this.#silent = true;
    this.#socket.destroy();
  }

  closed(why: string): void {
    if (this.#silent) return;
    this.#silent = true;
    this.#options.onClosed(why);
  }

  /** What follows the other side's greeting; undefined while it is not whole. */
  #greet(held: Buffer, bytes: Buffer): Buffer | undefined {
    const all = Buffer.concat([held, bytes]);
    if (all[0] !== 0xff || (all.length > 9 && all[9] !== 0x7f)) throw new FrameError('the other side speaks no ZeroMQ');
    if (all.length < greetingLength) {
      this.#greeting = all;
      return undefined;
    }
    if ((all[10] ?? 0) < 3 || all.toString('latin1', 12, 32).replaceAll('\0', '') !== 'NULL') throw new FrameError('the other side speaks another ZeroMQ');
    this.#greeting = undefined;
    const { type, identity } = this.#options;
    this.#socket.write(encodeFrame(Buffer.concat([word('READY'), property('Socket-Type', type), ...(identity === undefined ? [] : [property('Identity', identity)])]), 'command'));
    return all.subarray(greetingLength);
  }

  #command(body: Buffer): void {
    const length = body[0] ?? 0;
    const name = body.toString('latin1', 1, 1 + length);
    if (name === 'ERROR') throw new FrameError(`refused: ${body.toString('latin1', 7, 7 + 200)}`);
    // Version 3.1's sign of life: two bytes of patience, then what is to be said back.
    if (name === 'PING') this.#socket.write(encodeFrame(Buffer.concat([word('PONG'), body.subarray(7)]), 'command'));
    if (name !== 'READY' || this.open) return;
    this.open = true;
    if (this.#options.type === 'SUB') this.#socket.write(encodeFrame(Buffer.from([1]), 'last'));
    this.#ready();
  }

  #part(body: Buffer, more: boolean, cut: boolean): void {
    this.#parts.push(body);
    if (more && (cut || this.#parts.length >= mostParts)) throw new FrameError('a message of an impossible length');
    if (more) return;
    const parts = this.#parts;
    this.#parts = [];
    this.#options.onMessage(this.#options.type === 'REQ' && parts[0]?.length === 0 ? parts.slice(1) : parts, cut);
  }
}

function greeting(): Buffer {
  const bytes = Buffer.alloc(greetingLength);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.write('NULL', 12, 'latin1');
  return bytes;
}

function word(text: string): Buffer {
  return Buffer.from(String.fromCharCode(text.length) + text, 'latin1');
}

function property(name: string, value: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Buffer.byteLength(value));
  return Buffer.concat([word(name), size, Buffer.from(value)]);
}
