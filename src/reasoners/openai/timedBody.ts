import type { StreamClocks } from './openaiReasoner.ts';

export type BodyPart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'quiet'; readonly ms: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'lingered' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done' }
  | { readonly kind: 'broken' };

/** Where the time comes from; tests have their own. */
export interface TimeSource {
  /** Milliseconds that never go back. Some systems stop them while the computer sleeps, some do not. */
  monotonic(): number;
  /** Milliseconds of the clock on the wall. */
  wall(): number;
  /** Calls back once, so many milliseconds later; the function it gives takes that back. */
  after(ms: number, call: () => void): () => void;
}

const systemTime: TimeSource = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** This much more than was waited for is no slow computer but one that slept. Milliseconds. */
const sleepMs = 60_000;
/** A computer that woke up is noticed within this time. Milliseconds. */
const lookMs = 10_000;
/** Who was asleep gives the stream this part of the usual silence to show that it lives. */
const checkedPart = 1 / 5;

/**
 * The body of a response under two clocks: one that any byte winds up, one that only content does, so
 * that keep-alives cannot hide a model that has stopped. While the computer sleeps neither runs; when it wakes
 * up the stream may be dead without anybody having been told, so it has to show soon that it is not. `next` always settles.
 */
export class TimedBody {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #clocks: StreamClocks;
  readonly #signal: AbortSignal;
  readonly #time: TimeSource;
  #pending: Promise<BodyPart> | undefined;
  #byteAt: number;
  #contentAt: number;
  #toldAt = 0;
  #lingerFrom: number | undefined;
  /** When the clocks were last looked at. */
  #seen: { readonly monotonic: number; readonly wall: number };

  constructor(response: Response, clocks: StreamClocks, signal: AbortSignal, time: TimeSource = systemTime) {
    this.#reader = response.body?.getReader();
    this.#clocks = clocks;
    this.#signal = signal;
    this.#time = time;
    this.#seen = { monotonic: time.monotonic(), wall: time.wall() };
    this.#byteAt = this.#seen.monotonic;
    this.#contentAt = this.#seen.monotonic;
  }

  /** A piece of the answer itself has come. */
  content(): void {
    this.#contentAt = this.#time.monotonic();
    this.#toldAt = 0;
  }

  /** What happens next; with `lingerMs`, not later than that after the first call that gave it. */
  async next(lingerMs: number | undefined): Promise<BodyPart> {
    if (this.#signal.aborted) return { kind: 'cancelled' };
    const pending = (this.#pending ??= this.#read());
    if (lingerMs !== undefined) this.#lingerFrom ??= this.#time.monotonic();
    let waited = 0;
    let due: 'stalled' | 'quiet' | 'lingered' | undefined;
    for (;;) {
      if (this.#slept(waited)) due = undefined;
      if (due) return due === 'quiet' ? this.#quiet() : { kind: due };
      const [at, outcome] = this.#due(lingerMs);
      const left = Math.max(0, at - this.#seen.monotonic);
      waited = Math.min(left, lookMs);
      const part = await this.#race(pending, waited);
      if (part?.kind === 'bytes') {
        this.#pending = undefined;
        this.#slept(waited);
        this.#byteAt = this.#seen.monotonic;
      }
      if (part) return part;
      if (left === waited) due = outcome;
    }
  }

  /** Whether the computer slept while so many milliseconds were waited for. The silence of before then counts no longer. */
  #slept(waited: number): boolean {
    const { monotonic, wall } = this.#seen;
    this.#look();
    const now = this.#seen.monotonic;
    const passed = now - monotonic;
    if (Math.max(passed, this.#seen.wall - wall) - waited <= sleepMs) return false;
    const { bytesMs, contentMs } = this.#clocks;
    const checkMs = bytesMs * checkedPart;
    this.#byteAt = now - bytesMs + checkMs;
    this.#contentAt = Math.max(this.#contentAt + Math.max(0, passed - waited), now - contentMs + checkMs);
    this.#toldAt = 0;
    return true;
  }

  #look(): void {
    this.#seen = { monotonic: this.#time.monotonic(), wall: this.#time.wall() };
  }

  /** The next thing to happen where no byte comes, and when. */
  #due(lingerMs: number | undefined): readonly [at: number, outcome: 'stalled' | 'quiet' | 'lingered'] {
    const { quietMs, bytesMs, contentMs } = this.#clocks;
    const waits: (readonly [number, 'stalled' | 'quiet' | 'lingered'])[] = [
      [this.#byteAt + bytesMs, 'stalled'],
      [this.#contentAt + contentMs, 'stalled'],
      [Math.max(this.#contentAt, this.#toldAt) + quietMs, 'quiet'],
    ];
    if (lingerMs !== undefined && this.#lingerFrom !== undefined) waits.push([this.#lingerFrom + lingerMs, 'lingered']);
    return waits.reduce((first, other) => (other[0] < first[0] ? other : first));
  }

  #quiet(): BodyPart {
    const now = this.#time.monotonic();
    // A timer may call a little early.
    const due = Math.max(this.#contentAt, this.#toldAt) + this.#clocks.quietMs;
    this.#toldAt = now;
    return { kind: 'quiet', ms: Math.round(Math.max(now, due) - this.#contentAt) };
  }

  close(): void {
    void this.#reader?.cancel().catch(() => {});
  }

  async #read(): Promise<BodyPart> {
    if (!this.#reader) return { kind: 'done' };
    try {
      const { done, value } = await this.#reader.read();
      return done ? { kind: 'done' } : { kind: 'bytes', bytes: value };
    } catch (error) {
      if (this.#signal.aborted) return { kind: 'cancelled' };
      return { kind: isSilence(error) ? 'stalled' : 'broken' };
    }
  }

  /** What comes within the time; undefined where nothing does. */
  #race(pending: Promise<BodyPart>, ms: number): Promise<BodyPart | undefined> {
    return new Promise((resolve) => {
      const cancelled = (): void => settle({ kind: 'cancelled' });
      const settle = (part: BodyPart | undefined): void => {
        takeBack();
        this.#signal.removeEventListener('abort', cancelled);
        resolve(part);
      };
      const takeBack = this.#time.after(ms, () => settle(undefined));
      this.#signal.addEventListener('abort', cancelled, { once: true });
      void pending.then(settle);
    });
  }
}

/** `fetch` of Node gives up by itself after 300 s without a byte (undici, `bodyTimeout`). */
function isSilence(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && (cause as { readonly code?: unknown }).code === 'UND_ERR_BODY_TIMEOUT';
}
