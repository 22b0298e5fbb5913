import type { Trace } from '../../core/trace.ts';
import type { ToPanel } from '../../protocol/panel.ts';
import { AskBox } from './askBox.ts';
import type { ViewContext } from './context.ts';
import { ConversationView } from './conversationView.ts';
import { CopyControl } from './copyControl.ts';
import { make, setChildren } from './dom.ts';
import type { Drafts } from './drafts.ts';
import { takeDrops } from './dropTarget.ts';
import { emptyState } from './emptyState.ts';
import { FindBar } from './findBar.ts';
import type { Found } from './findings.ts';
import { Header } from './header.ts';
import { PopupMenu } from './popupMenu.ts';
import type { ReadingPlaces } from './readingPlaces.ts';

export interface PanelState extends Omit<ToPanel['snapshot'], 'sequence'> {
  readonly trace: Trace | undefined;
}

/** How often the reader's place is kept at most; milliseconds. */
const keepEveryMs = 400;

/** The whole panel: header, the current trace, the box to ask. */
export class PanelView {
  readonly element: HTMLElement;
  readonly ask: AskBox;
  readonly find: FindBar;
  readonly conversation: ConversationView;
  readonly copying: CopyControl;
  readonly #context: ViewContext;
  readonly #places: ReadingPlaces;
  readonly #header: Header;
  readonly #menu: PopupMenu;
  readonly #empty: HTMLElement;
  #trace: string | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #kept = '';
  #atEnd = false;

  constructor(context: ViewContext, drafts: Drafts, places: ReadingPlaces) {
    this.#context = context;
    this.#places = places;
    const { scroller, post } = context;
    const menu = new PopupMenu();
    this.#menu = menu;
    this.ask = new AskBox(context, drafts);
    this.#empty = emptyState(context);
    this.conversation = new ConversationView(context, menu);
    this.copying = new CopyControl(context, menu, (block) => this.conversation.sourceOf(block));
    this.find = new FindBar(context, (found) => this.#show(found));
    this.#header = new Header(context, this.find, {
      nextRefuted: () => this.conversation.nextRefuted(),
      newProblem: () => {
        post('choose', { trace: undefined });
        this.ask.focus();
      },
    });
    // Not into what scrolls: it would cut them off.
    this.ask.element.append(menu.element, this.copying.element);
    this.element = make('div', { class: 'panel' }, this.#header.element, scroller, this.ask.element);
    takeDrops(this.element, context, (why) => this.ask.tell(why));
  }

  /** To be called within a frame. */
  update(state: PanelState, now: number): void {
    const { scroller } = this.#context;
    const held = scroller.contains(document.activeElement);
    this.#update(state, now);
    // What held the keyboard went away with the trace it was of.
    if (held && document.activeElement === document.body) scroller.focus({ preventScroll: true });
  }

  #update(state: PanelState, now: number): void {
    const { scroller } = this.#context;
    const { trace } = state;
    this.element.dataset.place = state.place;
    this.ask.update(state);
    this.find.update(trace);
    if (trace?.id !== this.#trace && this.#menu.close()) scroller.focus({ preventScroll: true });
    if (!trace) {
      this.find.close();
      this.conversation.clear();
      this.#trace = undefined;
      setChildren(scroller, [this.#empty]);
      this.#context.formulas.fill(this.#empty);
      this.#header.update(state, 0);
      return;
    }
    const other = trace.id !== this.#trace;
    if (other) this.find.close();
    this.#trace = trace.id;
    const place = this.#places.of(trace.id);
    this.conversation.update(trace, now, place);
    if (other && place?.find !== undefined) this.find.restore(place.find);
    // The button that was pressed is hidden now.
    if (document.activeElement?.matches('.turn:not(:last-child) .goes-on') === true) this.ask.focus();
    this.#header.update(state, this.conversation.refuted);
  }

  /** To be called when a frame's changes are made. @param atEnd whether the reader follows the end. */
  settle(atEnd: boolean): void {
    this.conversation.settle();
    this.find.settle();
    const trace = this.#trace;
    this.#atEnd = atEnd;
    if (trace !== undefined) this.#keeping ??= setTimeout(() => this.#keep(trace), keepEveryMs);
  }

  /** To be called before another trace is shown: where this one was left is kept at once. */
  leave(): void {
    clearTimeout(this.#keeping);
    if (this.#trace !== undefined) this.#keep(this.#trace);
  }

  #keep(trace: string): void {
    this.#keeping = undefined;
    if (trace !== this.#trace) return;
    const place = { ...this.conversation.place(this.#atEnd), ...(this.find.text === '' ? {} : { find: this.find.text }) };
    const kept = JSON.stringify([trace, place]);
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#places.keep(trace, place);
  }

  #show(found: Found): HTMLElement | undefined {
    return found.within === 'claim' ? this.conversation.showClaim(found.claim, found.turn) : this.conversation.show(found.turn, found.within, found.offset);
  }
}

export function isRunning(trace: Trace): boolean {
  return trace.turns.some(({ end }) => end === undefined);
}
