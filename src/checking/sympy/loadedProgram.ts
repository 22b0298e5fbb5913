import type { KernelSession } from '../../kernels/kernelSession.ts';

type Session = Pick<KernelSession, 'execute' | 'startsSlowly' | 'dispose'>;

/** Importing SymPy on a busy machine. Milliseconds. */
const loadMs = 60_000;

/** A program of ours in a session whose namespace may be gone at any time: loaded when a call finds it missing. */
export class LoadedProgram {
  readonly #session: Session;
  readonly #text: () => string;
  readonly #onError: (message: string) => void;
  #loading: Promise<boolean> | undefined;

  /** @param text the program, read when it is needed */
  constructor(session: Session, text: () => string, onError: (message: string) => void) {
    this.#session = session;
    this.#text = text;
    this.#onError = onError;
  }

  /**
   * What a function of the program answers to a JSON text; undefined where it gave none in its time. Never throws.
   * @param ms for the call; loading has a time of its own
   */
  async ask(entry: string, question: unknown, ms: number, signal: AbortSignal): Promise<unknown> {
    const asked = JSON.stringify(question);
    for (const isLast of [false, true]) {
      // JSON inside a JSON string: that is a Python string literal too, and nothing in it is code.
      const result = await this.#session.execute(`__therefore__ = ${entry}(${JSON.stringify(asked)})`, { timeoutMs: ms, signal });
      if (result.kind === 'ok') return result.data;
      if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
      if (result.kind !== 'error' || result.name !== 'NameError' || isLast) return undefined;
      // Whoever gives the question up does not give up the loading, which the next one needs too.
      this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
      if (!(await unlessAborted(this.#loading, signal))) return undefined;
    }
    return undefined;
  }

  /** Whether the next question waits for what later starts will find made. */
  async startsSlowly(): Promise<boolean> {
    return (await this.#session.startsSlowly?.()) ?? false;
  }

  /** Ends the session, for all who share it. */
  dispose(): void {
    this.#session.dispose();
  }

  async #load(): Promise<boolean> {
    const result = await this.#session.execute(this.#text(), { timeoutMs: loadMs });
    if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
    if (result.kind === 'error') this.#onError(`SymPy: ${result.name}: ${result.message}`);
    return result.kind === 'ok';
  }
}

/** What a promise of success brings, or false as soon as the signal comes. */
function unlessAborted(success: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(false);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void success.then((value) => {
      signal.removeEventListener('abort', stop);
      resolve(value);
    });
  });
}
