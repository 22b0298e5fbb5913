import type { ExecuteResult, KernelSession } from '../../kernels/kernelSession.ts';

type Session = Pick<KernelSession, 'execute' | 'startsSlowly' | 'dispose'>;

/** What came of a call; `late` also where it was given up, `failed` where the program raised. */
export type Called = { readonly kind: 'answer'; readonly data: unknown } | { readonly kind: 'late' | 'failed' | 'stopped' };

/** Importing SymPy on a busy machine. Milliseconds. */
const loadMs = 60_000;

/** A program of ours in a session whose namespace may be gone at any time: loaded when a call finds it missing. */
export class LoadedProgram {
  readonly #session: Session;
  readonly #text: () => string;
  readonly #onError: (message: string) => void;
  #loading: Promise<Called['kind']> | undefined;

  /** @param text the program, read when it is needed */
  constructor(session: Session, text: () => string, onError: (message: string) => void) {
    this.#session = session;
    this.#text = text;
    this.#onError = onError;
  }

  /**
   * Calls a function of the program with a JSON text. Never throws.
   * @param ms for the call; loading has a time of its own
   */
  async ask(entry: string, question: unknown, ms: number, signal: AbortSignal): Promise<Called> {
    const call = await this.#call(entry, question, ms, signal);
    if (call.kind !== 'error' || call.name !== 'NameError') return called(call);
    // Whoever gives the question up does not give up the loading, which the next one needs too.
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    const loaded = await unlessAborted(this.#loading, signal);
    return loaded === 'answer' ? called(await this.#call(entry, question, ms, signal)) : { kind: loaded };
  }

  /** Whether the next question waits for what later starts will find made. */
  async startsSlowly(): Promise<boolean> {
    return (await this.#session.startsSlowly?.()) ?? false;
  }

  /** Ends the session, for all who share it. */
  dispose(): void {
    this.#session.dispose();
  }

  async #call(entry: string, question: unknown, timeoutMs: number, signal: AbortSignal): Promise<ExecuteResult> {
    // JSON inside a JSON string: that is a Python string literal too, and nothing in it is code.
    const result = await this.#session.execute(`__therefore__ = ${entry}(${JSON.stringify(JSON.stringify(question))})`, { timeoutMs, signal });
    if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
    return result;
  }

  async #load(): Promise<Called['kind']> {
    let text: string;
    try {
      text = this.#text();
    } catch (error) {
      this.#onError(`SymPy: ${String(error)}`);
      return 'failed';
    }
    const result = await this.#session.execute(text, { timeoutMs: loadMs });
    if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
    if (result.kind === 'error') this.#onError(`SymPy: ${result.name}: ${result.message}`);
    return called(result).kind;
  }
}

function called(result: ExecuteResult): Called {
  switch (result.kind) {
    case 'ok':
      return { kind: 'answer', data: result.data };
    case 'error':
      return { kind: 'failed' };
    case 'timeout':
    case 'cancelled':
      return { kind: 'late' };
    case 'died':
      return { kind: 'stopped' };
  }
}

/** What a promise brings, or `late` as soon as the signal comes. */
function unlessAborted(loading: Promise<Called['kind']>, signal: AbortSignal): Promise<Called['kind']> {
  return new Promise((resolve) => {
    const stop = (): void => resolve('late');
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void loading.then((kind) => {
      signal.removeEventListener('abort', stop);
      resolve(kind);
    });
  });
}
