import { canAnswerNow } from '../../core/endActions.ts';
import type { Trace } from '../../core/trace.ts';
import type { ToPanel } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import { AskBox } from './askBox.ts';
import type { ViewContext } from './context.ts';
import { button, make, setChildren, setText } from './dom.ts';
import { emptyState } from './emptyState.ts';
import { FindBar } from './findBar.ts';
import { problemCard } from './problemCard.ts';
import { SessionMenu } from './sessionMenu.ts';
import { TurnView } from './turnView.ts';

export interface PanelState extends Omit<ToPanel['snapshot'], 'sequence'> {
  readonly trace: Trace | undefined;
}

/** The whole panel: header, the current trace, the box to ask. */
export class PanelView {
  readonly element: HTMLElement;
  readonly ask: AskBox;
  readonly find: FindBar;
  readonly #context: ViewContext;
  readonly #sessions: SessionMenu;
  readonly #model: HTMLButtonElement;
  readonly #restricted: HTMLElement;
  readonly #finder: HTMLButtonElement;
  readonly #refuted: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #turns = new Map<string, TurnView>();
  #card: { readonly trace: string; readonly hash: string; readonly element: HTMLElement } | undefined;
  #trace: string | undefined;

  constructor(context: ViewContext, draft: string, onDraft: (draft: string) => void) {
    this.#context = context;
    const { words, post, scroller } = context;
    this.#sessions = new SessionMenu(context);
    this.#model = button('', () => post('command', { id: 'chooseModel' }), { class: 'link model', title: words.t('Choose Model') });
    this.#refuted = button('', () => this.#nextRefuted(), { class: 'link next-refuted', hidden: '' });
    this.#restricted = make('p', { class: 'restricted', hidden: '' }, words.t('Restricted Mode: no code is run in this workspace.'));
    this.ask = new AskBox(context, draft, onDraft);
    this.#empty = emptyState(context);
    this.find = new FindBar(context, ({ turn, within, offset }) => this.#turns.get(turn)?.show(within, offset));
    this.#finder = button('⌕', () => this.find.open(), { class: 'link finder', 'aria-label': words.t('Find in this trace'), title: words.t('Find in this trace') });
    this.element = make(
      'div',
      { class: 'panel' },
      make('header', { class: 'top' }, make('h1', { class: 'unseen' }, 'Therefore'), make('div', { class: 'line' }, this.#sessions.element, this.#finder), make('div', { class: 'line' }, this.#model, this.#refuted), this.find.element, this.#restricted),
      scroller,
      this.ask.element,
    );
  }

  /** To be called within a frame. */
  update(state: PanelState, now: number): void {
    const { words, scroller } = this.#context;
    const { trace } = state;
    this.#sessions.update(state.traces, trace?.id);
    setText(this.#model, `${shown(state.model.label)} · ${effortWord(this.#context, state.effort)}`);
    this.#restricted.hidden = state.trusted;
    const last = trace?.turns.at(-1);
    this.ask.update({ trace: trace?.id, running: trace !== undefined && isRunning(trace), thinking: last !== undefined && canAnswerNow(last) });
    this.find.update(trace);
    this.#finder.hidden = trace === undefined;
    if (!trace) {
      this.#turns.clear();
      this.#trace = undefined;
      setChildren(scroller, [this.#empty]);
      this.#refuted.hidden = true;
      return;
    }
    if (trace.id !== this.#trace) this.#turns.clear();
    this.#trace = trace.id;
    if (this.#card?.trace !== trace.id || this.#card.hash !== trace.problem.hash) {
      this.#card = { trace: trace.id, hash: trace.problem.hash, element: problemCard(this.#context, trace) };
    }
    const views = trace.turns.map((turn) => {
      const view = this.#turns.get(turn.id) ?? new TurnView(this.#context, trace.id, turn);
      this.#turns.set(turn.id, view);
      return view;
    });
    setChildren(scroller, [this.#card.element, ...views.map(({ element }) => element)]);
    for (const [index, view] of views.entries()) {
      const turn = trace.turns[index];
      if (turn) view.update(turn, now);
    }
    // The button that was pressed is hidden now.
    if (document.activeElement?.matches('.turn:not(:last-child) .goes-on') === true) this.ask.focus();
    const refuted = this.#refutedClaims().length;
    this.#refuted.hidden = refuted === 0;
    setText(this.#refuted, words.t('✗ {0} refuted: show next', words.number(refuted)));
  }

  window(): void {
    for (const view of this.#turns.values()) view.window();
  }

  showClaim(claim: string): void {
    for (const view of this.#turns.values()) point(view.claims.elementOf(claim));
  }

  #refutedClaims(): readonly HTMLElement[] {
    return [...this.#turns.values()].flatMap(({ claims }) => claims.refuted());
  }

  #nextRefuted(): void {
    const all = this.#refutedClaims();
    const at = all.findIndex((element) => element.contains(document.activeElement) || element.classList.contains('pointed'));
    point(all[(at + 1) % all.length]);
  }
}

export function isRunning(trace: Trace): boolean {
  const last = trace.turns.at(-1);
  return last !== undefined && last.end === undefined;
}

function point(element: HTMLElement | undefined): void {
  if (!element) return;
  const details = element.closest('details');
  if (details) details.open = true;
  for (const other of document.querySelectorAll('.claim.pointed')) other.classList.remove('pointed');
  element.classList.add('pointed');
  element.scrollIntoView({ block: 'center' });
  element.focus();
}

function effortWord({ words }: ViewContext, effort: PanelState['effort']): string {
  switch (effort) {
    case 'auto':
      return words.t('effort: auto');
    case 'low':
      return words.t('effort: low');
    case 'medium':
      return words.t('effort: medium');
    case 'high':
      return words.t('effort: high');
    case 'max':
      return words.t('effort: max');
  }
}
