import type { TraceSummary } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { iconButton } from './iconButton.ts';
import { renderLine } from './rendered.ts';
import { timeOf } from './sessionGroups.ts';

export interface SessionRowEvents {
  readonly choose: () => void;
  readonly menu: (anchor: HTMLElement) => void;
}

/** A problem of the list: its title, when it was begun or that it runs, and a button for what can be done with it. */
export class SessionRow {
  readonly element: HTMLElement;
  readonly go: HTMLButtonElement;
  readonly more: HTMLButtonElement;
  readonly #context: ViewContext;
  readonly #title = make('span', { class: 'title' });
  readonly #when = make('span', { class: 'when' });
  #trace: TraceSummary;

  constructor(context: ViewContext, trace: TraceSummary, { choose, menu }: SessionRowEvents) {
    this.#context = context;
    this.#trace = trace;
    this.go = button('', choose, { class: 'go', tabindex: '-1' });
    this.go.append(this.#title, this.#when);
    this.more = iconButton('more', context.words.t('More actions'), () => menu(this.more), { class: 'row-more', tabindex: '-1', 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    this.element = make('li', { class: 'session' }, this.go, this.more);
    this.element.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      menu(this.more);
    });
  }

  update(trace: TraceSummary, current: boolean, now: number): void {
    const { words } = this.#context;
    this.#trace = trace;
    const title = shown(trace.title);
    if (this.go.title !== title) {
      this.go.title = title;
      this.#title.replaceChildren(renderLine(this.#context, trace.title, 'line-text'));
      this.more.setAttribute('aria-label', words.t('More actions for {0}', title));
    }
    this.#when.classList.toggle('is-running', trace.running);
    setText(this.#when, trace.running ? words.t('running') : timeOf(trace, words, now));
    if (current) this.go.setAttribute('aria-current', 'true');
    else this.go.removeAttribute('aria-current');
  }

  /** Whether Tab reaches it: one row of a list is. */
  set tabbable(tabbable: boolean) {
    for (const element of [this.go, this.more]) element.tabIndex = tabbable ? 0 : -1;
  }

  /** Lets the user type another name in place of the title. Enter and leaving take it, Escape does not. */
  rename(): void {
    const { words, post } = this.#context;
    const { id, title } = this.#trace;
    const input = make('input', { type: 'text', class: 'rename', 'aria-label': words.t('Name of the problem'), maxlength: '200' });
    input.value = title;
    let open = true;
    const close = (take: boolean): void => {
      if (!open) return;
      open = false;
      const named = input.value.trim();
      const focused = document.activeElement === input;
      input.replaceWith(this.go);
      if (focused) this.go.focus();
      if (take && named !== '' && named !== title) post('rename', { trace: id, title: named });
    };
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
      event.preventDefault();
      close(event.key === 'Enter');
    });
    input.addEventListener('blur', () => close(true));
    this.go.replaceWith(input);
    input.focus();
    input.select();
  }
}
