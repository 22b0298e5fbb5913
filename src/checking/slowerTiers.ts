import type { Verdict } from '../core/verdict.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import type { Question, Tier } from './question.ts';
import { isEquation } from './sympy/decideBySympy.ts';
import { programText } from './sympy/programText.ts';
import { SympySession } from './sympy/sympySession.ts';
import { ThreadTier } from './threadTier.ts';

/** Where the engines are. */
export interface Engines {
  /** The script of Z3's thread. */
  readonly z3Worker: string | URL;
  /** A new session of the embedded Python. */
  readonly embeddedPython: () => KernelSession;
  /** The folder of `numbers.py` and `equality.py`. */
  readonly program: string;
}

/** Without a question for this long an engine's memory is given back. Milliseconds. */
const idleMs = 90_000;

/**
 * Z3, then SymPy. Nothing is loaded before the first question.
 * @param python a session of the user's own Python with SymPy for this alone; where there is none, the embedded Python
 */
export function slowerTiers(engines: Engines, python: () => Promise<KernelSession | undefined>, onError: (message: string) => void): readonly Tier[] {
  const z3 = new ThreadTier({ name: 'Z3', script: engines.z3Worker, idleMs, onError });
  return [z3, new EitherSympy(engines, python, onError)];
}

/** SymPy of the user's Python where there is one, found out by the first question; else of the embedded one. */
class EitherSympy implements Tier {
  readonly name = 'SymPy';
  readonly #engines: Engines;
  readonly #python: () => Promise<KernelSession | undefined>;
  readonly #onError: (message: string) => void;
  #tier: Promise<Tier> | undefined;

  constructor(engines: Engines, python: () => Promise<KernelSession | undefined>, onError: (message: string) => void) {
    this.#engines = engines;
    this.#python = python;
    this.#onError = onError;
  }

  async decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    if (!isEquation(question)) return undefined;
    this.#tier ??= this.#find();
    return (await this.#tier).decide(question, ms, signal);
  }

  dispose(): void {
    void this.#tier?.then((tier) => tier.dispose());
  }

  async #find(): Promise<Tier> {
    const own = await this.#python().catch(() => undefined);
    return new SympySession(own ?? this.#engines.embeddedPython(), programText(this.#engines.program), this.#onError);
  }
}
