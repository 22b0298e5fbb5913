import { say } from '../../core/phrase.ts';
import { at, constant, num } from '../build.ts';
import type { ConstantName, Expression } from '../expression.ts';
import { readBig, readIntegral, readLimit } from './calculus.ts';
import { greek } from './characters.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readEnvironment, skipGroup } from './environments.ts';
import { readArgument, readFactor } from './factor.ts';
import { readFraction } from './fractions.ts';
import { applyFunction, cubeRoot, functionOperator, readRoot, rootSign } from './functions.ts';
import { readDelimited } from './groups.ts';

const constants = new Map<string, ConstantName>([
  ['pi', 'pi'], ['infty', 'infinity'], ['emptyset', 'emptyset'], ['varnothing', 'emptyset'], ['O', 'emptyset'], ['reals', 'reals'], ['integers', 'integers'], ['naturals', 'naturals'],
  ['rationals', 'rationals'], ['complexes', 'complexes'], ['ldots', 'ellipsis'], ['cdots', 'ellipsis'], ['dots', 'ellipsis'], ['dotsc', 'ellipsis'], ['dotsb', 'ellipsis'], ['dotsm', 'ellipsis'], ['dotso', 'ellipsis'], ['dotsi', 'ellipsis'], ['vdots', 'ellipsis'],
  ['R', 'reals'], ['Z', 'integers'], ['N', 'naturals'], ['Q', 'rationals'], ['C', 'complexes'], ['top', 'true'], ['bot', 'false'],
]);

const numberSets = new Map<string, ConstantName>([['R', 'reals'], ['Z', 'integers'], ['N', 'naturals'], ['Q', 'rationals'], ['C', 'complexes']]);

const others =
  /^(?:frac|dfrac|tfrac|cfrac|sqrt|cbrt|binom|dbinom|tbinom|lim|sum|prod|int|iint|oint|boxed|fbox|overline|bar|vec|overrightarrow|hat|widehat|tilde|underline|mathbb|mathcal|mathscr|lvert|lVert|lfloor|lceil|langle|lbrace|lbrack|angle|triangle|partial|nabla|cancel|underbrace|overbrace|stackrel|substack|mathbin|dot|ddot|Re|Im|because|forall|exists|neg|lnot|square|star|checkmark|prime|odot|deg|surd)$/;

export function isCommandFactor(name: string): boolean {
  return constants.has(name) || greek.has(name) || functionOperator(name) !== undefined || (others.test(name) && !/^(?:because|checkmark|prime)$/.test(name));
}

/** A factor that begins with a command (already taken) or with an environment. */
export function commandFactor(cursor: Cursor, from: number, name: string): Expression {
  if (name === 'begin') return readEnvironment(cursor);
  const constantName = constants.get(name);
  if (constantName) return constant(constantName, cursor.rangeFrom(from));
  const operator = functionOperator(name);
  if (operator && name !== 'sqrt') return applyFunction(cursor, from, operator);
  switch (name) {
    case 'frac':
    case 'dfrac':
    case 'tfrac':
    case 'cfrac':
      return readFraction(cursor, from);
    case 'surd':
      return rootSign(cursor, from);
    case 'sqrt':
      return readRoot(cursor, from);
    case 'cbrt':
      return cubeRoot(cursor, from);
    case 'binom':
    case 'dbinom':
    case 'tbinom':
      return at(undefined, 'binomial', readArgument(cursor), readArgument(cursor));
    case 'lim':
      return readLimit(cursor, from);
    case 'sum':
    case 'prod':
      return readBig(cursor, from, name === 'sum' ? 'sum' : 'product');
    case 'int':
      return readIntegral(cursor, from);
    case 'boxed':
    case 'fbox': {
      const inner = readArgument(cursor);
      return at(cursor.rangeFrom(from), 'boxed', inner);
    }
    case 'underline':
    case 'mathbin':
      return readArgument(cursor);
    case 'underbrace':
    case 'overbrace': {
      const inner = readArgument(cursor);
      // What is written under a brace is a remark.
      if (cursor.at('_') || cursor.at('^')) {
        cursor.next();
        if (cursor.at('{')) skipGroup(cursor);
        else cursor.next();
      }
      return inner;
    }
    case 'overline':
    case 'bar':
      return overlined(cursor, from);
    case 'vec':
    case 'overrightarrow':
      return at(cursor.rangeFrom(from), 'vector', readArgument(cursor));
    case 'hat':
    case 'widehat':
    case 'tilde':
    case 'mathcal':
    case 'mathscr':
    case 'dot':
      return decorated(cursor, from, name);
    case 'mathbb':
      return numberSet(cursor, from);
    case 'lvert':
      return readDelimited(cursor, from, ['rvert', 'vert'], 'abs');
    case 'lVert':
      return readDelimited(cursor, from, ['rVert'], 'norm');
    case 'lfloor':
      return readDelimited(cursor, from, ['rfloor'], 'floor');
    case 'lceil':
      return readDelimited(cursor, from, ['rceil'], 'ceiling');
    case 'langle':
      return readDelimited(cursor, from, ['rangle'], 'tuple');
    case 'lbrace':
      throw new Unreadable(say('a set is not understood'));
    case 'odot':
      return { kind: 'symbol', name: `circle-${cursor.peek()?.kind === 'name' ? cursor.next().text : ''}`, range: cursor.rangeFrom(from) };
    case 'deg':
      return at(cursor.rangeFrom(from), 'call', { kind: 'symbol', name: 'deg' }, readFactor(cursor));
    case 'triangle':
      // Alone it is the discriminant.
      if (cursor.done || /^[=<>]|^(?:geq?|leq?|geqslant|leqslant|ne)$/.test(cursor.peek()?.text ?? '')) return { kind: 'symbol', name: 'Delta', range: cursor.rangeFrom(from) };
      return at(cursor.rangeFrom(from), name, letters(cursor));
    case 'angle':
      return at(cursor.rangeFrom(from), name, letters(cursor));
    case 'neg':
    case 'lnot':
      return at(cursor.rangeFrom(from), 'not', readFactor(cursor));
    case 'square':
    case 'star':
    case 'nabla':
      return { kind: 'symbol', name, range: cursor.rangeFrom(from) };
    default:
      throw new Unreadable(say('“{0}” is not understood', `\\${name}`));
  }
}

