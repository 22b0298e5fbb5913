import '../../../src/webview/panel.css';
import { createParser } from '../../../src/markdown/parser.ts';
import { loadFormulaFonts } from '../../../src/webview/markdown/formulaFonts.ts';
import { Formulas } from '../../../src/webview/markdown/formulas.ts';
import { StreamView } from '../../../src/webview/markdown/streamView.ts';

export type Renderer = 'floor' | 'ours' | 'naive' | 'streamdown' | 'react-markdown';

/** One update: its frame from beginning to painted, and of that the renderer's JavaScript without layout; ms. */
export interface Update {
  readonly frame: number;
  readonly script: number;
}

export interface Grown {
  readonly updates: readonly Update[];
  /** Frames that the browser did not draw while it should have. */
  readonly dropped: number;
  readonly frames: number;
}

/** One way to show a growing text in a scrolled box that follows its end. */
export interface RenderPage {
  /** Begins anew with a text that is already there. */
  begin(renderer: Renderer, text: string): Promise<void>;
  /** Adds text in pieces of `size`, one each frame. */
  grow(text: string, size: number): Promise<Grown>;
  /** Renders a whole text once, all of it, into the document but not laid out. */
  once(text: string): void;
  /** Streams a whole text in pieces of `size` without frames, and without layout: nothing but JavaScript, windowing included. */
  streamHidden(text: string, size: number): void;
  /** All nodes in the box: elements and texts. */
  nodes(): number;
  end(): void;
}

interface Shown {
  /** Shows the text; what must come behind the layout is returned. */
  show(whole: string, delta: string): (() => void) | undefined;
  end?(): void;
  /** More of it is to come without further text. */
  isBehind?(): boolean;
}

interface Peers {
  mount(name: string, box: HTMLElement): { show(text: string): void; end(): void };
}

const parser = createParser();
let scroller: HTMLElement = document.createElement('div');
let text = '';
let shown: Shown | undefined;

const explain = (reason: string, detail: string): string => `${reason} ${detail}`;
// As in the panel, the fonts of formulas are on their way before the first text comes.
loadFormulaFonts();

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Behind the frame that is being made: its layout and painting are done. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(undefined);
  });
}

function renderer(kind: Renderer, box: HTMLElement): Shown {
  switch (kind) {
    case 'floor': {
      const node = document.createTextNode('');
      box.style.whiteSpace = 'pre-wrap';
      box.append(node);
      return { show: (_, delta) => void node.appendData(delta) };
    }
    case 'ours': {
      const view = new StreamView(parser, new Formulas(explain));
      box.replaceWith(view.element);
      return {
        show: (whole) => {
          view.set(whole, false);
          view.render();
          return () => view.window(scroller);
        },
        isBehind: () => view.isBehind || scroller.querySelector('.block') === null || scroller.querySelector('.formula:empty') !== null,
      };
    }
    case 'naive':
      box.className = 'markdown';
      return {
        show: (whole) => {
          box.innerHTML = parser.render(whole, { final: false });
          new Formulas(explain, { budget: Infinity }).fill(box);
        },
      };
    default: {
      const peer = (window as unknown as { peers: Peers }).peers.mount(kind, box);
      return { show: (whole) => void peer.show(whole), end: () => peer.end() };
    }
  }
}

/** The renderer's own time: the layout that following the end forces is not its JavaScript. */
function update(delta: string): number {
  const started = performance.now();
  const after = shown?.show(text, delta);
  const shownAt = performance.now();
  scroller.scrollTop = scroller.scrollHeight;
  if (!after) return shownAt - started;
  const resumed = performance.now();
  after();
  return shownAt - started + performance.now() - resumed;
}

function hiddenBox(): HTMLElement {
  const box = document.createElement('div');
  box.style.display = 'none';
  document.body.append(box);
  return box;
}

const page: RenderPage = {
  begin: async (kind, initial) => {
    page.end();
    scroller = document.createElement('div');
    scroller.style.cssText = 'height: 800px; overflow-y: auto';
    const box = document.createElement('div');
    scroller.append(box);
    document.body.replaceChildren(scroller);
    text = initial;
    shown = renderer(kind, box);
    update(initial);
    // Until it is there, windowed, and drawn with its formulas.
    for (let calm = 0; calm < 2; calm = initial !== '' && shown.isBehind?.() === true ? 0 : calm + 1) {
      await frame();
      if (kind === 'ours') update('');
      await painted();
    }
  },
  grow: async (added, size) => {
    const updates: Update[] = [];
    let dropped = 0;
    let last = await frame();
    await painted();
    const first = last;
    for (let at = 0; at < added.length; at += size) {
      const delta = added.slice(at, at + size);
      text += delta;
      const now = await frame();
      dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
      last = now;
      const started = performance.now();
      const script = update(delta);
      updates.push({ frame: (await painted()) - started, script });
    }
    return { updates, dropped, frames: Math.round((last - first) / (1000 / 60)) };
  },
  once: (whole) => {
    const box = hiddenBox();
    box.innerHTML = parser.render(whole, { final: true });
    new Formulas(explain, { budget: Infinity }).fill(box);
    box.remove();
  },
  streamHidden: (whole, size) => {
    const box = hiddenBox();
    const view = new StreamView(parser, new Formulas(explain, { budget: Infinity }));
    box.append(view.element);
    // What is hidden has no heights: the window goes by its guesses of them, and this box by the same.
    let bottom = 0;
    const visible = { getBoundingClientRect: () => ({ top: bottom - 800, bottom, height: 800, width: 500 }) } as HTMLElement;
    for (let end = size; end < whole.length + size; end += size) {
      view.set(whole.slice(0, end), false);
      view.render();
      bottom = end * 0.5;
      view.window(visible);
    }
    box.remove();
  },
  nodes: () => {
    const walker = document.createTreeWalker(scroller);
    let count = 0;
    while (walker.nextNode()) count++;
    return count;
  },
  end: () => {
    shown?.end?.();
    shown = undefined;
    document.body.replaceChildren();
  },
};

(window as unknown as { bench: RenderPage }).bench = page;
