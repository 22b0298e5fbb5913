const opening = '<think>';
const closing = '</think>';

export interface Piece {
  readonly kind: 'thinking' | 'text';
  readonly text: string;
}

/**
 * Thinking that a server left inside the answer as `<think>…</think>`: only at the very start, once. A
 * literal tag later is text. A tag may be cut anywhere; what may still become one is held back.
 */
export class ThinkTags {
  #state: 'start' | 'thinking' | 'after' | 'off' = 'start';
  #held = '';

  /** Structured reasoning was seen: tags mean nothing from now on. */
  disable(): Piece[] {
    const pieces = this.#flushAs(this.#state === 'thinking' ? 'thinking' : 'text');
    this.#state = 'off';
    return pieces;
  }

  push(delta: string): Piece[] {
    switch (this.#state) {
      case 'off':
        return delta === '' ? [] : [{ kind: 'text', text: delta }];
      case 'start':
        return this.#start(this.#held + delta);
      case 'thinking':
        return this.#thinking(this.#held + delta);
      case 'after':
        return delta === '' ? [] : [{ kind: 'text', text: delta }];
    }
  }

  /** At the end of the stream: what was held back, and whether a tag was never closed. */
  finish(): { readonly pieces: Piece[]; readonly unclosed: boolean } {
    const unclosed = this.#state === 'thinking';
    return { pieces: this.#flushAs(unclosed ? 'thinking' : 'text'), unclosed };
  }

  #start(text: string): Piece[] {
    this.#held = '';
    const trimmed = text.replace(/^[\s\ufeff]+/, '');
    if (trimmed.startsWith(opening)) {
      this.#state = 'thinking';
      return this.#thinking(trimmed.slice(opening.length));
    }
    if (trimmed === '' || opening.startsWith(trimmed)) {
      this.#held = text;
      return [];
    }
    this.#state = 'off';
    return [{ kind: 'text', text }];
  }

  #thinking(text: string): Piece[] {
    this.#held = '';
    const end = text.indexOf(closing);
    if (end >= 0) {
      this.#state = 'after';
      const pieces: Piece[] = [];
      if (end > 0) pieces.push({ kind: 'thinking', text: text.slice(0, end) });
      const rest = text.slice(end + closing.length).replace(/^\n+/, '');
      if (rest !== '') pieces.push({ kind: 'text', text: rest });
      return pieces;
    }
    const keep = heldSuffix(text);
    this.#held = text.slice(text.length - keep);
    const shown = text.slice(0, text.length - keep);
    return shown === '' ? [] : [{ kind: 'thinking', text: shown }];
  }

  #flushAs(kind: Piece['kind']): Piece[] {
    const text = this.#held;
    this.#held = '';
    return text === '' ? [] : [{ kind, text }];
  }
}

/** How many characters at the end may be the beginning of the closing tag. */
function heldSuffix(text: string): number {
  for (let length = Math.min(closing.length - 1, text.length); length > 0; length--) {
    if (closing.startsWith(text.slice(text.length - length))) return length;
  }
  return 0;
}
