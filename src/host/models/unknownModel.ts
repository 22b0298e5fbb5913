import { say } from '../../core/phrase.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';

/** Stands for a model whose endpoint nobody knows: it says so, since another in its place would deceive. */
export function unknownModel(model: string): Reasoner {
  return { id: 'unknown', label: model, solve: () => end(model) };
}

async function* end(model: string): AsyncGenerator<RunEnd> {
  const message = say('The chosen model is “{0}”, and there is no endpoint of that name.', model);
  yield await Promise.resolve({ kind: 'end' as const, how: 'failed' as const, failure: 'bad-endpoint' as const, message, retry: { can: false } });
}
