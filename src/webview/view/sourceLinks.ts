import { lineConcerned } from '../../core/sourceLines.ts';
import type { Trace } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { button } from './dom.ts';

/** Longer texts are not looked up: they concern no single line. UTF-16 units. */
const longest = 2000;

/** Which line of the problem a statement concerns, and the way there. */
export class SourceLinks {
  readonly #context: ViewContext;
  readonly #trace: Trace;
  readonly #known = new Map<string, number | undefined>();

  constructor(context: ViewContext, trace: Trace) {
    this.#context = context;
    this.#trace = trace;
  }

  /** 0-based within the problem's text. */
  lineOf(text: string): number | undefined {
    if (!this.#trace.problem.place || text.length > longest) return undefined;
    if (!this.#known.has(text)) this.#known.set(text, lineConcerned(this.#trace.problem.text, text));
    return this.#known.get(text);
  }

  /** A button that goes to the line a text concerns; undefined where it concerns none. */
  link(text: string): HTMLButtonElement | undefined {
    const { place } = this.#trace.problem;
    const line = this.lineOf(text);
    if (!place || line === undefined) return undefined;
    const { words, post } = this.#context;
    const shown = words.number(place.line + line + 1);
    return button(words.t('line {0}', shown), () => post('reveal', { trace: this.#trace.id, line }), { class: 'link source-line', title: words.t('Go to line {0} of the source', shown) });
  }
}
