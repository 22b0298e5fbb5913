import type { TextRange } from '../../core/problem.ts';
import { blocksOf, type Block } from '../../markdown/blocks.ts';
import type { Continuation } from '../../markdown/environment.ts';
import type { Parser } from '../../markdown/parser.ts';
import { appendTail } from './appendTail.ts';
import { ChunkWindow, type Part } from './chunkWindow.ts';
import type { Formulas } from './formulas.ts';
import { morphChildren } from './morph.ts';

/** Settled blocks are put away in chunks of this many, or of this much text (UTF-16 units). */
const chunkSize = 6;
const longChunk = 1500;
/** A text that is far ahead of what is shown, as after a restore, is gone through in parts of this length (UTF-16 units). */
const stride = 12_000;
/** How long that may take in a frame, ms. */
const strideMs = 16;

interface ShownBlock {
  readonly element: HTMLElement;
  readonly start: number;
  continues: Continuation | undefined;
  html: string;
}

/**
 * A text that grows, shown as Markdown with mathematics. Only what is not yet settled is parsed
 * again; what is shown equals one rendering of the whole text so far.
 */
export class StreamView {
  readonly element: HTMLElement;
  readonly #parser: Parser;
  readonly #formulas: Formulas;
  readonly #window: ChunkWindow;
  readonly #request: (task: () => void) => unknown;
  #text = '';
  #final = false;
  /** Everything before this offset has been rendered. */
  #rendered = 0;
  /** Everything before this offset is settled and shown, or put away. */
  #settled = 0;
  /** How the text goes on behind what is settled, when that is inside a block. */
  #continues: Continuation | undefined;
  /** The chunk in the making: settled blocks first, then the open ones. */
  #open = chunkElement();
  #openStart = 0;
  #settledBlocks = 0;
  #blocks: ShownBlock[] = [];
  /** The rest of a long text is gone through in further frames. */
  #behind = false;

