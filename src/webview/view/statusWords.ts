import type { Effort } from '../../core/effort.ts';
import type { RunEnd } from '../../core/reasoningEvent.ts';
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

/** How a run ended, in plain words; empty where the answer says it all. */
export function endWords(words: Words, end: RunEnd, hasAnswer: boolean): string {
  if (end.message) return words.phrase(end.message);
  switch (end.how) {
    case 'complete':
    case 'complete-unconfirmed':
      return hasAnswer ? '' : words.t('Done, without a final answer.');
    case 'length':
      return words.t('The answer was cut off at the length limit.');
    case 'length-in-thinking':
      return words.t('The whole length limit went into thinking; there is no answer.');
    case 'filtered':
      return words.t('The provider filtered the answer.');
    case 'refused':
      return words.t('The model declined to answer.');
    case 'truncated':
      return words.t('The connection broke off in the middle; what came is kept.');
    case 'stalled':
      return words.t('The provider fell silent; what came is kept.');
    case 'cancelled':
      return words.t('Stopped.');
    case 'failed':
      return words.t('The run failed.');
    case 'empty':
      return words.t('The provider sent nothing.');
    case 'thinking-only':
      return words.t('The model thought but gave no answer.');
    case 'looped':
      return words.t('The model only repeated itself and was stopped; what came is kept.');
    case 'declined':
      return words.t('This is beyond the built-in solver; choose a model.');
    case 'interrupted':
      return words.t('Interrupted: the window was closed or reloaded.');
  }
}

export function effortWord(words: Words, effort: Effort): string {
  switch (effort) {
    case 'auto':
      return words.t('effort: auto');
    case 'low':
      return words.t('effort: low');
    case 'medium':
      return words.t('effort: medium');
    case 'high':
      return words.t('effort: high');
    case 'max':
      return words.t('effort: max');
  }
}
