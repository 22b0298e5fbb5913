/** What `jupyterProgram.ts` told of itself. */
export type Told = { readonly kind: 'begin' } | { readonly kind: 'end'; readonly text: string };

/** More than any end of ours has, in characters. */
const longestFrame = 16 << 20;

/** Takes the frames of one nonce out of a stream of text that arrives in any pieces. */
export class JupyterFrames {
  readonly #open: string;
  readonly #close: string;
  #held = '';
  /** Collects a frame that has opened. */
  #inside = false;

  constructor(nonce: string) {
    this.#open = `<therefore:${nonce}:`;
    this.#close = `</therefore:${nonce}>`;
  }

  /** @returns the text without frames, as far as it cannot be the beginning of one, and the frames that are whole */
  take(piece: string): { readonly text: string; readonly told: readonly Told[] } {
    this.#held += piece;
    let text = '';
    const told: Told[] = [];
    for (;;) {
      if (!this.#inside) {
        const at = this.#held.indexOf(this.#open);
        if (at < 0) {
          const kept = beginningOf(this.#open, this.#held);
          text += this.#held.slice(0, this.#held.length - kept);
          this.#held = this.#held.slice(this.#held.length - kept);
          break;
        }
        text += this.#held.slice(0, at);
        this.#held = this.#held.slice(at + this.#open.length);
        this.#inside = true;
      }
      const end = this.#held.indexOf(this.#close);
      if (end < 0) {
        if (this.#held.length > longestFrame) this.#held = this.#held.slice(-this.#close.length);
        break;
      }
      const frame = this.#held.slice(0, end);
      if (frame.startsWith('begin>')) told.push({ kind: 'begin' });
      else if (frame.startsWith('end>')) told.push({ kind: 'end', text: frame.slice('end>'.length) });
      this.#held = this.#held.slice(end + this.#close.length);
      this.#inside = false;
    }
    return { text, told };
  }

  /** What was held back and is no frame after all. */
  rest(): string {
    const text = this.#inside ? '' : this.#held;
    this.#held = '';
    return text;
  }
}

/** How many characters at the end of a text are the beginning of a mark. */
function beginningOf(mark: string, text: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}
