import type { StreamClocks } from './openaiReasoner.ts';

export type BodyPart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'quiet'; readonly ms: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'lingered' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done' }
  | { readonly kind: 'broken' };

/**
 * The body of a response under two clocks: one that any byte winds up, one that only content does, so
 * that keep-alives cannot hide a model that has stopped. `next` always settles.
 */
export class TimedBody {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #clocks: StreamClocks;
  readonly #signal: AbortSignal;
  #pending: Promise<BodyPart> | undefined;
  #byteAt = performance.now();
  #contentAt = performance.now();
  #toldAt = 0;
  #lingerFrom: number | undefined;

  constructor(response: Response, clocks: StreamClocks, signal: AbortSignal) {
    this.#reader = response.body?.getReader();
    this.#clocks = clocks;
    this.#signal = signal;
  }

  /** A piece of the answer itself has come. */
  content(): void {
    this.#contentAt = performance.now();
    this.#toldAt = 0;
  }

  /** What happens next; with `lingerMs`, not later than that after the first call that gave it. */
  async next(lingerMs: number | undefined): Promise<BodyPart> {
    if (this.#signal.aborted) return { kind: 'cancelled' };
    this.#pending ??= this.#read();
    const now = performance.now();
    if (lingerMs !== undefined) this.#lingerFrom ??= now;
    const { quietMs, bytesMs, contentMs } = this.#clocks;
    const waits: [number, BodyPart][] = [
      [this.#byteAt + bytesMs, { kind: 'stalled' }],
      [this.#contentAt + contentMs, { kind: 'stalled' }],
    ];
    const quietAt = Math.max(this.#contentAt, this.#toldAt) + quietMs;
    waits.push([quietAt, { kind: 'quiet', ms: Math.round(quietAt - this.#contentAt) }]);
    if (lingerMs !== undefined && this.#lingerFrom !== undefined) waits.push([this.#lingerFrom + lingerMs, { kind: 'lingered' }]);
    const [at, outcome] = waits.reduce((first, other) => (other[0] < first[0] ? other : first));
    const part = await this.#race(this.#pending, at - now, outcome);
    if (part.kind === 'bytes') {
      this.#pending = undefined;
      this.#byteAt = performance.now();
    } else if (part.kind === 'quiet') this.#toldAt = performance.now();
    return part;
  }

  close(): void {
    void this.#reader?.cancel().catch(() => {});
  }

  async #read(): Promise<BodyPart> {
    if (!this.#reader) return { kind: 'done' };
    try {
      const { done, value } = await this.#reader.read();
      return done ? { kind: 'done' } : { kind: 'bytes', bytes: value };
    } catch {
      return { kind: this.#signal.aborted ? 'cancelled' : 'broken' };
    }
  }

  #race(pending: Promise<BodyPart>, ms: number, outcome: BodyPart): Promise<BodyPart> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(outcome), Math.max(0, ms));
      const cancelled = (): void => settle({ kind: 'cancelled' });
      const settle = (part: BodyPart): void => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', cancelled);
        resolve(part);
      };
      this.#signal.addEventListener('abort', cancelled, { once: true });
      void pending.then(settle);
    });
  }
}
