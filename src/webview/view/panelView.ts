import type { Trace } from '../../core/trace.ts';
import type { ToPanel } from '../../protocol/panel.ts';
import { AskBox } from './askBox.ts';
import type { ViewContext } from './context.ts';
import { make, setChildren } from './dom.ts';
import type { Drafts } from './drafts.ts';
import { takeDrops } from './dropTarget.ts';
import { emptyState } from './emptyState.ts';
import { FindBar } from './findBar.ts';
import { Header } from './header.ts';
import { problemCard } from './problemCard.ts';
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
  readonly #header: Header;
  readonly #empty: HTMLElement;
  readonly #turns = new Map<string, TurnView>();
  #card: { readonly trace: string; readonly hash: string; readonly element: HTMLElement } | undefined;
  #trace: string | undefined;

  constructor(context: ViewContext, drafts: Drafts) {
    this.#context = context;
    const { scroller, post } = context;
    this.ask = new AskBox(context, drafts);
    this.#empty = emptyState(context);
    this.find = new FindBar(context, ({ turn, within, offset }) => this.#turns.get(turn)?.show(within, offset));
    this.#header = new Header(context, this.find, {
      nextRefuted: () => this.#nextRefuted(),
      newProblem: () => {
        post('choose', { trace: undefined });
        this.ask.focus();
      },
    });
    this.element = make('div', { class: 'panel' }, this.#header.element, scroller, this.ask.element);
    takeDrops(this.element, context, (why) => this.ask.say(why));
  }

  /** To be called within a frame. */
  update(state: PanelState, now: number): void {
    const { scroller } = this.#context;
    const { trace } = state;
    this.element.dataset.place = state.place;
    this.ask.update(state);
    this.find.update(trace);
    if (!trace) {
      this.#turns.clear();
      this.#trace = undefined;
      setChildren(scroller, [this.#empty]);
      this.#header.update(state, 0);
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
    this.#header.update(state, this.#refutedClaims().length);
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
