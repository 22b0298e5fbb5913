import { endWords } from '../../core/endWords.ts';
import { answerText, type Turn } from '../../core/trace.ts';
import { StreamView } from '../markdown/streamView.ts';
import { ClaimsView } from './claimsView.ts';
import type { ViewContext } from './context.ts';
import { make, setText } from './dom.ts';
import { endView } from './endView.ts';
import { renderBlocks } from './rendered.ts';
import { activity } from './statusWords.ts';
import { activityLine, ThinkingView } from './thinkingView.ts';

/** One question and what came of it. */
export class TurnView {
  readonly element: HTMLElement;
  readonly claims: ClaimsView;
  readonly thinking: ThinkingView;
  readonly answer: StreamView;
  readonly #context: ViewContext;
  readonly #trace: string;
  readonly #status: HTMLElement;
  readonly #answerBox: HTMLElement;
  #turn: Turn | undefined;
  #end: HTMLElement | undefined;
  #announced = '';

  constructor(context: ViewContext, trace: string, turn: Turn) {
    this.#context = context;
    this.#trace = trace;
    const { words, post } = context;
    this.thinking = new ThinkingView(context, turn.id);
    this.answer = new StreamView(context.parser, context.formulas);
    this.#answerBox = make('div', { class: 'answer', role: 'group', 'aria-label': words.t('Answer'), hidden: '' }, this.answer.element);
    this.#status = make('p', { class: 'status' });
    this.claims = new ClaimsView(context, {
      show: (claim) => this.show('answer', claim.range.start),
      check: (claim) => post('checkInNotebook', { trace, claim: claim.id }),
    });
    const wish = turn.ask.trim() === '' ? wishOf(words, turn) : turn.ask;
    const asked = wish === '' ? undefined : make('div', { class: 'asked', role: 'note', 'aria-label': words.t('You asked') }, renderBlocks(context, wish, 'asked-text'));
    this.element = make('article', { class: 'turn', 'data-turn': turn.id }, asked, this.thinking.element, this.#answerBox, this.claims.element, this.#status);
  }

  /** To be called within a frame. */
  update(turn: Turn, now: number): void {
    const changed = turn !== this.#turn;
    this.#turn = turn;
    if (!changed && turn.end) return;
    this.thinking.update(turn, now);
    const answer = answerText(turn);
    this.#answerBox.hidden = answer.trim() === '';
    if (this.answer.set(answer, turn.end !== undefined)) this.answer.render();
    this.claims.update(turn.claims);
    this.#status.hidden = turn.end !== undefined;
    this.#announce(turn);
    if (turn.end) {
      const end = endView(this.#context, this.#trace, turn, turn.end);
      if (this.#end) this.#end.replaceWith(end);
      else this.element.append(end);
      this.#end = end;
    } else {
      setText(this.#status, activityLine(this.#context, turn, now, activity));
    }
  }

  window(): void {
    const { scroller } = this.#context;
    if (this.thinking.isOpen) this.thinking.stream.window(scroller);
    this.answer.window(scroller);
  }

  /** Scrolls to a place in the thinking or the answer and marks it for a moment. */
  show(within: 'thinking' | 'answer', offset: number): void {
    if (within === 'thinking') this.thinking.open(true);
    const element = (within === 'thinking' ? this.thinking.stream : this.answer).elementAt(offset);
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    element.classList.add('pointed');
    setTimeout(() => element.classList.remove('pointed'), 1500);
  }

  /** Says when it begins to think, to answer, and how it ended; nothing in between. */
  #announce(turn: Turn): void {
    const { words, announce } = this.#context;
    const phase = turn.end ? 'end' : (turn.parts.at(-1)?.kind ?? 'start');
    const first = this.#announced === '';
    if (phase === this.#announced) return;
    this.#announced = phase;
    if (turn.end) {
      if (first) return;
      const refuted = turn.claims.filter(({ verdict }) => verdict.kind === 'refuted').length;
      const verified = turn.claims.filter(({ verdict }) => verdict.kind === 'verified').length;
      const text = endWords(words, turn.end, answerText(turn).trim() !== '');
      announce([text === '' ? words.t('The answer is complete.') : text, words.t('{0} claims verified, {1} refuted.', words.number(verified), words.number(refuted))].join(' '));
    } else announce(activity({ t: (template, ...args) => words.t(template, ...args) }, turn));
  }
}

/** What a button asked for the user. */
function wishOf(words: ViewContext['words'], { task }: Turn): string {
  if (task === 'continue') return words.t('Continue');
  return task === 'answer' ? words.t('Answer Now') : '';
}
