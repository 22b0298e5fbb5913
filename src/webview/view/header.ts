import { effortWord } from '../../core/effortWord.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { PanelState } from './panelView.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import type { FindBar } from './findBar.ts';
import { SessionMenu } from './sessionMenu.ts';

/** What stands above the trace: the sessions, the model, the search, what was refuted. */
export class Header {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #sessions: SessionMenu;
  readonly #model: HTMLButtonElement;
  readonly #restricted: HTMLElement;
  readonly #finder: HTMLButtonElement;
  readonly #refuted: HTMLButtonElement;

  constructor(context: ViewContext, find: FindBar, nextRefuted: () => void) {
    this.#context = context;
    const { words, post } = context;
    this.#sessions = new SessionMenu(context);
    this.#model = button('', () => post('command', { id: 'chooseModel' }), { class: 'link model', title: words.t('Choose Model') });
    this.#refuted = button('', nextRefuted, { class: 'link next-refuted', hidden: '', title: words.t('Next refuted claim (Alt+F8)') });
    this.#restricted = make('p', { class: 'restricted', hidden: '' }, words.t('Restricted Mode: no code is run in this workspace.'));
    this.#finder = button('⌕', () => find.open(), { class: 'link finder', 'aria-label': words.t('Find in this trace'), title: words.t('Find in this trace') });
    this.element = make(
      'header',
      { class: 'top' },
      make('h1', { class: 'unseen' }, 'Therefore'),
      make('div', { class: 'line' }, this.#sessions.element, this.#finder),
      make('div', { class: 'line' }, this.#model, this.#refuted),
      find.element,
      this.#restricted,
    );
  }

  /** @param refuted how many claims of the conversation are. */
  update(state: PanelState, refuted: number): void {
    const { words } = this.#context;
    this.#sessions.update(state.traces, state.trace?.id);
    setText(this.#model, `${shown(state.model.label)} · ${effortWord(words, state.effort)}`);
    this.#restricted.hidden = state.trusted;
    this.#finder.hidden = state.trace === undefined;
    this.#refuted.hidden = refuted === 0;
    setText(this.#refuted, words.t('✗ {0} refuted: show next', words.number(refuted)));
  }
}
