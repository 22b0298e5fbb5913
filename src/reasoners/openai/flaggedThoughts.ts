import { heldSuffix } from './heldSuffix.ts';
import type { Piece } from './thinkTags.ts';

const opening = '<thought>';
const closing = '</thought>';

/**
 * Gemini's compatible endpoint flags each chunk of its thoughts and puts tags around them besides, cut
 * anywhere. The flag is believed, the tags are dropped.
 */
export class FlaggedThoughts {
  #state: 'none' | 'opening' | 'thought' | 'closing' | 'answer' = 'none';
  #held = '';

  /** Whether flags were ever seen; before that, content is none of this reader's business. */
  get seen(): boolean {
    return this.#state !== 'none';
  }

  thought(delta: string): Piece[] {
    if (this.#state === 'none' || this.#state === 'answer') this.#state = 'opening';
    let text = this.#held + delta;
    this.#held = '';
    if (this.#state === 'opening') {
      if (opening.startsWith(text) && text !== opening) {
        this.#held = text;
        return [];
      }
      if (text.startsWith(opening)) text = text.slice(opening.length);
    }
    this.#state = 'thought';
    text = text.replaceAll(closing, '');
    const keep = heldSuffix(text, [closing]);
    this.#held = text.slice(text.length - keep);
    return piece('thinking', text.slice(0, text.length - keep));
  }

  answer(delta: string): Piece[] {
    if (this.#state === 'answer') return piece('text', delta);
    const held = this.#held;
    const text = held + delta;
    this.#held = '';
    if (text.startsWith(closing)) {
      this.#state = 'answer';
      return piece('text', text.slice(closing.length));
    }
    if (closing.startsWith(text)) {
      this.#state = 'closing';
      this.#held = text;
      return [];
    }
    const thinking = this.#state === 'closing' ? '' : held;
    this.#state = 'answer';
    return [...piece('thinking', thinking), ...piece('text', text.slice(thinking.length))];
  }

  finish(): Piece[] {
    const held = this.#held;
    this.#held = '';
    return piece(this.#state === 'closing' ? 'text' : 'thinking', held);
  }
}

function piece(kind: Piece['kind'], text: string): Piece[] {
  return text === '' ? [] : [{ kind, text }];
}
