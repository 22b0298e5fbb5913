import type { Continuation } from '../../markdown/environment.ts';

/** How far beyond the visible part chunks stay in the document, in heights of that part. */
const margin = 0.75;
/** First guesses: the width of a character and of the panel, the height of a row, in px. */
const unitWidth = 6;
const firstWidth = 360;
const rowHeight = 16;
/** How long a slice of work lasts while everything is brought into the document, in ms. */
const sliceMs = 8;

/** A closed part of the text: blocks that never change. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Lines of its source, for a guess of its height. */
  readonly lines: number;
  /** Set when it begins inside a block. */
  readonly continues: Continuation | undefined;
  /** Its last block goes on in the next part. */
  readonly goesOn: boolean;
}

interface Chunk extends Part {
  height: number;
  element: HTMLElement | undefined;
}

/**
 * The closed chunks of a text. Those near the visible part are in the document; the others are two
 * empty elements as high as they were, and come back from their source when scrolled near. What
 * comes back above the visible part in another height than was guessed does not move it: the
 * browser anchors the scroll position (CSS Scroll Anchoring).
 */
export class ChunkWindow {
  readonly #chunks: Chunk[] = [];
  readonly #fill: (element: HTMLElement, part: Part) => void;
  readonly #before = spacer();
  readonly #after = spacer();
  #first = 0;
  /** Behind the last chunk that is in the document. */
  #last = 0;
  #seen = { from: NaN, chunks: 0, width: firstWidth };
  #rowHeight = rowHeight;
  /** Height of what is put away behind the window, px. */
  #behind = 0;
  /** Everything is to be in the document. */
  #linear = false;
  #bringing: Promise<void> | undefined;