  /** @param frames asks for further frames, in which the caller then calls `window` too. */
  constructor(parser: Parser, formulas: Formulas, frames?: { request(task: () => void): void }) {
    this.#request = (task) => (frames ? frames.request(task) : requestAnimationFrame(task));
    this.#parser = parser;
    this.#formulas = formulas;
    this.element = document.createElement('div');
    this.element.className = 'markdown';
    this.#window = new ChunkWindow(this.element, (chunk, part) => this.#fillChunk(chunk, part));
    this.element.append(this.#open);
  }

  get text(): string {
    return this.#text;
  }

  /** True while what is shown is not yet up to the text, which is very long: `render` goes on by itself. */
  get isBehind(): boolean {
    return this.#behind;
  }

  /** The text as it is now. Cheap when it only grew; true when something is to be rendered. */
  set(text: string, final: boolean): boolean {
    if (text === this.#text && final === this.#final) return false;
    // Engines compare two strings by blocks of memory; `startsWith` goes character by character, 1.5 ms at 400 kB.
    if (text.slice(0, this.#text.length) !== this.#text || this.#final) this.#reset();
    this.#text = text;
    this.#final = final;
    return true;
  }

  /** Brings the document up to the text: at once, or within some frames when there is much of it. */
  render(): void {
    if (this.isBehind || this.#append()) return;
    if (!this.#stride(strideMs)) {
      this.#behind = true;
      this.#request(() => {
        if (!this.#behind) return;
        this.#behind = false;
        this.render();
      });
      return;
    }
    const base = this.#settled;
    const { blocks, settled } = blocksOf(this.#parser, this.#text.slice(base), this.#final, this.#continues);
    const done = blocks.filter((block) => block.end <= settled).length;
    this.#show(blocks, base);
    this.#settledBlocks += done;
    this.#settled = base + (blocks[done]?.start ?? blocks[done - 1]?.end ?? 0);
    if (done > 0) this.#continues = blocks[done]?.continues;
    this.#rendered = this.#text.length;
    if (this.#settledBlocks >= chunkSize || (this.#settledBlocks > 0 && this.#settled - this.#openStart > longChunk)) this.#closeChunk();
  }

  #append(): boolean {
    const last = this.#blocks.at(-1);
    if (this.#final || !last || last.start < this.#settled || this.#rendered <= last.start) return false;
    const source = this.#text.slice(last.start, this.#rendered);
    if (!appendTail(last.element, source, this.#text.slice(this.#rendered), last.continues)) return false;
    last.html = '';
    this.#rendered = this.#text.length;
    return true;
  }

  /** Keeps in the document only what stands near the visible part of the scrolled container. */
  window(scroller: HTMLElement): void {
    if (!this.isBehind) this.#window.update(scroller);
  }

  /**
   * Shows everything in plain flow, for screen readers and for printing, or goes back to what stands
   * near the visible part. Resolves when all of it is in the document.
   */
  async linear(on: boolean): Promise<void> {
    this.element.classList.toggle('linear', on);
    this.#finish();
    await this.#window.linear(on);
  }

  /** The element that shows the text at an offset, brought back if it was put away. */
  elementAt(offset: number): HTMLElement | undefined {
    this.#finish();
    const chunk = offset < this.#openStart ? this.#window.reveal(offset) : this.#open;
    const blocks = [...(chunk?.querySelectorAll<HTMLElement>('.block') ?? [])];
    return blocks.findLast((block) => Number(block.dataset['start']) <= offset) ?? blocks[0];
  }

  /** The part of the text that the block around a node shows; undefined outside of all blocks. */
  sourceOf(node: Node): TextRange | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    const block = element?.closest<HTMLElement>('.block');
    if (!block || !this.element.contains(block)) return undefined;
    const start = Number(block.dataset['start']);
    const next = block.nextElementSibling;
    if (next instanceof HTMLElement) return { start, end: Number(next.dataset['start']) };
    return { start, end: start < this.#openStart ? this.#window.endOf(start) : this.#text.length };
  }

  /**
   * Puts away, without rendering it, what is far behind the end of the text. It is parsed in parts:
   * what settles in one settles in all of it. False when the time is over before that is done.
   */
  #stride(ms: number): boolean {
    const started = performance.now();
    let size = stride;
    while (this.#text.length - this.#settled > 2 * longChunk) {
      if (performance.now() - started > ms) return false;
      const base = this.#settled;
      const { blocks, settled } = blocksOf(this.#parser, this.#text.slice(base, base + size), false, this.#continues);
      const away = this.#putAway(blocks, blocks.filter((block) => block.end <= settled).length, base);
      const next = blocks[away];
      if (away > 0 && next) {
        this.#settled = base + next.start;
        this.#continues = next.continues;
      } else if (base + size < this.#text.length) size *= 2;
      else break;
    }
    return true;
  }

  /** Adds chunks that are not in the document; tells how many of the blocks are in them. */
  #putAway(blocks: readonly Block[], done: number, base: number): number {
    let first = 0;
    for (let index = 1; index < done; index++) {
      const start = blocks[first]?.start ?? 0;
      const end = blocks[index]?.start ?? 0;
      if (index - first < chunkSize && end - start <= longChunk) continue;
      if (first === 0) this.#leave(base, blocks[0]?.continues);
      const { continues } = blocks[index] ?? {};
      this.#window.add(this.#part(base + start, base + end, blocks[first]?.continues, continues), undefined);
      this.#openStart = base + end;
      first = index;
    }
    return first;
  }

  /** Closes the chunk in the making at what is settled; the open blocks behind it are made again. */
  #leave(base: number, next: Continuation | undefined): void {
    for (const { element } of this.#blocks.splice(this.#settledBlocks)) element.remove();
    if (this.#settledBlocks > 0) this.#closeChunkAt(base, next);
  }

  /** Does at once what was put off to further frames. */
  #finish(): void {
    if (!this.#behind) return;
    this.#behind = false;
    this.#stride(Infinity);
    this.render();
  }

  #show(blocks: readonly Block[], base: number): void {
    for (const [index, block] of blocks.entries()) {
      const place = this.#settledBlocks + index;
      this.#blocks[place - 1]?.element.classList.toggle('goes-on', block.continues !== undefined);
      const html = block.html();
      const shown = this.#blocks[place];
      if (shown && shown.start === base + block.start) {
        if (shown.html !== html) this.#morph(shown.element, html);
        shown.html = html;
        shown.continues = block.continues;
        continue;
      }
      shown?.element.remove();
      const element = this.#blockElement(html, base + block.start);
      this.#open.insertBefore(element, this.#blocks[place + 1]?.element ?? null);
      this.#blocks[place] = { element, start: base + block.start, continues: block.continues, html };
    }
    for (const { element } of this.#blocks.splice(this.#settledBlocks + blocks.length)) element.remove();
    if (blocks.length > 0) this.#blocks.at(-1)?.element.classList.remove('goes-on');
  }

  #blockElement(html: string, start: number): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block';
    element.dataset['start'] = String(start);
    element.innerHTML = html;
    this.#formulas.fill(element);
    return element;
  }

  #morph(element: HTMLElement, html: string): void {
    const template = document.createElement('template');
    template.innerHTML = html;
    morphChildren(element, template.content);
    this.#formulas.fill(element);
  }

  #closeChunk(): void {
    const next = this.#blocks[this.#settledBlocks];
    this.#closeChunkAt(next ? next.start : this.#settled, next?.continues);
  }

  /** Puts the settled blocks away; the open ones move to a new chunk. */
  #closeChunkAt(end: number, next: Continuation | undefined): void {
    const open = chunkElement();
    const { continues } = this.#blocks[0] ?? {};
    const rest = this.#blocks.slice(this.#settledBlocks);
    open.append(...rest.map(({ element }) => element));
    this.#window.add(this.#part(this.#openStart, end, continues, next), this.#open);
    this.element.append(open);
    this.#open = open;
    this.#openStart = end;
    this.#blocks = rest;
    this.#settledBlocks = 0;
  }

  #part(start: number, end: number, continues: Continuation | undefined, next: Continuation | undefined): Part {
    let lines = 1;
    for (let at = this.#text.indexOf('\n', start); at >= 0 && at < end; at = this.#text.indexOf('\n', at + 1)) lines++;
    return { start, end, lines, continues, goesOn: next !== undefined };
  }

  #fillChunk(chunk: HTMLElement, { start, end, continues, goesOn }: Part): void {
    const { blocks } = blocksOf(this.#parser, this.#text.slice(start, end), true, continues);
    const elements = blocks.map((block) => this.#blockElement(block.html(), start + block.start));
    for (const [index, element] of elements.entries()) element.classList.toggle('goes-on', index + 1 < blocks.length ? blocks[index + 1]?.continues !== undefined : goesOn);
    chunk.replaceChildren(...elements);
  }

  #reset(): void {
    this.#behind = false;
    this.#settled = 0;
    this.#continues = undefined;
    this.#rendered = 0;
    this.#openStart = 0;
    this.#settledBlocks = 0;
    this.#blocks = [];
    this.#window.clear();
    this.#open.remove();
    this.#open = chunkElement();
    this.element.append(this.#open);
  }
}

function chunkElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'chunk';
  return element;
}
