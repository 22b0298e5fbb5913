import { currentStep, type Turn } from '../../core/trace.ts';
import type { Words } from './words.ts';

/** What a running turn is doing, in a word or two. */
export function activity({ t }: Bound, turn: Turn): string {
  switch (turn.status?.what) {
    case 'connecting':
      return t('Connecting');
    case 'queued':
      return t('Waiting in the provider’s queue');
    case 'thinking-hidden':
      return t('Thinking, hidden by the provider');
    case 'quiet':
      return turn.status.ms === undefined ? t('The provider is quiet') : t('The provider has been quiet for {0} s', Math.round(turn.status.ms / 1000));
    case 'retrying':
      return turn.status.ms === undefined ? t('Trying again') : t('Trying again in {0} s', Math.ceil(turn.status.ms / 1000));
    case 'buffered':
      return t('The answer will come all at once');
    case 'looping':
      return t('The model repeats itself');
    case 'checking':
      return t('Checking claim {0}', turn.claims.length + 1);
    case 'going-on':
    case undefined:
      break;
  }
  const part = turn.parts.at(-1);
  if (!part) return t('Starting');
  return part.kind === 'thinking' ? t('Thinking') : t('Answering');
}

interface Bound {
  readonly t: Words['t'];
}

export function bound(words: Words): Bound {
  return { t: (template, ...args) => words.t(template, ...args) };
}

/** The title of the newest step that has one. */
export function currentTitle(turn: Turn): string {
  return currentStep(turn)?.title ?? '';
}
