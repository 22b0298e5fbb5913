import { say } from '../../core/phrase.ts';
import { at, num, sym } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readArgument, readFactor } from './factor.ts';
import { readProduct } from './sum.ts';

/** `\frac{a}{b}`; `\frac{d}{dx}` and its kind are derivatives of what follows or of what they name. */
export function readFraction(cursor: Cursor, from: number): Expression {
  const derivative = readDerivative(cursor, from);
  if (derivative) return derivative;
  const numerator = readArgument(cursor);
  const denominator = readArgument(cursor);
  return at(cursor.rangeFrom(from), 'divide', numerator, denominator);
}

function readDerivative(cursor: Cursor, from: number): Expression | undefined {
  const above = groupText(cursor, cursor.index);
  if (!above || !/^(?:d|partial)(?:\^\{?(\d)\}?)?([a-zA-Z]?)$/.test(above.text)) return undefined;
  const below = groupText(cursor, above.end);
  const match = /^(d|partial)(?:\^\{?(\d)\}?)?([a-zA-Z]?)$/.exec(above.text);
  const lower = below && /^(d|partial)([a-zA-Z]|[a-z]{3,})(?:\^\{?(\d)\}?)?$/.exec(below.text);
  if (!match || !below || !lower || match[1] !== lower[1] || (match[2] ?? '1') !== (lower[3] ?? '1')) return undefined;
  if (cursor.integrals.length > 0 && match[3] === '') return undefined;
  cursor.index = below.end;
  const operator: Operator = match[1] === 'd' ? 'derivative' : 'partial';
  const order = Number(match[2] ?? 1);
  if (order < 1 || order > 9) throw new Unreadable(say('a derivative is not understood'));
  const variable = sym(lower[2] ?? 'x');
  const body = match[3] ? sym(match[3]) : cursor.at('(') || cursor.at('[') ? readFactor(cursor) : readProduct(cursor);
  const args = order === 1 ? [body, variable] : [body, variable, num(order)];
  return at(cursor.rangeFrom(from), operator, ...args);
}

/** The tokens of a braced group as text, if one stands at `index`. */
function groupText(cursor: Cursor, index: number): { readonly text: string; readonly end: number } | undefined {
  if (cursor.tokens[index]?.text !== '{') {
    const single = cursor.tokens[index];
    return single?.kind === 'name' ? { text: single.text, end: index + 1 } : undefined;
  }
  let text = '';
  let depth = 0;
  for (let at = index; at < cursor.tokens.length && at < index + 14; at++) {
    const token = cursor.tokens[at];
    if (token?.text === '{') depth++;
    else if (token?.text === '}') depth--;
    if (depth === 0) return { text, end: at + 1 };
    if (at > index) text += token?.text ?? '';
  }
  return undefined;
}
