import type { ExecuteOptions, ExecuteResult, KernelSession } from './kernelSession.ts';

/** Runs something later, unless the returned function is called before. */
export type Later = (action: () => void, ms: number) => () => void;

/** Keeps no process alive. */
const later: Later = (action, ms) => {
  const timer = setTimeout(action, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/**
 * One Python for several of our own programs: found on first use, its memory given back when nobody has used it
 * for a while. Executions run one after another, and the namespace may be a fresh one at any of them.
 */
export class SharedPython implements Pick<KernelSession, 'execute' | 'startsSlowly' | 'dispose'> {
  readonly #open: () => Promise<KernelSession>;
  readonly #idleMs: number;
  readonly #later: Later;
  #session: Promise<KernelSession> | undefined;
  #running = 0;
  #cancelRest = (): void => {};
  #disposed = false;

  /** @param idleMs without an execution for this long, in milliseconds, it is ended; the next one starts another */
  constructor(open: () => Promise<KernelSession>, idleMs: number, runLater: Later = later) {
    this.#open = open;
    this.#idleMs = idleMs;
    this.#later = runLater;
  }

  async execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    this.#cancelRest();
    this.#running++;
    try {
      const session = await this.#found();
      if (this.#disposed) return { kind: 'died', output: '', why: 'ended' };
      return await session.execute(code, options);
    } catch (error) {
      return { kind: 'died', output: '', why: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#running--;
      if (this.#running === 0 && !this.#disposed) this.#cancelRest = this.#later(() => void this.#rest(), this.#idleMs);
    }
  }

  async startsSlowly(): Promise<boolean> {
    return this.#found().then(
      (session) => session.startsSlowly?.() ?? false,
      () => false,
    );
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelRest();
    void this.#session?.then(
      (session) => session.dispose(),
      () => {},
    );
  }

  /** What could not be opened is opened anew the next time. */
  #found(): Promise<KernelSession> {
    this.#session ??= this.#open().catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  async #rest(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    // Ended, or asked again, meanwhile: what comes next says what is wrong with it.
    if (this.#running === 0 && !this.#disposed) await session?.restart().catch(() => {});
  }
}
