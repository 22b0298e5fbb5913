import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { compare, divide, isInteger, multiply, subtract, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { coefficientsOf, polynomialExpression, rationalExpression, trim } from '../univariate.ts';
import { fractionOf } from '../rationalEquation.ts';
import { scaledPower } from './formulas.ts';

/** A general term in k from 1, and the last number where the row ends. */
export interface Pattern {
  readonly body: Expression;
  /** A whole number, a letter, or undefined where the row has no end. */
  readonly last: Expression | undefined;
  readonly type: 'arithmetic' | 'geometric' | 'other';
}

const k = sym('k');

/** The rule of a row `t₁, t₂, t₃, …, t_N`; undefined where none or more than one of the usual rules fits. */
export function patternOf(terms: readonly Expression[], last: Expression | undefined): Pattern | undefined {
  if (terms.length < 2 || terms.some((term) => freeVariables(term).size > 0)) return undefined;
  const candidates = [...plain(terms), ...shaped(terms)];
  const fitting = candidates.flatMap(({ body, type }): Pattern[] => {
    if (!last) return terms.length >= 3 ? [{ body, last, type }] : [];
    const end = endOf(body, last, terms.length);
    return end ? [{ body, last: end, type }] : [];
  });
  const [first, ...more] = fitting;
  // Two rules are one where they agree on all terms there are.
  return first && more.every((other) => agree(first, other)) ? first : undefined;
}

function agree(a: Pattern, b: Pattern): boolean {
  const [x, y] = [a.last && numericValue(a.last), b.last && numericValue(b.last)];
  if (x && y && compare(x, y) !== 0) return false;
  return Array.from({ length: 8 }, (_, index) => [a, b].map(({ body }) => numericValue(substitute(body, new Map([['k', num(index + 1)]]))))).every(([p, q]) => p && q && compare(p, q) === 0);
}

interface Rule {
  readonly body: Expression;
  readonly type: Pattern['type'];
}

/** By the values alone: arithmetic, geometric, consecutive squares or cubes. */
function plain(terms: readonly Expression[]): Rule[] {
  const values = terms.map(numericValue);
  const known = values.filter((value) => value !== undefined);
  const [a, b] = known;
  if (!a || !b || known.length < terms.length) return [];
  const rules: Rule[] = [];
  const difference = subtract(b, a);
  const gaps = known.slice(1).map((value, index) => subtract(value, known[index] ?? value));
  if (difference.numerator !== 0n && gaps.every((gap) => compare(gap, difference) === 0)) rules.push({ type: 'arithmetic', body: polynomialExpression(trim([subtract(a, difference), difference]), 'k') });
  if (a.numerator !== 0n && b.numerator !== 0n && compare(a, b) !== 0) {
    const ratio = divide(b, a);
    if (known.slice(1).every((value, index) => compare(value, multiply(known[index] ?? value, ratio)) === 0)) rules.push({ type: 'geometric', body: substitute(scaledPower(a, ratio, -1), new Map([['n', k]])) });
  }
  if (terms.length >= 3) {
    for (const exponent of [2n, 3n]) {
      const start = known.map((value, index) => (value.denominator === 1n && value.numerator > 0n && value.numerator < 10n ** 15n ? rootOf(value.numerator, exponent) - BigInt(index) : undefined));
      const [from] = start;
      if (from !== undefined && from >= 1n && start.every((each) => each === from) && known.every((value, index) => value.numerator === (from + BigInt(index)) ** exponent)) rules.push({ type: 'other', body: app('power', from === 1n ? k : app('add', k, num(from - 1n)), num(exponent)) });
    }
  }
  return rules;
}

function rootOf(value: bigint, exponent: bigint): bigint {
  let root = BigInt(Math.round(Number(value) ** (1 / Number(exponent))));
  while (root ** exponent > value) root--;
  return root;
}

/** By the way they are written: `1·2 + 2·3`, each number in its place by an arithmetic or geometric rule. */
function shaped(terms: readonly Expression[]): Rule[] {
  const [first] = terms;
  if (first?.kind !== 'apply') return [];
  const body = merged(terms);
  return body && freeVariables(body).size > 0 ? [{ body, type: 'other' }] : [];
}

function merged(terms: readonly Expression[]): Expression | undefined {
  const [first] = terms;
  if (!first) return undefined;
  if (first.kind === 'number') {
    const values = terms.map((term): Rational | undefined => (term.kind === 'number' ? term : undefined));
    const [a, b] = values;
    if (!a || !b || values.some((value) => !value || !isInteger(value))) return undefined;
    const difference = subtract(b, a);
    const isLine = values.every((value, index) => value && compare(value, { numerator: a.numerator + BigInt(index) * difference.numerator, denominator: 1n }) === 0);
    if (isLine) return polynomialExpression(trim([subtract(a, difference), difference]), 'k');
    // Powers written out need three terms to be told apart from anything else.
    const ratio = a.numerator === 0n ? undefined : divide(b, a);
    return ratio && terms.length >= 3 && values.slice(1).every((value, index) => value && compare(value, multiply(values[index] ?? value, ratio)) === 0) ? substitute(scaledPower(a, ratio, -1), new Map([['n', k]])) : undefined;
  }
  if (first.kind !== 'apply') return undefined;
  const alternating = terms.length >= 3 && terms.every((term, index) => (term.kind === 'apply' && term.operator === 'negate') === (index % 2 === 1)) ? terms.map((term) => (term.kind === 'apply' && term.operator === 'negate' ? (term.args[0] ?? term) : term)) : undefined;
  if (alternating) {
    const inner = merged(alternating);
    return inner && app('multiply', app('power', app('negate', num(1)), app('add', k, num(1))), inner);
  }
  const args = first.args.map((_, place) => {
    const column = terms.flatMap((term) => (term.kind === 'apply' && term.operator === first.operator && term.args.length === first.args.length ? (term.args[place] ?? []) : []));
    return column.length === terms.length ? merged(column) : undefined;
  });
  const whole = args.filter((arg) => arg !== undefined);
  return whole.length === args.length ? app(first.operator, ...whole) : undefined;
}

/** Which k gives the last term: a whole number, or a letter where the last term is the general term in it. */
function endOf(body: Expression, last: Expression, written: number): Expression | undefined {
  const [letter, ...more] = freeVariables(last);
  if (more.length > 0) return undefined;
  if (letter !== undefined) {
    const [general, own] = [coefficientsOf(body, 'k'), coefficientsOf(last, letter)];
    if (general && own) return general.length === own.length && general.every((value, power) => compare(value, own[power] ?? value) === 0) ? sym(letter) : undefined;
    const same = Array.from({ length: 6 }, (_, index) => [substitute(body, new Map([['k', num(index + 1)]])), substitute(last, new Map([[letter, num(index + 1)]]))].map(numericValue)).every(([p, q]) => p && q && compare(p, q) === 0);
    return same ? sym(letter) : undefined;
  }
  const value = numericValue(last);
  if (!value) return undefined;
  const line = coefficientsOf(body, 'k');
  if (line?.length === 2) {
    const [constant, slope] = line;
    const place = constant && slope && divide(subtract(value, constant), slope);
    return place && isInteger(place) && place.numerator >= BigInt(written) ? rationalExpression(place) : undefined;
  }
  // Powers grow fast: their rows are short.
  for (let place = written; place <= (fractionOf(body, 'k') ? 5000 : 400); place++) {
    const at = numericValue(substitute(body, new Map([['k', num(place)]])));
    if (!at) return undefined;
    if (compare(at, value) === 0) return num(place);
  }
  return undefined;
}
