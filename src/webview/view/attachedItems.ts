import type { AttachmentItem } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { make } from './dom.ts';
import { icon } from './icon.ts';
import { iconButton } from './iconButton.ts';

/** What goes with the next words, each with a button that takes it out. */
export class AttachedItems {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #leave: () => void;
  #items: readonly AttachmentItem[] = [];

  /** @param leave is called when the last one was taken out with the keyboard in it. */
  constructor(context: ViewContext, leave: () => void) {
    this.#context = context;
    this.#leave = leave;
    this.element = make('ul', { class: 'attached', 'aria-label': context.words.t('Attached'), hidden: '' });
  }

  update(items: readonly AttachmentItem[]): void {
    if (items === this.#items) return;
    const held = [...this.element.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    this.#items = items;
    this.element.replaceChildren(...items.map((item) => this.#chip(item)));
    this.element.hidden = items.length === 0;
    if (held < 0) return;
    const buttons = this.element.querySelectorAll('button');
    const next = buttons[Math.min(held, buttons.length - 1)];
    if (next) next.focus();
    else this.#leave();
  }

  #chip({ id, kind, label, detail }: AttachmentItem): HTMLElement {
    const { words, post } = this.#context;
    const name = shown(label);
    const detach = (): void => post('detach', { id });
    const remove = iconButton('close', words.t('Take out {0}', name), detach);
    remove.addEventListener('keydown', (event) => {
      if (event.key !== 'Delete' && event.key !== 'Backspace') return;
      event.preventDefault();
      detach();
    });
    return make('li', { class: 'chip', title: shown(detail) }, icon(kind), make('span', { class: 'label' }, name), remove);
  }
}
