import { app, constant, fromRational, num } from './build.ts';
import type { ApplyNode, Expression } from './expression.ts';
import { isInteger, isZero, multiply as timesRational, one, rational, type Rational } from './rational.ts';
import { sumExpression, termExpression } from './simplifying/display.ts';
import { polynomialOrder } from './simplifying/order.ts';
import { collected, exponentValue, factorTerm, imaginaryPower, isComplexSum, negated, NoValue, numberPower, numberRaised, numberTerm, oneTerm, opposite, product, reciprocal, type Factor, type Sum, type Term, zeroTerm } from './simplifying/terms.ts';
import { knownValue, rationalOf, writtenOut } from './simplifying/values.ts';
import { mapChildren, some } from './traverse.ts';

/** More terms than this nobody wants to see. */
const mostTerms = 1500;

/**
 * The expression tidied for display: numbers folded, zeros and ones gone, like terms and equal
 * factors together, squares out of roots, known values put in. Brackets stay closed. It equals the
 * original wherever that has a value; where a part has none (1/0) that part stays as it was.
 */
export function simplify(expression: Expression): Expression {
  return tidied(expression, false);
}

/** The same with products and whole powers of sums multiplied out, in falling powers. */
export function expand(expression: Expression): Expression {
  return tidied(expression, true);
}

/** Tidying asks for a part as an expression and as a sum, so that deep nesting would be walked exponentially often. */
const closedBefore = new WeakMap<Expression, Expression>();
const openedBefore = new WeakMap<Expression, Expression>();

function tidied(expression: Expression, open: boolean): Expression {
  if (expression.kind !== 'apply') return expression;
  const known = open ? openedBefore : closedBefore;
  const before = known.get(expression);
  if (before) return before;
  const tidy = tidiedOnce(expression, open);
  known.set(expression, tidy);
  return tidy;
}

function tidiedOnce(expression: ApplyNode, open: boolean): Expression {
  try {
    const sum = collected(sumOf(expression, open));
    return sumExpression(open ? polynomialOrder(sum) : sum);
  } catch (error) {
    if (!(error instanceof NoValue || error instanceof RangeError)) throw error;
    return mapChildren(expression, (child) => tidied(child, open));
  }
}

/** The value, where the expression is a rational number. */
export function numericValue(expression: Expression): Rational | undefined {
  const simple = expression.kind === 'apply' ? expand(expression) : expression;
  return exponentValue(simple);
}

function plus(a: Expression, b: Expression): Expression {
  return tidied(app('add', a, b), true);
}

function sumOf(expression: Expression, open: boolean): Sum {
  switch (expression.kind) {
    case 'number':
      return [numberTerm(rational(expression.numerator, expression.denominator))];
    case 'symbol':
      return [factorTerm(expression)];
    case 'constant':
      // Dots and infinity follow no law of numbers: nothing cancels against them.
      if (expression.name !== 'pi' && expression.name !== 'e' && expression.name !== 'i') throw new NoValue(expression.name);
      return [factorTerm(expression)];
    case 'text':
    case 'unread':
      throw new NoValue('no number');
    case 'apply': {
      const known = open ? openSums : closedSums;
      const before = known.get(expression);
      if (before) return before;
      const sum = applied(expression, open);
      known.set(expression, sum);
      return sum;
    }
  }
}

const closedSums = new WeakMap<Expression, Sum>();
const openSums = new WeakMap<Expression, Sum>();

function applied(node: ApplyNode, open: boolean): Sum {
  const { operator, args } = node;
  const [first, second] = args;
  switch (operator) {
    case 'add':
      return collected(args.flatMap((arg) => sumOf(arg, open)));
    case 'negate':
      return first ? sumOf(first, open).map(negated) : [];
    case 'multiply':
      return args.map((arg) => sumOf(arg, open)).reduce((a, b) => times(a, b, open), [oneTerm]);
    case 'divide':
      return first && second ? times(sumOf(first, open), inverse(sumOf(second, open), open), open) : [];
    case 'power':
      return first && second ? raised(sumOf(first, open), exponentOf(second, open), open) : [];
    case 'sqrt':
      return first ? raised(sumOf(first, open), num(1, 2), open) : [];
    case 'root':
      return first && second ? rooted(node, sumOf(first, open), tidied(second, open), open) : [];
    case 'percent':
      return first ? times(sumOf(first, open), [numberTerm(rational(1n, 100n))], open) : [];
    case 'degrees':
      return first ? times(sumOf(first, open), [{ ...factorTerm(constant('pi')), coefficient: rational(1n, 180n) }], open) : [];
    case 'mixed':
      return args.flatMap((arg) => sumOf(arg, open));
    default:
      return called(node, open);
  }
}

