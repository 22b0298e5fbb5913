import { heldSuffix } from './heldSuffix.ts';

export interface Piece {
  readonly kind: 'thinking' | 'text';
  readonly text: string;
}

/** A piece, or the discovery that all text before was thinking. */
export type Found = Piece | { readonly kind: 'relabel' };

/** DeepSeek, Qwen and most others; Anthropic's style; Gemini; Kimi; Mistral. */
const pairs = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['◁think▷', '◁/think▷'],
  ['[THINK]', '[/THINK]'],
] as const;

const closings = pairs.map(([, closing]) => closing);

/**
 * Thinking that a server left inside the answer as `<think>…</think>`: only at the very start, once. A
 * literal tag later is text. A tag may be cut anywhere; what may still become one is held back. Where the
 * model is known to leave the opening tag to its template, a closing one relabels what came before it.
 */
export class ThinkTags {
  #state: 'start' | 'thinking' | 'unopened' | 'after' | 'off' = 'start';
  #held = '';
  #closing: readonly string[] = closings;
  #unopened = false;
  /** Line breaks between thinking and answer belong to neither. */
  #trimming = false;

  /** No tag is looked for any more. */
  get plain(): boolean {
    return this.#state === 'off' || (this.#state === 'after' && !this.#trimming);
  }

  /** This model begins to think without saying so. */
  expectUnopened(): void {
    this.#unopened = true;
  }

  /** Structured reasoning was seen: tags mean nothing from now on. */
  disable(): Piece[] {
    const pieces = this.#flushAs(this.#state === 'thinking' ? 'thinking' : 'text');
    this.#state = 'off';
    return pieces;
  }

  push(delta: string): Found[] {
    if (delta === '') return [];
    switch (this.#state) {
      case 'off':
        return [{ kind: 'text', text: delta }];
      case 'start':
        return this.#start(this.#held + delta);
      case 'thinking':
        return this.#split(this.#held + delta, 'thinking');
      case 'unopened':
        return this.#split(this.#held + delta, 'text');
      case 'after':
        return this.#answer(delta);
    }
  }

  /** At the end of the stream: what was held back, and whether a tag was never closed. */
  finish(): { readonly pieces: Piece[]; readonly unclosed: boolean } {
    const unclosed = this.#state === 'thinking';
    return { pieces: this.#flushAs(unclosed ? 'thinking' : 'text'), unclosed };
  }

  #start(text: string): Found[] {
    this.#held = '';
    const trimmed = text.replace(/^[\s\ufeff]+/, '');
    const pair = pairs.find(([opening]) => trimmed.startsWith(opening));
    if (pair) {
      this.#state = 'thinking';
      this.#closing = [pair[1]];
      return this.#split(trimmed.slice(pair[0].length), 'thinking');
    }
    if (trimmed === '' || pairs.some(([opening]) => opening.startsWith(trimmed))) {
      this.#held = text;
      return [];
    }
    if (this.#unopened) {
      this.#state = 'unopened';
      return this.#split(text, 'text');
    }
    this.#state = 'off';
    return [{ kind: 'text', text }];
  }

  /** What comes before a closing tag, shown as `before` until there is one, and the answer after it. */
  #split(text: string, before: Piece['kind']): Found[] {
    this.#held = '';
    const found = this.#closing.map((closing) => ({ closing, at: text.indexOf(closing) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0];
    if (!found) {
      const keep = heldSuffix(text, this.#closing);
      this.#held = text.slice(text.length - keep);
      const shown = text.slice(0, text.length - keep);
      return shown === '' ? [] : [{ kind: before, text: shown }];
    }
    this.#state = 'after';
    this.#trimming = true;
    const thought: Found[] = found.at > 0 ? [{ kind: 'thinking', text: text.slice(0, found.at) }] : [];
    return [...(before === 'text' ? [{ kind: 'relabel' as const }] : []), ...thought, ...this.#answer(text.slice(found.at + found.closing.length))];
  }

  #answer(delta: string): Piece[] {
    const text = this.#trimming ? delta.replace(/^\n+/, '') : delta;
    if (text === '') return [];
    this.#trimming = false;
    return [{ kind: 'text', text }];
  }

  #flushAs(kind: Piece['kind']): Piece[] {
    const text = this.#held;
    this.#held = '';
    return text === '' ? [] : [{ kind, text }];
  }
}
