import type { Turn } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { iconButton } from './iconButton.ts';

export interface VersionActions {
  readonly show: (turn: string, by: 'previous' | 'next') => void;
  readonly compare: () => void;
}

/** Turns to the other versions of a question; hidden where there is but one. */
export class VersionSwitch {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #actions: VersionActions;
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #place: HTMLElement;
  #versions: readonly Turn[] = [];
  #at = 0;

  constructor(context: ViewContext, actions: VersionActions) {
    const { words } = context;
    this.#context = context;
    this.#actions = actions;
    this.#previous = iconButton('left', words.t('Previous version (Alt+Left)'), () => this.step('previous'));
    this.#next = iconButton('right', words.t('Next version (Alt+Right)'), () => this.step('next'));
    this.#place = make('span', { class: 'place' });
    this.element = make(
      'div',
      { class: 'versions', role: 'group', 'aria-label': words.t('Versions of this question'), hidden: '' },
      this.#previous,
      this.#place,
      this.#next,
      button(words.t('Compare'), actions.compare, { class: 'link compare' }),
    );
  }

  update(versions: readonly Turn[], turn: Turn): void {
    const { words } = this.#context;
    this.#versions = versions;
    this.#at = versions.findIndex(({ id }) => id === turn.id);
    this.element.hidden = versions.length < 2;
    setText(this.#place, words.t('{0} of {1}', words.number(this.#at + 1), words.number(versions.length)));
    this.#previous.setAttribute('aria-disabled', String(this.#at <= 0));
    this.#next.setAttribute('aria-disabled', String(this.#at >= versions.length - 1));
  }

  step(by: 'previous' | 'next'): void {
    const to = this.#versions[this.#at + (by === 'next' ? 1 : -1)];
    if (to) this.#actions.show(to.id, by);
  }

  focus(by: 'previous' | 'next'): void {
    (by === 'next' ? this.#next : this.#previous).focus();
  }
}