/** An exponent tidied; where it is looked at once more, it is known to be, or a tower of powers would be tidied exponentially often. */
function exponentOf(exponent: Expression, open: boolean): Expression {
  const tidy = tidied(exponent, open);
  if (open) openedBefore.set(tidy, tidy);
  return tidy;
}

/** A function: its value where it is known, else the function of tidied arguments. */
function called(node: ApplyNode, open: boolean): Sum {
  const { operator } = node;
  if (operator === 'sum' || operator === 'product') {
    const bounds = node.args.slice(2).map((arg) => rationalOf(collected(sumOf(arg, open))));
    const written = writtenOut(operator, node.args, bounds[0], bounds[1]);
    return written ? sumOf(written, open) : [factorTerm(mapChildren(node, (child) => tidied(child, open)))];
  }
  const tidy = mapChildren(node, (child) => tidied(child, open)) as ApplyNode;
  const value = knownValue(operator, tidy.args, { sums: tidy.args.map((arg) => collected(sumOf(arg, open))), simplified: (each) => tidied(each, true) });
  return value && !(value.kind === 'apply' && value.operator === operator) ? sumOf(value, open) : [factorTerm(value ?? tidy)];
}

function asTerm(sum: Sum): Term | undefined {
  const terms = collected(sum);
  return terms.length === 0 ? zeroTerm : terms.length === 1 ? terms[0] : undefined;
}

/** A sum as one factor in brackets. */
function closed(sum: Sum): Term {
  return asTerm(sum) ?? factorTerm(sumExpression(collected(sum)));
}

function times(a: Sum, b: Sum, open: boolean): Sum {
  if (!open) return [product(closed(a), closed(b), plus)];
  if (a.length * b.length > mostTerms) throw new NoValue('too many terms');
  return collected(a.flatMap((left) => b.map((right) => product(left, right, plus))));
}

function inverse(sum: Sum, open: boolean): Sum {
  const term = asTerm(sum);
  if (term) return [reciprocal(term, opposite)];
  const terms = collected(sum);
  const [first, second, ...more] = terms;
  if (open && first && second && more.length === 0 && isComplexSum(terms)) {
    // 1/(a + √b) = (a − √b)/(a² − b), and so with i
    const conjugate = [first, negated(second)];
    const below = asTerm(times(terms, conjugate, true));
    if (below && below.factors.size === 0) return times(conjugate, [reciprocal(below, opposite)], true);
  }
  return [reciprocal(closed(sum), opposite)];
}

function raised(sum: Sum, exponent: Expression, open: boolean): Sum {
  const value = exponentValue(exponent);
  if (value && isInteger(value)) {
    const term = asTerm(sum);
    if (term) return [wholePower(term, value.numerator)];
    if (open && value.numerator >= 2n && value.numerator <= (sum.length <= 2 ? 60n : 8n)) {
      let result: Sum = [oneTerm];
      for (let count = 0n; count < value.numerator; count++) result = times(result, sum, true);
      return result;
    }
  }
  if (value && isZero(value)) return [oneTerm];
  const term = asTerm(sum);
  if (!term) return [value?.numerator === 1n && isInteger(value) ? closed(sum) : factorTerm(sumExpression(collected(sum)), exponent)];
  return [value ? brokenPower(term, value) : symbolicPower(term, exponent)];
}

function wholePower(term: Term, n: bigint): Term {
  if (n === 0n) {
    if (isZero(term.coefficient)) throw new NoValue('zero to the power zero');
    return oneTerm;
  }
  let result = numberTerm(numberRaised(term.coefficient, n));
  for (const [key, { base, exponent }] of term.factors) result = product(result, factorPower(key, base, exponent, n), plus);
  return result;
}

