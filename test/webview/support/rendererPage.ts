import '../../../src/webview/panel.css';
import type { TextRange } from '../../../src/core/problem.ts';
import { Formulas } from '../../../src/webview/markdown/formulas.ts';
import { createParser } from '../../../src/markdown/parser.ts';
import { StreamView } from '../../../src/webview/markdown/streamView.ts';

/** What the tests of the renderer may do inside the page. */
export interface RendererPage {
  /**
   * Streams each text in the given cuts and compares what is shown with one rendering of the same
   * prefix by the plain parser. Returns the first difference of each text that has one.
   */
  compare(texts: readonly { readonly text: string; readonly cuts: readonly number[] }[], formulas: boolean): Promise<readonly Difference[]>;
  /** One rendering of a whole text, with formulas. */
  render(text: string, final: boolean): string;
  /** A stream in a scroller of its own, for windowing. */
  stream(text: string, size: number): { readonly nodes: number; readonly chunks: number; readonly text: string };
  /** A finished text shown at once at its end, then scrolled through from its beginning. */
  restore(text: string): Promise<{ readonly restored: number; readonly scrolled: string; readonly once: string; readonly height: number }>;
  /** A text shown at its end in a box of a width in px, then looked at in other ways. */
  windowed(text: string, width: number): Promise<Windowed>;
  /** What is shown while many new formulas wait for their turn, what when all had it, and what it should be. */
  budgeted(text: string): Promise<{ readonly waiting: number; readonly shown: string; readonly once: string }>;
  /** What is shown when the parser throws. */
  broken(text: string): string;
}

export interface Windowed {
  /** Scrolls up by steps of px; how far the text then stood from where it should, for each step. */
  scrollUp(step: number, times: number): Promise<readonly number[]>;
  /** Sets the width; tells the height of the content, and what it is when everything is in the document. */
  resize(width: number): Promise<{ readonly height: number; readonly whole: number }>;
  /** The parts of the text that all blocks say they show, in order, and what they show, when everything is in the document. */
  linear(): Promise<{ readonly ranges: readonly TextRange[]; readonly html: string; readonly once: string; readonly longest: number; readonly backTo: number }>;
  /** The part of the text that the element of an offset shows. */
  rangeAt(offset: number): TextRange | undefined;
}

export interface Difference {
  readonly text: string;
  readonly prefix: number;
  readonly streamed: string;
  readonly once: string;
}

const parser = createParser();
const drawn = new Formulas((reason, detail) => `${reason} ${detail}`, { budget: Infinity });
const undrawn = { fill: () => undefined } as unknown as Formulas;

function once(text: string, final: boolean, formulas: Formulas): string {
  const template = document.createElement('div');
  template.innerHTML = parser.render(text, { final });
  formulas.fill(template);
  return template.innerHTML;
}

function shownBy(view: StreamView): string {
  return [...view.element.querySelectorAll('.block')].map((block) => block.innerHTML).join('');
}

async function first(text: string, cuts: readonly number[], formulas: Formulas): Promise<Difference | undefined> {
  const view = new StreamView(parser, formulas);
  for (const cut of [...cuts, text.length, -1]) {
    const final = cut < 0;
    const prefix = final ? text : text.slice(0, cut);
    view.set(prefix, final);
    view.render();
    // All of it, also what is put away unrendered when much settles at once.
    await view.linear(true);
    const streamed = shownBy(view);
    const whole = once(prefix, final, formulas);
    if (streamed !== whole) return { text, prefix: cut, streamed, once: whole };
  }
  return undefined;
}

function scrolledView(): { scroller: HTMLElement; view: StreamView } {
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height: 600px; overflow-y: auto';
  document.body.replaceChildren(scroller);
  const view = new StreamView(parser, drawn);
  scroller.append(view.element);
  return { scroller, view };
}

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

