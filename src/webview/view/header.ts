import type { PanelState } from './panelView.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import type { FindBar } from './findBar.ts';
import { iconButton } from './iconButton.ts';
import { PopupMenu, type MenuGroup } from './popupMenu.ts';
import { sessionActions } from './sessionActions.ts';
import { SessionMenu } from './sessionMenu.ts';

export interface HeaderEvents {
  readonly nextRefuted: () => void;
  readonly newProblem: () => void;
}

/** What stands above the trace: the sessions, the search, what was refuted, and what is rarely needed behind a menu. */
export class Header {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #sessions: SessionMenu;
  readonly #restricted: HTMLElement;
  readonly #finder: HTMLButtonElement;
  readonly #open: HTMLButtonElement;
  readonly #refuted: HTMLButtonElement;
  #state: PanelState | undefined;

  constructor(context: ViewContext, find: FindBar, { nextRefuted, newProblem }: HeaderEvents) {
    this.#context = context;
    const { words, post } = context;
    const menu = new PopupMenu();
    this.#sessions = new SessionMenu(context, menu, newProblem);
    this.#refuted = button('', nextRefuted, { class: 'link next-refuted', hidden: '', title: words.t('Next refuted claim (Alt+F8)') });
    this.#restricted = make('p', { class: 'restricted', hidden: '' }, words.t('Restricted Mode: no code is run in this workspace.'));
    this.#finder = iconButton('find', words.t('Find in this trace'), () => find.open());
    this.#open = iconButton('open', words.t('Open in Editor'), () => post('command', { id: 'openInEditor' }));
    const more = iconButton('more', words.t('More actions'), () => menu.toggle(more, words.t('More actions'), this.#more()), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    this.element = make(
      'header',
      { class: 'top' },
      make('h1', { class: 'unseen' }, 'Therefore'),
      make('div', { class: 'line' }, this.#sessions.element, make('div', { class: 'tools' }, this.#finder, this.#open, iconButton('add', words.t('New problem'), newProblem), more)),
      this.#refuted,
      find.element,
      this.#restricted,
    );
  }

  /** @param refuted how many claims of the conversation are. */
  update(state: PanelState, refuted: number): void {
    const { words } = this.#context;
    this.#state = state;
    this.#sessions.update(state.traces, state.trace?.id);
    this.#restricted.hidden = state.trusted;
    this.#finder.hidden = state.trace === undefined;
    this.#open.hidden = state.place === 'editor';
    this.#refuted.hidden = refuted === 0;
    setText(this.#refuted, words.t('✗ {0} refuted: show next', words.number(refuted)));
  }

  #more(): readonly MenuGroup[] {
    const { words, post } = this.#context;
    const current = this.#state?.traces.find(({ id }) => id === this.#state?.trace?.id);
    return [
      ...(current ? sessionActions(this.#context, current, () => this.#sessions.rename(current.id)) : []),
      {
        items: [
          { words: words.t('Older problems…'), action: () => post('command', { id: 'showJournal' }) },
          { words: words.t('Choose Model'), action: () => post('command', { id: 'chooseModel' }) },
          { words: words.t('Choose Effort'), action: () => post('command', { id: 'chooseEffort' }) },
          { words: words.t('Set API Key'), action: () => post('command', { id: 'setKey' }) },
          { words: words.t('Open Settings'), action: () => post('command', { id: 'openSettings' }) },
        ],
      },
    ];
  }
}
