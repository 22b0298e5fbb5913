import type { Verdict } from '../../core/verdict.ts';
import type { Question, Tier } from '../question.ts';
import { decideBySympy, isEquation } from './decideBySympy.ts';
import type { LoadedProgram } from './loadedProgram.ts';

/** SymPy, asked about equations; nothing is started before the first. */
export class SympyTier implements Tier {
  readonly name = 'SymPy';
  readonly #program: LoadedProgram;

  constructor(program: LoadedProgram) {
    this.#program = program;
  }

  async decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    if (!isEquation(question)) return undefined;
    return decideBySympy(question, async (encoded) => {
      const called = await this.#program.ask('therefore_decide', encoded, ms, signal);
      return called.kind === 'answer' ? called.data : undefined;
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}
