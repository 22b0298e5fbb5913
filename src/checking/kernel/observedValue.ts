import { app, constant, fromRational, num } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { simplify } from '../../math/simplify.ts';
import { rational, type Rational } from '../../math/rational.ts';
import { some } from '../../math/traverse.ts';
import { expressionOfTree } from './observedTree.ts';
import { bigint, decimal, decimalPlaces } from './printedNumber.ts';

/** A number of limited precision: what it is exactly, as it was printed, and how many significant digits it carries. */
export interface FloatValue {
  readonly kind: 'float';
  /** Undefined for infinities and what is no number. */
  readonly value: Rational | undefined;
  readonly text: string;
  readonly digits: number;
}

/** What Python code computed. `length` may be more than there are items: long collections are cut. */
export type ObservedValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'fraction'; readonly value: Rational }
  | FloatValue
  | { readonly kind: 'complex'; readonly re: FloatValue; readonly im: FloatValue }
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly ObservedValue[]; readonly length: number }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [ObservedValue, ObservedValue])[]; readonly length: number }
  /** NumPy: the items in row order. */
  | { readonly kind: 'array'; readonly type: string; readonly shape: readonly number[]; readonly items: readonly ObservedValue[]; readonly length: number }
  | { readonly kind: 'series'; readonly name: string; readonly index: readonly ObservedValue[]; readonly items: readonly ObservedValue[]; readonly length: number }
  | { readonly kind: 'frame'; readonly columns: readonly ObservedValue[]; readonly index: readonly ObservedValue[]; readonly rows: readonly (readonly ObservedValue[])[]; readonly shape: readonly number[] }
  /** The points of a plotted line. */
  | { readonly kind: 'line'; readonly x: readonly ObservedValue[]; readonly y: readonly ObservedValue[]; readonly length: number }
  /** SymPy's; `digits` where it holds numbers of limited precision. */
  | { readonly kind: 'symbolic'; readonly expression: Expression; readonly assumptions: ReadonlyMap<string, readonly string[]>; readonly digits?: number }
  | { readonly kind: 'opaque'; readonly type: string; readonly text?: string };

type Json = Readonly<Record<string, unknown>>;

const deepest = 8;

/** What `encodeValue.py` said of a value. Any JSON whatever gives a value, without an exception: what makes no sense is opaque. */
export function observedValue(json: unknown): ObservedValue {
  try {
    return decoded(json, 0);
  } catch {
    return { kind: 'opaque', type: '?' };
  }
}

function decoded(json: unknown, depth: number): ObservedValue {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || depth > deepest) return { kind: 'opaque', type: '?' };
  const value = json as Json;
  const inner = (name: string): ObservedValue[] => array(value[name]).map((item) => decoded(item, depth + 1));
  const length = (items: readonly unknown[]): number => Math.max(items.length, whole(value['length']) ?? items.length);
  switch (value['kind']) {
    case 'none':
      return { kind: 'none' };
    case 'boolean':
      return typeof value['value'] === 'boolean' ? { kind: 'boolean', value: value['value'] } : broken();
    case 'integer':
      return { kind: 'integer', value: bigint(value['value']) };
    case 'fraction':
      return { kind: 'fraction', value: rational(bigint((value['numerator'] as Json)['value']), bigint((value['denominator'] as Json)['value'])) };
    case 'float':
    case 'decimal':
      return float(value);
    case 'complex': {
      const [re, im] = [decoded(value['re'], depth + 1), decoded(value['im'], depth + 1)];
      return re.kind === 'float' && im.kind === 'float' ? { kind: 'complex', re, im } : broken();
    }
    case 'text':
      return { kind: 'text', text: text(value['text']), cut: value['cut'] === true };
    case 'list':
    case 'tuple':
    case 'set': {
      const items = inner('items');
      return { kind: value['kind'], items, length: length(items) };
    }
    case 'dict': {
      const entries = array(value['entries']).map((pair) => [decoded(array(pair)[0], depth + 1), decoded(array(pair)[1], depth + 1)] as const);
      return { kind: 'dict', entries, length: length(entries) };
    }
    case 'array': {
      const shape = sizes(value['shape']);
      return { kind: 'array', type: text(value['type']), shape, items: inner('items'), length: shape.reduce((product, size) => product * size, 1) };
    }
    case 'series': {
      const items = inner('items');
      return { kind: 'series', name: text(value['name']), index: inner('index'), items, length: length(items) };
    }
    case 'frame':
      return { kind: 'frame', columns: inner('columns'), index: inner('index'), rows: array(value['rows']).map((row) => array(row).map((item) => decoded(item, depth + 1))), shape: sizes(value['shape']) };
    case 'line': {
      const x = inner('x');
      return { kind: 'line', x, y: inner('y'), length: length(x) };
    }
    case 'symbolic': {
      const { expression, digits } = expressionOfTree(value['tree']);
      return { kind: 'symbolic', expression, assumptions: assumptionsOf(value['assumptions']), ...(digits === undefined ? {} : { digits }) };
    }
    default:
      return { kind: 'opaque', type: typeof value['type'] === 'string' ? value['type'].slice(0, 120) : '?', ...(typeof value['text'] === 'string' ? { text: value['text'].slice(0, 2000) } : {}) };
  }
}

