import type { ExecuteOptions, ExecuteResult } from './kernelSession.ts';

/** Executions one after another. What is cancelled or outlived by a restart while it waits never runs. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #era = 0;

  /** @param execute never called once the turn is cancelled; what it throws settles as `died` */
  take(options: ExecuteOptions, execute: () => Promise<ExecuteResult>): Promise<ExecuteResult> {
    const era = this.#era;
    return new Promise((resolve) => {
      const cancel = (): void => resolve({ kind: 'cancelled', output: '' });
      options.signal?.addEventListener('abort', cancel, { once: true });
      this.#last = this.#last.then(async () => {
        options.signal?.removeEventListener('abort', cancel);
        if (options.signal?.aborted || era !== this.#era) return cancel();
        resolve(await execute().catch((error: unknown): ExecuteResult => ({ kind: 'died', output: '', why: error instanceof Error ? error.message : String(error) })));
      });
    });
  }

  /** What waits now never runs. */
  clear(): void {
    this.#era++;
  }
}
