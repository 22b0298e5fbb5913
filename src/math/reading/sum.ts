import { say } from '../../core/phrase.ts';
import { at } from '../build.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readFactor, startsFactor } from './factor.ts';
import { unitOf } from './units.ts';

const setOperators = new Map<string, 'union' | 'intersection' | 'set-difference'>([['cup', 'union'], ['cap', 'intersection'], ['setminus', 'set-difference'], ['backslash', 'set-difference'], ['bigcup', 'union'], ['bigcap', 'intersection']]);

/** Sets joined by ∪, ∩ and ∖, which bind less than sums; anything else is a sum. */
export function readValue(cursor: Cursor): Expression {
  const start = cursor.index;
  let value = readSum(cursor);
  for (;;) {
    const token = cursor.peek();
    const operator = token?.kind === 'command' ? setOperators.get(token.text) : token?.kind === 'name' && token.text === 'U' && value.kind === 'apply' && value.operator === 'interval' ? 'union' : undefined;
    if (!operator) return value;
    cursor.next();
    const right = readSum(cursor);
    const same = value.kind === 'apply' && value.operator === operator && operator !== 'set-difference' && !cursor.grouped.has(value);
    value = at(cursor.rangeFrom(start), operator, ...(same && value.kind === 'apply' ? value.args : [value]), right);
  }
}

/** Terms joined by +, −, ±. Stops as soon as an integral's `dx` was met. */
export function readSum(cursor: Cursor, stopAtLimit = false): Expression {
  return cursor.deeper(() => {
    const start = cursor.index;
    let sum: Expression | undefined;
    for (;;) {
      if (stopAtLimit && sum && cursor.peek(1)?.kind === 'command' && cursor.peek(1)?.text === 'lim') break;
      const from = cursor.index;
      const sign = signAt(cursor);
      if (sign === undefined && sum) break;
      if (sign !== undefined) cursor.next();
      const term = readSigned(cursor);
      const range = cursor.rangeFrom(from);
      sum = joined(sum, sign, term, range, cursor, start);
      if (cursor.integrals.at(-1)?.variable !== undefined) break;
    }
    return sum;
  });
}

type Sign = '+' | '-' | 'pm' | 'mp';

function signAt(cursor: Cursor): Sign | undefined {
  if (cursor.at('+')) return '+';
  if (cursor.at('-')) return '-';
  if (cursor.atCommand('pm')) return 'pm';
  if (cursor.atCommand('mp')) return 'mp';
  return undefined;
}

/** A term that may bring further signs of its own: `- -3`, `+(-x)`. */
function readSigned(cursor: Cursor): Expression {
  const from = cursor.index;
  const sign = signAt(cursor);
  if (sign === undefined) return readProduct(cursor);
  cursor.next();
  const term = cursor.deeper(() => readSigned(cursor));
  if (sign === '+') return term;
  if (sign === '-') return negated(term, cursor.rangeFrom(from), cursor);
  return at(cursor.rangeFrom(from), sign === 'pm' ? 'plus-minus' : 'minus-plus', term);
}

/** `−7 mod 3` is the remainder of −7. */
function negated(term: Expression, range: ApplyNode['range'], cursor: Cursor): Expression {
  if (term.kind !== 'apply' || term.operator !== 'mod' || cursor.grouped.has(term)) return at(range, 'negate', term);
  const [dividend, ...rest] = term.args;
  return dividend ? at(range, 'mod', at(range, 'negate', dividend), ...rest) : term;
}

function joined(sum: Expression | undefined, sign: Sign | undefined, term: Expression, range: ApplyNode['range'], cursor: Cursor, start: number): Expression {
  if (sum && (sign === 'pm' || sign === 'mp')) return at(cursor.rangeFrom(start), sign === 'pm' ? 'plus-minus' : 'minus-plus', sum, term);
  const signed =
    sign === '-' ? (sum ? at(range, 'negate', term) : negated(term, range, cursor)) : sign === 'pm' ? at(range, 'plus-minus', term) : sign === 'mp' ? at(range, 'minus-plus', term) : term;
  if (!sum) return signed;
  const terms = sum.kind === 'apply' && sum.operator === 'add' && !cursor.grouped.has(sum) ? sum.args : [sum];
  return at(cursor.rangeFrom(start), 'add', ...terms, signed);
}

/** Factors joined by a sign or by standing side by side. */
export function readProduct(cursor: Cursor): Expression {
  const start = cursor.index;
  let product = readFactor(cursor);
  for (;;) {
    if (cursor.integrals.at(-1)?.variable !== undefined) return product;
    const from = cursor.index;
    if (cursor.at('*') || cursor.atCommand('cdot', 'times', 'ast', 'cdotp', 'bullet')) {
      cursor.next();
      product = times(product, readSignedFactor(cursor), cursor, start);
    } else if (cursor.at('/') || cursor.atCommand('div')) {
      const slash = cursor.next();
      const isSlash = slash.text === '/';
      product = quotient(product, readSignedFactor(cursor, !isSlash), isSlash, cursor, start);
    } else if (cursor.atCommand('bmod') || cursor.at('mod', 'name') || (cursor.at('mod', 'text') && cursor.index > start)) {
      cursor.next();
      product = at(cursor.rangeFrom(start), 'mod', product, readFactor(cursor));
    } else if (cursor.at(':') && startsFactor(cursor, 1)) {
      cursor.next();
      const right = readFactor(cursor);
      product = at(cursor.rangeFrom(start), 'ratio', ...(product.kind === 'apply' && product.operator === 'ratio' ? product.args : [product]), right);
    } else if (unitOf(cursor, product)) {
      const unit = unitOf(cursor, product);
      if (!unit) throw new Unreadable(say('a unit is not understood'));
      cursor.index += unit.tokens;
      product = at(cursor.rangeFrom(start), 'quantity', product, { kind: 'text', text: unit.name, range: cursor.rangeFrom(from) });
    } else if (startsFactor(cursor)) {
      product = beside(product, cursor, start);
    } else return product;
  }
}