/** A bar means the conjugate of a letter and the segment between two points; of more it means what nobody can know. */
function overlined(cursor: Cursor, from: number): Expression {
  const inner = readArgument(cursor);
  const range = cursor.rangeFrom(from);
  if (inner.kind === 'symbol') return /^[a-z]/.test(inner.name) && !/^[zwu](?:_|$)/.test(inner.name) ? { kind: 'symbol', name: `${inner.name}-bar`, range } : at(range, 'conjugate', inner);
  const points = inner.kind === 'apply' && inner.operator === 'multiply' && inner.args.every((arg) => arg.kind === 'symbol' && /^[A-Z]'?(?:_|$)/.test(arg.name));
  if (points) return at(range, 'segment', inner);
  if (inner.kind === 'apply' && inner.operator === 'multiply' && !cursor.grouped.has(inner.args[0] ?? inner) && inner.args.every(isDigit)) {
    // `\overline{abc}`: the number with these digits.
    const count = inner.args.length;
    return { ...at(range, 'add', ...inner.args.map((digit, index) => at(undefined, 'multiply', num(10n ** BigInt(count - 1 - index)), digit))), ambiguous: true };
  }
  const digits = inner.kind === 'number' || (inner.kind === 'apply' && inner.operator === 'multiply' && inner.args.every((arg) => arg.kind === 'number' || arg.kind === 'symbol'));
  if (digits) throw new Unreadable(say('a bar over digits is not understood'));
  return at(range, 'conjugate', inner);
}

function isDigit(expression: Expression): boolean {
  return expression.kind === 'symbol' ? /^[a-z]$/.test(expression.name) : expression.kind === 'number' && expression.denominator === 1n && expression.numerator >= 0n && expression.numerator <= 9n;
}

function decorated(cursor: Cursor, from: number, name: string): Expression {
  const inner = readArgument(cursor);
  if (inner.kind !== 'symbol') throw new Unreadable(say('“{0}” is not understood', `\\${name}`));
  return { kind: 'symbol', name: `${inner.name}-${name}`, range: cursor.rangeFrom(from) };
}

/** `\mathbb{Z}^+`, `\mathbb{R}`; the plus belongs to the set. */
function numberSet(cursor: Cursor, from: number): Expression {
  const inner = readArgument(cursor);
  const name = inner.kind === 'symbol' ? numberSets.get(inner.name) : undefined;
  if (!name) throw new Unreadable(say('“{0}” is not understood', '\\mathbb'));
  const positive = (cursor.at('^') || cursor.at('_')) && signedSet(cursor);
  if (positive !== '+') {
    if (positive === '*' && name === 'naturals') return constant('positive-integers', cursor.rangeFrom(from));
    if (positive) throw new Unreadable(say('this set of numbers is not understood'));
    return constant(name, cursor.rangeFrom(from));
  }
  if (name === 'integers' || name === 'naturals') return constant('positive-integers', cursor.rangeFrom(from));
  if (name === 'reals') return constant('positive-reals', cursor.rangeFrom(from));
  throw new Unreadable(say('this set of numbers is not understood'));
}

/** `N_{+}`, `N^*`, `Z_+` of a plain letter; undefined where a number or another index stands there. */
export function signedNumberSet(cursor: Cursor, from: number, letter: string): Expression | undefined {
  const name = numberSets.get(letter);
  if (!name || name === 'complexes') return undefined;
  const positive = signedSet(cursor);
  if (positive === undefined) return undefined;
  const range = cursor.rangeFrom(from);
  if (name === 'naturals' || (name === 'integers' && positive === '+')) return constant('positive-integers', range);
  if (name === 'reals' && positive === '+') return constant('positive-reals', range);
  throw new Unreadable(say('this set of numbers is not understood'));
}

function signedSet(cursor: Cursor): string | undefined {
  const next = cursor.peek(1)?.text;
  if (next === '+' || next === '*') {
    cursor.index += 2;
    return next;
  }
  if (next === '{') {
    const end = cursor.tokens.findIndex((token, index) => index > cursor.index && token.text === '}');
    const inside = cursor.tokens.slice(cursor.index + 2, end).map((token) => token.text).join('');
    if (end > 0 && /^(?:\+|>0|\*|\\geq?0)$/.test(inside)) {
      cursor.index = end + 1;
      return inside === '*' ? '*' : '+';
    }
  }
  return undefined;
}

/** Points of a figure: `ABC`. */
function letters(cursor: Cursor): Expression {
  const from = cursor.index;
  let text = '';
  while (cursor.peek()?.kind === 'name' && /^[A-Z]$/.test(cursor.peek()?.text ?? '')) text += cursor.next().text;
  if (text === '') {
    const token = cursor.peek();
    if (token?.kind === 'number') return num(BigInt(cursor.next().text.replace(/\D/g, '') || '0'));
    return readFactor(cursor);
  }
  return { kind: 'symbol', name: text, range: cursor.rangeFrom(from) };
}
