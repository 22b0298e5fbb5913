import { say } from '../../core/phrase.ts';
import { app, at, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { signedNumberSet } from './commands.ts';
import { skipGroup } from './environments.ts';
import { readArgument, readGroup } from './factor.ts';
import { readBrackets } from './groups.ts';

/** What clings to the end of a factor, in the order it is written. */
export function scripted(cursor: Cursor, from: number, bare: Expression): Expression {
  let base = bare;
  let called = false;
  for (;;) {
    // `a_3{ }^2`: an empty group that only keeps a distance.
    if (cursor.at('{') && cursor.at('}', 'sign', 1) && (cursor.at('^', 'sign', 2) || cursor.at('_', 'sign', 2)) && !isPrefix(cursor)) cursor.index += 2;
    const set = base.kind === 'symbol' && (cursor.at('_') || cursor.at('^')) ? signedNumberSet(cursor, from, base.name) : undefined;
    if (set) return set;
    if (cursor.at('_')) base = indexed(cursor, from, base);
    else if (cursor.at('^') || cursor.at('**')) base = raised(cursor, from, base);
    else if (cursor.at("'")) base = primed(cursor, from, base);
    else if (cursor.at('!') || cursor.at('!!')) {
      const double = cursor.next().text === '!!';
      base = at(cursor.rangeFrom(from), double ? 'double-factorial' : 'factorial', base);
    } else if (cursor.at('%') || cursor.at('\\%')) {
      cursor.next();
      base = at(cursor.rangeFrom(from), 'percent', base);
    } else if (cursor.atCommand('degree', 'celsius') && base.kind !== 'symbol') {
      cursor.next();
      base = at(cursor.rangeFrom(from), 'degrees', base);
    } else if (!called && cursor.at('(') && isFunction(cursor, base)) {
      base = call(cursor, from, base);
      called = true;
    } else return base;
  }
}

/** `{}^n C_k`: what stands before a counting letter belongs to it. */
function isPrefix(cursor: Cursor): boolean {
  for (let ahead = 3; ahead < 8; ahead++) if (/^[CPA]$/.test(cursor.peek(ahead)?.text ?? '') && cursor.at('_', 'sign', ahead + 1)) return true;
  return false;
}

function indexed(cursor: Cursor, from: number, base: Expression): Expression {
  cursor.expect('_');
  const start = cursor.index;
  const index = cursor.at('{') ? indexGroup(cursor) : readArgument(cursor);
  if (base.kind === 'number') {
    if ((index.kind !== 'number' && index.kind !== 'symbol') || base.denominator !== 1n) throw new Unreadable(say('an index stands under a number'));
    return at(cursor.rangeFrom(from), 'base', base, index);
  }
  const bold = base.kind === 'apply' && base.operator === 'vector' && base.args[0]?.kind === 'symbol' ? base.args[0] : undefined;
  if (bold) return at(cursor.rangeFrom(from), 'vector', { kind: 'symbol', name: `${bold.name}_${indexText(cursor, start)}`, range: cursor.rangeFrom(from) });
  const name = indexable(base) ?? extremum(cursor, from, start);
  if (name === undefined) throw new Unreadable(say('an index stands under something that is no name'));
  if (/^[CPA]$/.test(name) && cursor.at('{') && cursor.at('}', 'sign', 1) && cursor.at('^', 'sign', 2)) cursor.index += 2;
  if (/^[CPA]$/.test(name) && cursor.at('^')) {
    const mark = cursor.index;
    cursor.next();
    const upper = readArgument(cursor);
    // `P_1^2` is the square of a number called P₁.
    const tooMany = index.kind === 'number' && upper.kind === 'number' && upper.numerator > index.numerator;
    if (isCount(index) && isCount(upper) && !tooMany) return name === 'P' ? { ...at(cursor.rangeFrom(from), 'permutations', index, upper), ambiguous: true } : at(cursor.rangeFrom(from), name === 'C' ? 'binomial' : 'permutations', index, upper);
    cursor.index = mark;
  }
  return { kind: 'symbol', name: `${name}_${indexText(cursor, start)}`, range: cursor.rangeFrom(from) };
}

/** What an index says, from the token it begins with to the cursor. */
function indexText(cursor: Cursor, start: number): string {
  return cursor.tokens
    .slice(start, cursor.index)
    .filter((token) => token.text !== '{' && token.text !== '}')
    .map((token) => token.text)
    .join('');
}

/** What stands in an index is a name more often than a value: `I_{max}`, `x_{\text{old}}`. */
function indexGroup(cursor: Cursor): Expression {
  const from = cursor.index;
  try {
    return readGroup(cursor);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    cursor.index = from;
    skipGroup(cursor);
    return { kind: 'text', text: '', range: cursor.rangeFrom(from) };
  }
}

/** `f(x)_{\min}`: the least value of what stands before it, under a name of its own. */
function extremum(cursor: Cursor, from: number, start: number): string | undefined {
  const inside = cursor.tokens.slice(start, cursor.index).map(({ text }) => text.trim()).filter((text) => text !== '{' && text !== '}').join('');
  return /^(?:min|max)$/.test(inside) ? cursor.tokens.slice(from, start - 1).map(({ text }) => text).join('') : undefined;
}

/** What an index may stand under: a letter, also e and i, a short word, a sequence in braces. */
function indexable(base: Expression): string | undefined {
  if (base.kind === 'symbol') return base.name;
  if (base.kind === 'constant') return base.name === 'e' || base.name === 'i' ? base.name : undefined;
  if (base.kind === 'text') return /^[A-Za-z]{1,12}$/.test(base.text) ? base.text : undefined;
  const [member] = base.kind === 'apply' && base.operator === 'set' && base.args.length === 1 ? base.args : [];
  return member?.kind === 'symbol' ? `sequence-${member.name}` : undefined;
}

function isCount(expression: Expression): boolean {
  return (expression.kind === 'number' && expression.denominator === 1n) || (expression.kind === 'symbol' && /^[nmkr]$/.test(expression.name)) || (expression.kind === 'apply' && expression.operator === 'add');
}

function raised(cursor: Cursor, from: number, base: Expression): Expression {
  cursor.next();
  if (cursor.atCommand('circ', 'degree')) {
    cursor.next();
    return degrees(cursor, from, base);
  }
  if (cursor.at('{') && cursor.peek(1)?.kind === 'command' && /^(?:circ|degree)$/.test(cursor.peek(1)?.text ?? '') && cursor.at('}', 'sign', 2)) {
    cursor.index += 3;
    return degrees(cursor, from, base);
  }
  const order = primesAhead(cursor);
  if (order > 0) return at(cursor.rangeFrom(from), 'prime', base, num(order));
  if (cursor.atCommand('top') || cursor.at('T', 'name')) {
    const isMatrix = base.kind === 'symbol' && /^[A-Z]$/.test(base.name);
    if (isMatrix || (base.kind === 'apply' && base.operator === 'matrix')) {
      cursor.next();
      return at(cursor.rangeFrom(from), 'transpose', base);
    }
  }
  const exponent = cursor.at('{') ? readGroup(cursor) : exponentArgument(cursor);
  if (base.kind === 'symbol' && cursor.functions.has(base.name) && cursor.at('(') && exponent.kind === 'apply' && exponent.operator === 'negate' && isOne(exponent.args[0])) {
    return app('inverse-function', base);
  }
  return at(cursor.rangeFrom(from), 'power', base, exponent);
}

/** `x^10` in plain notation and, as people write it, in LaTeX too: the whole number. Right-associative. */
function exponentArgument(cursor: Cursor): Expression {
  const from = cursor.index;
  if (cursor.at('-') || cursor.at('+')) {
    const negative = cursor.next().text === '-';
    const inner = cursor.deeper(() => exponentArgument(cursor));
    return negative ? at(cursor.rangeFrom(from), 'negate', inner) : inner;
  }
  const token = cursor.peek();
  const argument = token?.kind === 'number' ? numberArgument(cursor) : cursor.at('(') ? readBrackets(cursor) : readArgument(cursor);
  if (cursor.at('^') || cursor.at('**')) {
    cursor.next();
    return at(cursor.rangeFrom(from), 'power', argument, cursor.deeper(() => exponentArgument(cursor)));
  }
  return argument;
}

function numberArgument(cursor: Cursor): Expression {
  const from = cursor.index;
  const { text } = cursor.next();
  if (!/^\d+$/.test(text)) {
    cursor.index = from;
    return readArgument(cursor);
  }
  return num(BigInt(text), 1n, cursor.rangeFrom(from));
}

function degrees(cursor: Cursor, from: number, base: Expression): Expression {
  // `20^\circ\text{C}` is a temperature, not an angle.
  const unit = cursor.peek();
  if ((unit?.kind === 'name' || unit?.kind === 'text') && /^[CF]$/.test(unit.text.trim())) {
    cursor.next();
    return at(cursor.rangeFrom(from), 'quantity', base, { kind: 'text', text: `degree${unit.text.trim()}` });
  }
  return at(cursor.rangeFrom(from), 'degrees', base);
}

/** `\prime`, `{\prime\prime}`, `{''}` behind a `^`: their number, taken; 0 where something else stands there. */
function primesAhead(cursor: Cursor): number {
  const braced = cursor.at('{');
  let count = 0;
  const isPrime = (ahead: number): boolean => cursor.at('prime', 'command', ahead) || cursor.at("'", 'sign', ahead);
  while (isPrime(count + (braced ? 1 : 0))) count++;
  if (count === 0 || (braced && !cursor.at('}', 'sign', count + 1))) return 0;
  cursor.index += count + (braced ? 2 : 0);
  return count;
}

function primed(cursor: Cursor, from: number, base: Expression): Expression {
  let order = 0;
  while (cursor.take("'")) order++;
  return at(cursor.rangeFrom(from), 'prime', base, num(order));
}

function isOne(expression: Expression | undefined): boolean {
  return expression?.kind === 'number' && expression.numerator === 1n && expression.denominator === 1n;
}

function isFunction(cursor: Cursor, base: Expression): boolean {
  if (base.kind === 'symbol') return cursor.functions.has(base.name) || cursor.functions.has(base.name.replace(/_.*$/, ''));
  return base.kind === 'apply' && (base.operator === 'prime' || base.operator === 'inverse-function');
}

/** `f(a, b)`; of `f'(x)` the prime stays outermost: the derivative of f, taken at x. */
function call(cursor: Cursor, from: number, base: Expression): Expression {
  const bracket = readBrackets(cursor);
  const args = bracket.kind === 'apply' && bracket.operator === 'tuple' && !cursor.grouped.has(bracket) ? bracket.args : [bracket];
  if (base.kind === 'apply' && base.operator === 'prime') {
    const [callee, order] = base.args;
    if (callee && order) return at(cursor.rangeFrom(from), 'prime', at(cursor.rangeFrom(from), 'call', callee, ...args), order);
  }
  return at(cursor.rangeFrom(from), 'call', base, ...args);
}