  constructor(parent: HTMLElement, fill: (element: HTMLElement, part: Part) => void) {
    this.#fill = fill;
    parent.append(this.#before, this.#after);
  }

  /** Adds the next chunk: as it stands in the document, or put away when there is no element. */
  add(part: Part, element: HTMLElement | undefined): void {
    const chunk: Chunk = { ...part, height: rowsOf(part, this.#seen.width) * this.#rowHeight, element };
    this.#chunks.push(chunk);
    // Where nothing is shown yet, the window begins here.
    if (element && this.#first === this.#last) this.#first = this.#last = this.#chunks.length - 1;
    if (element && this.#last === this.#chunks.length - 1) {
      // The chunk stays where it is: to move it would lay it out again.
      element.after(this.#after);
      this.#last++;
    } else if (element) {
      chunk.height = element.getBoundingClientRect().height || chunk.height;
      chunk.element = undefined;
      element.remove();
    }
    // Many may be put away at once: to sum all heights for each would be quadratic.
    if (element) this.#space();
    else this.#after.style.height = `${(this.#behind += chunk.height)}px`;
    if (this.#linear && !element) void this.#bring();
  }

  update(scroller: HTMLElement): void {
    if (this.#chunks.length === 0 || this.#linear) return;
    const view = scroller.getBoundingClientRect();
    const top = this.#before.getBoundingClientRect().top;
    if (view.height === 0) return;
    const from = view.top - view.height * margin - top;
    const to = view.bottom + view.height * margin - top;
    const { width } = view;
    if (Math.abs(from - this.#seen.from) < view.height / 3 && this.#seen.chunks === this.#chunks.length && this.#seen.width === width) return;
    this.#measure(this.#seen.width, width);
    this.#seen = { from, chunks: this.#chunks.length, width };
    let first = 0;
    let y = 0;
    while (first < this.#chunks.length && y + (this.#chunks[first]?.height ?? 0) < from) y += this.#chunks[first++]?.height ?? 0;
    let last = first;
    while (last < this.#chunks.length && y < to) y += this.#chunks[last++]?.height ?? 0;
    this.#show(first, last);
    this.#space();
  }

  /** Brings the chunk with an offset into the document. */
  reveal(offset: number): HTMLElement | undefined {
    const index = this.#chunks.findIndex((chunk) => offset < chunk.end);
    if (index < 0) return undefined;
    if (index < this.#first || index >= this.#last) {
      this.#show(Math.max(0, index - 2), Math.min(this.#chunks.length, index + 3));
      this.#seen.from = NaN;
    }
    return this.#chunks[index]?.element;
  }

  /** Where the chunk with an offset ends. */
  endOf(offset: number): number {
    return this.#chunks.find(({ end }) => offset < end)?.end ?? offset;
  }

  /**
   * Brings everything into the document, in slices so that nothing is held up, or goes back to the
   * window. Resolves when it is so.
   */
  linear(on: boolean): Promise<void> {
    this.#linear = on;
    this.#seen.from = NaN;
    return on ? this.#bring() : Promise.resolve();
  }

  clear(): void {
    for (const { element } of this.#chunks) element?.remove();
    this.#chunks.length = 0;
    this.#first = this.#last = 0;
    this.#space();
  }

  async #bring(): Promise<void> {
    while (this.#linear && (this.#first > 0 || this.#last < this.#chunks.length)) {
      this.#bringing ??= this.#bringAll().finally(() => (this.#bringing = undefined));
      await this.#bringing;
    }
  }

  /** From what is shown, upwards and then down, a slice a frame. */
  async #bringAll(): Promise<void> {
    await nextFrame();
    let started = performance.now();
    while (this.#linear && (this.#first > 0 || this.#last < this.#chunks.length)) {
      if (this.#first > 0) this.#show(this.#first - 1, this.#last, false);
      else this.#show(this.#first, this.#last + 1, false);
      if (performance.now() - started < sliceMs) continue;
      this.#space();
      await nextFrame();
      started = performance.now();
    }
    this.#space();
  }

  /**
   * Learns heights from what is in the document, to the fraction of a pixel: otherwise all that follows
   * moves a little when a chunk is put away, and is painted again. After a change of width
   * those of all the others are guessed anew.
   */
  #measure(before: number, width: number): void {
    if (width !== before) for (const chunk of this.#chunks) chunk.height *= rowsOf(chunk, width) / rowsOf(chunk, before);
    let height = 0;
    let rows = 0;
    for (const chunk of this.#chunks.slice(this.#first, this.#last)) {
      const measured = chunk.element?.getBoundingClientRect().height ?? 0;
      if (measured === 0) continue;
      chunk.height = measured;
      height += measured;
      rows += rowsOf(chunk, width);
    }
    if (rows > 0) this.#rowHeight = height / rows;
  }

  #show(first: number, last: number, space = true): void {
    if (first === this.#first && last === this.#last) return;
    for (let index = this.#first; index < this.#last; index++) {
      const chunk = this.#chunks[index];
      if (!chunk?.element || (index >= first && index < last)) continue;
      chunk.element.remove();
      chunk.element = undefined;
    }
    let anchor: HTMLElement = this.#before;
    for (let index = first; index < last; index++) {
      const chunk = this.#chunks[index];
      if (!chunk) continue;
      if (!chunk.element) {
        chunk.element = document.createElement('div');
        chunk.element.className = 'chunk';
        this.#fill(chunk.element, chunk);
        anchor.after(chunk.element);
      }
      anchor = chunk.element;
    }
    this.#first = first;
    this.#last = last;
    if (space) this.#space();
  }

  #space(): void {
    const sum = (from: number, to: number): number => this.#chunks.slice(from, to).reduce((height, chunk) => height + chunk.height, 0);
    this.#before.style.height = `${sum(0, this.#first)}px`;
    this.#behind = sum(this.#last, this.#chunks.length);
    this.#after.style.height = `${this.#behind}px`;
  }
}

/** About how many rows a part takes: some for its length, and one for each line of the source. */
function rowsOf({ start, end, lines }: Part, width: number): number {
  return lines + ((end - start) * unitWidth) / Math.max(50, width);
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function spacer(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  return element;
}
