import type { Effort } from './effort.ts';
import { say } from './phrase.ts';
import type { Wording } from './wording.ts';

/** An effort where it stands alone beside a model: `effort: high`. */
export function effortWord(words: Wording, effort: Effort): string {
  switch (effort) {
    case 'auto':
      return words.phrase(say('effort: auto'));
    case 'low':
      return words.phrase(say('effort: low'));
    case 'medium':
      return words.phrase(say('effort: medium'));
    case 'high':
      return words.phrase(say('effort: high'));
    case 'max':
      return words.phrase(say('effort: max'));
  }
}
