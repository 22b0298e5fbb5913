import type { Exchange, Task } from './reasoner.ts';
import { answerText, hasAnswer, thinkingText, type Turn } from './trace.ts';

/**
 * The turns a question follows, as far as they have an answer, for a reasoner and model that go on with them. Opaque
 * reasoning goes back only to the model that made it: what another one signed or encrypted is refused. Where
 * the answer itself is asked for, the thinking it is to come from stands in its place, also when an earlier
 * request for it came to nothing.
 */
export function exchangesOf(turns: readonly Turn[], reasoner: string, model: string, task: Task = 'ask'): Exchange[] {
  const thoughtFrom = task === 'answer' ? turns.findLastIndex((turn) => turn.task !== 'answer' || hasAnswer(turn)) : turns.length;
  return turns.flatMap((turn, index): Exchange[] => {
    const asked = { task: turn.task, ask: turn.ask, ...(turn.attachments.length > 0 ? { attachments: turn.attachments } : {}) };
    if (!hasAnswer(turn)) {
      const thinking = index >= thoughtFrom ? thinkingText(turn) : '';
      return thinking.trim() === '' ? [] : [{ ...asked, answer: '', thinking }];
    }
    const own = turn.reasoner === reasoner && turn.askedModel === model && turn.opaque.length > 0;
    return [{ ...asked, answer: answerText(turn), ...(own ? { opaque: turn.opaque } : {}) }];
  });
}
