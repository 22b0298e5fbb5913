import { answerText, type Trace, type Turn } from '../../core/trace.ts';
import { StreamView } from '../markdown/streamView.ts';
import { TurnAnnouncer } from './announcing.ts';
import { ClaimsView } from './claimsView.ts';
import type { ViewContext } from './context.ts';
import { make, setText } from './dom.ts';
import { endView } from './endView.ts';
import { point } from './pointing.ts';
import { PlotView } from './plotView.ts';
import { ReadingsView } from './readingsView.ts';
import type { PopupMenu } from './popupMenu.ts';
import type { SourceLinks } from './sourceLinks.ts';
import { progressLine } from './statusWords.ts';
import { isThinking, ThinkingView } from './thinkingView.ts';
import { TurnHead } from './turnHead.ts';

/** What a turn is given by the conversation it stands in. */
export interface TurnSurroundings {
  readonly trace: Trace;
  readonly menu: PopupMenu;
  readonly links: SourceLinks;
  readonly showVersion: (turn: string, by: 'previous' | 'next') => void;
  readonly compare: (turn: string) => void;
}

/** One question and what came of it. */
export class TurnView {
  readonly element: HTMLElement;
  readonly head: TurnHead;
  readonly claims: ClaimsView;
  readonly thinking: ThinkingView;
  readonly readings: ReadingsView;
  readonly answer: StreamView;
  readonly plots: PlotView;
  readonly #context: ViewContext;
  readonly #trace: string;
  readonly #status: HTMLElement;
  readonly #answerBox: HTMLElement;
  readonly #announcer: TurnAnnouncer;
  #turn: Turn | undefined;
  #versions = 0;
  #end: HTMLElement | undefined;
  /** The turn as `#end` shows it. */
  #ended: Turn | undefined;

  constructor(context: ViewContext, turn: Turn, { trace, menu, links, showVersion, compare }: TurnSurroundings) {
    this.#context = context;
    this.#trace = trace.id;
    const { words, post } = context;
    this.head = new TurnHead(context, trace.id, turn, menu, { show: showVersion, compare: () => compare(turn.id), readAll: (on) => this.#readAll(on) });
    this.thinking = new ThinkingView(context, turn.id, links, (offset) => this.show('thinking', offset));
    this.readings = new ReadingsView(context, {
      ask: (question) => post('ask', { trace: trace.id, text: question, task: 'ask', instead: turn.id }),
      reword: () => this.head.reword(turn.ask.trim() === '' ? trace.problem.text : turn.ask),
    });
    this.answer = new StreamView(context.parser, context.formulas, context.frames);
    this.#answerBox = make('div', { class: 'answer', role: 'group', 'aria-label': words.t('Answer'), 'data-within': 'answer', hidden: '' }, this.answer.element);
    this.plots = new PlotView(words);
    this.#status = make('p', { class: 'status' });
    this.#announcer = new TurnAnnouncer(context);
    this.claims = new ClaimsView(context, {
      show: (claim) => this.show('answer', claim.range.start),
      check: (claim) => post('checkInNotebook', { trace: trace.id, claim: claim.id }),
      source: (claim) => links.link(claim.text),
    });
    this.element = make(
      'article',
      { class: 'turn', 'data-turn': turn.id, tabindex: '-1', 'aria-labelledby': `turn-${turn.id}` },
      this.head.element,
      this.thinking.element,
      this.readings.element,
      this.#answerBox,
      this.plots.element,
      this.claims.element,
      this.#status,
    );
  }

  /** To be called within a frame. @param versions of its question. */
  update(turn: Turn, versions: readonly Turn[], now: number): void {
    const changed = turn !== this.#turn || versions.length !== this.#versions;
    this.#turn = turn;
    this.#versions = versions.length;
    if (!changed && turn.end) return;
    this.head.update(turn, versions);
    this.thinking.update(turn, now);
    const answer = answerText(turn);
    this.#answerBox.hidden = answer.trim() === '';
    if (this.answer.set(answer, turn.end !== undefined)) this.answer.render();
    this.plots.update(turn.plots);
    this.readings.update(turn);
    // What was not understood is said first.
    if (turn.end?.how === 'declined' && this.readings.element.previousSibling !== this.#answerBox) this.#answerBox.after(this.readings.element);
    this.claims.update(turn.claims);
    this.#announcer.update(turn, now);
    // While it thinks, the line above the thinking says it.
    this.#status.hidden = turn.end !== undefined || isThinking(turn);
    if (!this.#status.hidden) setText(this.#status, progressLine(this.#context.words, turn, now));
    if (!turn.end || (this.#end && this.#ended?.end === turn.end && this.#ended.usage === turn.usage)) return;
    this.#ended = turn;
    const end = endView(this.#context, this.#trace, turn, turn.end);
    if (this.#end) this.#end.replaceWith(end);
    else this.element.append(end);
    this.#end = end;
  }

  window(): void {
    const { scroller } = this.#context;
    if (this.thinking.isOpen) this.thinking.stream.window(scroller);
    this.answer.window(scroller);
  }

  /** The element that shows a place in the thinking or the answer, unfolded. */
  elementAt(within: 'thinking' | 'answer', offset: number): HTMLElement | undefined {
    if (within === 'thinking') this.thinking.open(true);
    return (within === 'thinking' ? this.thinking.stream : this.answer).elementAt(offset);
  }

  /** Scrolls to a place in the thinking or the answer and marks it for a moment. */
  show(within: 'thinking' | 'answer', offset: number): HTMLElement | undefined {
    const element = this.elementAt(within, offset);
    point(element);
    return element;
  }

  /** Shows all of it in the order it is read, with nothing put away: for screen readers and for printing. */
  #readAll(on: boolean): void {
    if (on && !this.thinking.element.hidden) this.thinking.open(true);
    void this.thinking.stream.linear(on);
    void this.answer.linear(on);
    this.#context.frames.request(() => undefined);
    this.#context.announce(on ? this.#context.words.t('Everything is shown in one flow.') : this.#context.words.t('Only what is near is shown.'));
  }
}
