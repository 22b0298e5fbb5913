import { clock } from '../../core/clock.ts';
import type { Part, Turn } from '../../core/trace.ts';
import { StreamView } from '../markdown/streamView.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { renderLine } from './rendered.ts';
import { bound, currentTitle } from './statusWords.ts';

/** Outlines longer than this show their end first. */
const longestOutline = 100;

/** What the model thinks: its current step in one line; all of it, with an outline, when opened. */
export class ThinkingView {
  readonly element: HTMLElement;
  readonly stream: StreamView;
  readonly #context: ViewContext;
  readonly #toggle: HTMLButtonElement;
  readonly #label: HTMLElement;
  readonly #current: HTMLElement;
  readonly #body: HTMLElement;
  readonly #outline: HTMLDetailsElement;
  readonly #outlineHeading: HTMLElement;
  readonly #outlineList: HTMLOListElement;
  #turn: Turn | undefined;
  #title = '';
  #outlined = -1;

  constructor(context: ViewContext, id: string) {
    this.#context = context;
    const { words } = context;
    this.stream = new StreamView(context.parser, context.formulas);
    this.#label = make('span', { class: 'label' });
    this.#current = make('div', { class: 'current-step' });
    this.#outlineHeading = make('summary', {});
    this.#outlineList = make('ol', {});
    this.#outline = make('details', { class: 'outline', hidden: '' }, this.#outlineHeading, this.#outlineList);
    this.#body = make('div', { class: 'thinking-body', id: `thinking-${id}`, hidden: '' }, this.#outline, this.stream.element);
    this.#toggle = make(
      'button',
      { type: 'button', class: 'fold', 'aria-expanded': 'false', 'aria-controls': `thinking-${id}` },
      make('span', { class: 'chevron', 'aria-hidden': 'true' }),
      this.#label,
    );
    this.#outline.addEventListener('toggle', () => context.frames.request(this.#render));
    this.#toggle.addEventListener('click', () => this.open(!this.isOpen));
    this.element = make('div', { class: 'thinking', role: 'group', 'aria-label': words.t('Thinking'), hidden: '' }, this.#toggle, this.#current, this.#body);
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
    const running = turn.end === undefined && turn.parts.at(-1)?.kind === 'thinking';
    const { words } = this.#context;
    const took = clock((running ? now : (parts.at(-1)?.updatedAt ?? 0)) - (parts[0]?.startedAt ?? 0));
    const summarised = parts.every(({ form }) => form === 'summary');
    const label = running ? words.t('Thinking {0}', took) : words.t('Thought for {0}', took);
    setText(this.#label, summarised ? `${label} · ${words.t('summary by the provider')}` : label);
    this.element.classList.toggle('running', running);
    this.#showCurrent(running ? currentTitle(turn) : '');
    if (this.isOpen) this.#render();
  }

  #showCurrent(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.#current.replaceChildren(...(title === '' ? [] : [renderLine(this.#context, title, 'step-title')]));
  }

  readonly #render = (): void => {
    const turn = this.#turn;
    if (!turn || !this.isOpen) return;
    const parts = turn.parts.filter(({ kind }) => kind === 'thinking');
    if (this.stream.set(thinkingSource(parts), turn.end !== undefined)) this.stream.render();
    this.stream.window(this.#context.scroller);
    this.#renderOutline(parts);
  };

  #renderOutline(parts: readonly Part[]): void {
    const count = parts.reduce((sum, part) => sum + part.steps.length, 0);
    const { words } = this.#context;
    this.#outline.hidden = count < 2;
    setText(this.#outlineHeading, words.t('Outline: {0} steps', words.number(count)));
    if (count === this.#outlined || !this.#outline.open) return;
    this.#outlined = count;
    const entries: { readonly title: string; readonly offset: number }[] = [];
    let base = 0;
    for (const part of parts) {
      for (const { title, range } of part.steps) entries.push({ title, offset: base + range.start });
      base += part.text.length + separator(part.text).length;
    }
    const skipped = Math.max(0, entries.length - longestOutline);
    this.#outlineList.start = skipped + 1;
    this.#outlineList.replaceChildren(
      ...entries.slice(skipped).map(({ title, offset }) => {
        const entry = button('', () => this.#scrollTo(offset), { class: 'link' });
        entry.append(renderLine(this.#context, title, 'step-title'));
        return make('li', {}, entry);
      }),
    );
  }

  #scrollTo(offset: number): void {
    this.stream.elementAt(offset)?.scrollIntoView({ block: 'start' });
  }
}

/** All thinking as one text; its parts are paragraphs of their own. */
export function thinkingSource(parts: readonly Part[]): string {
  return parts.map(({ text }, index) => (index < parts.length - 1 ? text + separator(text) : text)).join('');
}

function separator(text: string): string {
  return text.endsWith('\n\n') ? '' : '\n\n';
}

/** The words of a running turn's state: `Thinking · 0:42`. */
export function activityLine({ words }: ViewContext, turn: Turn, now: number, word: (context: ReturnType<typeof bound>, turn: Turn) => string): string {
  const facts = [word(bound(words), turn), clock(now - turn.startedAt)];
  if (turn.claims.length > 0) facts.push(words.t('{0} claims checked', words.number(turn.claims.length)));
  return facts.join(' · ');
}
