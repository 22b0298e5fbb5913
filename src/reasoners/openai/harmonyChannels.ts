import { heldSuffix } from './heldSuffix.ts';
import type { Piece } from './thinkTags.ts';

const beginnings = ['<|start|>', '<|channel|>'];
const marks = [...beginnings, '<|message|>', '<|end|>', '<|return|>', '<|call|>', '<|constrain|>'];
const mark = /<\|(?:start|channel|message|end|return|call|constrain)\|>/;

/**
 * gpt-oss as its tokens say it (OpenAI Harmony), where a server reads no channels: `analysis` is thinking,
 * every other channel is said to the reader. Headers and marks are dropped.
 */
export class HarmonyChannels {
  #state: 'undecided' | 'header' | 'message' | 'off' = 'undecided';
  #held = '';
  #header = '';

  /** Whether this is such a text for certain. */
  get decided(): boolean {
    return this.#state === 'header' || this.#state === 'message';
  }

  /** Undefined as soon as it is clear that this is no such text, with nothing taken. */
  push(delta: string): Piece[] | undefined {
    if (this.#state === 'off') return undefined;
    const text = this.#held + delta;
    this.#held = '';
    if (this.#state === 'undecided') {
      const trimmed = text.trimStart();
      if (beginnings.some((beginning) => beginning.startsWith(trimmed) && beginning !== trimmed)) {
        this.#held = text;
        return [];
      }
      if (!beginnings.some((beginning) => trimmed.startsWith(beginning))) {
        this.#state = 'off';
        this.#held = text;
        return undefined;
      }
      this.#state = 'header';
    }
    return this.#read(text);
  }

  /** What was held back when the text turned out to be another. */
  release(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  finish(): Piece[] {
    const held = this.release();
    return this.#state === 'header' ? [] : this.#tell(held);
  }

  #read(text: string): Piece[] {
    const pieces: Piece[] = [];
    let rest = text;
    for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
      pieces.push(...this.#tell(rest.slice(0, found.index)));
      rest = rest.slice(found.index + found[0].length);
      if (found[0] === '<|message|>') {
        this.#state = 'message';
      } else {
        if (this.#state === 'message' || found[0] === '<|start|>') this.#header = '';
        this.#state = 'header';
      }
    }
    const keep = heldSuffix(rest, marks);
    this.#held = rest.slice(rest.length - keep);
    pieces.push(...this.#tell(rest.slice(0, rest.length - keep)));
    return pieces;
  }

  #tell(text: string): Piece[] {
    if (text === '') return [];
    if (this.#state === 'header') {
      this.#header += text;
      return [];
    }
    return [{ kind: /analysis/.test(this.#header) ? 'thinking' : 'text', text }];
  }
}
