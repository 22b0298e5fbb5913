import type { TraceSummary } from '../../protocol/panel.ts';
import type { ViewContext } from './context.ts';
import { make, setChildren, setText } from './dom.ts';
import type { PopupMenu } from './popupMenu.ts';
import { sessionActions } from './sessionActions.ts';
import { sessionGroups } from './sessionGroups.ts';
import { SessionRow } from './sessionRow.ts';

/** More than these in the list, and a box to search them appears. */
const searchFrom = 6;

/** The problems of this window in groups, one of them reached by Tab and the others by the arrows from there. */
export class SessionList {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #menu: PopupMenu;
  readonly #choose: (trace: string) => void;
  readonly #search: HTMLInputElement;
  readonly #groups: HTMLElement;
  readonly #none: HTMLElement;
  readonly #rows = new Map<string, SessionRow>();
  #traces: readonly TraceSummary[] = [];
  /** The ids of what is shown, in the order of the eye. */
  #shown: readonly string[] = [];
  #current: string | undefined;
  #active: string | undefined;

  constructor(context: ViewContext, menu: PopupMenu, choose: (trace: string) => void) {
    const { words } = context;
    this.#context = context;
    this.#menu = menu;
    this.#choose = choose;
    this.#search = make('input', { type: 'text', 'aria-label': words.t('Search the problems'), placeholder: words.t('Search the problems') });
    this.#groups = make('div', { class: 'groups' });
    this.#none = make('p', { class: 'none', role: 'status' });
    this.element = make('div', { class: 'session-list' }, this.#search, this.#groups, this.#none);
    this.#search.addEventListener('input', () => this.#render());
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#groups.addEventListener('focusin', ({ target }) => {
      const at = this.#shown.find((id) => target instanceof Node && this.#rows.get(id)?.element.contains(target) === true);
      if (at !== undefined) this.#activate(at);
    });
  }

  update(traces: readonly TraceSummary[], current: string | undefined, visible: boolean): void {
    const changed = traces !== this.#traces || current !== this.#current;
    this.#traces = traces;
    this.#current = current;
    if (visible && changed) this.#render();
  }

  /** To be called when it becomes visible: with everything in it, and the keyboard on the current problem. */
  open(): void {
    this.#search.value = '';
    this.#search.hidden = this.#traces.length < searchFrom;
    this.#active = this.#current;
    this.#render();
    this.#focus(this.#active);
    this.#row(this.#active)?.element.scrollIntoView({ block: 'nearest' });
  }

  rename(trace: string): void {
    this.#row(trace)?.rename();
  }

  #render(): void {
    const { words } = this.#context;
    const now = Date.now();
    const held = this.#groups.contains(document.activeElement);
    const groups = sessionGroups(this.#traces, this.#search.value, words, now);
    this.#shown = groups.flatMap(({ traces }) => traces.map(({ id }) => id));
    for (const id of [...this.#rows.keys()]) if (!this.#traces.some((trace) => trace.id === id)) this.#rows.delete(id);
    const sections = groups.map(({ title, traces }, index) => {
      const rows = traces.map((trace) => {
        const row = this.#rows.get(trace.id) ?? this.#make(trace);
        row.update(trace, trace.id === this.#current, now);
        return row.element;
      });
      const section = this.#section(index, title);
      setChildren(section.lastElementChild as HTMLElement, rows);
      return section;
    });
    setChildren(this.#groups, sections);
    setText(this.#none, groups.length === 0 ? words.t('No problem has these words.') : '');
    this.#none.hidden = groups.length > 0;
    if (this.#active === undefined || !this.#shown.includes(this.#active)) this.#active = this.#shown[0];
    this.#activate(this.#active);
    if (held && !this.#groups.contains(document.activeElement)) this.#focus(this.#active);
  }

  #section(index: number, title: string): HTMLElement {
    const there = this.#groups.children[index];
    const section = there instanceof HTMLElement ? there : make('section', {}, make('h2', { class: 'group', id: `session-group-${index}` }), make('ul', { 'aria-labelledby': `session-group-${index}` }));
    setText(section.firstElementChild as HTMLElement, title);
    return section;
  }

  #make(trace: TraceSummary): SessionRow {
    const { id } = trace;
    const row = new SessionRow(this.#context, trace, {
      choose: () => this.#choose(id),
      menu: (anchor) => this.#openMenu(id, anchor),
    });
    this.#rows.set(id, row);
    return row;
  }

  #openMenu(id: string, anchor: HTMLElement): void {
    const trace = this.#traces.find((each) => each.id === id);
    if (trace) this.#menu.toggle(anchor, anchor.getAttribute('aria-label') ?? '', sessionActions(this.#context, trace, () => this.rename(id)));
  }

  #activate(id: string | undefined): void {
    this.#active = id;
    for (const [each, row] of this.#rows) row.tabbable = each === id;
  }

  #focus(id: string | undefined): void {
    if (id !== undefined) this.#row(id)?.go.focus();
    else if (!this.#search.hidden) this.#search.focus();
  }

  #row(id: string | undefined): SessionRow | undefined {
    return id === undefined ? undefined : this.#rows.get(id);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey) return;
    const searching = event.target === this.#search;
    const at = searching ? -1 : this.#shown.indexOf(this.#active ?? '');
    const last = this.#shown.length - 1;
    const to = event.key === 'ArrowDown' ? Math.min(last, at + 1) : event.key === 'ArrowUp' ? at - 1 : searching ? undefined : event.key === 'Home' ? 0 : event.key === 'End' ? last : undefined;
    if (to !== undefined) {
      event.preventDefault();
      if (to >= 0) this.#focus(this.#shown[to]);
      else if (!searching) (this.#search.hidden ? this.#row(this.#shown[0])?.go : this.#search)?.focus();
    } else if (searching) {
      if (event.key === 'Enter' && this.#shown[0] !== undefined) this.#choose(this.#shown[0]);
    } else this.#rowKey(event);
  }

  #rowKey(event: KeyboardEvent): void {
    const id = this.#active;
    const row = this.#row(id);
    if (id === undefined || !row) return;
    if (event.key === 'ArrowRight' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.#openMenu(id, row.more);
    else if (event.key === 'F2') row.rename();
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) this.#context.post('remove', { trace: id });
    else {
      // A letter goes on to the search; it is typed where the keyboard is then.
      if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !this.#search.hidden) this.#search.focus();
      return;
    }
    event.preventDefault();
  }
}
