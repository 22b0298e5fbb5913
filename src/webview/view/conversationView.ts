import { conversation, versionsOf } from '../../core/conversation.ts';
import type { Trace, Turn } from '../../core/trace.ts';
import { verdictMarks } from '../../core/verdictWords.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { anchorAt, scrollTo } from './anchoring.ts';
import { CompareView } from './compareView.ts';
import type { ViewContext } from './context.ts';
import { setChildren } from './dom.ts';
import { point, pointAndHold } from './pointing.ts';
import type { PopupMenu } from './popupMenu.ts';
import { problemCard } from './problemCard.ts';
import type { ReadingPlace, TurnFolds } from './readingPlaces.ts';
import { SourceLinks } from './sourceLinks.ts';
import { TurnView } from './turnView.ts';

/** Frames over which a restored place is held while heights that were guesses become known. */
const holdFrames = 4;

/** The problem and the turns of the conversation that is shown, or two versions of one of them side by side. */
export class ConversationView {
  readonly #context: ViewContext;
  readonly #menu: PopupMenu;
  readonly #turns = new Map<string, TurnView>();
  /** Turns with what was open in them before their views were made anew. */
  #left: ReadingPlace | undefined;
  #held = 0;
  #card: { readonly hash: string; readonly links: SourceLinks; readonly element: HTMLElement } | undefined;
  #trace: Trace | undefined;
  #shown: readonly Turn[] = [];
  #compare: CompareView | undefined;
  /** The version turned from, and where its question stood on the screen. */
  #turned: { readonly by: 'previous' | 'next'; readonly from: string; readonly at: number; readonly top: number } | undefined;

  constructor(context: ViewContext, menu: PopupMenu) {
    this.#context = context;
    this.#menu = menu;
  }

  get isComparing(): boolean {
    return this.#compare !== undefined;
  }

  get refuted(): number {
    return this.#refutedClaims().length;
  }

