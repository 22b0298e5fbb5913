/** Bytes of the longest frame kept whole: what is parsed must not hold up everything else. */
export const longestFrame = 16 << 20;
/** Bytes kept of the beginning of a longer one; the rest is let go as it arrives. */
const keptOfLonger = 2 << 20;

/** One frame of ZMTP 3.0 (rfc.zeromq.org/spec/23). */
export interface Frame {
  readonly body: Buffer;
  /** It was longer than the limit, and the body is its beginning. */
  readonly cut: boolean;
  readonly more: boolean;
  readonly command: boolean;
}

/** The bytes are no ZMTP, so nothing after them can be trusted. */
export class FrameError extends Error {}

const moreFlag = 1;
const longFlag = 2;
const commandFlag = 4;

interface Open {
  readonly more: boolean;
  readonly command: boolean;
  readonly cut: boolean;
  readonly chunks: Buffer[];
  missing: number;
  /** Bytes that are still to be kept. */
  room: number;
}

/** Cuts a stream of bytes into frames, however the bytes arrive. */
export class FrameReader {
  readonly #limit: number;
  readonly #passing: (bytes: Buffer) => void;
  /** Bytes of a frame's first line that is not whole yet; at most eight. */
  #held: Buffer = Buffer.alloc(0);
  #open: Open | undefined;

  /** @param passing hears all bytes of the messages' frames as they arrive, also those that are not kept, in order with the frames */
  constructor(limit = longestFrame, passing: (bytes: Buffer) => void = () => {}) {
    this.#limit = limit;
    this.#passing = passing;
  }

  /** The frames that these bytes complete, each as soon as it is asked for. @throws FrameError on bytes that begin no frame */
  *push(bytes: Buffer): Generator<Frame> {
    let rest = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = Buffer.alloc(0);
    for (;;) {
      if (!this.#open) {
        const begun = begin(rest, this.#limit);
        if (!begun) {
          // A copy: a slice would keep the whole chunk alive.
          this.#held = Buffer.from(rest);
          return;
        }
        this.#open = begun.open;
        rest = rest.subarray(begun.length);
      }
      const open = this.#open;
      const taken = rest.subarray(0, open.missing);
      const kept = taken.subarray(0, open.room);
      if (kept.length > 0) open.chunks.push(kept);
      if (taken.length > 0 && !open.command) this.#passing(taken);
      open.room -= kept.length;
      open.missing -= taken.length;
      rest = rest.subarray(taken.length);
      if (open.missing > 0) return;
      this.#open = undefined;
      yield { body: joined(open.chunks), cut: open.cut, more: open.more, command: open.command };
    }
  }
}

function begin(bytes: Buffer, limit: number): { readonly open: Open; readonly length: number } | undefined {
  const flags = bytes[0];
  if (flags === undefined) return undefined;
  const command = (flags & commandFlag) !== 0;
  const more = (flags & moreFlag) !== 0;
  if (flags > 7 || (command && more)) throw new FrameError(`a frame with the flags ${flags}`);
  const long = (flags & longFlag) !== 0;
  const length = long ? 9 : 2;
  if (bytes.length < length) return undefined;
  const size = long ? Number(bytes.readBigUInt64BE(1)) : bytes.readUInt8(1);
  if (!Number.isSafeInteger(size)) throw new FrameError('a frame of an impossible length');
  if (command && size > 65_536) throw new FrameError('a command of an impossible length');
  const cut = size > limit;
  return { open: { more, command, cut, chunks: [], missing: size, room: cut ? Math.min(keptOfLonger, limit) : size }, length };
}

function joined(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

export function encodeFrame(body: Buffer, kind: 'last' | 'more' | 'command'): Buffer {
  const flags = kind === 'more' ? moreFlag : kind === 'command' ? commandFlag : 0;
  if (body.length < 256) return Buffer.concat([Buffer.from([flags, body.length]), body]);
  const head = Buffer.alloc(9);
  head[0] = flags | longFlag;
  head.writeBigUInt64BE(BigInt(body.length), 1);
  return Buffer.concat([head, body]);
}
