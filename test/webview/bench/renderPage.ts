import '../../../src/webview/panel.css';
import { Formulas } from '../../../src/webview/markdown/formulas.ts';
import { createParser } from '../../../src/markdown/parser.ts';
import { StreamView } from '../../../src/webview/markdown/streamView.ts';

export type Renderer = 'floor' | 'ours' | 'naive';

/** One way to show a growing text in a scrolled box that follows its end. */
export interface RenderPage {
  /** Begins anew with a text that is already there. */
  begin(renderer: Renderer, text: string): Promise<void>;
  /** Adds text in pieces of `size`, one each frame; resolves with the JavaScript time of each, in ms. */
  grow(text: string, size: number): Promise<readonly number[]>;
  nodes(): number;
}

const parser = createParser();
let scroller: HTMLElement;
let text = '';
let show: (whole: string, delta: string) => void;

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

function renderer(kind: Renderer): (whole: string, delta: string) => void {
  const formulas = new Formulas((reason, detail) => `${reason} ${detail}`);
  if (kind === 'floor') {
    const node = document.createTextNode('');
    const pre = document.createElement('div');
    pre.style.whiteSpace = 'pre-wrap';
    pre.append(node);
    scroller.append(pre);
    return (_, delta) => node.appendData(delta);
  }
  if (kind === 'ours') {
    const view = new StreamView(parser, formulas);
    scroller.append(view.element);
    return (whole) => {
      view.set(whole, false);
      view.render();
      scroller.scrollTop = scroller.scrollHeight;
      view.window(scroller);
    };
  }
  const box = document.createElement('div');
  box.className = 'markdown';
  scroller.append(box);
  return (whole) => {
    box.innerHTML = parser.render(whole, { final: false });
    new Formulas(() => '').fill(box);
  };
}

const page: RenderPage = {
  begin: async (kind, initial) => {
    scroller = document.createElement('div');
    scroller.style.cssText = 'height: 800px; overflow-y: auto';
    document.body.replaceChildren(scroller);
    text = initial;
    show = renderer(kind);
    show(initial, initial);
    scroller.scrollTop = scroller.scrollHeight;
    await frame();
    await frame();
  },
  grow: async (added, size) => {
    const times: number[] = [];
    for (let at = 0; at < added.length; at += size) {
      const delta = added.slice(at, at + size);
      text += delta;
      await new Promise(requestAnimationFrame);
      const started = performance.now();
      show(text, delta);
      scroller.scrollTop = scroller.scrollHeight;
      times.push(performance.now() - started);
      await frame();
    }
    return times;
  },
  nodes: () => scroller.querySelectorAll('*').length,
};

(window as unknown as { bench: RenderPage }).bench = page;
