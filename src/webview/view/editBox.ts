import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';

/** The words of a question, to be changed and asked again in place. A frame is asked for with each change, so that it can be kept. @param begun what they were changed to so far. */
export function editBox({ words, frames }: ViewContext, before: string, begun: string, done: (text: string | undefined) => void): HTMLElement {
  const label = before === '' ? words.t('Add words to this problem') : words.t('Edit your words');
  const input = make('textarea', { rows: '2', 'aria-label': label, placeholder: label });
  input.value = begun;
  input.addEventListener('input', () => frames.request(() => undefined));
  const send = (): void => done(input.value.trim() === '' ? undefined : input.value.trim());
  const element = make(
    'div',
    { class: 'edit-box', role: 'group', 'aria-label': label },
    input,
    make(
      'div',
      { class: 'actions' },
      make('span', { class: 'hint' }, words.t('The version before is kept.')),
      button(words.t('Cancel'), () => done(undefined)),
      button(words.t('Send'), send, { class: 'primary' }),
    ),
  );
  element.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      done(undefined);
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === input) {
      event.preventDefault();
      send();
    }
  });
  return element;
}
