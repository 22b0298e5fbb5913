import { say } from '../../core/phrase.ts';
import { at, constant } from '../build.ts';
import type { Expression } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readEnvironment } from './environments.ts';
import { readStatement } from './statement.ts';
import { readSum } from './sum.ts';

/**
 * `( … )` and `[ … ]`: one expression in brackets, a tuple, or an interval where the brackets differ
 * or an end is infinite. `[a, b]` is an interval; a longer list in square brackets is a list.
 */
export function readBrackets(cursor: Cursor): Expression {
  const from = cursor.index;
  const open = cursor.next().text;
  const items = cursor.enclosed(0, () => (cursor.at(')') || cursor.at(']') ? [] : readItems(cursor)));
  const close = cursor.next().text;
  if (close !== ')' && close !== ']') throw new Unreadable(say('a bracket is not closed'));
  const range = cursor.rangeFrom(from);
  const [first, second] = items;
  if (items.length === 1 && first) {
    if ((open === '(') !== (close === ')')) throw new Unreadable(say('a bracket is not closed'));
    if (first.kind === 'apply') cursor.grouped.add(first);
    // `[x]` is a bracket to most and the whole part of x to others.
    return open === '[' && (first.kind === 'number' || first.kind === 'apply') ? { ...at(range, 'multiply', first), ambiguous: true } : first;
  }
  const bounded = items.length === 2 && first && second;
  if (bounded && (open === '[' || close === ']' || isInfinite(first) || isInfinite(second))) {
    return at(range, 'interval', first, second, constant(open === '[' ? 'true' : 'false'), constant(close === ']' ? 'true' : 'false'));
  }
  if ((open === '(') !== (close === ')')) throw new Unreadable(say('a bracket is not closed'));
  return at(range, open === '(' ? 'tuple' : 'list', ...items);
}

/** `\{1, 2\}`, `\{x \mid x > 0\}`, `\{\}`. */
export function readSetBraces(cursor: Cursor): Expression {
  const from = cursor.index;
  cursor.expect('\\{');
  if (cursor.take('\\}')) return constant('emptyset', cursor.rangeFrom(from));
  if (cursor.peek()?.kind === 'begin' && /^(?:array|aligned|gathered|split|matrix)$/.test(cursor.peek()?.text ?? '')) {
    // `\left\{\begin{array}{l} … \end{array}\right.`: a system, or a function by cases.
    const system = readEnvironment(cursor, true);
    cursor.take('\\}');
    return system;
  }
  const items = cursor.enclosed(1, () => readItems(cursor));
  if (cursor.at('|') || cursor.atCommand('mid', 'vert') || cursor.at(':')) {
    cursor.next();
    const condition = cursor.enclosed(0, () => readStatement(cursor), true);
    cursor.expect('\\}');
    const [element] = items;
    if (!element || items.length !== 1) throw new Unreadable(say('a set is not understood'));
    return at(cursor.rangeFrom(from), 'set-builder', element, condition);
  }
  cursor.expect('\\}');
  return at(cursor.rangeFrom(from), 'set', ...items);
}

/** `|x|`, `\|v\|`, and a matrix between bars in plain notation is not read. */
export function readBars(cursor: Cursor): Expression {
  const from = cursor.index;
  const bar = cursor.next().text;
  const bars = cursor.bars;
  cursor.bars = bars + 1;
  const inner = cursor.deeper(() => readSum(cursor));
  cursor.bars = bars;
  if (!cursor.take(bar) && !cursor.take('rvert', 'command') && !cursor.take('rVert', 'command') && !cursor.take('vert', 'command')) throw new Unreadable(say('a bar is not closed'));
  return at(cursor.rangeFrom(from), bar === '\\|' ? 'norm' : 'abs', inner);
}

/** `\lvert x \rvert`, `\lfloor x \rfloor`, `\lceil x \rceil`, `\langle … \rangle`. */
export function readDelimited(cursor: Cursor, from: number, close: readonly string[], operator: 'abs' | 'norm' | 'floor' | 'ceiling' | 'tuple'): Expression {
  const items = cursor.enclosed(0, () => readItems(cursor));
  const token = cursor.next();
  if (!close.includes(token.text)) throw new Unreadable(say('a bracket is not closed'));
  return at(cursor.rangeFrom(from), operator, ...items);
}

function readItems(cursor: Cursor): Expression[] {
  const items = [readStatement(cursor)];
  while (cursor.take(',') || cursor.take(';')) items.push(readStatement(cursor));
  return items;
}

function isInfinite(expression: Expression): boolean {
  if (expression.kind === 'constant') return expression.name === 'infinity';
  return expression.kind === 'apply' && expression.operator === 'negate' && expression.args[0] !== undefined && isInfinite(expression.args[0]);
}
