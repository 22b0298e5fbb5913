import type { Unshown } from '../../markdown/formulaHtml.ts';
import type { Words } from './words.ts';

/** Why a formula is shown as its source. */
export function unshownWords(words: Words, reason: Unshown, detail: string): string {
  switch (reason) {
    case 'too-long':
      return words.t('Shown as its source: the formula is too large to be drawn.');
    case 'too-deep':
      return words.t('Shown as its source: the formula is nested too deeply.');
    case 'hidden':
      return words.t('Shown as its source: the formula contains hidden characters.');
    case 'unread':
      return words.t('Shown as its source: {0}', detail);
  }
}
