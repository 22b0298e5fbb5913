/** Work that may be done at once before any is put off, in ms. */
const burst = 80;
/** The part of the time that work may take in the long run. */
const share = 0.1;
/** The longest work is put off, in ms. */
const longestWait = 1000;

/**
 * Runs what is asked for at most once a frame, and in the long run in at most a tenth of the time:
 * a pathological text slows its own display and nothing else. A leaky bucket, so that one slow
 * frame delays nothing.
 */
export class FrameLoop {
  readonly #tasks = new Set<() => void>();
  readonly #after: () => void;
  #scheduled = false;
  /** Milliseconds of work not yet paid for, as they stood at `#at`. */
  #debt = 0;
  #at = 0;

  /** @param after runs once behind the tasks of a frame. */
  constructor(after: () => void) {
    this.#after = after;
  }

  request(task: () => void): void {
    this.#tasks.add(task);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#pay();
    const wait = Math.min(longestWait, (this.#debt - burst) / share);
    if (wait > 16) setTimeout(() => requestAnimationFrame(this.#run), wait);
    else requestAnimationFrame(this.#run);
  }

  readonly #run = (): void => {
    this.#scheduled = false;
    const started = performance.now();
    const tasks = [...this.#tasks];
    this.#tasks.clear();
    for (const task of [...tasks, this.#after]) attempt(task);
    this.#pay();
    this.#debt = Math.min(burst + share * longestWait, this.#debt + performance.now() - started);
  };

  #pay(): void {
    const now = performance.now();
    this.#debt = Math.max(0, this.#debt - (now - this.#at) * share);
    this.#at = now;
  }
}

/** One part of the view that fails must not stop the others. */
function attempt(task: () => void): void {
  try {
    task();
  } catch (error) {
    reportError(error);
  }
}
