import { clock } from '../../core/clock.ts';
import type { Turn } from '../../core/trace.ts';
import { StreamView } from '../markdown/streamView.ts';
import type { ViewContext } from './context.ts';
import { make, setText } from './dom.ts';
import { OutlineView } from './outlineView.ts';
import { renderLine } from './rendered.ts';
import type { SourceLinks } from './sourceLinks.ts';
import { currentTitle, progressLine } from './statusWords.ts';
import { thinkingSource } from './thinkingSource.ts';

/** What the model thinks: its current step in one line, an outline of its steps; all of it when opened. */
export class ThinkingView {
  readonly element: HTMLElement;
  readonly stream: StreamView;
  readonly outline: OutlineView;
  readonly #context: ViewContext;
  readonly #toggle: HTMLButtonElement;
  readonly #label: HTMLElement;
  readonly #current: HTMLElement;
  readonly #body: HTMLElement;
  readonly #show: (offset: number) => void;
  #turn: Turn | undefined;
  #title = '';

  /** @param show opens it at an offset. */
  constructor(context: ViewContext, id: string, links: SourceLinks, show: (offset: number) => void) {
    this.#context = context;
    this.#show = show;
    const { words } = context;
    this.stream = new StreamView(context.parser, context.formulas, context.frames);
    this.outline = new OutlineView(context, id, links, (offset) => this.#show(offset));
    this.#label = make('span', { class: 'label' });
    this.#current = make('div', { class: 'current-step' });
    this.#body = make('div', { class: 'thinking-body', id: `thinking-${id}`, 'data-within': 'thinking', hidden: '' }, this.stream.element);
    this.#toggle = make(
      'button',
      { type: 'button', class: 'fold', 'aria-expanded': 'false', 'aria-controls': `thinking-${id}` },
      make('span', { class: 'chevron', 'aria-hidden': 'true' }),
      this.#label,
    );
    this.#toggle.addEventListener('click', () => {
      this.open(!this.isOpen);
      // Folded from deep inside, it would leave the view.
      if (!this.isOpen) this.element.scrollIntoView({ block: 'nearest' });
    });
    this.element = make(
      'div',
      { class: 'thinking', role: 'group', 'aria-label': words.t('Thinking'), hidden: '' },
      make('div', { class: 'thinking-head' }, this.#toggle, this.outline.toggle),
      this.#current,
      this.outline.element,
      this.#body,
    );
  }

  get isOpen(): boolean {
    return !this.#body.hidden;
  }

  /** Unfolds or folds it; what it shows is there at once. */
  open(open: boolean): void {
    this.#body.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    this.element.classList.toggle('open', open);
    if (open) this.#render();
  }

  /** To be called within a frame. */
  update(turn: Turn, now: number): void {
    this.#turn = turn;
    const parts = turn.parts.filter(({ kind }) => kind === 'thinking');
    this.element.hidden = parts.length === 0;
    if (parts.length === 0) return;
    const running = isThinking(turn);
    const { words } = this.#context;
    const took = clock((parts.at(-1)?.updatedAt ?? 0) - (parts[0]?.startedAt ?? 0));
    const label = running ? progressLine(words, turn, now) : words.t('Thought for {0}', took);
    const summarised = parts.every(({ form }) => form === 'summary');
    setText(this.#label, summarised ? `${label} · ${words.t('summary by the provider')}` : label);
    this.element.classList.toggle('running', running);
    this.#showCurrent(running ? currentTitle(turn) : '');
    this.outline.update(parts, turn.startedAt);
    if (this.isOpen) this.#render();
  }

  #showCurrent(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.#current.replaceChildren(...(title === '' ? [] : [renderLine(this.#context, title, 'step-title')]));
  }

  #render(): void {
    const turn = this.#turn;
    if (!turn || !this.isOpen) return;
    if (this.stream.set(thinkingSource(turn.parts.filter(({ kind }) => kind === 'thinking')), turn.end !== undefined)) this.stream.render();
    this.stream.window(this.#context.scroller);
  }
}

/** Whether it is thinking that comes at the moment. */
export function isThinking(turn: Turn): boolean {
  return turn.end === undefined && turn.parts.at(-1)?.kind === 'thinking';
}
