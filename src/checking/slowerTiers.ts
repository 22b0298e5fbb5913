import type { Tier } from './question.ts';
import type { LoadedProgram } from './sympy/loadedProgram.ts';
import { SympyTier } from './sympy/sympyTier.ts';
import { ThreadTier } from './threadTier.ts';

/** Without a question for this long Z3's memory is given back. Milliseconds. */
const idleMs = 90_000;

/**
 * Z3, then SymPy. Nothing is loaded before the first question.
 * @param z3Worker the script of Z3's thread
 */
export function slowerTiers(z3Worker: string | URL, sympy: LoadedProgram, onError: (message: string) => void): readonly Tier[] {
  return [new ThreadTier({ name: 'Z3', script: z3Worker, idleMs, onError }), new SympyTier(sympy)];
}