function broken(): ObservedValue {
  return { kind: 'opaque', type: '?' };
}

/** A double carries fifteen digits, NumPy's smaller ones fewer. */
function float(value: Json): FloatValue {
  const shown = text(value['text']);
  const bits = whole(value['bits']) ?? 64;
  const carried = bits >= 64 ? 15 : bits >= 32 ? 6 : 3;
  const given = whole(value['digits']);
  const figures = shown.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length;
  return { kind: 'float', value: decimal(shown), text: shown, digits: value['kind'] === 'decimal' ? (given ?? Math.max(1, figures)) : carried };
}

function assumptionsOf(json: unknown): ReadonlyMap<string, readonly string[]> {
  if (typeof json !== 'object' || json === null) return new Map();
  return new Map(Object.entries(json).map(([name, words]) => [name, array(words).flatMap((word) => (typeof word === 'string' ? [word] : []))]));
}

function array(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? (json as unknown[]) : [];
}

function text(json: unknown): string {
  if (typeof json !== 'string') throw new TypeError('no text');
  return json.slice(0, 4000);
}

function whole(json: unknown): number | undefined {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 ? json : undefined;
}

function sizes(json: unknown): number[] {
  return array(json).map((size) => whole(size) ?? 0);
}

/** The value in the terms of mathematics; undefined for what is cut short, not finite, or no mathematics. */
export function expressionOf(value: ObservedValue): Expression | undefined {
  switch (value.kind) {
    case 'boolean':
      return constant(value.value ? 'true' : 'false');
    case 'integer':
      return num(value.value);
    case 'fraction':
      return fromRational(value.value);
    case 'float': {
      if (!value.value) return undefined;
      const places = decimalPlaces(value.text);
      return { ...fromRational(value.value), ...(places > 0 ? { decimals: places } : {}) };
    }
    case 'complex': {
      const [re, im] = [expressionOf(value.re), expressionOf(value.im)];
      return re && im && app('add', re, app('multiply', im, constant('i')));
    }
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.length < value.length ? undefined : collected(value.kind === 'set' ? 'set' : 'tuple', value.items);
    case 'array': {
      const [rows = 0, columns = 0] = value.shape;
      if (value.items.length !== value.length || value.shape.length > 2) return undefined;
      const [only] = value.items;
      if (value.shape.length === 0) return only && expressionOf(only);
      if (value.shape.length === 1) return collected('tuple', value.items);
      const made = Array.from({ length: rows }, (_, row) => collected('list', value.items.slice(row * columns, (row + 1) * columns)));
      return made.every((row) => row !== undefined) ? app('matrix', ...made) : undefined;
    }
    case 'series':
      return value.items.length < value.length ? undefined : collected('tuple', value.items);
    case 'symbolic':
      return some(value.expression, ({ kind }) => kind === 'unread') ? undefined : value.expression;
    case 'none':
    case 'text':
    case 'dict':
    case 'frame':
    case 'line':
    case 'opaque':
      return undefined;
  }
}

function collected(operator: 'tuple' | 'set' | 'list', items: readonly ObservedValue[]): Expression | undefined {
  const made = items.map(expressionOf);
  return made.every((item) => item !== undefined) ? app(operator, ...made) : undefined;
}

const shownItems = 8;

/** One readable line, cut where it is long. */
export function showObserved(value: ObservedValue): string {
  const shown = show(value);
  return shown.length > 160 ? `${shown.slice(0, 159)}…` : shown;
}

function show(value: ObservedValue): string {
  const several = (items: readonly ObservedValue[], length: number): string => [...items.slice(0, shownItems).map(show), ...(length > Math.min(items.length, shownItems) ? ['…'] : [])].join(', ');
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'integer':
      return value.value.toString().replace('-', '−');
    case 'fraction':
      return toPlain(fromRational(value.value));
    case 'float':
      return value.text.replace('-', '−');
    case 'complex':
      return `${show(value.re)} ${value.im.text.startsWith('-') ? '−' : '+'} ${value.im.text.replace('-', '')}i`;
    case 'text':
      return JSON.stringify(value.text);
    case 'list':
      return `[${several(value.items, value.length)}]`;
    case 'tuple':
      return `(${several(value.items, value.length)})`;
    case 'set':
      return `{${several(value.items, value.length)}}`;
    case 'dict':
      return `{${value.entries.slice(0, shownItems).map(([key, item]) => `${show(key)}: ${show(item)}`).join(', ')}${value.length > Math.min(value.entries.length, shownItems) ? ', …' : ''}}`;
    case 'array':
      return value.shape.length === 1 ? `[${several(value.items, value.length)}]` : `${value.shape.join('×')} [${several(value.items, value.length)}]`;
    case 'series':
      return `${value.name}: [${several(value.items, value.length)}]`;
    case 'frame':
      return `${value.shape.join('×')} {${several(value.columns, value.shape[1] ?? 0)}}`;
    case 'line':
      return `${value.length} × (x, y)`;
    case 'symbolic':
      return toPlain(simplify(value.expression));
    case 'opaque':
      return value.text ?? value.type;
  }
}
