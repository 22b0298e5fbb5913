import { versionsOf } from '../../core/conversation.ts';
import { answerText, type Trace } from '../../core/trace.ts';
import { StreamView } from '../markdown/streamView.ts';
import { ClaimsView } from './claimsView.ts';
import { agreement, compareFacts, type Version } from './compareFacts.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import { iconButton } from './iconButton.ts';
import { point } from './pointing.ts';

export interface CompareActions {
  readonly close: () => void;
  /** Goes on with one version. */
  readonly show: (turn: string) => void;
}

/** One of the two answers. */
class Side {
  readonly element: HTMLElement;
  readonly answer: StreamView;
  readonly claims: ClaimsView;
  readonly #heading: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #context: ViewContext;
  #turn = '';

  constructor(context: ViewContext, trace: string, show: (turn: string) => void) {
    const { words, post } = context;
    this.#context = context;
    this.#heading = make('h3', {});
    this.#empty = make('p', { class: 'quiet' }, words.t('There is no answer.'));
    this.answer = new StreamView(context.parser, context.formulas, context.frames);
    this.claims = new ClaimsView(context, {
      show: (claim) => point(this.answer.elementAt(claim.range.start)),
      check: (claim) => post('checkInNotebook', { trace, claim: claim.id }),
      source: () => undefined,
    });
    this.element = make(
      'section',
      { class: 'side' },
      make('header', {}, this.#heading, button(words.t('Go on with this one'), () => show(this.#turn), { class: 'link' })),
      make('div', { 'data-within': 'answer' }, this.answer.element),
      this.#empty,
      this.claims.element,
    );
  }

  update({ turn, number }: Version): void {
    const { words } = this.#context;
    this.#turn = turn.id;
    const label = words.t('Version {0}', words.number(number));
    setText(this.#heading, label);
    this.element.setAttribute('aria-label', label);
    this.element.dataset.turn = turn.id;
    const answer = answerText(turn);
    this.#empty.hidden = answer.trim() !== '';
    if (this.answer.set(answer, turn.end !== undefined)) this.answer.render();
    this.claims.update(turn.claims);
  }
}

/** Two versions of a question side by side; one above the other, with a switch, where there is no room. */
export class CompareView {
  readonly element: HTMLElement;
  /** The turn that was looked at before. */
  readonly returnTo: string;
  readonly #context: ViewContext;
  readonly #heading: HTMLElement;
  readonly #facts: HTMLElement;
  readonly #said: HTMLElement;
  readonly #sides: readonly [Side, Side];
  readonly #choices: readonly [HTMLSelectElement, HTMLSelectElement];
  readonly #choosing: HTMLElement;
  readonly #switches: readonly [HTMLButtonElement, HTMLButtonElement];
  #pair: readonly [string, string];
  #factsOf: readonly [string, string] | undefined;
  #trace: Trace;

  constructor(context: ViewContext, trace: Trace, pair: readonly [string, string], returnTo: string, actions: CompareActions) {
    const { words } = context;
    this.#context = context;
    this.#trace = trace;
    this.#pair = pair;
    this.returnTo = returnTo;
    this.#heading = make('h2', { tabindex: '-1', id: 'comparison' }, words.t('Two versions side by side'));
    this.#said = make('p', { class: 'agreement' });
    this.#facts = make('div', { class: 'facts-box' });
    this.#sides = [new Side(context, trace.id, actions.show), new Side(context, trace.id, actions.show)];
    const choice = (index: 0 | 1, label: string): HTMLSelectElement => {
      const element = make('select', { 'aria-label': label });
      element.addEventListener('change', () => this.#choose(index, element.value));
      return element;
    };
    this.#choices = [choice(0, words.t('Left version')), choice(1, words.t('Right version'))];
    this.#choosing = make('div', { class: 'choosing' }, this.#choices[0], make('span', { 'aria-hidden': 'true' }, '↔'), this.#choices[1]);
    const turner = (index: 0 | 1): HTMLButtonElement => button('', () => this.#turnTo(index));
    this.#switches = [turner(0), turner(1)];
    this.element = make(
      'section',
      { class: 'comparison', 'aria-labelledby': 'comparison' },
      make('header', {}, this.#heading, this.#choosing, iconButton('close', words.t('Close the comparison (Escape)'), actions.close)),
      this.#said,
      this.#facts,
      make('div', { class: 'switches', role: 'group', 'aria-label': words.t('Show only') }, ...this.#switches),
      make('div', { class: 'sides' }, this.#sides[0].element, this.#sides[1].element),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      actions.close();
    });
    this.#turnTo(0);
    this.#render();
  }

  get compared(): readonly [string, string] {
    return this.#pair;
  }

  /** Shows the trace as it is now; false where what is compared is not in it, or more was asked: that is what its reader wants to see. */
  update(trace: Trace): boolean {
    if (trace.id !== this.#trace.id || trace.turns.length > this.#trace.turns.length || !this.#pair.every((id) => trace.turns.some((turn) => turn.id === id))) return false;
    if (trace !== this.#trace) {
      this.#trace = trace;
      this.#render();
    }
    return true;
  }

  get streams(): readonly StreamView[] {
    return this.#sides.map(({ answer }) => answer);
  }

  window(): void {
    for (const { answer } of this.#sides) answer.window(this.#context.scroller);
  }

  focus(): void {
    this.#heading.focus();
  }

  #versions(): readonly Version[] {
    const turn = this.#trace.turns.find(({ id }) => id === this.#pair[0]);
    return turn ? versionsOf(this.#trace, turn).map((version, index) => ({ turn: version, number: index + 1 })) : [];
  }

  #render(): void {
    const { words } = this.#context;
    const versions = this.#versions();
    const [left, right] = this.#pair.map((id) => versions.find(({ turn }) => turn.id === id));
    if (!left || !right) return;
    setText(this.#said, agreement(this.#context, [left, right]));
    const facts = compareFacts(this.#context, [left, right]);
    // What is the same stays, and with it what is selected there.
    if (this.#facts.textContent !== facts.textContent || this.#factsOf !== this.#pair) this.#facts.replaceChildren(facts);
    this.#factsOf = this.#pair;
    this.#sides[0].update(left);
    this.#sides[1].update(right);
    this.#choosing.hidden = versions.length < 3;
    for (const [index, select] of this.#choices.entries()) {
      // Made once: a list that is open while an answer comes stays open. No version is added while two are compared.
      if (select.options.length === 0) select.append(...versions.map(({ turn, number }) => make('option', { value: turn.id }, words.t('Version {0}', words.number(number)))));
      select.value = this.#pair[index] ?? '';
      for (const option of select.options) option.disabled = option.value === this.#pair[1 - index];
    }
    for (const [index, version] of [left, right].entries()) setText(this.#switches[index] ?? this.#said, words.t('Version {0}', words.number(version.number)));
  }

  #choose(index: 0 | 1, turn: string): void {
    this.#pair = index === 0 ? [turn, this.#pair[1]] : [this.#pair[0], turn];
    this.#context.frames.request(() => this.#render());
  }

  /** Where only one has room. */
  #turnTo(index: 0 | 1): void {
    for (const [at, element] of this.#switches.entries()) element.setAttribute('aria-pressed', String(at === index));
    for (const [at, { element }] of this.#sides.entries()) element.classList.toggle('behind', at !== index);
  }
}
