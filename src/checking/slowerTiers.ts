import type { Verdict } from '../core/verdict.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import type { Question, Tier } from './question.ts';
import { isEquation } from './sympy/decideBySympy.ts';
import { programText } from './sympy/programText.ts';
import { SympySession } from './sympy/sympySession.ts';
import { ThreadTier } from './threadTier.ts';

/** Where the engines are: scripts of threads, and the files they load. */
export interface EngineFiles {
  readonly z3Worker: string | URL;
  readonly pyodideWorker: string | URL;
  /** The folder of Pyodide's assets. */
  readonly pyodide: string;
  /** The archive of SymPy, made or found on first use. */
  readonly sympyArchive: () => Promise<string>;
  /** The folder of `numbers.py` and `equality.py`. */
  readonly program: string;
}

/** Without a question for this long an engine's memory is given back. Milliseconds. */
const idleMs = 90_000;

/**
 * Z3, then SymPy. Nothing is loaded before the first question.
 * @param python a session of the user's own Python with SymPy for this alone; where there is none, SymPy in WebAssembly
 */
export function slowerTiers(files: EngineFiles, python: () => Promise<KernelSession | undefined>, onError: (message: string) => void): readonly Tier[] {
  const z3 = new ThreadTier({ name: 'Z3', script: files.z3Worker, idleMs, onError });
  const embedded = new ThreadTier({
    name: 'SymPy',
    script: files.pyodideWorker,
    covers: isEquation,
    settings: async () => ({ pyodide: files.pyodide, sympy: await files.sympyArchive(), program: files.program }),
    idleMs,
    onError,
  });
  return [z3, new EitherSympy(embedded, python, files.program)];
}

/** The user's SymPy where there is one, found out by the first question; else the embedded one. */
class EitherSympy implements Tier {
  readonly name = 'SymPy';
  readonly #embedded: Tier;
  readonly #python: () => Promise<KernelSession | undefined>;
  readonly #program: string;
  #own: Promise<Tier | undefined> | undefined;

  constructor(embedded: Tier, python: () => Promise<KernelSession | undefined>, program: string) {
    this.#embedded = embedded;
    this.#python = python;
    this.#program = program;
  }

  async decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    this.#own ??= this.#find();
    return ((await this.#own) ?? this.#embedded).decide(question, ms, signal);
  }

  dispose(): void {
    this.#embedded.dispose();
    void this.#own?.then((own) => own?.dispose());
  }

  async #find(): Promise<Tier | undefined> {
    try {
      const session = await this.#python();
      return session && new SympySession(session, programText(this.#program));
    } catch {
      return undefined;
    }
  }
}
