import type { Turn } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { renderLine } from './rendered.ts';

/** The solver offers fewer; a damaged journal may hold any number. */
const most = 8;

export interface ReadingsActions {
  /** Asks this question in place of the turn's own. */
  readonly ask: (question: string) => void;
  /** Lets the user put the question in other words. */
  readonly reword: () => void;
}

/** How a question may have been meant instead, one click away: folded below what was understood, open where nothing was. */
export class ReadingsView {
  readonly element: HTMLDetailsElement;
  readonly #context: ViewContext;
  readonly #summary = make('summary', {});
  readonly #list = make('ul', { class: 'readings-list' });
  #others: readonly string[] | undefined;
  #isDeclined = false;

  constructor(context: ViewContext, { ask, reword }: ReadingsActions) {
    this.#context = context;
    this.element = make('details', { class: 'readings', hidden: '' }, this.#summary, this.#list);
    this.#list.addEventListener('click', ({ target }) => {
      const row = target instanceof Element ? target.closest('button') : null;
      if (!row) return;
      const question = this.#others?.[Number(row.dataset['index'])];
      if (question === undefined) reword();
      else ask(question);
    });
  }

  update({ otherReadings, end }: Turn): void {
    const { words } = this.#context;
    this.element.hidden = otherReadings === undefined;
    setText(this.#summary, end?.how === 'declined' ? words.t('Did you mean one of these?') : words.t('Not what you meant?'));
    // Opened once: whoever folds it wants it so.
    if (end?.how === 'declined' && !this.#isDeclined) this.element.open = this.#isDeclined = true;
    if (otherReadings === this.#others) return;
    this.#others = otherReadings;
    const rows = (otherReadings ?? []).slice(0, most).map((question, index) => {
      const row = button('', () => undefined, { 'data-index': String(index), title: words.t('Ask this instead') });
      row.append(renderLine(this.#context, question, 'markdown'));
      return make('li', {}, row);
    });
    this.#list.replaceChildren(...rows, make('li', {}, button(words.t('In other words…'), () => undefined)));
  }
}
