import { say } from '../../core/phrase.ts';
import { at, num, sym } from '../build.ts';
import type { Expression } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readArgument, readGroup } from './factor.ts';
import { readProduct, readSum } from './sum.ts';

/**
 * `\lim_{x \to a} …`. Without brackets the limit is taken of everything up to the next relation or the
 * next limit: `\lim \sqrt{x^2+x} - x` is written so and meant so.
 */
export function readLimit(cursor: Cursor, from: number): Expression {
  cursor.expect('_');
  cursor.expect('{');
  const variable = cursor.next();
  if (!cursor.take('to', 'command') && !cursor.take('rightarrow', 'command') && !cursor.take('->')) throw new Unreadable(say('a limit is not understood'));
  const negative = cursor.at('-') && cursor.at('}', 'sign', 1) ? undefined : cursor.index;
  const target = limitTarget(cursor);
  const side = cursor.tokens[cursor.index - 1]?.text;
  cursor.expect('}');
  const body = readSum(cursor, true);
  const args = [body, sym(variable.text), target.value];
  return at(cursor.rangeFrom(from), 'limit', ...args, ...(target.side && negative !== undefined && side !== undefined ? [{ kind: 'text' as const, text: target.side }] : []));
}

/** `0`, `\infty`, `0^+`, `a^{-}`. */
function limitTarget(cursor: Cursor): { readonly value: Expression; readonly side: '+' | '-' | undefined } {
  // The side is looked for first, so that `0^+` is not read as a power.
  const close = cursor.tokens.findIndex((token, index) => index >= cursor.index && token.text === '^');
  const end = matchingBrace(cursor);
  if (close >= 0 && close < end) {
    const tail = cursor.tokens.slice(close + 1, end).map((token) => token.text).join('');
    if (/^\{?[+-]\}?$/.test(tail)) {
      const before = cursor.tokens.slice(cursor.index, close);
      const value = readUntil(cursor, close);
      cursor.index = end;
      if (before.length === 0) throw new Unreadable(say('a limit is not understood'));
      return { value, side: tail.includes('+') ? '+' : '-' };
    }
  }
  return { value: readSum(cursor), side: undefined };
}

function readUntil(cursor: Cursor, end: number): Expression {
  const hidden = cursor.tokens.splice(end);
  try {
    const value = readSum(cursor);
    if (!cursor.done) throw new Unreadable(say('a limit is not understood'));
    return value;
  } finally {
    cursor.tokens.push(...hidden);
  }
}

/** The index of the brace that closes the group the cursor stands in. */
function matchingBrace(cursor: Cursor): number {
  let depth = 0;
  for (let index = cursor.index; index < cursor.tokens.length; index++) {
    const text = cursor.tokens[index]?.text;
    if (text === '{') depth++;
    else if (text === '}' && depth-- === 0) return index;
  }
  return cursor.tokens.length;
}

/** `\sum_{k=1}^{n} …`, `\prod`; its body is the product that follows. `\sum_{d \mid n}` runs over a condition. */
export function readBig(cursor: Cursor, from: number, operator: 'sum' | 'product'): Expression {
  let lower: Expression | undefined;
  let upper: Expression | undefined;
  while (cursor.at('_') || cursor.at('^')) {
    if (cursor.next().text === '_') lower = cursor.at('{') ? readGroup(cursor) : readArgument(cursor);
    else upper = cursor.at('{') ? readGroup(cursor) : readArgument(cursor);
  }
  const body = readProduct(cursor);
  const range = cursor.rangeFrom(from);
  if (lower?.kind === 'apply' && lower.operator === 'equal' && upper) {
    const [index, first] = lower.args;
    if (index?.kind === 'symbol' && first) return at(range, operator, body, index, first, upper);
    if (index?.kind === 'constant' && index.name === 'i' && first) return at(range, operator, renamedI(body), sym('i'), first, upper);
  }
  if (!lower) throw new Unreadable(say('a sum without limits is not understood'));
  return at(range, operator === 'sum' ? 'sum-over' : 'product-over', body, lower);
}

/** In a sum over i, i is the index and not the imaginary unit. */
function renamedI(expression: Expression): Expression {
  if (expression.kind === 'constant' && expression.name === 'i') return sym('i', expression.range);
  return expression.kind === 'apply' ? { ...expression, args: expression.args.map(renamedI) } : expression;
}

/** `\int_a^b f\,dx`, `\int f dx`; `dx` may stand anywhere in the integrand. */
export function readIntegral(cursor: Cursor, from: number): Expression {
  let lower: Expression | undefined;
  let upper: Expression | undefined;
  while (cursor.at('_') || cursor.at('^')) {
    if (cursor.next().text === '_') lower = cursor.at('{') ? readGroup(cursor) : readArgument(cursor);
    else upper = cursor.at('{') ? readGroup(cursor) : readArgument(cursor);
  }
  cursor.integrals.push({ variable: undefined });
  let body: Expression;
  let variable: string | undefined;
  try {
    body = readSum(cursor);
  } finally {
    variable = cursor.integrals.pop()?.variable;
  }
  if (variable === undefined) throw new Unreadable(say('an integral does not say its variable'));
  const range = cursor.rangeFrom(from);
  const integrand = withoutOne(body);
  if (!lower && !upper) return at(range, 'integral', integrand, sym(variable));
  if (!lower || !upper) throw new Unreadable(say('an integral lacks a limit'));
  return at(range, 'integral', integrand, sym(variable), lower, upper);
}

/** The `1` that stands where `dx` stood. */
function withoutOne(expression: Expression): Expression {
  if (expression.kind !== 'apply' || expression.operator !== 'multiply') return expression;
  const factors = expression.args.slice(0, -1);
  const last = expression.args.at(-1);
  if (last?.kind !== 'number' || last.numerator !== 1n || last.denominator !== 1n) return expression;
  const [only] = factors;
  return factors.length === 1 && only ? only : factors.length === 0 ? num(1) : { ...expression, args: factors };
}
