import type { Exchange } from './reasoner.ts';
import { answerText, type Turn } from './trace.ts';

/**
 * The earlier turns of a trace that have an answer, for a reasoner and model that go on with it. Opaque
 * reasoning goes back only to the model that made it: what another one signed or encrypted is refused.
 */
export function exchangesOf(turns: readonly Turn[], reasoner: string, model: string): Exchange[] {
  return turns.flatMap((turn): Exchange[] => {
    const answer = answerText(turn);
    if (answer === '') return [];
    const own = turn.reasoner === reasoner && turn.askedModel === model && turn.opaque.length > 0;
    return [{ ask: turn.ask, answer, ...(own ? { opaque: turn.opaque } : {}) }];
  });
}
