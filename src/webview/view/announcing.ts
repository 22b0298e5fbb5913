import type { Turn } from '../../core/trace.ts';
import { endWords } from '../../core/endWords.ts';
import { answerText } from '../../core/trace.ts';
import type { ViewContext } from './context.ts';
import { activity, currentTitle } from './statusWords.ts';

/** How often the current step is said while it thinks; milliseconds. */
const stepMs = 30_000;

/** Tells screen readers of one turn: when it begins to think and to answer, now and then what it thinks about, how it ended. */
export class TurnAnnouncer {
  readonly #context: ViewContext;
  #phase = '';
  #saidAt = 0;
  #step = '';

  constructor(context: ViewContext) {
    this.#context = context;
  }

  update(turn: Turn, now: number): void {
    const { words, announce } = this.#context;
    const phase = turn.end ? 'end' : (turn.parts.at(-1)?.kind ?? 'start');
    const first = this.#phase === '';
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#saidAt = now;
      if (!turn.end) announce(activity(words, turn));
      else if (!first) announce(this.#ended(turn));
      return;
    }
    const step = currentTitle(turn);
    if (phase !== 'thinking' || now - this.#saidAt < stepMs || step === this.#step) return;
    this.#saidAt = now;
    this.#step = step;
    announce(words.t('Thinking: {0}', step));
  }

  #ended(turn: Turn): string {
    const { words } = this.#context;
    const count = (kind: string): string => words.number(turn.claims.filter(({ verdict }) => verdict.kind === kind).length);
    const text = turn.end ? endWords(words, turn.end, answerText(turn).trim() !== '') : '';
    return [text === '' ? words.t('The answer is complete.') : text, words.t('Claims: {0} verified, {1} refuted.', count('verified'), count('refuted'))].join(' ');
  }
}
