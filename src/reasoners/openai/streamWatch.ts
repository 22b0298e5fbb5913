import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { LoopDetector } from './loopDetector.ts';

type Status = Extract<ReasoningEvent, { kind: 'status' }>;

/** Silence, then this much at once: something on the way has held the answer back. Milliseconds and bytes. */
const silenceMs = 5000;
const burstMs = 50;
const burstBytes = 2048;

/** What a stream as a whole shows of itself: that a proxy holds it back, that the model goes in circles. */
export class StreamWatch {
  readonly #loops = new LoopDetector();
  readonly #now: () => number;
  #lastAt: number;
  #burst: { readonly from: number; bytes: number } | undefined;
  #told = false;
  /** The model has repeated itself for so long that it will not stop. */
  hopeless = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lastAt = now();
  }

  bytes(count: number): Status | undefined {
    const now = this.#now();
    if (now - this.#lastAt > silenceMs) this.#burst = { from: now, bytes: 0 };
    this.#lastAt = now;
    if (!this.#burst || this.#told) return undefined;
    if (now - this.#burst.from > burstMs) {
      this.#burst = undefined;
      return undefined;
    }
    this.#burst.bytes += count;
    if (this.#burst.bytes <= burstBytes) return undefined;
    this.#told = true;
    return { kind: 'status', what: 'buffered' };
  }

  text(text: string): Status | undefined {
    switch (this.#loops.push(text)) {
      case 'hopeless':
        this.hopeless = true;
        return undefined;
      case 'begins':
        return { kind: 'status', what: 'looping' };
      case 'ends':
        return { kind: 'status', what: 'going-on' };
      case undefined:
        return undefined;
    }
  }
}
