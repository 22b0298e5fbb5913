/** The longest a rendering is put off, in ms. */
const longestWait = 1000;

/**
 * Runs what is asked for at most once a frame, and keeps it under a tenth of the time: after work
 * of t ms nothing runs for 9t ms, so a pathological text slows its own display and nothing else.
 */
export class FrameLoop {
  readonly #tasks = new Set<() => void>();
  readonly #after: () => void;
  #scheduled = false;
  #notBefore = 0;

  /** @param after runs once behind the tasks of a frame. */
  constructor(after: () => void) {
    this.#after = after;
  }

  request(task: () => void): void {
    this.#tasks.add(task);
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#notBefore - performance.now();
    if (wait > 16) setTimeout(() => requestAnimationFrame(this.#run), wait);
    else requestAnimationFrame(this.#run);
  }

  readonly #run = (): void => {
    this.#scheduled = false;
    const started = performance.now();
    const tasks = [...this.#tasks];
    this.#tasks.clear();
    for (const task of tasks) task();
    this.#after();
    const ended = performance.now();
    this.#notBefore = ended + Math.min(longestWait, 9 * (ended - started));
  };
}