function factorPower(key: string, base: Expression, exponent: Expression, n: bigint): Term {
  const value = exponentValue(exponent);
  if (base.kind === 'constant' && base.name === 'i') return imaginaryPower(n);
  if (!value) return factorTerm(base, tidied(app('multiply', num(n), exponent), true));
  const raisedTo = timesRational(value, rational(n));
  if (key.startsWith('root ') && base.kind === 'number') return numberPower(base, raisedTo) ?? factorTerm(base, fromRational(raisedTo));
  return factorTerm(base, fromRational(raisedTo));
}

/** A fractional power: of the number, where it is positive; of the letters, where the law of powers holds. */
function brokenPower(term: Term, exponent: Rational): Term {
  if (isZero(term.coefficient) && exponent.numerator > 0n) return zeroTerm;
  const negative = term.coefficient.numerator < 0n;
  if (negative && term.factors.size === 0 && exponent.denominator === 2n && exponent.numerator === 1n) {
    const size = numberPower(negated(term).coefficient, exponent);
    return size ? product(size, factorTerm(constant('i')), plus) : factorTerm(termExpression(term), fromRational(exponent));
  }
  const outside = negative ? undefined : numberPower(term.coefficient, exponent);
  if (!outside) return factorTerm(termExpression(term), fromRational(exponent));
  if (term.factors.size === 0) return outside;
  const inside: Term = { coefficient: one, factors: term.factors };
  return product(outside, lettersPower(inside, exponent), plus);
}

function lettersPower(letters: Term, exponent: Rational): Term {
  const [only, ...more] = letters.factors.values();
  const inner = only && exponentValue(only.exponent);
  if (only && more.length === 0) {
    if (!inner && isRealPowerOfE(only)) return factorTerm(only.base, tidied(app('multiply', only.exponent, fromRational(exponent)), true));
    const even = inner && isInteger(inner) && inner.numerator % 2n === 0n && exponent.denominator === 2n;
    if (inner && even && exponent.numerator === 1n) {
      const half = inner.numerator / 2n;
      return half % 2n === 0n ? factorTerm(only.base, num(half)) : factorTerm(app('abs', only.base), num(half));
    }
    if (inner && isInteger(inner) && inner.numerator === 1n) return factorTerm(only.base, fromRational(exponent));
  }
  return factorTerm(termExpression(letters), fromRational(exponent));
}

/** `e^u` with nothing imaginary in u: only then is `(e^u)^v` the same as `e^(uv)`. */
function isRealPowerOfE({ base, exponent }: Factor): boolean {
  return base.kind === 'constant' && base.name === 'e' && !some(exponent, (part) => part.kind === 'constant' && part.name === 'i');
}

function symbolicPower(term: Term, exponent: Expression): Term {
  const [only, ...more] = term.factors.values();
  const isOne = term.coefficient.numerator === 1n && term.coefficient.denominator === 1n;
  if (isOne && only && more.length === 0 && isRealPowerOfE(only)) {
    const power = exponentValue(only.exponent);
    if (power?.numerator === 1n && isInteger(power)) return factorTerm(only.base, exponentOf(exponent, true));
    return factorTerm(only.base, tidied(app('multiply', only.exponent, exponent), true));
  }
  if (isOne && term.factors.size === 0) return oneTerm;
  return factorTerm(termExpression(term), exponent);
}

/** An odd root of a negative number is negative; other roots of expressions keep their sign's question to themselves. */
function rooted(node: ApplyNode, sum: Sum, degree: Expression, open: boolean): Sum {
  const n = exponentValue(degree);
  const value = rationalOf(collected(sum));
  if (n && isInteger(n) && n.numerator > 0n) {
    if (n.numerator === 1n) return sum;
    if (n.numerator === 2n) return raised(sum, num(1, 2), open);
    const negative = value && value.numerator < 0n && n.numerator % 2n === 1n;
    const root = value && numberPower(negative ? rational(-value.numerator, value.denominator) : value, rational(1n, n.numerator));
    if (root) return [negative ? negated(root) : root];
  }
  return [factorTerm(mapChildren(node, (child) => tidied(child, open)))];
}