/** After a sign too a fraction behind a whole number is part of a mixed number: `2 \cdot 1\frac12`; with a space, `2 \cdot 3 \frac12`, it may be a factor. */
function withFraction(factor: Expression, cursor: Cursor): Expression {
  if (!isWhole(factor) || !isAtNumerals(cursor)) return factor;
  const from = cursor.index;
  const isSpaced = cursor.peek()?.spaced === true;
  const fraction = readFactor(cursor);
  const range = factor.range && fraction.range ? { start: factor.range.start, end: fraction.range.end } : undefined;
  const mixed = mixedNumber(factor, fraction, range);
  if (!mixed) cursor.index = from;
  return mixed?.kind === 'apply' && isSpaced ? { ...mixed, ambiguous: true } : (mixed ?? factor);
}

/** Whether a fraction of digits is ahead, which can be read and given back: no `dx` is in it, and nothing that goes deep. */
function isAtNumerals(cursor: Cursor): boolean {
  if (!cursor.atCommand('frac', 'dfrac', 'tfrac')) return false;
  let ahead = 1;
  const takes = (): boolean => {
    const braces = cursor.at('{', 'sign', ahead) ? 1 : 0;
    if (cursor.peek(ahead + braces)?.kind !== 'number' || (braces === 1 && !cursor.at('}', 'sign', ahead + 2))) return false;
    ahead += 1 + 2 * braces;
    return true;
  };
  const together = cursor.peek(1);
  if (!takes() || !((together?.kind === 'number' && together.text.length > 1) || takes())) return false;
  return !cursor.at('^', 'sign', ahead) || cursor.at('circ', 'command', ahead + 1) || cursor.at('circ', 'command', ahead + 2);
}

function isWhole(expression: Expression): boolean {
  return expression.kind === 'number' && expression.denominator === 1n && expression.decimals === undefined;
}

/** `2\frac12`, `2\frac12\%`; undefined where they multiply. What a power behind it is of, is not guessed. */
function mixedNumber(whole: Expression, right: Expression, range: ApplyNode['range']): Expression | undefined {
  if (isProperFraction(right)) return at(range, 'mixed', whole, right);
  const [inner] = right.kind === 'apply' && /^(?:percent|degrees|power|factorial)$/.test(right.operator) ? right.args : [];
  if (right.kind !== 'apply' || !inner || !isProperFraction(inner)) return undefined;
  if (right.operator === 'power' || right.operator === 'factorial') throw new Unreadable(say('two numbers stand side by side'));
  return at(range, right.operator, at(range, 'mixed', whole, inner));
}

/** Standing side by side: a mixed number where a fraction follows a whole one, else a product. */
function beside(product: Expression, cursor: Cursor, start: number): Expression {
  const before = cursor.index;
  const fraction = cursor.atCommand('frac', 'dfrac', 'tfrac') || (cursor.peek()?.kind === 'number' && cursor.peek()?.text.includes('/') === true);
  const right = readFactor(cursor);
  const mixed = fraction && isWhole(product) ? mixedNumber(product, right, cursor.rangeFrom(start)) : undefined;
  if (mixed) return mixed;
  const bracketed = /^[)}]$/.test(cursor.tokens[before - 1]?.text ?? '') || /^[({]$/.test(cursor.tokens[before]?.text ?? '') || right.range?.start !== cursor.tokens[before]?.start;
  const last = product.kind === 'apply' && product.operator === 'multiply' && !cursor.grouped.has(product) ? product.args.at(-1) : product;
  if (last?.kind === 'number' && right.kind === 'number' && !bracketed && cursor.integrals.at(-1)?.variable === undefined) throw new Unreadable(say('two numbers stand side by side'));
  return times(product, right, cursor, start);
}

function isProperFraction(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.numerator < expression.denominator && expression.denominator !== 1n;
  if (expression.kind !== 'apply' || expression.operator !== 'divide') return false;
  const [numerator, denominator] = expression.args;
  return numerator?.kind === 'number' && denominator?.kind === 'number' && numerator.numerator < denominator.numerator && numerator.numerator > 0n;
}

function readSignedFactor(cursor: Cursor, mayBeMixed = true): Expression {
  const from = cursor.index;
  const sign = signAt(cursor);
  if (sign === undefined) return mayBeMixed ? withFraction(readFactor(cursor), cursor) : readFactor(cursor);
  cursor.next();
  const factor = cursor.deeper(() => readSignedFactor(cursor, mayBeMixed));
  return sign === '+' ? factor : at(cursor.rangeFrom(from), sign === '-' ? 'negate' : sign === 'pm' ? 'plus-minus' : 'minus-plus', factor);
}

function times(left: Expression, right: Expression, cursor: Cursor, start: number): ApplyNode {
  const grouped = left.kind === 'apply' && left.operator === 'multiply' && !left.ambiguous && !cursor.grouped.has(left);
  return at(cursor.rangeFrom(start), 'multiply', ...(grouped ? left.args : [left]), right);
}

function quotient(left: Expression, right: Expression, slash: boolean, cursor: Cursor, start: number): ApplyNode {
  const node = at(cursor.rangeFrom(start), 'divide', left, right);
  // `ab/cd`, `6/2(1+2)`: what stands beside the denominator may be meant to be in it.
  const besides = slash && startsFactor(cursor) && !cursor.peek()?.spaced;
  if (!besides) return node;
  const more = readFactor(cursor);
  return { ...at(cursor.rangeFrom(start), 'multiply', node, more), ambiguous: true };
}
