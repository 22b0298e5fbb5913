import { say, type Phrase } from '../../core/phrase.ts';
import type { TextRange } from '../../core/problem.ts';
import type { Token } from './tokens.ts';

const deepest = 120;

/** Thrown inside the reader where a text makes no sense to it; `read` turns it into an `unread` node. */
export class Unreadable extends Error {
  readonly reason: Phrase;

  constructor(reason: Phrase) {
    super(reason.template);
    this.reason = reason;
  }
}

/** The reader's place in the tokens, and the little it must remember on its way. */
export class Cursor {
  readonly tokens: Token[];
  readonly notation: 'latex' | 'plain';
  readonly functions: ReadonlySet<string>;
  index = 0;
  /** Open `|`: the next `|` after a factor closes. */
  bars = 0;
  /** Whether a comma joins statements here; inside brackets it separates items. */
  commas = true;
  /** Inside set braces a `|` separates the element from its condition. */
  separators = 0;
  /** Nodes that stand in brackets of their own: `(a + b) + c` keeps its shape. */
  readonly grouped = new WeakSet<object>();
  /** One entry per open integral: the variable once `dx` was met. */
  readonly integrals: { variable: string | undefined }[] = [];
  #depth = 0;

  constructor(tokens: Token[], notation: 'latex' | 'plain', functions: Iterable<string>) {
    this.tokens = tokens;
    this.notation = notation;
    this.functions = new Set([...functions, 'f', 'g', 'h', 'F', 'G', 'H']);
  }

  get done(): boolean {
    return this.index >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  next(): Token {
    const token = this.tokens[this.index++];
    if (!token) throw new Unreadable(say('it ends too early'));
    return token;
  }

  /** Whether the token ahead is this sign or this command. */
  at(text: string, kind: Token['kind'] = 'sign', ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === kind && token.text === text;
  }

  atCommand(...names: string[]): boolean {
    const token = this.peek();
    return token?.kind === 'command' && names.includes(token.text);
  }

  /** Takes the sign if it is there. */
  take(text: string, kind: Token['kind'] = 'sign'): boolean {
    if (!this.at(text, kind)) return false;
    this.index++;
    return true;
  }

  expect(text: string): Token {
    if (!this.at(text)) throw new Unreadable(say('“{0}” is missing', text));
    return this.next();
  }

  /** `\\frac12`: one digit is the argument, the others follow it. */
  splitDigits(): boolean {
    const token = this.tokens[this.index];
    if (token?.kind !== 'number' || token.text.length < 2) return false;
    const middle = Math.min(token.end, token.start + 1);
    this.tokens.splice(this.index, 1, { ...token, text: token.text.slice(0, 1), end: middle }, { ...token, text: token.text.slice(1), start: middle, spaced: false });
    return true;
  }

  /** From the start of the token at `from` to the end of the last one taken. */
  rangeFrom(from: number): TextRange {
    const start = this.tokens[from]?.start ?? this.tokens.at(-1)?.end ?? 0;
    return { start, end: this.tokens[this.index - 1]?.end ?? start };
  }

  /** `17 | (a − b)`: the only bar there is divides. */
  get atLoneBar(): boolean {
    return this.at('|') && this.index > 0 && this.bars === 0 && this.separators === 0 && this.tokens.filter((token) => token.kind === 'sign' && token.text === '|').length === 1;
  }

  /** Runs a part of the reader one level deeper. */
  deeper<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new Unreadable(say('it is nested too deeply'));
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** Reads a bracketed part: bars and separators outside it have no meaning inside. */
  enclosed<T>(separators: number, read: () => T, commas = false): T {
    const outer = { bars: this.bars, separators: this.separators, commas: this.commas };
    this.bars = 0;
    this.separators = separators;
    this.commas = commas;
    try {
      return this.deeper(read);
    } finally {
      this.bars = outer.bars;
      this.separators = outer.separators;
      this.commas = outer.commas;
    }
  }
}
