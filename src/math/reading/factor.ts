import { say } from '../../core/phrase.ts';
import { at, constant, num, sym } from '../build.ts';
import type { Expression } from '../expression.ts';
import { greek } from './characters.ts';
import { commandFactor, isCommandFactor } from './commands.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { applyFunction, functionOperator } from './functions.ts';
import { readBars, readBrackets, readSetBraces } from './groups.ts';
import { numeralValue } from './numerals.ts';
import { scripted } from './scripts.ts';
import { readStatement } from './statement.ts';

/** Whether a factor begins here, so that standing side by side means a product. */
export function startsFactor(cursor: Cursor, ahead = 0): boolean {
  const token = cursor.peek(ahead);
  if (!token) return false;
  switch (token.kind) {
    case 'number':
      return true;
    case 'name':
      return !/^(?:and|or|so|thus|then|hence|therefore|mod|if|when|for|where|is|are)$/i.test(token.text);
    case 'command':
      return isCommandFactor(token.text);
    case 'sign':
      if (token.text === '(' || token.text === '[' || token.text === '{' || token.text === '\\{') return true;
      return token.text === '|' && cursor.bars === 0 && cursor.separators === 0 && cursor.notation === 'latex' && !(ahead === 0 && cursor.atLoneBar);
    case 'begin':
      return true;
    case 'text':
      return /^\s*[a-zA-Z]\s*$/.test(token.text) || functionOperator(token.text.trim()) !== undefined;
    case 'end':
      return false;
  }
}

/** A factor with everything that clings to it: powers, indices, primes, factorials, percent, degrees. */
export function readFactor(cursor: Cursor): Expression {
  return cursor.deeper(() => scripted(cursor, cursor.index, readBare(cursor)));
}

function readBare(cursor: Cursor): Expression {
  const from = cursor.index;
  const token = cursor.peek();
  if (!token) throw new Unreadable(say('it ends too early'));
  switch (token.kind) {
    case 'number':
      cursor.next();
      return number(cursor, token.text, from);
    case 'name':
      return name(cursor, from);
    case 'command':
      cursor.next();
      if (greek.has(token.text)) return called(cursor, from, token.text === 'varepsilon' ? 'epsilon' : token.text === 'phi' ? 'varphi' : token.text);
      return commandFactor(cursor, from, token.text);
    case 'text':
      cursor.next();
      return text(cursor, from, token.text);
    case 'begin':
      return commandFactor(cursor, from, 'begin');
    case 'end':
      throw new Unreadable(say('an environment ends that did not begin'));
    case 'sign':
      return sign(cursor, from, token.text);
  }
}

function sign(cursor: Cursor, from: number, text: string): Expression {
  switch (text) {
    case '(':
    case '[':
      return readBrackets(cursor);
    case '{':
      return readGroup(cursor);
    case '\\{':
      return readSetBraces(cursor);
    case '|':
    case '\\|':
      return readBars(cursor);
    case '$':
    case '\\$': {
      cursor.next();
      const amount = readFactor(cursor);
      return at(cursor.rangeFrom(from), 'quantity', amount, { kind: 'text', text: '$' });
    }
    case '^':
      return leadingSuperscript(cursor, from);
    default:
      throw new Unreadable(say('“{0}” is not understood here', text));
  }
}

/** `{…}` groups and means nothing; an empty one carries a superscript: `{}^nC_k`. */
export function readGroup(cursor: Cursor): Expression {
  const from = cursor.index;
  cursor.expect('{');
  if (cursor.take('}')) return leadingSuperscript(cursor, from);
  const inner = cursor.enclosed(0, () => infix(cursor, readStatement(cursor)), true);
  cursor.expect('}');
  if (inner.kind === 'apply') cursor.grouped.add(inner);
  return inner;
}

/** `{n \choose k}` and `{a \over b}`: the command stands between its arguments and takes the whole group. */
function infix(cursor: Cursor, above: Expression): Expression {
  if (!cursor.atCommand('choose', 'over')) return above;
  const operator = cursor.next().text === 'choose' ? 'binomial' : 'divide';
  return at(undefined, operator, above, readStatement(cursor));
}

/** `^{10}C_3` and `{}^nP_k`. */
function leadingSuperscript(cursor: Cursor, from: number): Expression {
  cursor.expect('^');
  const upper = readArgument(cursor);
  const letter = cursor.next();
  if (!/^[CPA]$/.test(letter.text)) throw new Unreadable(say('a power stands without a base'));
  cursor.expect('_');
  const lower = readArgument(cursor);
  return at(cursor.rangeFrom(from), letter.text === 'C' ? 'binomial' : 'permutations', upper, lower);
}

/** The argument of a command: a group, or the one token that follows (`\frac12`). */
export function readArgument(cursor: Cursor): Expression {
  const token = cursor.peek();
  if (token?.kind === 'number' && token.text.length > 1 && /^\d+$/.test(token.text) && cursor.notation === 'latex' && cursor.splitDigits()) return readArgument(cursor);
  if (cursor.at('{')) return readGroup(cursor);
  if (cursor.at('-')) {
    const from = cursor.index;
    cursor.next();
    return at(cursor.rangeFrom(from), 'negate', readBare(cursor));
  }
  return readBare(cursor);
}

/** The whole number at the cursor, without what clings to it. */
export function readNumber(cursor: Cursor): Expression {
  const from = cursor.index;
  return number(cursor, cursor.next().text, from);
}

