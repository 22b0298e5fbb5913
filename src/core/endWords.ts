import { say } from './phrase.ts';
import type { RunEnd } from './reasoningEvent.ts';
import type { Wording } from './wording.ts';

/** How a run ended, in plain words; empty where the answer says it all. */
export function endWords(words: Wording, end: RunEnd, hasAnswer: boolean): string {
  if (end.message) return words.phrase(end.message);
  switch (end.how) {
    case 'complete':
    case 'complete-unconfirmed':
      return hasAnswer ? '' : words.phrase(say('Done, without a final answer.'));
    case 'length':
      return words.phrase(say('The answer was cut off at the length limit.'));
    case 'length-in-thinking':
      return words.phrase(say('The whole length limit went into thinking; there is no answer.'));
    case 'filtered':
      return words.phrase(say('The provider filtered the answer.'));
    case 'refused':
      return words.phrase(say('The model declined to answer.'));
    case 'truncated':
      return words.phrase(say('The connection broke off in the middle; what came is kept.'));
    case 'stalled':
      return words.phrase(say('The provider fell silent; what came is kept.'));
    case 'cancelled':
      return words.phrase(say('Stopped.'));
    case 'failed':
      return words.phrase(say('The run failed.'));
    case 'empty':
      return words.phrase(say('The provider sent nothing.'));
    case 'thinking-only':
      return words.phrase(say('The model thought but gave no answer.'));
    case 'looped':
      return words.phrase(say('The model only repeated itself and was stopped; what came is kept.'));
    case 'declined':
      return words.phrase(say('This is beyond the built-in solver; choose a model.'));
    case 'interrupted':
      return words.phrase(say('Interrupted: the window was closed or reloaded.'));
  }
}
