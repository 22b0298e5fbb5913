import { rational } from '../../math/rational.ts';
import { read } from '../../math/reading/read.ts';
import { some } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import type { FloatValue, ObservedValue } from '../kernel/observedValue.ts';
import { decimal } from '../kernel/printedNumber.ts';

/** What a text that Python printed for a value stands for. `cut`: it is not all there. */
export type ReadText = { readonly kind: 'value'; readonly value: ObservedValue } | { readonly kind: 'cut' } | { readonly kind: 'unread' };

const longest = 20_000;
/** Reading takes more than linear time. */
const longestFormula = 4000;
const deepest = 20;

class Unread extends Error {}
class Cut extends Error {}

/** Reads what `repr` makes of numbers, collections, fractions, arrays and SymPy's objects. Nothing is executed. */
export function readRepr(text: string): ReadText {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest) return { kind: 'unread' };
  try {
    const reader = new ReprReader(trimmed);
    return { kind: 'value', value: reader.whole() };
  } catch (error) {
    if (error instanceof Cut) return { kind: 'cut' };
    if (!(error instanceof Unread) && !(error instanceof RangeError)) throw error;
    return symbolic(trimmed);
  }
}

/** Python's own shortest form of a double says all of it; NumPy prints eight digits of each element. */
export function floatOf(text: string, digits = 15): FloatValue {
  return { kind: 'float', value: decimal(text), text, digits };
}

/** SymPy on one line: `sqrt(2)/2`, `x**2 + 1`. */
function symbolic(text: string): ReadText {
  if (/\.\.\.|…/.test(text)) return { kind: 'cut' };
  if (text.length > longestFormula || text.includes('\n') || !/^[\w\s+\-*/().,[\]{}<>=!]+$/.test(text) || /[A-Za-z_]\w*\s+[A-Za-z_]/.test(text.replace(/\b(?:and|or)\b/g, ' '))) return { kind: 'unread' };
  const expression = read(text.replace(/\bE\b/g, 'e').replace(/\bI\b/g, 'i').replace(/\boo\b/g, 'infinity'), { notation: 'plain' });
  if (hasUnread(expression) || some(expression, (part) => part.kind === 'text' || (part.kind === 'apply' && part.ambiguous === true)) || expression.kind === 'number') return { kind: 'unread' };
  const digits = some(expression, (part) => part.kind === 'number' && part.decimals !== undefined) ? 15 : undefined;
  return { kind: 'value', value: { kind: 'symbolic', expression, assumptions: new Map(), ...(digits === undefined ? {} : { digits }) } };
}

class ReprReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Significant digits of the floats at hand. */
  #digits = 15;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): ObservedValue {
    const value = this.#value();
    this.#spaces();
    if (this.#at < this.#text.length) throw new Unread();
    return value;
  }

  #value(): ObservedValue {
    if (++this.#depth > deepest) throw new Unread();
    this.#spaces();
    const rest = this.#text.slice(this.#at, this.#at + 400);
    if (/^(?:\.\.\.|…)/.test(rest)) throw new Cut();
    const value = this.#number(rest) ?? this.#string(rest) ?? this.#bracket(rest) ?? this.#name(rest);
    if (!value) throw new Unread();
    this.#depth--;
    return value;
  }

  #number(rest: string): ObservedValue | undefined {
    const complex = /^\(?([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([-+](?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)j\)?/i.exec(rest);
    if (complex) {
      this.#at += complex[0].length;
      return { kind: 'complex', re: floatOf(complex[1] ?? '0', this.#digits), im: floatOf((complex[2] ?? '0').replace(/^\+/, ''), this.#digits) };
    }
    const match = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?(?![\w.])/i.exec(this.#text.slice(this.#at, this.#at + 5000))?.[0];
    if (match === undefined) return undefined;
    this.#at += match.length;
    if (/^[-+]?\d+$/.test(match)) return { kind: 'integer', value: BigInt(match) };
    return floatOf(match, this.#digits);
  }

  #string(rest: string): ObservedValue | undefined {
    const quote = /^[bru]?(['"])/.exec(rest);
    if (!quote) return undefined;
    let at = this.#at + quote[0].length;
    let said = '';
    for (; at < this.#text.length && this.#text[at] !== quote[1]; at++) {
      if (this.#text[at] === '\\') at++;
      said += this.#text[at] ?? '';
    }
    if (at >= this.#text.length) throw new Unread();
    this.#at = at + 1;
    return { kind: 'text', text: said, cut: false };
  }

  #bracket(rest: string): ObservedValue | undefined {
    const open = rest[0];
    if (open === '(') {
      const { items, commas } = this.#items(')');
      const [only] = items;
      return items.length === 1 && commas === 0 && only ? only : { kind: 'tuple', items, length: items.length };
    }
    if (open === '[') {
      const { items } = this.#items(']');
      return { kind: 'list', items, length: items.length };
    }
    return open === '{' ? this.#braces() : undefined;
  }

  #braces(): ObservedValue {
    this.#at++;
    const items: ObservedValue[] = [];
    const entries: (readonly [ObservedValue, ObservedValue])[] = [];
    while (!this.#take('}')) {
      const key = this.#value();
      if (this.#take(':')) entries.push([key, this.#value()]);
      else items.push(key);
      if (!this.#take(',') && !this.#peek('}')) throw new Unread();
    }
    if (items.length > 0 && entries.length > 0) throw new Unread();
    return items.length > 0 ? { kind: 'set', items, length: items.length } : { kind: 'dict', entries, length: entries.length };
  }

  #items(close: string): { readonly items: ObservedValue[]; readonly commas: number } {
    this.#at++;
    const items: ObservedValue[] = [];
    let commas = 0;
    while (!this.#take(close)) {
      this.#spaces();
      // `dtype=object`, `shape=(0,)` of an array.
      const keyword = /^[a-z_]+\s*=\s*(?:[\w.]+|'[^']*'|<[^>]*>|\([\d, ]*\))/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0];
      if (keyword !== undefined) this.#at += keyword.length;
      else items.push(this.#value());
      if (this.#take(',')) commas++;
      else if (!this.#peek(close)) throw new Unread();
    }
    return { items, commas };
  }

  #name(rest: string): ObservedValue | undefined {
    const name = /^[A-Za-z_][\w.]*/.exec(rest)?.[0];
    if (name === undefined) return undefined;
    const plain = name.replace(/^(?:np|numpy|sympy|fractions|decimal)\./, '').replace(/_$/, '');
    this.#at += name.length;
    switch (plain) {
      case 'True':
      case 'False':
        return { kind: 'boolean', value: plain === 'True' };
      case 'None':
        return { kind: 'none' };
      case 'nan':
      case 'inf':
        return floatOf(plain);
      default:
        return this.#call(plain);
    }
  }

  #call(name: string): ObservedValue {
    if (!this.#peek('(')) throw new Unread();
    const before = this.#digits;
    if (name === 'array') this.#digits = 8;
    const { items } = this.#items(')');
    this.#digits = before;
    const [first, second] = items;
    if (/^(?:float|int|uint|complex|bool|str)\d*$/.test(name) && first && items.length === 1) return first;
    if (name === 'Fraction' && first?.kind === 'integer') return { kind: 'fraction', value: rational(first.value, second?.kind === 'integer' ? second.value : 1n) };
    if (name === 'Decimal' && first?.kind === 'text') return floatOf(first.text, Math.max(1, first.text.replace(/\D/g, '').replace(/^0+/, '').length));
    if (name === 'frozenset' || name === 'set') return first ? (first.kind === 'set' ? first : set(first)) : { kind: 'set', items: [], length: 0 };
    if (/^(?:OrderedDict|Counter)$/.test(name) && first?.kind === 'dict') return first;
    if (name === 'defaultdict' && second?.kind === 'dict') return second;
    if ((name === 'array' || name === 'matrix') && first) return arrayOf(first);
    // Rows of SymPy's matrix hold its own expressions.
    if (/^(?:Immutable(?:Dense)?|Mutable(?:Dense)?)?Matrix$/.test(name) && first?.kind === 'list') return arrayOf(first);
    throw new Unread();
  }

  #take(sign: string): boolean {
    if (!this.#peek(sign)) return false;
    this.#at++;
    return true;
  }

  #peek(sign: string): boolean {
    this.#spaces();
    if (this.#at >= this.#text.length) throw new Unread();
    return this.#text[this.#at] === sign;
  }

  #spaces(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
}

function set(value: ObservedValue): ObservedValue {
  if (value.kind !== 'list' && value.kind !== 'tuple') throw new Unread();
  return { kind: 'set', items: value.items, length: value.length };
}

function arrayOf(value: ObservedValue): ObservedValue {
  const shape: number[] = [];
  let items: readonly ObservedValue[] = [value];
  for (let depth = 0; items[0]?.kind === 'list' && depth < 4; depth++) {
    const width = items[0].length;
    if (!items.every((item) => item.kind === 'list' && item.length === width)) throw new Unread();
    shape.push(width);
    items = items.flatMap((item) => (item.kind === 'list' ? item.items : []));
  }
  return { kind: 'array', type: 'array', shape, items, length: items.length };
}
