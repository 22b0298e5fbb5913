import type { Verdict } from '../../core/verdict.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import type { Question, Tier } from '../question.ts';
import { decideBySympy } from './decideBySympy.ts';

/** Importing SymPy on a busy machine. Milliseconds. */
const loadMs = 60_000;
/** Without a question for this long the process is ended; the next one starts another. Milliseconds. */
const idleMs = 120_000;

/** SymPy in a session of its own: of the user's Python, or of the embedded one. */
export class SympySession implements Tier {
  readonly name = 'SymPy';
  readonly #session: KernelSession;
  readonly #program: string;
  readonly #onError: (message: string) => void;
  #loading: Promise<boolean> | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param program the text of `numbers.py` and `equality.py` */
  constructor(session: KernelSession, program: string, onError: (message: string) => void) {
    this.#session = session;
    this.#program = program;
    this.#onError = onError;
  }

  async decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    clearTimeout(this.#idle);
    try {
      return await decideBySympy(question, async (encoded) => this.#ask(JSON.stringify(encoded), ms, signal));
    } finally {
      this.#idle = setTimeout(() => this.#release(), idleMs);
      this.#idle.unref();
    }
  }

  dispose(): void {
    clearTimeout(this.#idle);
    this.#session.dispose();
  }

  async #ask(question: string, ms: number, signal: AbortSignal): Promise<unknown> {
    // Whoever gives the question up does not give up the loading, which the next one needs too.
    this.#loading ??= this.#load();
    if (!(await unlessAborted(this.#loading, signal))) return undefined;
    // JSON inside a JSON string: that is a Python string literal too, and nothing in it is code.
    const result = await this.#session.execute(`__therefore__ = therefore_decide(${JSON.stringify(question)})`, { timeoutMs: ms, signal });
    if (result.kind === 'ok') return result.data;
    // What was interrupted may have been killed, and a new process has to be told all again.
    if (result.kind !== 'error' || result.name === 'NameError') this.#loading = undefined;
    if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
    return undefined;
  }

  async #load(): Promise<boolean> {
    const result = await this.#session.execute(this.#program, { timeoutMs: loadMs });
    if (result.kind === 'ok') return true;
    this.#loading = undefined;
    if (result.kind === 'died') this.#onError(`SymPy: ${result.why}`);
    if (result.kind === 'error') this.#onError(`SymPy: ${result.name}: ${result.message}`);
    return false;
  }

  #release(): void {
    this.#loading = undefined;
    void this.#session.restart();
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
