import { verdictMarks, verdictWord } from '../../core/verdictWords.ts';
import type { Certainty } from '../../protocol/proof.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import { make } from '../view/dom.ts';
import type { Words } from '../view/words.ts';

/** How sure a line is, who says so, and why, as a paragraph. */
export function certaintyText(words: Words, certainty: Certainty): HTMLElement {
  switch (certainty.by) {
    case 'computed':
    case 'notebook': {
      const { by, verdict, ground, assumptions, isWhole } = certainty;
      const who = by === 'notebook' ? words.t('notebook cells') : isWhole ? words.t('computed') : words.t('its formulas computed');
      const under = assumptions.length > 0 ? ` ${words.t('Assuming {0}', assumptions.join(', '))}` : '';
      return make('p', { class: `certainty ${verdict}` }, make('strong', {}, `${verdictMarks[verdict]} ${verdictWord(words, verdict)}`), ` · ${who} · ${ground}${under}`);
    }
    case 'model': {
      const reason = certainty.reason === '' ? '' : ` · ${shown(certainty.reason)}`;
      return make('p', { class: 'certainty opinion' }, make('em', {}, `◦ ${opinionWord(words, certainty)}`), ` · ${words.t('opinion of {0}, not computed', shown(certainty.model))}${reason}`);
    }
    case 'nobody':
      return make('p', { class: 'certainty unchecked' }, `${verdictMarks.unchecked} ${words.t('unchecked: computation does not decide it, and no model was asked')}`);
  }
}

/** The same as a short note. */
export function certaintyMark(words: Words, certainty: Certainty): HTMLElement {
  switch (certainty.by) {
    case 'computed':
    case 'notebook':
      return make('span', { class: `note certainty ${certainty.verdict}`, title: certainty.ground }, `${verdictMarks[certainty.verdict]} ${certainty.by === 'notebook' ? words.t('notebook cells') : verdictWord(words, certainty.verdict)}`);
    case 'model':
      return make('span', { class: 'note certainty opinion', title: shown(certainty.reason) }, `◦ ${shown(certainty.model)}: ${opinionWord(words, certainty)}`);
    case 'nobody':
      return make('span', { class: 'note' }, words.t('unchecked'));
  }
}

function opinionWord(words: Words, { opinion }: Extract<Certainty, { by: 'model' }>): string {
  switch (opinion) {
    case 'sound':
      return words.t('seems right');
    case 'gap':
      return words.t('a gap');
    case 'wrong':
      return words.t('seems wrong');
  }
}
