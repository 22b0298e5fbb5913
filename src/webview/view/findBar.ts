import { answerText, type Trace } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { thinkingSource } from './thinkingView.ts';

/** A place in the source of a trace. */
export interface Found {
  readonly turn: string;
  readonly within: 'thinking' | 'answer';
  readonly offset: number;
}

/** More matches than these are not told apart. */
const mostMatches = 5000;

/** Every occurrence of words in a trace, in reading order. Letter case does not count. */
export function findIn(trace: Trace, words: string): readonly Found[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [];
  const found: Found[] = [];
  for (const turn of trace.turns) {
    const texts = [
      ['thinking', thinkingSource(turn.parts.filter(({ kind }) => kind === 'thinking'))],
      ['answer', answerText(turn)],
    ] as const;
    for (const [within, text] of texts) {
      const folded = text.toLowerCase();
      for (let offset = folded.indexOf(wanted); offset >= 0 && found.length < mostMatches; offset = folded.indexOf(wanted, offset + wanted.length)) {
        found.push({ turn: turn.id, within, offset });
      }
    }
  }
  return found;
}

/**
 * Finds words in the source of the whole trace, thinking included. The browser's own search would
 * miss what is put away.
 */
export class FindBar {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #go: (found: Found) => void;
  #trace: Trace | undefined;
  #found: readonly Found[] = [];
  #at = -1;
  #before: Element | null = null;

  constructor(context: ViewContext, go: (found: Found) => void) {
    const { words } = context;
    this.#context = context;
    this.#go = go;
    this.#input = make('input', { type: 'text', 'aria-label': words.t('Find in this trace'), placeholder: words.t('Find in this trace') });
    this.#count = make('span', { class: 'count', role: 'status' });
    this.element = make(
      'div',
      { class: 'find', role: 'search', hidden: '' },
      this.#input,
      this.#count,
      button('↑', () => this.#step(-1), { 'aria-label': words.t('Previous match'), title: words.t('Previous match') }),
      button('↓', () => this.#step(1), { 'aria-label': words.t('Next match'), title: words.t('Next match') }),
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
        this.#step(event.shiftKey ? -1 : 1);
      }
    });
  }

  open(): void {
    if (this.element.hidden) this.#before = document.activeElement;
    this.element.hidden = false;
    this.#input.focus();
    this.#input.select();
  }

  close(): void {
    this.element.hidden = true;
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  /** The trace as it is now; matches are counted again when it is searched on. */
  update(trace: Trace | undefined): void {
    this.#trace = trace;
  }

  #search(): void {
    this.#at = -1;
    this.#refresh();
  }

  #refresh(): void {
    const { words } = this.#context;
    this.#found = this.#trace ? findIn(this.#trace, this.#input.value) : [];
    const all = words.number(this.#found.length);
    const text = this.#found.length === 0 ? words.t('no match') : words.t('{0} of {1}', words.number(this.#at + 1), all);
    setText(this.#count, this.#input.value === '' ? '' : text);
  }

  #step(by: 1 | -1): void {
    this.#refresh();
    const { length } = this.#found;
    if (length === 0) return;
    this.#at = this.#at < 0 && by < 0 ? length - 1 : (this.#at + by + length) % length;
    this.#refresh();
    const found = this.#found[this.#at];
    if (found) this.#go(found);
  }
}
