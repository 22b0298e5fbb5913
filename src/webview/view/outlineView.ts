import { clock } from '../../core/clock.ts';
import type { Part } from '../../core/parts.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { renderLine } from './rendered.ts';
import type { SourceLinks } from './sourceLinks.ts';
import { separator } from './thinkingSource.ts';

/** Outlines longer than this show their end first, and so many more each time they are asked for. */
const longestOutline = 100;

export interface OutlineEntry {
  readonly title: string;
  /** In the thinking as one text. */
  readonly offset: number;
  /** Milliseconds, wall clock. */
  readonly at: number;
  /** The source of the step. */
  readonly text: string;
}

/** The steps of the thinking: what each is about, when it was reached, and the line of the problem it concerns. */
export class OutlineView {
  readonly toggle: HTMLButtonElement;
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #links: SourceLinks;
  readonly #go: (offset: number) => void;
  readonly #list: HTMLOListElement;
  readonly #earlier: HTMLButtonElement;
  #parts: readonly Part[] = [];
  #startedAt = 0;
  #count = -1;
  /** The first step that is listed, once earlier ones were asked for: what their reader looks at stays. */
  #first: number | undefined;

  /** @param go shows the place of a step. */
  constructor(context: ViewContext, id: string, links: SourceLinks, go: (offset: number) => void) {
    this.#context = context;
    this.#links = links;
    this.#go = go;
    this.#list = make('ol', { role: 'list' });
    this.#earlier = button('', () => {
      this.#first = Math.max(0, this.#skipped(entriesOf(this.#parts).length) - longestOutline);
      this.#render();
      // The last of them takes the button away.
      if (this.#earlier.hidden) this.#list.querySelector('button')?.focus({ preventScroll: true });
    }, { class: 'link', hidden: '' });
    this.element = make('div', { class: 'outline', role: 'group', id: `outline-${id}`, 'aria-label': context.words.t('Outline of the thinking'), hidden: '' }, this.#earlier, this.#list);
    this.toggle = button('', () => this.#toggle(), { class: 'link outline-toggle', 'aria-expanded': 'false', 'aria-controls': `outline-${id}`, hidden: '' });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(open: boolean): void {
    this.element.hidden = !open;
    this.toggle.setAttribute('aria-expanded', String(open));
    if (open) this.#render();
  }

  /** @param startedAt of the turn; the times are counted from there. */
  update(parts: readonly Part[], startedAt: number): void {
    this.#parts = parts;
    this.#startedAt = startedAt;
    const { words } = this.#context;
    const count = parts.reduce((sum, part) => sum + part.steps.length, 0);
    if (count === this.#count) return;
    this.#count = count;
    this.toggle.hidden = count < 2;
    setText(this.toggle, words.t('{0} steps', words.number(count)));
    if (this.isOpen) this.#render();
  }

  /** The first step that concerns a line of the problem; undefined where none does. */
  concerning(line: number): OutlineEntry | undefined {
    return entriesOf(this.#parts).find(({ text }) => this.#links.lineOf(text) === line);
  }

  /** Opened from afar, below a head that stays in view, it is brought there. */
  #toggle(): void {
    this.open(!this.isOpen);
    if (this.isOpen) this.element.scrollIntoView({ block: 'nearest' });
  }

  #render(): void {
    const { words } = this.#context;
    const entries = entriesOf(this.#parts);
    const skipped = this.#skipped(entries.length);
    const earlier = Math.min(skipped, longestOutline);
    this.#earlier.hidden = skipped === 0;
    setText(this.#earlier, earlier === 1 ? words.t('Show 1 earlier step') : words.t('Show {0} earlier steps', words.number(earlier)));
    this.#list.start = skipped + 1;
    const there = [...this.#list.children];
    // Steps are only added: those that are listed stay, and with them the keyboard.
    const kept = there.filter((item) => Number((item as HTMLElement).dataset.step) >= skipped);
    for (const item of there) if (!kept.includes(item)) item.remove();
    const from = kept.length === 0 ? skipped : Number((kept.at(-1) as HTMLElement).dataset.step) + 1;
    const before = kept.length === 0 ? [] : entries.slice(skipped, Number((kept[0] as HTMLElement).dataset.step));
    this.#list.prepend(...before.map((entry, index) => this.#item(entry, skipped + index)));
    this.#list.append(...entries.slice(from).map((entry, index) => this.#item(entry, from + index)));
  }

  #skipped(count: number): number {
    return Math.min(this.#first ?? Infinity, Math.max(0, count - longestOutline));
  }

  #item({ title, offset, at, text }: OutlineEntry, index: number): HTMLElement {
    const { words } = this.#context;
    const entry = button('', () => this.#go(offset), { class: 'link step' });
    entry.append(renderLine(this.#context, title, 'step-title'));
    const time = clock(at - this.#startedAt);
    return make('li', { 'data-step': String(index), 'data-offset': String(offset) }, make('span', { class: 'time', title: words.t('reached after {0}', time) }, time), entry, this.#links.link(text));
  }
}

function entriesOf(parts: readonly Part[]): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let base = 0;
  for (const part of parts) {
    for (const { title, range, at } of part.steps) {
      entries.push({ title, offset: base + range.start, at: at ?? part.startedAt, text: part.text.slice(range.start, range.end) });
    }
    base += part.text.length + separator(part.text).length;
  }
  return entries;
}
