import type { Trace } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { countIn, findIn, type Found } from './findings.ts';
import { markFound, rangesOf } from './highlights.ts';

/** How often the marks are drawn anew at most; milliseconds. */
const markEveryMs = 200;

/**
 * Finds words in the source of the whole conversation, thinking and claims included. The browser's own search
 * would miss what is put away.
 */
export class FindBar {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  /** Brings a place into view and gives the element that shows it. */
  readonly #go: (found: Found) => HTMLElement | undefined;
  #trace: Trace | undefined;
  #found: readonly Found[] = [];
  #at = -1;
  #current: { readonly element: HTMLElement; readonly nth: number } | undefined;
  #before: Element | null = null;
  #marking: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ViewContext, go: (found: Found) => HTMLElement | undefined) {
    const { words } = context;
    this.#context = context;
    this.#go = go;
    this.#input = make('input', { type: 'text', 'aria-label': words.t('Find in this trace'), placeholder: words.t('Find in this trace') });
    this.#count = make('span', { class: 'count', role: 'status' });
    const stepper = (sign: string, label: string, by: 1 | -1): HTMLButtonElement => button(sign, () => this.step(by), { 'aria-label': label, title: label });
    this.element = make(
      'div',
      { class: 'find', role: 'search', hidden: '' },
      this.#input,
      this.#count,
      stepper('↑', words.t('Previous match (Shift+F3)'), -1),
      stepper('↓', words.t('Next match (F3)'), 1),
      button('×', () => this.close(), { 'aria-label': words.t('Close the search'), title: words.t('Close the search') }),
    );
    this.#input.addEventListener('input', () => this.#search());
    this.element.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close();
      } else if (event.key === 'Enter' && event.target === this.#input) {
        event.preventDefault();
        this.step(event.shiftKey ? -1 : 1);
      }
    });
  }

  /** What is looked for; empty while it is closed. */
  get text(): string {
    return this.element.hidden ? '' : this.#input.value;
  }

  /** Where there is no trace there is nothing to search. */
  open(): void {
    if (!this.#trace) return;
    if (this.element.hidden) this.#before = document.activeElement;
    this.element.hidden = false;
    this.#input.focus();
    this.#input.select();
    this.#search();
  }

  /** Opens it with words that were looked for before, and leaves the keyboard where it is. */
  restore(text: string): void {
    this.element.hidden = false;
    this.#input.value = text;
    this.#search();
  }

  /** The keyboard goes back to where it came from, unless it is elsewhere already. */
  close(): void {
    if (this.element.hidden) return;
    const held = this.element.contains(document.activeElement);
    this.element.hidden = true;
    this.#current = undefined;
    markFound([], undefined);
    if (!held) return;
    if (this.#before instanceof HTMLElement && this.#before !== document.body && this.#before.isConnected) this.#before.focus();
    else this.#context.scroller.focus();
  }

  /** The trace as it is now; matches are counted again when it is searched on. */
  update(trace: Trace | undefined): void {
    this.#trace = trace;
  }

  /** To be called when a frame's changes are made: what came into view is marked too. */
  settle(): void {
    if (this.text === '') return;
    this.#marking ??= setTimeout(() => {
      this.#marking = undefined;
      this.#mark();
    }, markEveryMs);
  }

  /** Goes to the next or the previous match; opens the search where it is closed. */
  step(by: 1 | -1): void {
    if (this.element.hidden) {
      this.open();
      if (this.#input.value === '' || this.element.hidden) return;
    }
    this.#refresh();
    const { length } = this.#found;
    if (length === 0) return;
    this.#at = this.#at < 0 && by < 0 ? length - 1 : (this.#at + by + length) % length;
    this.#refresh();
    const found = this.#found[this.#at];
    if (found) this.#show(found);
  }

  #search(): void {
    this.#at = -1;
    this.#current = undefined;
    this.#refresh();
    this.#mark();
  }

  #refresh(): void {
    const { words } = this.#context;
    this.#found = this.#trace ? findIn(this.#trace, this.#input.value, words) : [];
    const all = words.number(this.#found.length);
    const text = this.#found.length === 0 ? words.t('no match') : words.t('{0} of {1}', words.number(this.#at + 1), all);
    setText(this.#count, this.#input.value === '' ? '' : text);
  }

  #show(found: Found): void {
    const held = document.activeElement;
    const element = this.#go(found);
    // Going through matches keeps the keyboard in the search.
    if (held instanceof HTMLElement && this.element.contains(held)) held.focus({ preventScroll: true });
    const nth = element && found.within !== 'claim' ? countIn(found.source, this.#input.value, Number(element.dataset.start ?? 0), found.offset) : 0;
    this.#current = element && { element, nth };
    const range = this.#mark();
    if (!range || !element) return;
    const { scroller } = this.#context;
    const at = range.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (at.top < view.top || at.bottom > view.bottom) scroller.scrollTop += at.top - view.top - view.height / 2;
  }

  /** Marks what is found in what is shown; the range of the match that was gone to, where it can be told. */
  #mark(): Range | undefined {
    const wanted = this.text;
    const ranges = wanted === '' ? [] : [...this.#context.scroller.querySelectorAll('[data-within] .block, .claim')].flatMap((block) => rangesOf(block, wanted));
    const own = this.#current ? rangesOf(this.#current.element, wanted) : [];
    const current = own[Math.min(this.#current?.nth ?? 0, own.length - 1)];
    markFound(ranges, current);
    return current;
  }
}
