import type { ViewContext } from './context.ts';
import { button, make } from './dom.ts';
import { icon } from './icon.ts';
import { renderLine } from './rendered.ts';

/** What is shown before there is a problem: how to begin, and examples one click away that need no key. */
export function emptyState(context: ViewContext): HTMLElement {
  const { words, post } = context;
  // The built-in solver solves every one of them, in both languages.
  const examples = [
    [words.t('School'), words.t('Solve $3(x - 4) = 2x + 1$.')],
    [words.t('University'), words.t('Differentiate $f(x) = e^{2x} \\cos 3x$.')],
    [words.t('Olympiad'), words.t('Find all real solutions of $(x+1)(x+2)(x+3)(x+4) = 24$.')],
  ] as const;
  const cards = examples.map(([level, text]) => {
    const card = button('', () => post('ask', { trace: undefined, text, task: 'solve' }), { class: 'example' });
    card.append(make('span', { class: 'level' }, level), ' ', renderLine(context, text, 'markdown'));
    return make('li', {}, card);
  });
  const key = (sign: string, text: string): HTMLElement => make('li', {}, make('kbd', {}, sign), make('span', {}, text));
  return make(
    'section',
    { class: 'empty' },
    make('div', { class: 'logo' }, icon('therefore')),
    make('h2', {}, words.t('The model proposes, Therefore checks.')),
    make('p', { class: 'quiet' }, words.t('No key and no network needed: the built-in solver runs on this computer.')),
    make(
      'div',
      { class: 'begin' },
      button(words.t('Solve an example'), () => post('command', { id: 'solveExample' }), { class: 'primary' }),
      button(words.t('Solve the selection'), () => post('command', { id: 'solveSelection' })),
    ),
    make('h3', { id: 'examples' }, words.t('Or try one of these')),
    make('ul', { class: 'examples', 'aria-labelledby': 'examples' }, ...cards),
    make(
      'ul',
      { class: 'hints' },
      key('/', words.t('for commands: check a solution, get a hint, grade it')),
      key('@', words.t('to attach a selection, a cell, a file or a picture')),
      key('⇧', words.t('hold Shift to drop files here from the Explorer')),
    ),
    button(words.t('Choose Model'), () => post('command', { id: 'chooseModel' }), { class: 'link' }),
  );
}
