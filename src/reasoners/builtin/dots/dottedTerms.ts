import { app, fromRational, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, isInteger, isZero, multiply, rational, subtract, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { mapChildren, some } from '../../../math/traverse.ts';

/** A sum or product that leaves terms out with dots, by the rule of its terms for k from 1 to `count`. */
export interface DottedTerms {
  readonly operator: 'sum' | 'product';
  readonly body: Expression;
  readonly count: number;
  /** What stands written. */
  readonly written: Expression;
}

const mostTerms = 1000;

/**
 * The rule of a sum or product with dots before its last terms: terms of one shape whose numbers each grow by a constant,
 * with equal or alternating signs. Undefined for any other.
 */
export function dottedTerms(expression: Expression): DottedTerms | undefined {
  const operator = isApply(expression, 'add') ? 'sum' : isApply(expression, 'multiply') ? 'product' : undefined;
  if (!operator || expression.kind !== 'apply') return undefined;
  const places = expression.args.flatMap((arg, index) => (isDots(arg) ? [index] : []));
  const [dots, ...more] = places;
  if (dots === undefined || more.length > 0) return undefined;
  const given = [...expression.args.slice(0, dots), ...expression.args.slice(dots + 1)];
  const signs = given.map((term) => (operator === 'sum' && isApply(term, 'negate') ? -1 : 1));
  const plain = withExponents(given.map((term, index) => (signs[index] === -1 && isApply(term, 'negate') && term.args[0] ? term.args[0] : term)));
  const [before, behind] = [plain.slice(0, dots), plain.slice(dots)];
  const [first, second] = before;
  if (!first || !second || behind.length === 0) return undefined;
  const body = rule(first, second);
  // With three terms alone, their numbers could go on in another way, unless they are counted up one by one.
  if (given.length < 4 && (first.kind !== 'apply' || !countsUp(first, second))) return undefined;
  const last = body ? indexOf(body, plain.at(-1) ?? first) : undefined;
  if (!body || last === undefined || last < plain.length || last > mostTerms) return undefined;
  const indexes = [...before.map((_, index) => index + 1), ...behind.map((_, index) => last - behind.length + 1 + index)];
  if (!plain.every((term, index) => isTerm(body, indexes[index] ?? 0, term))) return undefined;
  const alternates = signs.some((each) => each === -1);
  const expected = (index: number): number => (alternates ? ((indexes[index] ?? 0) % 2 === 1 ? (signs[0] ?? 1) : -(signs[0] ?? 1)) : 1);
  if (!signs.every((each, index) => each === expected(index))) return undefined;
  const k = sym('k');
  const sign = app('power', app('negate', num(1)), signs[0] === -1 ? k : app('add', k, num(1)));
  return { operator, body: alternates ? app('multiply', sign, body) : body, count: last, written: expression };
}

function isDots(part: Expression): boolean {
  return part.kind === 'constant' ? part.name === 'ellipsis' : isApply(part, 'negate') && part.args[0] !== undefined && isDots(part.args[0]);
}

/** `i, i², i³` with the exponent 1 written. */
function withExponents(terms: readonly Expression[]): Expression[] {
  const isPower = (term: Expression | undefined): boolean => isApply(term, 'power');
  return isPower(terms[1]) && !isPower(terms[0]) ? terms.map((term, index) => (index === 0 ? app('power', term, num(1)) : term)) : [...terms];
}

/** Terms of one shape as a rule in k, from those for k = 1 and k = 2. */
function rule(first: Expression, second: Expression): Expression | undefined {
  const [a, b] = [numberOf(first), numberOf(second)];
  if (a && b) {
    const step = subtract(b, a);
    if (isZero(step)) return fromRational(a);
    return simplify(app('add', app('multiply', fromRational(step), sym('k')), fromRational(subtract(a, step))));
  }
  if (first.kind !== second.kind) return undefined;
  if (first.kind === 'apply' && second.kind === 'apply') {
    if (first.operator !== second.operator || first.args.length !== second.args.length) return undefined;
    const args = first.args.map((arg, index) => rule(arg, second.args[index] ?? arg));
    return args.some((arg) => !arg) ? undefined : app(first.operator, ...args.flatMap((arg) => (arg ? [arg] : [])));
  }
  const same = (first.kind === 'symbol' && second.kind === 'symbol') || (first.kind === 'constant' && second.kind === 'constant') ? first.name === second.name && first.name !== 'k' : false;
  return same ? first : undefined;
}

function countsUp(first: Expression, second: Expression): boolean {
  const [a, b] = [numberOf(first), numberOf(second)];
  if (a && b) return /^[01]\/1$/.test(`${subtract(b, a).numerator}/${subtract(b, a).denominator}`);
  return first.kind !== 'apply' || second.kind !== 'apply' || first.args.every((arg, index) => countsUp(arg, second.args[index] ?? arg));
}

function numberOf(expression: Expression): Rational | undefined {
  if (expression.kind === 'number') return expression.decimals === undefined ? expression : undefined;
  const inner = isApply(expression, 'negate') && expression.args[0] ? numberOf(expression.args[0]) : undefined;
  return inner && rational(-inner.numerator, inner.denominator);
}

/** The k whose term has the shape and numbers of this one. */
function indexOf(body: Expression, term: Expression): number | undefined {
  const value = numberOf(term);
  if (value) {
    if (!some(body, (part) => part.kind === 'symbol' && part.name === 'k')) return undefined;
    const [start, next] = [at(body, 0), at(body, 1)].map((each) => numberOf(simplify(each)));
    if (!start || !next) return undefined;
    const step = subtract(next, start);
    if (isZero(step)) return undefined;
    const index = multiply(subtract(value, start), rational(step.denominator, step.numerator));
    return isInteger(index) && index.numerator > 0n && index.numerator < 100_000n ? Number(index.numerator) : undefined;
  }
  if (body.kind !== 'apply' || term.kind !== 'apply') return undefined;
  for (const [index, arg] of body.args.entries()) {
    const inner = term.args[index];
    const found = inner && some(arg, (part) => part.kind === 'symbol' && part.name === 'k') ? indexOf(arg, inner) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The term for one k. */
export function at(body: Expression, k: number): Expression {
  return body.kind === 'symbol' && body.name === 'k' ? num(k) : mapChildren(body, (child) => at(child, k));
}

/** Whether the rule gives the term as it is written, number by number. */
function isTerm(body: Expression, k: number, term: Expression): boolean {
  const value = numberOf(term);
  if (value) {
    const found = numberOf(simplify(at(body, k)));
    return found !== undefined && isZero(add(found, rational(-value.numerator, value.denominator)));
  }
  if (body.kind === 'apply' && term.kind === 'apply') return body.operator === term.operator && body.args.length === term.args.length && body.args.every((arg, index) => isTerm(arg, k, term.args[index] ?? arg));
  return (body.kind === 'symbol' && term.kind === 'symbol') || (body.kind === 'constant' && term.kind === 'constant') ? body.name === term.name : false;
}