function number(cursor: Cursor, text: string, from: number): Expression {
  const value = numeralValue(text.endsWith('.') ? `${text}0` : text);
  if (!value) throw new Unreadable(say('the number {0} is not understood', text));
  if (text.includes('.') && cursor.atCommand('overline', 'bar', 'dot')) return recurring(cursor, text, from);
  const node = num(value.numerator, value.denominator, cursor.rangeFrom(from));
  return value.decimals === undefined || text.endsWith('.') ? node : { ...node, decimals: value.decimals };
}

/** `0.\overline{36}`, `0.1\dot{6}`, `0.\dot{1}4\dot{2}`: exact fractions. */
function recurring(cursor: Cursor, before: string, from: number): Expression {
  let period = '';
  const dotted = cursor.atCommand('dot');
  while (cursor.atCommand('overline', 'bar', 'dot')) {
    cursor.next();
    const braced = cursor.take('{');
    const digits = cursor.next();
    if (digits.kind !== 'number' || !/^\d+$/.test(digits.text)) throw new Unreadable(say('a recurring decimal is not understood'));
    if (braced) cursor.expect('}');
    period += digits.text;
    const between = cursor.peek();
    if (dotted && between?.kind === 'number' && /^\d+$/.test(between.text)) {
      period += between.text;
      cursor.next();
    }
  }
  const [whole = '0', decimals = ''] = before.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const nines = 10n ** BigInt(period.length) - 1n;
  return num(BigInt(`${whole}${decimals}`) * nines + BigInt(period), scale * nines, cursor.rangeFrom(from));
}

function name(cursor: Cursor, from: number): Expression {
  const { text } = cursor.next();
  const operator = functionOperator(text);
  if (operator) return applyFunction(cursor, from, operator);
  if (/^(?:pi)$/i.test(text)) return constant('pi', cursor.rangeFrom(from));
  if (/^(?:oo|inf|infinity)$/i.test(text)) return constant('infinity', cursor.rangeFrom(from));
  if (text === 'e' || text === 'i') return constant(text, cursor.rangeFrom(from));
  if (text === 'd' && differential(cursor)) return num(1n, 1n, cursor.rangeFrom(from));
  if (text.length > 1) {
    // Two or three letters side by side in plain notation are a product; a longer word is a name, not a guess.
    if (text.length <= 3 && /^[a-z]+$/.test(text) && !/^(?:the|is|are|and|or|for|if|of|to|in|it|so|we|an|as|at|by|be|no|yes|not|odd|all|any|one|two|six|ten)$/.test(text)) {
      return at(cursor.rangeFrom(from), 'multiply', ...[...text].map((letter) => (letter === 'e' || letter === 'i' ? constant(letter) : sym(letter, cursor.rangeFrom(from)))));
    }
    return { kind: 'text', text, range: cursor.rangeFrom(from) };
  }
  return called(cursor, from, text);
}

/** `f(x)` for names of functions, a plain symbol otherwise; `C(n, k)` counts. */
function called(cursor: Cursor, from: number, text: string): Expression {
  const range = cursor.rangeFrom(from);
  if (/^[CPA]$/.test(text) && cursor.at('(')) {
    const bracket = readBrackets(cursor);
    // `A(x₁, y₁)` is a point.
    if (bracket.kind === 'apply' && bracket.operator === 'tuple' && bracket.args.length === 2 && bracket.args.every(isCount)) {
      // P(a, b) is as often a polynomial or a probability.
      return text === 'C' ? at(cursor.rangeFrom(from), 'binomial', ...bracket.args) : { ...at(cursor.rangeFrom(from), 'permutations', ...bracket.args), ambiguous: true };
    }
    if (text === 'P') return at(cursor.rangeFrom(from), 'probability', bracket);
    return at(cursor.rangeFrom(from), 'multiply', sym(text, range), bracket);
  }
  // Euler's function is what φ of a number usually is; it may be another one, so nothing is refuted by it.
  if (text === 'varphi' && cursor.at('(')) {
    const { index } = cursor;
    const bracket = readBrackets(cursor);
    if (bracket.kind === 'number' && bracket.denominator === 1n) return { ...at(cursor.rangeFrom(from), 'totient', bracket), ambiguous: true };
    cursor.index = index;
  }
  return sym(text, range);
}

function isCount(arg: Expression): boolean {
  if (arg.kind === 'number') return arg.denominator === 1n;
  return (arg.kind === 'symbol' && /^[nmkrijpq]$/.test(arg.name)) || (arg.kind === 'apply' && /^(?:add|multiply)$/.test(arg.operator) && arg.args.every((part) => isCount(part) || (part.kind === 'apply' && part.operator === 'negate' && part.args.every(isCount))));
}

/** Inside an integral, `dx` names the variable and ends the integrand. */
function differential(cursor: Cursor): boolean {
  const open = cursor.integrals.at(-1);
  const variable = cursor.peek();
  if (!open || open.variable !== undefined || !variable) return false;
  const letter = variable.kind === 'name' && variable.text.length === 1;
  if (!letter && !(variable.kind === 'command' && greek.has(variable.text))) return false;
  open.variable = variable.text;
  cursor.next();
  return true;
}

function text(cursor: Cursor, from: number, content: string): Expression {
  const word = content.trim();
  const operator = functionOperator(word);
  if (operator) return applyFunction(cursor, from, operator);
  const range = cursor.rangeFrom(from);
  if (/^[a-zA-Z]$/.test(word)) {
    if (word === 'd' && differential(cursor)) return num(1n, 1n, range);
    return word === 'e' || word === 'i' ? constant(word, range) : called(cursor, from, word);
  }
  if (/^\d+(?:\.\d+)?$/.test(word)) return number(cursor, word, from);
  return { kind: 'text', text: word, range };
}
