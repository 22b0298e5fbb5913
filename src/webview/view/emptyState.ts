import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';

/** What is shown before there is a problem: how to begin, and an example one click away. */
export function emptyState({ words, post }: ViewContext): HTMLElement {
  return make(
    'section',
    { class: 'empty' },
    make('div', { class: 'logo', 'aria-hidden': 'true' }, '∴'),
    make('h2', {}, words.t('The model proposes, Therefore checks.')),
    make('p', {}, words.t('Put the cursor in a problem and run “Therefore: Solve Selection”, or type a problem below.')),
    button(words.t('Solve an example'), () => post('command', { id: 'solveExample' }), { class: 'primary' }),
    make('p', { class: 'quiet' }, words.t('Works without a key: the built-in solver is offline.')),
    button(words.t('Choose Model'), () => post('command', { id: 'chooseModel' }), { class: 'link' }),
  );
}
