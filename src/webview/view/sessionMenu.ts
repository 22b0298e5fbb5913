import type { TraceSummary } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';

/** More than these in the list, and a box to search them appears. */
const searchFrom = 6;

/** The problems of this window, newest first, behind a button that names the current one. */
export class SessionMenu {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #toggle: HTMLButtonElement;
  readonly #title: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #list: HTMLElement;
  #traces: readonly TraceSummary[] = [];
  #current: string | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    const { words } = context;
    this.#title = make('span', { class: 'title' });
    this.#toggle = make('button', { type: 'button', class: 'fold', 'aria-expanded': 'false', 'aria-controls': 'sessions' }, this.#title, make('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'));
    this.#search = make('input', { type: 'text', 'aria-label': words.t('Search the problems'), placeholder: words.t('Search the problems') });
    this.#list = make('ul', {});
    this.#panel = make('nav', { id: 'sessions', class: 'sessions-list', 'aria-label': words.t('Problems'), hidden: '' }, this.#search, this.#list);
    this.element = make('div', { class: 'sessions' }, this.#toggle, this.#panel);
    this.#toggle.addEventListener('click', () => this.#open(this.#panel.hidden !== false));
    this.#search.addEventListener('input', () => this.#render());
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !this.element.contains(event.relatedTarget)) this.#open(false);
    });
  }

  update(traces: readonly TraceSummary[], current: string | undefined): void {
    this.#traces = traces;
    this.#current = current;
    const { words } = this.#context;
    const title = traces.find(({ id }) => id === current)?.title;
    setText(this.#title, title === undefined || title.trim() === '' ? words.t('Problems') : shown(title));
    const position = words.t('problem {0} of {1}', traces.findIndex(({ id }) => id === current) + 1, traces.length);
    this.#toggle.setAttribute('aria-label', `${this.#title.textContent} ▾, ${position}`);
    this.#toggle.title = shown(title ?? '');
    this.element.hidden = traces.length === 0;
    if (!this.#panel.hidden) this.#render();
  }

  #open(open: boolean): void {
    this.#panel.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    if (!open) return;
    this.#search.value = '';
    this.#search.hidden = this.#traces.length < searchFrom;
    this.#render();
    (this.#list.querySelector<HTMLElement>('[aria-current]') ?? this.#list.querySelector('button'))?.focus();
  }

  #render(): void {
    const { words, post } = this.#context;
    const wanted = this.#search.value.trim().toLowerCase();
    const dates = new Intl.DateTimeFormat(Intl.DateTimeFormat.supportedLocalesOf([words.language])[0] ?? 'en', { dateStyle: 'short', timeStyle: 'short' });
    this.#list.replaceChildren(
      ...this.#traces
        .filter(({ title }) => title.toLowerCase().includes(wanted))
        .map(({ id, title, createdAt, running }) => {
          const entry = button('', () => {
            this.#open(false);
            this.#toggle.focus();
            post('choose', { trace: id });
          }, { 'aria-current': id === this.#current ? 'true' : undefined });
          const when = running ? words.t('running') : dates.format(createdAt);
          entry.append(make('span', { class: 'title' }, shown(title)), make('span', { class: 'when' }, when));
          return make('li', {}, entry);
        }),
    );
  }

  #key(event: KeyboardEvent): void {
    if (this.#panel.hidden) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#open(false);
      this.#toggle.focus();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const entries = [...this.#list.querySelectorAll('button')];
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    entries[Math.min(entries.length - 1, Math.max(0, at + step))]?.focus();
  }
}