  /** To be called within a frame. @param place where its reader left it, if it was shown before. */
  update(trace: Trace, now: number, place: ReadingPlace | undefined): void {
    const { scroller } = this.#context;
    if (trace.id !== this.#trace?.id) this.#begin(place);
    this.#trace = trace;
    if (this.#card?.hash !== trace.problem.hash) {
      this.#card = { hash: trace.problem.hash, links: new SourceLinks(this.#context, trace), element: problemCard(this.#context, trace) };
    }
    const held = this.#shown.findIndex(({ id }) => this.#turns.get(id)?.element.contains(document.activeElement));
    this.#shown = conversation(trace);
    const views = this.#shown.map((turn) => this.#viewOf(turn, trace));
    const away = new Set(views.filter(({ element }) => !element.isConnected));
    if (this.#compare?.update(trace) === false) this.#compare = undefined;
    setChildren(scroller, this.#compare ? [this.#compare.element] : [this.#card.element, ...views.map(({ element }) => element)]);
    if (this.#compare) return;
    for (const [index, view] of views.entries()) {
      const turn = this.#shown[index];
      // What was taken out before its formulas had their turn gets them now.
      if (away.has(view)) this.#context.formulas.fill(view.element);
      if (turn) view.update(turn, versionsOf(trace, turn), now);
    }
    if (this.#left) this.#restoreFolds(this.#left);
    this.#keepTurned(views);
    // What held the keyboard is not shown any more: what stands in its place has it.
    if (held >= 0 && document.activeElement === document.body) (views[held] ?? views.at(-1))?.element.focus({ preventScroll: true });
  }

  /** To be called when a frame's changes are made. */
  settle(): void {
    for (const view of this.#turns.values()) if (view.element.isConnected) view.window();
    this.#compare?.window();
    const anchor = this.#left?.anchor;
    if (!anchor || this.#held <= 0) return;
    this.#held--;
    scrollTo(this.#context.scroller, this.#turns, anchor);
    if (this.#held > 0) this.#context.frames.request(() => undefined);
    else this.#left = undefined;
  }

  /** Nothing is shown any more. */
  clear(): void {
    this.#begin(undefined);
    this.#trace = undefined;
  }

  /** How it is left now. @param atEnd whether its end is in view. */
  place(atEnd: boolean): ReadingPlace {
    if (this.#left?.anchor && this.#held > 0) return this.#left;
    const turns: Record<string, TurnFolds> = {};
    for (const [id, view] of this.#turns) {
      const folds = foldsOf(view);
      if (Object.keys(folds).length > 0) turns[id] = folds;
    }
    const anchor = atEnd || this.#compare ? undefined : anchorAt(this.#context.scroller, this.#turns);
    return { turns, ...(anchor ? { anchor } : {}), ...(this.#compare ? { compared: this.#compare.compared } : {}) };
  }

  /** The Markdown that a block was rendered from. */
  sourceOf(block: HTMLElement): string | undefined {
    const streams = this.#compare ? this.#compare.streams : [...this.#turns.values()].flatMap(({ thinking, answer }) => [thinking.stream, answer]);
    for (const stream of streams) {
      const range = stream.sourceOf(block);
      if (range) return stream.text.slice(range.start, range.end).trim();
    }
    return undefined;
  }

  show(turn: string, within: 'thinking' | 'answer', offset: number): HTMLElement | undefined {
    this.closeComparison();
    return this.#turns.get(turn)?.show(within, offset);
  }

  showClaim(claim: string, turn?: string): HTMLElement | undefined {
    this.closeComparison();
    for (const [id, view] of this.#turns) {
      if ((turn !== undefined && id !== turn) || !view.element.isConnected) continue;
      const element = view.claims.elementOf(claim);
      if (!element) continue;
      pointAndHold(element);
      return element;
    }
    return undefined;
  }

  /** Goes to what concerns a line of the problem (0-based within its text): a claim, else a step of the thinking. */
  showLine(line: number): void {
    const links = this.#card?.links;
    for (const { id, claims } of this.#shown) {
      const found = claims.find(({ claim }) => links?.lineOf(claim.text) === line);
      if (found) return void this.showClaim(found.claim.id, id);
    }
    for (const { id } of this.#shown) {
      const step = this.#turns.get(id)?.thinking.outline.concerning(line);
      if (step) return void this.show(id, 'thinking', step.offset);
    }
    point(this.#card?.element);
  }

  /** Goes through the refuted claims of all turns, round and round. */
  nextRefuted(by: 1 | -1 = 1): void {
    this.closeComparison();
    const all = this.#refutedClaims();
    if (all.length === 0) return;
    const at = all.findIndex(({ turn, claim }) => this.#turns.get(turn)?.claims.isAt(claim) === true);
    const to = all[at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length];
    if (to) this.showClaim(to.claim, to.turn);
  }

  /** Goes to the turn before or after the one that holds the keyboard, or that is in view. */
  moveTurn(by: 1 | -1): void {
    const views = this.#shown.flatMap(({ id }) => this.#turns.get(id) ?? []);
    const edge = this.#context.scroller.getBoundingClientRect().top;
    const held = views.findIndex(({ element }) => element.contains(document.activeElement));
    const seen = views.findLastIndex(({ element }) => element.getBoundingClientRect().top <= edge + 2);
    const to = held >= 0 ? held + by : by > 0 ? seen + 1 : views.length - 1;
    const { element } = views[Math.max(0, Math.min(views.length - 1, to))] ?? {};
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }

  /** Turns the question that holds the keyboard, or is in view, to another version. */
  moveVersion(by: 'previous' | 'next'): void {
    const views = this.#shown.flatMap(({ id }) => this.#turns.get(id) ?? []);
    const edge = this.#context.scroller.getBoundingClientRect().top;
    const view = views.find(({ element }) => element.contains(document.activeElement)) ?? views.find(({ element }) => element.getBoundingClientRect().bottom > edge);
    view?.head.versions.step(by);
  }

  compare(turn: string): void {
    const trace = this.#trace;
    const of = trace?.turns.find(({ id }) => id === turn);
    if (!trace || !of) return;
    const versions = versionsOf(trace, of);
    const other = versions.findLast(({ id }) => id !== turn);
    if (other) this.#openComparison(trace, versions.indexOf(other) < versions.indexOf(of) ? [other.id, turn] : [turn, other.id], turn);
  }

  /** Whether there was one to close. */
  closeComparison(): boolean {
    if (!this.#compare || !this.#trace) return false;
    const { returnTo } = this.#compare;
    this.#compare = undefined;
    this.update(this.#trace, Date.now(), undefined);
    const view = this.#turns.get(returnTo);
    view?.element.scrollIntoView({ block: 'start' });
    view?.element.focus({ preventScroll: true });
    return true;
  }

  #openComparison(trace: Trace, pair: readonly [string, string], returnTo: string): void {
    this.#compare = new CompareView(this.#context, trace, pair, returnTo, {
      close: () => this.closeComparison(),
      show: (turn) => {
        this.closeComparison();
        this.#context.post('showTurn', { trace: trace.id, turn });
      },
    });
    this.update(trace, Date.now(), undefined);
    this.#context.scroller.scrollTop = 0;
    this.#compare.focus();
  }

  #begin(place: ReadingPlace | undefined): void {
    this.#turns.clear();
    this.#card = undefined;
    this.#compare = undefined;
    this.#turned = undefined;
    this.#left = place;
    this.#held = holdFrames;
  }

  #viewOf(turn: Turn, trace: Trace): TurnView {
    const there = this.#turns.get(turn.id);
    if (there) return there;
    const view = new TurnView(this.#context, turn, {
      trace,
      menu: this.#menu,
      links: this.#card?.links ?? new SourceLinks(this.#context, trace),
      showVersion: (to, by) => this.#showVersion(turn.id, to, by),
      compare: (of) => this.compare(of),
    });
    this.#turns.set(turn.id, view);
    return view;
  }

  #showVersion(from: string, to: string, by: 'previous' | 'next'): void {
    if (!this.#trace) return;
    const at = this.#shown.findIndex(({ id }) => id === from);
    this.#turned = { by, from, at, top: this.#turns.get(from)?.head.versions.element.getBoundingClientRect().top ?? 0 };
    this.#context.post('showTurn', { trace: this.#trace.id, turn: to });
  }

  /** The question that was turned stays where it stood, and the keyboard with it. */
  #keepTurned(views: readonly TurnView[]): void {
    const turned = this.#turned;
    const view = turned && views[turned.at];
    if (!view || this.#shown[turned.at]?.id === turned.from) return;
    this.#turned = undefined;
    this.#context.scroller.scrollTop += view.head.versions.element.getBoundingClientRect().top - turned.top;
    view.head.versions.focus(turned.by);
  }

  #restoreFolds({ turns, anchor, compared }: ReadingPlace): void {
    for (const [id, folds] of Object.entries(turns)) {
      const view = this.#turns.get(id);
      if (view) restore(view, folds);
    }
    const trace = this.#trace;
    if (!anchor) this.#left = undefined;
    if (!trace || !compared || !compared.every((id) => trace.turns.some((turn) => turn.id === id))) return;
    this.#left = undefined;
    this.#openComparison(trace, compared, compared[1]);
  }

  #refutedClaims(): readonly { readonly turn: string; readonly claim: string }[] {
    return this.#shown.flatMap(({ id, claims }) => claims.filter(({ verdict }) => verdict.kind === 'refuted').map(({ claim }) => ({ turn: id, claim: claim.id })));
  }
}

function foldsOf({ thinking, claims, head }: TurnView): TurnFolds {
  return {
    ...(thinking.isOpen ? { thinking: true } : {}),
    ...(thinking.outline.isOpen ? { outline: true } : {}),
    ...(head.tools.readsAll ? { readAll: true } : {}),
    ...(claims.element.open ? {} : { claimsFolded: true }),
    ...(claims.only === undefined ? {} : { only: claims.only }),
    ...(head.edited === undefined ? {} : { edited: head.edited }),
  };
}

function restore({ thinking, claims, head }: TurnView, folds: TurnFolds): void {
  if (folds.thinking === true) thinking.open(true);
  if (folds.outline === true) thinking.outline.open(true);
  if (folds.readAll === true) head.tools.readAll(true);
  if (folds.claimsFolded === true) claims.element.open = false;
  if (folds.edited !== undefined) head.restoreEdit(folds.edited);
  if (folds.only !== undefined && Object.hasOwn(verdictMarks, folds.only)) claims.filter(folds.only as VerdictKind);
}
