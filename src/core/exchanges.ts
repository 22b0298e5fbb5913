import type { Exchange, Task } from './reasoner.ts';
import { answerText, thinkingText, type Turn } from './trace.ts';

/**
 * The earlier turns of a trace that have an answer, for a reasoner and model that go on with it. Opaque
 * reasoning goes back only to the model that made it: what another one signed or encrypted is refused. Where
 * the answer itself is asked for, the last turn's thinking stands in its place.
 */
export function exchangesOf(turns: readonly Turn[], reasoner: string, model: string, task: Task = 'ask'): Exchange[] {
  return turns.flatMap((turn, index): Exchange[] => {
    const answer = answerText(turn);
    if (answer.trim() === '') {
      const thinking = task === 'answer' && index === turns.length - 1 ? thinkingText(turn) : '';
      return thinking === '' ? [] : [{ ask: turn.ask, answer: '', thinking }];
    }
    const own = turn.reasoner === reasoner && turn.askedModel === model && turn.opaque.length > 0;
    return [{ ask: turn.ask, answer, ...(own ? { opaque: turn.opaque } : {}) }];
  });
}
