import type { Parser } from '../../markdown/parser.ts';
import { appendTail } from './appendTail.ts';
import { blocksOf, type Block } from '../../markdown/blocks.ts';
import { ChunkWindow } from './chunkWindow.ts';
import type { Formulas } from './formulas.ts';
import { morphChildren } from './morph.ts';

/** Settled blocks are put away in chunks of this many. */
const chunkSize = 12;

interface ShownBlock {
  readonly element: HTMLElement;
  readonly start: number;
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
  #text = '';
  #final = false;
  /** Everything before this offset has been rendered. */
  #rendered = 0;
  /** Everything before this offset is settled and shown, or put away. */
  #settled = 0;
  /** The chunk in the making: settled blocks first, then the open ones. */
  #open = chunkElement();
  #openStart = 0;
  #settledBlocks = 0;
  #blocks: ShownBlock[] = [];

  constructor(parser: Parser, formulas: Formulas) {
    this.#parser = parser;
    this.#formulas = formulas;
    this.element = document.createElement('div');
    this.element.className = 'markdown';
    this.#window = new ChunkWindow(this.element, (chunk, start, end) => this.#fillChunk(chunk, start, end));
    this.element.append(this.#open);
  }

  get text(): string {
    return this.#text;
  }

  /** The text as it is now. Cheap when it only grew; true when something is to be rendered. */
  set(text: string, final: boolean): boolean {
    if (text === this.#text && final === this.#final) return false;
    if (!text.startsWith(this.#text) || this.#final) this.#reset();
    this.#text = text;
    this.#final = final;
    return true;
  }

  /** Brings the document up to the text. */
  render(): void {
    if (this.#append()) return;
    const base = this.#settled;
    const { blocks, settled } = blocksOf(this.#parser, this.#text.slice(base), this.#final);
    const done = blocks.filter((block) => block.end <= settled).length;
    const away = this.#putAway(blocks, done, base);
    const rest = blocks.slice(away);
    this.#show(rest, base);
    this.#settledBlocks += done - away;
    this.#settled = base + (blocks[done - 1]?.end ?? 0);
    this.#rendered = this.#text.length;
    if (this.#settledBlocks >= chunkSize) this.#closeChunk();
  }

  #append(): boolean {
    const last = this.#blocks.at(-1);
    if (this.#final || !last || last.start < this.#settled || this.#rendered <= last.start) return false;
    const source = this.#text.slice(last.start, this.#rendered);
    if (!appendTail(last.element, source, this.#text.slice(this.#rendered))) return false;
    last.html = '';
    this.#rendered = this.#text.length;
    return true;
  }

  /** Keeps in the document only what stands near the visible part of the scrolled container. */
  window(scroller: HTMLElement): void {
    this.#window.update(scroller);
  }

  /** The element that shows the text at an offset, brought back if it was put away. */
  elementAt(offset: number): HTMLElement | undefined {
    const chunk = offset < this.#openStart ? this.#window.reveal(offset) : this.#open;
    const blocks = [...(chunk?.querySelectorAll<HTMLElement>('.block') ?? [])];
    return blocks.findLast((block) => Number(block.dataset.start) <= offset) ?? blocks[0];
  }

  /** What is far more than a chunk, as after a restore, is put away without being rendered. */
  #putAway(blocks: readonly Block[], done: number, base: number): number {
    if (done < chunkSize * 3) return 0;
    if (this.#blocks.length > 0) this.#closeChunkAt(base);
    let away = 0;
    while (done - away >= chunkSize) {
      const start = blocks[away]?.start ?? 0;
      away += chunkSize;
      const end = blocks[away]?.start ?? blocks[away - 1]?.end ?? 0;
      this.#window.add(this.#openStart, base + end, undefined);
      this.#openStart = base + end;
      if (end <= start) break;
    }
    return away;
  }

  #show(blocks: readonly Block[], base: number): void {
    for (const [index, block] of blocks.entries()) {
      const html = block.html();
      const shown = this.#blocks[this.#settledBlocks + index];
      if (shown && shown.start === base + block.start) {
        if (shown.html !== html) this.#morph(shown.element, html);
        shown.html = html;
        continue;
      }
      shown?.element.remove();
      const element = this.#blockElement(html, base + block.start);
      const following = this.#blocks[this.#settledBlocks + index + 1]?.element ?? null;
      this.#open.insertBefore(element, following);
      this.#blocks[this.#settledBlocks + index] = { element, start: base + block.start, html };
    }
    for (const { element } of this.#blocks.splice(this.#settledBlocks + blocks.length)) element.remove();
  }

  #blockElement(html: string, start: number): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block';
    element.dataset.start = String(start);
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
    this.#closeChunkAt(next ? next.start : this.#settled);
  }

  /** Puts the settled blocks away; the open ones move to a new chunk. */
  #closeChunkAt(end: number): void {
    const open = chunkElement();
    const rest = this.#blocks.slice(this.#settledBlocks);
    open.append(...rest.map(({ element }) => element));
    this.#window.add(this.#openStart, end, this.#open);
    this.element.append(open);
    this.#open = open;
    this.#openStart = end;
    this.#blocks = rest;
    this.#settledBlocks = 0;
  }

  #fillChunk(chunk: HTMLElement, start: number, end: number): void {
    const { blocks } = blocksOf(this.#parser, this.#text.slice(start, end), true);
    chunk.replaceChildren(...blocks.map((block) => this.#blockElement(block.html(), start + block.start)));
  }

  #reset(): void {
    this.#settled = 0;
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
