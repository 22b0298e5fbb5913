import type { TraceSummary } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { icon } from './icon.ts';
import type { PopupMenu } from './popupMenu.ts';
import { renderLine } from './rendered.ts';
import { SessionList } from './sessionList.ts';

/** The problems of this window behind a button that names the current one and counts what runs. */
export class SessionMenu {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #toggle: HTMLButtonElement;
  readonly #title: HTMLElement;
  /** Where it stands in the list and what runs, for screen readers. */
  readonly #position = make('span', { class: 'unseen' });
  readonly #running: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #list: SessionList;
  #current: string | undefined;

  /** @param newProblem what the button under the list does. */
  constructor(context: ViewContext, menu: PopupMenu, newProblem: () => void) {
    this.#context = context;
    const { words, post } = context;
    this.#title = make('span', { class: 'title' });
    this.#running = make('span', { class: 'running-count', 'aria-hidden': 'true', hidden: '' }, make('span', { class: 'number' }), make('span', { class: 'word' }));
    this.#toggle = make('button', { type: 'button', class: 'bare current', 'aria-expanded': 'false', 'aria-controls': 'sessions' }, this.#title, this.#position, icon('down'), this.#running);
    this.#list = new SessionList(context, menu, (trace) => {
      this.#leave();
      if (trace !== this.#current) post('choose', { trace });
    });
    const after = (action: () => void) => () => {
      this.#open(false);
      action();
    };
    this.#panel = make(
      'nav',
      { id: 'sessions', class: 'sessions-list', 'aria-label': words.t('Problems'), hidden: '' },
      this.#list.element,
      make('div', { class: 'sessions-end' }, button(words.t('New problem'), after(newProblem), { class: 'link' }), button(words.t('Older problems…'), after(() => post('command', { id: 'showJournal' })), { class: 'link' })),
    );
    this.element = make('div', { class: 'sessions' }, this.#toggle, this.#panel, menu.element);
    this.#toggle.addEventListener('click', () => this.#open(this.#panel.hidden !== false));
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#panel.hidden) return;
      event.stopPropagation();
      this.#leave();
    });
    this.element.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !this.element.contains(event.relatedTarget)) this.#open(false);
    });
  }

  update(traces: readonly TraceSummary[], current: string | undefined): void {
    const { words } = this.#context;
    this.#current = current;
    const title = traces.find(({ id }) => id === current)?.title ?? '';
    const name = title.trim() !== '' ? title : current === undefined ? words.t('New problem') : words.t('Problems');
    if (this.#toggle.title !== shown(name)) {
      this.#toggle.title = shown(name);
      this.#title.replaceChildren(renderLine(this.#context, name, 'line-text'));
    }
    const position = current === undefined ? (traces.length === 1 ? words.t('1 problem') : words.t('{0} problems', words.number(traces.length))) : words.t('problem {0} of {1}', traces.findIndex(({ id }) => id === current) + 1, traces.length);
    const running = traces.filter((trace) => trace.running);
    // That the problem in view runs is seen below.
    const told = running.some(({ id }) => id !== current);
    const count = words.t('{0} running', words.number(running.length));
    this.#running.hidden = !told;
    for (const [index, text] of [words.number(running.length), count].entries()) setText(this.#running.children[index] as Element, told ? text : '');
    setText(this.#position, [', ', position, ...(told ? [', ', count] : [])].join(''));
    this.#toggle.hidden = traces.length === 0;
    if (traces.length === 0 && !this.#panel.hidden) this.#open(false);
    this.#list.update(traces, current, !this.#panel.hidden);
  }

  /** Opens the list with the name of a problem to be typed over. */
  rename(trace: string): void {
    this.#open(true);
    this.#list.rename(trace);
  }

  #open(open: boolean): void {
    this.#panel.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    if (open) this.#list.open();
  }

  #leave(): void {
    this.#open(false);
    this.#toggle.focus();
  }
}
