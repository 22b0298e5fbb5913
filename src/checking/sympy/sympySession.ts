import type { Verdict } from '../../core/verdict.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import type { Question, Tier } from '../question.ts';
import { decideBySympy } from './decideBySympy.ts';

/** Importing SymPy on a busy machine. Milliseconds. */
const loadMs = 60_000;
/** Without a question for this long the process is ended; the next one starts another. Milliseconds. */
const idleMs = 120_000;

/** SymPy in a Python process of its own. Without a session it covers nothing. */
export class SympySession implements Tier {
  readonly name = 'SymPy';
  readonly #session: KernelSession;
  readonly #program: string;
  #loaded = false;
  #idle: NodeJS.Timeout | undefined;

  /** @param program the text of `numbers.py` and `equality.py` */
  constructor(session: KernelSession, program: string) {
    this.#session = session;
    this.#program = program;
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
    if (!this.#loaded) this.#loaded = (await this.#session.execute(this.#program, { timeoutMs: loadMs, signal })).kind === 'ok';
    if (!this.#loaded) return undefined;
    // JSON inside a JSON string: that is a Python string literal too, and nothing in it is code.
    const result = await this.#session.execute(`__therefore__ = therefore_decide(${JSON.stringify(question)})`, { timeoutMs: ms, signal });
    if (result.kind === 'ok') return result.data;
    // What was interrupted may have been killed, and a new process has to be told all again.
    this.#loaded = result.kind === 'error' && result.name !== 'NameError';
    return undefined;
  }

  #release(): void {
    this.#loaded = false;
    void this.#session.restart();
  }
}
