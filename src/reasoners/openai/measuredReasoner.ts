import { say } from '../../core/phrase.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
import type { ModelFacts } from './modelFacts.ts';
import { overfull, type Overfull } from './tokens.ts';

/** So far beyond the limit an estimate is believed; what is nearer, the provider judges. */
const certain = 1.2;

/** The same Reasoner, which says what will not fit before anything is sent. Nothing is ever cut. */
export function measuredReasoner(inner: Reasoner, facts: () => ModelFacts): Reasoner {
  return {
    id: inner.id,
    label: inner.label,
    solve: (request, signal) => {
      const over = overfull(request, facts());
      return over && over.tokens > over.limit * certain ? only(tooLong(over, inner.label)) : inner.solve(request, signal);
    },
  };
}

async function* only(end: RunEnd): AsyncGenerator<RunEnd> {
  yield await Promise.resolve(end);
}

function tooLong({ tokens, history, limit }: Overfull, label: string): RunEnd {
  const message =
    history > tokens / 2
      ? say('This conversation has about {0} tokens, {1} of them earlier questions and answers; {2} reads {3}. Start a new problem, or choose a model with more room.', tokens, history, label, limit)
      : say('This problem has about {0} tokens with what belongs to it; {1} reads {2}. Select less, or choose a model with more room.', tokens, label, limit);
  return { kind: 'end', how: 'failed', failure: 'context-too-long', message, retry: { can: false } };
}