async function windowed(text: string, width: number): Promise<Windowed> {
  const { scroller, view } = scrolledView();
  scroller.style.width = `${width}px`;
  view.set(text, true);
  view.render();
  const settle = async (end: boolean): Promise<void> => {
    for (let turn = 0; turn < 4 || view.isBehind; turn++) {
      if (end) scroller.scrollTop = scroller.scrollHeight;
      view.window(scroller);
      await frame();
    }
  };
  await settle(true);
  return {
    scrollUp: async (step, times) => {
      const off: number[] = [];
      for (let count = 0; count < times && scroller.scrollTop > step; count++) {
        const box = scroller.getBoundingClientRect();
        const anchor = [...view.element.querySelectorAll('.block')].find((block) => block.getBoundingClientRect().bottom > box.top + 50);
        if (!anchor || anchor.getBoundingClientRect().top > box.bottom - 50) throw new Error(`nothing is shown after ${count} steps`);
        const before = anchor.getBoundingClientRect().top;
        scroller.scrollTop -= step;
        await frame();
        view.window(scroller);
        await frame();
        await frame();
        off.push(anchor.getBoundingClientRect().top - before - step);
      }
      return off;
    },
    resize: async (next) => {
      scroller.style.width = `${next}px`;
      await settle(false);
      const height = scroller.scrollHeight;
      await view.linear(true);
      const whole = scroller.scrollHeight;
      await view.linear(false);
      await settle(false);
      return { height, whole };
    },
    linear: async () => {
      let longest = 0;
      let last = performance.now();
      let running = true;
      const watch = (): void => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (running) requestAnimationFrame(watch);
      };
      watch();
      await view.linear(true);
      running = false;
      const blocks = [...view.element.querySelectorAll<HTMLElement>('.block')];
      const ranges = blocks.map((block) => view.sourceOf(block) as TextRange);
      const html = shownBy(view);
      await view.linear(false);
      await settle(false);
      return { ranges, html, once: once(text, true, drawn), longest, backTo: view.element.querySelectorAll('.block').length };
    },
    rangeAt: (offset) => {
      const element = view.elementAt(offset);
      return element && view.sourceOf(element);
    },
  };
}

const page: RendererPage = {
  windowed: async (text, width) => ((window as unknown as { shown: Windowed }).shown = await windowed(text, width)),
  budgeted: async (text) => {
    const view = new StreamView(parser, new Formulas((reason, detail) => `${reason} ${detail}`, { budget: 1 }));
    document.body.replaceChildren(view.element);
    view.set(text, false);
    view.render();
    const waiting = view.element.querySelectorAll('.formula:empty').length;
    await view.linear(true);
    while (view.element.querySelector('.formula:empty')) await frame();
    return { waiting, shown: shownBy(view), once: once(text, false, drawn) };
  },
  compare: async (texts, formulas) => {
    const differences: Difference[] = [];
    for (const { text, cuts } of texts) {
      const difference = await first(text, cuts, formulas ? drawn : undrawn);
      if (difference) differences.push(difference);
    }
    return differences;
  },
  render: (text, final) => once(text, final, drawn),
  restore: async (text) => {
    const { scroller, view } = scrolledView();
    view.set(text, true);
    view.render();
    while (view.isBehind) await new Promise(requestAnimationFrame);
    for (let turn = 0; turn < 3; turn++) {
      scroller.scrollTop = scroller.scrollHeight;
      view.window(scroller);
    }
    const restored = view.element.querySelectorAll('.block').length;
    const seen = new Map<number, string>();
    const height = scroller.scrollHeight;
    for (let top = 0; top < scroller.scrollHeight; top += 300) {
      scroller.scrollTop = top;
      view.window(scroller);
      for (const block of view.element.querySelectorAll<HTMLElement>('.block')) seen.set(Number(block.dataset.start), block.innerHTML);
    }
    const scrolled = [...seen].sort(([a], [b]) => a - b).map(([, html]) => html).join('');
    return { restored, scrolled, once: once(text, true, drawn), height };
  },
  broken: (text) => {
    const failing = createParser();
    failing.parse = () => {
      throw new Error('the parser failed');
    };
    const view = new StreamView(failing, drawn);
    view.set(text, true);
    view.render();
    return view.element.textContent ?? '';
  },
  stream: (text, size) => {
    const { scroller, view } = scrolledView();
    for (let end = size; end < text.length + size; end += size) {
      view.set(text.slice(0, end), false);
      view.render();
      scroller.scrollTop = scroller.scrollHeight;
      view.window(scroller);
    }
    return {
      nodes: view.element.querySelectorAll('*').length,
      chunks: view.element.querySelectorAll('.chunk').length,
      text: view.element.textContent ?? '',
    };
  },
};

(window as unknown as { renderer: RendererPage }).renderer = page;
