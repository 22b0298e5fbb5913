import type { UseReason } from '../../core/proof.ts';
import type { Parser } from '../../markdown/parser.ts';
import type { FromProof, ShownFact, ShownGoal, ShownLine, ShownPlace, ToProof } from '../../protocol/proof.ts';
import type { Formulas } from '../markdown/formulas.ts';
import { button, make, setText } from '../view/dom.ts';
import { renderLine } from '../view/rendered.ts';
import type { Words } from '../view/words.ts';
import { certaintyMark, certaintyText } from './certaintyView.ts';

export interface ProofContext {
  readonly words: Words;
  readonly parser: Parser;
  readonly formulas: Formulas;
  readonly post: <K extends keyof FromProof>(type: K, data: FromProof[K]) => void;
}

/** What is known at one line: the line and how sure it is, the goal, and the facts, those it uses marked. */
export class ProofPlaceView {
  readonly element: HTMLElement;
  readonly #context: ProofContext;
  readonly #where: HTMLElement;
  readonly #pin: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #check: HTMLButtonElement;
  readonly #body: HTMLElement;
  #told: ToProof['place'] | undefined;

  constructor(context: ProofContext) {
    const { words, post } = context;
    this.#context = context;
    this.#where = make('h1', { class: 'where' });
    this.#pin = button(words.t('Pin'), () => post('pin', { pinned: this.#told?.pinned !== true }), { class: 'toggle', 'aria-pressed': 'false', title: words.t('Stay at this line while the cursor moves') });
    this.#pause = button(words.t('Pause'), () => post('pause', { paused: this.#told?.paused !== true }), { class: 'toggle', 'aria-pressed': 'false', title: words.t('Change nothing here until it goes on') });
    this.#check = button(words.t('Check Proof'), () => post('checkProof', undefined), { title: words.t('Compute what can be computed, and ask the chosen model about the rest') });
    const tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': words.t('Proof') }, this.#pin, this.#pause, this.#check);
    this.#body = make('main', { class: 'place', tabindex: '0', 'aria-label': words.t('What is known at this line') });
    this.element = make('div', { class: 'proof' }, make('header', {}, this.#where, tools), this.#body);
    this.#show(undefined);
  }

  update(told: ToProof['place']): void {
    const before = this.#told;
    this.#told = told;
    this.#pin.setAttribute('aria-pressed', String(told.pinned));
    this.#pause.setAttribute('aria-pressed', String(told.paused));
    this.element.classList.toggle('paused', told.paused);
    if (before && JSON.stringify(before.place) === JSON.stringify(told.place)) return;
    // The same button in the new text keeps the keyboard.
    const key = document.activeElement instanceof HTMLElement && this.#body.contains(document.activeElement) ? document.activeElement.dataset['key'] : undefined;
    const top = before?.place?.here.line === told.place?.here.line ? this.#body.scrollTop : 0;
    this.#show(told.place);
    this.#body.scrollTop = top;
    if (key !== undefined) (this.#body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? this.#body).focus();
  }

  #show(place: ShownPlace | undefined): void {
    const { words } = this.#context;
    for (const tool of [this.#pin, this.#pause, this.#check]) tool.hidden = place === undefined && this.#told?.pinned !== true && this.#told?.paused !== true;
    setText(this.#where, place ? words.t('{0}, line {1}', place.document, place.here.line + 1) : words.t('Proof'));
    // The view's own title says it to the eye.
    this.#where.classList.toggle('unseen', place === undefined);
    this.#body.replaceChildren(...(place ? this.#sections(place) : [this.#empty()]));
  }

  #empty(): HTMLElement {
    const { words } = this.#context;
    return make(
      'div',
      { class: 'empty' },
      make('p', {}, words.t('Put the cursor into a proof or a derivation in Markdown, LaTeX or plain text.')),
      make('p', {}, words.t('Here you see what is known at that line, what is to be shown, what the line uses, and how sure it is. No model is needed.')),
    );
  }

  #sections(place: ShownPlace): readonly HTMLElement[] {
    const { words } = this.#context;
    const { here, facts, goals, parts, more } = place;
    const used = facts.filter(({ use }) => use !== undefined);
    return [
      section(words.t('This line'), [
        this.#line(here, 'here'),
        ...(here.role === 'claims' ? [certaintyText(words, here.certainty)] : [make('p', { class: 'quiet' }, this.#roleWords(here.role))]),
        ...(used.length > 0 ? [make('p', { class: 'uses' }, `${words.t('Uses')} `, ...used.flatMap((fact, index) => [index > 0 ? ', ' : undefined, this.#link(fact.line, 'use'), ` (${this.#useWords(fact.use ?? 'shares')})`]))] : []),
      ]),
      section(words.t('Goal'), goals.length > 0 ? goals.map((goal) => this.#goal(goal)) : [make('p', { class: 'quiet' }, words.t('Nothing here says what is to be shown.'))]),
      ...(parts.length > 0 ? [section(words.t('Within'), parts.map((part) => this.#row(part, 'part')))] : []),
      section(words.t('Known here'), [
        ...(more > 0 ? [make('p', { class: 'quiet' }, words.t('{0} earlier facts are not listed.', more))] : []),
        facts.length > 0 ? make('ul', {}, ...facts.map((fact) => this.#fact(fact))) : make('p', { class: 'quiet' }, words.t('Nothing is known before this line.')),
      ]),
    ];
  }

  #goal(goal: ShownGoal): HTMLElement {
    if (goal.kind === 'statement') return this.#row(goal, 'goal');
    const { words } = this.#context;
    return make('div', { class: 'row' }, this.#link(goal.line, 'goal'), make('span', {}, `${words.t('from')} `, renderLine(this.#context, goal.from, 'formula-line'), ` ${words.t('to')} `, renderLine(this.#context, goal.to, 'formula-line')));
  }

  #fact(fact: ShownFact): HTMLElement {
    const { words } = this.#context;
    const origin = fact.origin === 'given' ? words.t('given') : fact.origin === 'supposed' ? words.t('supposed') : undefined;
    const note = origin === undefined ? certaintyMark(words, fact.certainty) : make('span', { class: 'note' }, origin);
    const use = fact.use === undefined ? undefined : make('span', { class: 'note used' }, words.t('used'));
    return make('li', { class: fact.use === undefined ? 'row' : 'row is-used' }, this.#link(fact.line, 'fact'), make('span', {}, renderLine(this.#context, fact.markdown, 'formula-line'), ' ', note, use === undefined ? undefined : ' ', use));
  }

  #row(line: ShownLine, key: string): HTMLElement {
    return make('div', { class: 'row' }, this.#link(line.line, key), this.#line(line, key));
  }

  #line({ markdown }: ShownLine, name: string): HTMLElement {
    return renderLine(this.#context, markdown, `formula-line ${name}`);
  }

  #link(line: number, key: string): HTMLElement {
    const { words, post } = this.#context;
    return button(String(line + 1), () => post('reveal', { line }), { class: 'link number', 'aria-label': words.t('Go to line {0}', line + 1), title: words.t('Go to line {0}', line + 1), 'data-key': `${key} ${line}` });
  }

  #roleWords(role: ShownPlace['here']['role']): string {
    const { words } = this.#context;
    switch (role) {
      case 'goal':
        return words.t('It says what is to be shown.');
      case 'supposes':
        return words.t('It supposes something; there is nothing to check.');
      case 'says':
      case 'claims':
        return words.t('It claims nothing that could be checked.');
    }
  }

  #useWords(use: UseReason): string {
    const { words } = this.#context;
    switch (use) {
      case 'cited':
        return words.t('named here');
      case 'premise':
        return words.t('it may rest on this');
      case 'follows':
        return words.t('it goes on from this');
      case 'shares':
        return words.t('same letters');
    }
  }
}

function section(title: string, content: readonly HTMLElement[]): HTMLElement {
  return make('section', { 'aria-label': title }, make('h2', {}, title), ...content);
}
