import './panel.css';
import { apply, type Trace } from '../core/trace.ts';
import { dispatch, type FromPanel, type Message, type ToPanel } from '../protocol/panel.ts';
import { FrameLoop } from './frameLoop.ts';
import { Formulas } from './markdown/formulas.ts';
import { createParser } from '../markdown/parser.ts';
import { Follower } from './view/follower.ts';
import { selectFormula, selectionAsSource } from './view/copyAsSource.ts';
import { make } from './view/dom.ts';
import { Drafts } from './view/drafts.ts';
import { isRunning, PanelView, type PanelState } from './view/panelView.ts';
import { ReadingPlaces } from './view/readingPlaces.ts';
import { pressed } from './view/shortcuts.ts';
import { unshownWords } from './view/unshownWords.ts';
import { Words } from './view/words.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What is asked for with these is what the reader wants to see come. */
const follows: ReadonlySet<keyof FromPanel> = new Set(['ask', 'retry', 'regenerate', 'lowerEffort', 'goOn', 'answerNow']);

/** The panel's side of the protocol: what the host told, reduced to a state, shown once a frame. */
class Panel {
  readonly #api = acquireVsCodeApi();
  readonly #root: HTMLElement;
  readonly #live: HTMLElement;
  readonly #frames: FrameLoop;
  readonly #places: ReadingPlaces;
  #view: PanelView;
  #follower: Follower;
  #state: PanelState | undefined;
  #sequence = 0;
  #asking = false;
  #missed = false;
  #spoken = '';

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#live = make('div', { class: 'live', role: 'status', 'aria-live': 'polite' });
    this.#frames = new FrameLoop(() => this.#settle());
    this.#places = new ReadingPlaces(this.#remembered().reading, (reading) => this.#api.setState({ ...this.#remembered(), reading }));
    [this.#view, this.#follower] = this.#build(new Words(document.documentElement.lang || 'en', {}));
    const handlers = {
      snapshot: (data: ToPanel['snapshot']) => this.#snapshot(data),
      header: (data: ToPanel['header']) => this.#header(data),
      events: (data: ToPanel['events']) => this.#events(data),
      strings: (data: ToPanel['strings']) => this.#strings(data),
      focus: (data: ToPanel['focus']) => this.#focus(data),
      suggestions: (data: ToPanel['suggestions']) => this.#view.ask.suggest(data),
    };
    window.addEventListener('message', (event: MessageEvent<Message<ToPanel>>) => dispatch<ToPanel>(handlers, event.data));
    window.addEventListener('resize', () => this.#frames.request(this.#render));
    window.addEventListener('keydown', (event) => {
      if (pressed(this.#view, event)) event.preventDefault();
    });
    window.addEventListener('copy', (event) => {
      const text = selectionAsSource(document.getSelection());
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    });
    setInterval(() => {
      if (this.#state?.trace && isRunning(this.#state.trace)) this.#frames.request(this.#render);
    }, 1000);
    this.#post('ready', undefined);
  }

  #build(words: Words): [PanelView, Follower] {
    const scroller = make('main', { class: 'scroller', tabindex: '0', 'aria-label': words.t('Reasoning') });
    const follower = new Follower(scroller, words, () => this.#frames.request(() => undefined));
    const formulas = new Formulas((reason, detail) => unshownWords(words, reason, detail), { request: (task) => this.#frames.request(task) });
    const view = new PanelView(
      {
        words,
        parser: createParser(),
        formulas,
        frames: this.#frames,
        scroller,
        post: (type, data) => {
          this.#post(type, data);
          if (follows.has(type)) this.#follower.start(true);
        },
        announce: (text) => {
          this.#live.textContent = text;
        },
      },
      new Drafts(this.#remembered().drafts, (drafts) => this.#api.setState({ ...this.#remembered(), drafts })),
      this.#places,
    );
    scroller.addEventListener('dblclick', (event) => {
      if (event.target instanceof Node && selectFormula(event.target)) event.preventDefault();
    });
    scroller.addEventListener('click', (event) => this.#link(event));
    scroller.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#link(event);
    });
    view.ask.element.prepend(follower.button);
    this.#root.replaceChildren(view.element, this.#live);
    return [view, follower];
  }

  #snapshot({ sequence, ...state }: ToPanel['snapshot']): void {
    const other = state.trace?.id !== this.#state?.trace?.id;
    if (other) this.#view.leave();
    this.#state = state;
    this.#sequence = sequence;
    // By this an editor's panel is known again after a reload.
    this.#api.setState({ ...this.#remembered(), trace: state.trace?.id });
    if (other) this.#follower.start(this.#startsAtEnd(state.trace));
    this.#frames.request(this.#render);
    this.#post('acknowledge', { sequence });
  }

  /** Where its reader left it at the end; a trace never read begins at its top, unless it runs. */
  #startsAtEnd(trace: Trace | undefined): boolean {
    if (!trace) return false;
    const place = this.#places.of(trace.id);
    return place ? place.anchor === undefined && place.compared === undefined : isRunning(trace);
  }

  #header(data: ToPanel['header']): void {
    if (!this.#state) return;
    this.#state = { ...this.#state, ...data };
    this.#frames.request(this.#render);
  }

  /** Events that do not join on to what is known are not guessed at: everything is asked for again. */
  #events({ trace: id, events, sequence }: ToPanel['events']): void {
    const state = this.#state;
    if (!state?.trace || state.trace.id !== id) return;
    if (sequence <= this.#sequence) return;
    if (sequence - events.length !== this.#sequence) {
      this.#askAgain();
      return;
    }
    let { trace } = state;
    for (const event of events) trace = apply(trace, event);
    this.#state = { ...state, trace };
    this.#sequence = sequence;
    this.#frames.request(this.#render);
    this.#post('acknowledge', { sequence });
  }

  /** At most four times a second, however many batches do not fit. */
  #askAgain(): void {
    if (this.#asking) {
      this.#missed = true;
      return;
    }
    this.#asking = true;
    this.#post('ready', undefined);
    setTimeout(() => {
      this.#asking = false;
      if (this.#missed) this.#askAgain();
      this.#missed = false;
    }, 250);
  }

  #strings({ language, bundle }: ToPanel['strings']): void {
    const strings = JSON.stringify([language, bundle]);
    if (strings === this.#spoken) return;
    this.#spoken = strings;
    document.documentElement.lang = language;
    [this.#view, this.#follower] = this.#build(new Words(language, bundle));
    if (this.#state) this.#frames.request(this.#render);
  }

  #focus(data: ToPanel['focus']): void {
    if (data.on !== 'ask') this.#follower.leave();
    this.#frames.request(() => {
      switch (data.on) {
        case 'ask':
          return this.#view.ask.focus();
        case 'claim':
          return void this.#view.conversation.showClaim(data.claim);
        case 'line':
          return this.#view.conversation.showLine(data.line);
      }
    });
  }

  #link(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-href]') : null;
    if (!link) return;
    event.preventDefault();
    this.#post('openLink', { href: link.dataset.href ?? '' });
  }

  readonly #render = (): void => {
    if (this.#state) this.#view.update(this.#state, Date.now());
  };

  #settle(): void {
    this.#follower.live = this.#state?.trace !== undefined && isRunning(this.#state.trace);
    // A comparison is read from its top.
    if (this.#view.conversation.isComparing) this.#follower.leave();
    this.#follower.settle();
    this.#view.settle(this.#follower.isFollowing);
  }

  /** What was kept over a reload; none of it is believed before it was looked at. */
  #remembered(): { readonly drafts?: unknown; readonly reading?: unknown } {
    const state = this.#api.getState();
    return typeof state === 'object' && state !== null ? state : {};
  }

  #post<K extends keyof FromPanel>(type: K, data: FromPanel[K]): void {
    this.#api.postMessage({ type, data });
  }
}

const root = document.getElementById('panel');
if (root) new Panel(root);
