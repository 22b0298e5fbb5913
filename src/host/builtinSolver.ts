import { say } from '../core/phrase.ts';
import type { Reasoner } from '../core/reasoner.ts';
import type { ComputerAlgebra } from '../reasoners/builtin/engine/computerAlgebra.ts';
import { translate } from './words.ts';

/** The built-in solver as a window knows it from the start: what it solves with is loaded with its first question. */
export function builtinSolver(algebra: ComputerAlgebra): Reasoner {
  return {
    id: 'builtin',
    label: translate(say('Built-in solver')),
    solve: async function* (request, signal) {
      const { builtinReasoner } = await import('../reasoners/builtin/builtinPackage.ts');
      yield* builtinReasoner(translate, algebra).solve(request, signal);
    },
  };
}
