import { say } from '../../core/phrase.ts';
import { at, num } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readArgument, readFactor, readGroup, readNumber, startsFactor } from './factor.ts';
import { readBrackets } from './groups.ts';

const operators = new Map<string, Operator>([
  ...(['sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arccos', 'arctan', 'arccot', 'arcsec', 'arccsc', 'sinh', 'cosh', 'tanh', 'coth', 'sech', 'csch', 'exp', 'ln', 'log', 'gcd', 'lcm', 'max', 'min', 'abs'] as const).map(
    (name): [string, Operator] => [name, name],
  ),
  ['lg', 'log'], ['tg', 'tan'], ['ctg', 'cot'], ['cosec', 'csc'], ['asin', 'arcsin'], ['acos', 'arccos'], ['atan', 'arctan'], ['arctg', 'arctan'],
  ['arsinh', 'arsinh'], ['arcosh', 'arcosh'], ['artanh', 'artanh'], ['arcsinh', 'arsinh'], ['arccosh', 'arcosh'], ['arctanh', 'artanh'],
  ['sqrt', 'sqrt'], ['floor', 'floor'], ['ceil', 'ceiling'], ['det', 'determinant'], ['sgn', 'sign'], ['sign', 'sign'], ['Re', 'real-part'], ['Im', 'imaginary-part'],
  ['arg', 'argument'], ['rank', 'rank'], ['tr', 'trace'], ['LCM', 'lcm'], ['GCD', 'gcd'], ['HCF', 'gcd'], ['hcf', 'gcd'],
]);

const variadic = new Set<Operator>(['gcd', 'lcm', 'max', 'min']);

const inverses = new Map<Operator, Operator>([
  ['sin', 'arcsin'], ['cos', 'arccos'], ['tan', 'arctan'], ['cot', 'arccot'], ['sec', 'arcsec'], ['csc', 'arccsc'], ['sinh', 'arsinh'], ['cosh', 'arcosh'], ['tanh', 'artanh'],
]);

export function functionOperator(name: string): Operator | undefined {
  return operators.get(name) ?? (name.length > 2 ? operators.get(name.toLowerCase()) : undefined);
}

/** A function behind its name: its index or power first, then its argument, bracketed or not. */
export function applyFunction(cursor: Cursor, from: number, operator: Operator): Expression {
  let base: Expression | undefined;
  let exponent: Expression | undefined;
  for (;;) {
    if (cursor.at('_') && (operator === 'log' || operator === 'ln')) {
      cursor.next();
      base = readArgument(cursor);
    } else if (cursor.at('^') && exponent === undefined) {
      cursor.next();
      exponent = cursor.at('{') ? readGroup(cursor) : readArgument(cursor);
    } else break;
  }
  // `log2(8)` in plain notation.
  if (operator === 'log' && base === undefined && cursor.notation === 'plain' && cursor.peek()?.kind === 'number' && !cursor.peek()?.spaced && cursor.at('(', 'sign', 1)) base = readFactor(cursor);
  const args = readArguments(cursor, operator);
  const range = cursor.rangeFrom(from);
  if (exponent && isMinusOne(exponent)) {
    const inverse = inverses.get(operator);
    if (!inverse) throw new Unreadable(say('the inverse of this function is not known'));
    return at(range, inverse, ...args);
  }
  const applied = at(range, operator, ...args, ...(base ? [base] : []));
  return exponent ? at(range, 'power', applied, exponent) : applied;
}

function readArguments(cursor: Cursor, operator: Operator): Expression[] {
  if (cursor.at('(') || (cursor.at('[') && operator !== 'sqrt')) {
    const bracket = readBrackets(cursor);
    const items = bracket.kind === 'apply' && bracket.operator === 'tuple' ? bracket.args : undefined;
    if (items && variadic.has(operator)) return [...items];
    if (items && operator === 'log' && items.length === 2) return [...items];
    if (items) throw new Unreadable(say('this function takes one argument'));
    // `\sin(x)y` is a product; `\sin(2)x` too.
    return [bracket];
  }
  if (cursor.at('\\{') && variadic.has(operator)) {
    const set = readFactor(cursor);
    if (set.kind === 'apply' && set.operator === 'set') return [...set.args];
  }
  return [bareArgument(cursor)];
}

/** Without brackets the argument goes on through factors side by side, up to a sign or another function. */
function bareArgument(cursor: Cursor): Expression {
  const from = cursor.index;
  if (cursor.at('-')) {
    cursor.next();
    const inner = bareArgument(cursor);
    return at(cursor.rangeFrom(from), 'negate', inner);
  }
  const factors = [readFactor(cursor)];
  while (startsFactor(cursor) && !startsFunction(cursor) && !cursor.at('(') && !cursor.at('[') && !cursor.at('|') && cursor.integrals.at(-1)?.variable === undefined) {
    if (cursor.integrals.length > 0 && cursor.at('d', 'name')) break;
    factors.push(readFactor(cursor));
  }
  const [only] = factors;
  let argument = factors.length === 1 && only ? only : at(cursor.rangeFrom(from), 'multiply', ...factors);
  if (cursor.at('/') && cursor.notation === 'latex' && cursor.peek(1)?.kind === 'number') {
    // `\sin\pi/4`: halves and quarters of an angle belong to it.
    cursor.next();
    argument = at(cursor.rangeFrom(from), 'divide', argument, readFactor(cursor));
  }
  return argument;
}

function startsFunction(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token?.kind === 'command') return operators.has(token.text) || /^(?:lim|sum|prod|int)$/.test(token.text);
  return token?.kind === 'name' && token.text.length > 1 && functionOperator(token.text) !== undefined;
}

function isMinusOne(expression: Expression): boolean {
  if (expression.kind !== 'apply' || expression.operator !== 'negate') return false;
  const [inner] = expression.args;
  return inner?.kind === 'number' && inner.numerator === 1n && inner.denominator === 1n;
}

/** `\sqrt{x}`, `\sqrt[3]{x}`, `sqrt(x)`, `√2`. */
export function readRoot(cursor: Cursor, from: number): Expression {
  let degree: Expression | undefined;
  if (cursor.at('[')) {
    cursor.next();
    degree = readFactor(cursor);
    cursor.expect(']');
  }
  const radicand = cursor.at('(') ? readBrackets(cursor) : readArgument(cursor);
  return degree ? at(cursor.rangeFrom(from), 'root', radicand, degree) : at(cursor.rangeFrom(from), 'sqrt', radicand);
}

/** `√13`: unlike `\sqrt13`, the sign takes the whole number. */
export function rootSign(cursor: Cursor, from: number): Expression {
  const radicand = cursor.peek()?.kind === 'number' ? readNumber(cursor) : cursor.at('(') ? readBrackets(cursor) : readArgument(cursor);
  return at(cursor.rangeFrom(from), 'sqrt', radicand);
}

export function cubeRoot(cursor: Cursor, from: number): Expression {
  const radicand = cursor.at('(') ? readBrackets(cursor) : readArgument(cursor);
  return at(cursor.rangeFrom(from), 'root', radicand, num(3));
}
