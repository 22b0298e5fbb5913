/** How far beyond the visible part chunks stay in the document, in heights of that part. */
const margin = 1.5;
/** A first guess of a chunk's height, in px for each UTF-16 unit of its source. */
const pixelsPerUnit = 0.55;

interface Chunk {
  readonly start: number;
  readonly end: number;
  height: number;
  element: HTMLElement | undefined;
}

/**
 * The closed chunks of a text. Those near the visible part are in the document; the others are two
 * empty elements as high as they were, and come back from their source when scrolled near.
 */
export class ChunkWindow {
  readonly #chunks: Chunk[] = [];
  readonly #fill: (element: HTMLElement, start: number, end: number) => void;
  readonly #before = spacer();
  readonly #after = spacer();
  #first = 0;
  /** Behind the last chunk that is in the document. */
  #last = 0;
  #seen = { from: NaN, chunks: 0 };

  constructor(parent: HTMLElement, fill: (element: HTMLElement, start: number, end: number) => void) {
    this.#fill = fill;
    parent.append(this.#before, this.#after);
  }

  /** Adds the next chunk: as it stands in the document, or put away when there is no element. */
  add(start: number, end: number, element: HTMLElement | undefined): void {
    const chunk: Chunk = { start, end, height: Math.max(20, (end - start) * pixelsPerUnit), element };
    this.#chunks.push(chunk);
    if (element && this.#last === this.#chunks.length - 1) {
      this.#after.before(element);
      this.#last++;
    } else if (element) {
      chunk.height = element.offsetHeight || chunk.height;
      chunk.element = undefined;
      element.remove();
    }
    this.#space();
  }

  update(scroller: HTMLElement): void {
    if (this.#chunks.length === 0) return;
    const view = scroller.getBoundingClientRect();
    const top = this.#before.getBoundingClientRect().top;
    if (view.height === 0) return;
    const from = view.top - view.height * margin - top;
    const to = view.bottom + view.height * margin - top;
    if (Math.abs(from - this.#seen.from) < view.height / 2 && this.#seen.chunks === this.#chunks.length) return;
    this.#seen = { from, chunks: this.#chunks.length };
    for (const chunk of this.#chunks.slice(this.#first, this.#last)) chunk.height = chunk.element?.offsetHeight ?? chunk.height;
    let first = 0;
    let y = 0;
    while (first < this.#chunks.length && y + (this.#chunks[first]?.height ?? 0) < from) y += this.#chunks[first++]?.height ?? 0;
    let last = first;
    while (last < this.#chunks.length && y < to) y += this.#chunks[last++]?.height ?? 0;
    this.#show(first, last);
  }

  /** Brings the chunk with an offset into the document. */
  reveal(offset: number): HTMLElement | undefined {
    const index = this.#chunks.findIndex((chunk) => offset < chunk.end);
    if (index < 0) return undefined;
    if (index < this.#first || index >= this.#last) this.#show(Math.max(0, index - 2), Math.min(this.#chunks.length, index + 3));
    return this.#chunks[index]?.element;
  }

  clear(): void {
    for (const { element } of this.#chunks) element?.remove();
    this.#chunks.length = 0;
    this.#first = this.#last = 0;
    this.#space();
  }

  #show(first: number, last: number): void {
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
        this.#fill(chunk.element, chunk.start, chunk.end);
        anchor.after(chunk.element);
      }
      anchor = chunk.element;
    }
    this.#first = first;
    this.#last = last;
    this.#space();
  }

  #space(): void {
    const sum = (from: number, to: number): number => this.#chunks.slice(from, to).reduce((height, chunk) => height + chunk.height, 0);
    this.#before.style.height = `${sum(0, this.#first)}px`;
    this.#after.style.height = `${sum(this.#last, this.#chunks.length)}px`;
  }
}

function spacer(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  return element;
}
