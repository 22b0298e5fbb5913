import { createHmac, timingSafeEqual, type Hmac } from 'node:crypto';

export type Channel = 'shell' | 'control' | 'iopub' | 'stdin';
export type Json = Readonly<Record<string, unknown>>;

/** A message of the Jupyter protocol (jupyter-client.readthedocs.io, "Messaging in Jupyter"), as far as it is used. */
export interface KernelMessage {
  readonly id: string;
  readonly type: string;
  /** The id of the request that it belongs to. */
  readonly parent: string | undefined;
  readonly content: Json;
}

export interface Request {
  readonly id: string;
  readonly type: string;
  readonly content: Json;
  /** What it answers: only answers on stdin have one. */
  readonly parent?: string;
}

const delimiter = Buffer.from('<IDS|MSG>');
/** Signatures remembered, to know a message that comes again. */
const remembered = 65_536;

export function headerOf({ id, type }: { readonly id: string; readonly type: string }, session: string): Json {
  return { msg_id: id, msg_type: type, session, username: 'therefore', date: new Date().toISOString(), version: '5.3' };
}

/** The frames of a signed request. */
export function signed(request: Request, session: string, key: string): Buffer[] {
  const parent = request.parent === undefined ? {} : { msg_id: request.parent };
  const parts = [headerOf(request, session), parent, {}, request.content].map((part) => Buffer.from(JSON.stringify(part)));
  return [delimiter, Buffer.from(signature(parts, key).toString('hex')), ...parts];
}

/** Characters of a stream's text taken from the beginning of a message that is too long to be parsed. */
const keptText = 1_000_001;

/**
 * Reads the signed messages of one socket; what is not signed with the key, was read before, or is no message
 * is undefined. Signatures are computed as the bytes arrive, so that a long message holds up nothing.
 */
export class SignedMessages {
  readonly #key: string;
  #hash: Hmac | undefined;
  readonly #seen = new Set<string>();

  constructor(key: string) {
    if (key === '') throw new Error('Messages without a key cannot be told from forged ones.');
    this.#key = key;
  }

  /** Bytes of a message that is not whole yet, after those of its parts that are. */
  hear(whole: readonly Buffer[], bytes: Buffer): void {
    const at = whole.findIndex((part) => part.equals(delimiter));
    if (at < 0 || whole.length < at + 2 || whole.length >= at + 6) return;
    this.#hash ??= createHmac('sha256', this.#key);
    this.#hash.update(bytes);
  }

  /** The message whose bytes were heard; of one that was cut, what its beginning tells. */
  read(parts: readonly Buffer[], cut = false): KernelMessage | undefined {
    const expected = (this.#hash ?? createHmac('sha256', this.#key)).digest();
    this.#hash = undefined;
    const at = parts.findIndex((part) => part.equals(delimiter));
    const given = parts[at + 1];
    const signedParts = parts.slice(at + 2, at + 6);
    if (at < 0 || !given || signedParts.length < 4) return undefined;
    const actual = Buffer.from(given.toString('latin1'), 'hex');
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
    const digest = expected.toString('latin1');
    if (this.#seen.has(digest)) return undefined;
    this.#seen.add(digest);
    if (this.#seen.size > remembered) this.#forget();
    const [header, parent, , content] = signedParts.map((part, index) => (cut && index === 3 ? beginningOf(part) : parsed(part.toString('utf8'))));
    return messageOf(header, parent, content);
  }

  /** The older half goes: a set keeps the order in which its members came. */
  #forget(): void {
    let left = remembered / 2;
    for (const digest of this.#seen) {
      if (left-- <= 0) return;
      this.#seen.delete(digest);
    }
  }
}

function signature(parts: readonly Buffer[], key: string): Buffer {
  const hash = createHmac('sha256', key);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** What the beginning of a content that was too long still tells: whose stream it is, and the first of its text. */
function beginningOf(bytes: Buffer): Json {
  const text = bytes.toString('utf8');
  const name = /^\{"name": ?"(stdout|stderr)"/.exec(text)?.[1];
  // To before an escape that the cut may have broken.
  const shown = /"text": ?"((?:[^"\\]|\\u[\da-fA-F]{4}|\\[^u])*)/.exec(text.slice(0, keptText))?.[1] ?? '';
  return { cut: true, name: name ?? 'stdout', text: parsed(`"${shown}"`) ?? '' };
}

/** A message from its parts as they were parsed; undefined where they are none. */
export function messageOf(header: unknown, parent: unknown, content: unknown): KernelMessage | undefined {
  if (!isJson(header) || !isJson(content)) return undefined;
  const { msg_id: id, msg_type: type } = header;
  if (typeof id !== 'string' || typeof type !== 'string') return undefined;
  const of = isJson(parent) ? parent['msg_id'] : undefined;
  return { id, type, parent: typeof of === 'string' ? of : undefined, content };
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
