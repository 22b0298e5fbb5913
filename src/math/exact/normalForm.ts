import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import { atomOf, reduceAtoms } from './atoms.ts';
import {
  addPolynomials, constantOf, constantPolynomial, divideExactly, isZeroPolynomial, multiplyPolynomials, powerPolynomial, samePolynomial, subtractPolynomials, TooLarge, variable,
  type Polynomial,
} from './polynomial.ts';

/** A quotient of polynomials in symbols and atoms; the denominator is not zero. */
export interface NormalForm {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

const unit = constantPolynomial(q.one);

/**
 * An exact form such that two expressions with the same one are equal wherever both are defined.
 * Subterms outside rational arithmetic are atoms with the algebraic relations that hold everywhere
 * (`(√2)² = 2`, `i² = −1`, `sin² + cos² = 1`). Undefined where there is none within the bounds.
 */
export function normalForm(expression: Expression): NormalForm | undefined {
  try {
    return form(expression);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Proves `a = b` wherever both are defined (true), or finds no proof (false). */
export function sameNormalForm(a: Expression, b: Expression): boolean {
  const left = normalForm(a);
  const right = left && normalForm(b);
  if (!left || !right) return false;
  try {
    const difference = subtractPolynomials(multiplyPolynomials(left.numerator, right.denominator), multiplyPolynomials(right.numerator, left.denominator));
    return isZeroPolynomial(reduceAtoms(difference));
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return false;
    throw error;
  }
}

/** The polynomial an expression is, where it is one in its symbols alone: no atoms, no denominators. */
export function polynomialOf(expression: Expression): Polynomial | undefined {
  const found = normalForm(expression);
  if (!found) return undefined;
  const divisor = constantOf(found.denominator);
  const numerator = divisor ? multiplyPolynomials(found.numerator, constantPolynomial(q.divide(q.one, divisor))) : divideExactly(found.numerator, found.denominator);
  if (!numerator) return undefined;
  return [...numerator.values()].every(({ powers }) => powers.every(([name]) => !name.startsWith('@'))) ? numerator : undefined;
}

export function formText({ numerator, denominator }: NormalForm): string {
  const text = (polynomial: Polynomial): string =>
    [...polynomial]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { coefficient }]) => `${q.print(coefficient)}${key === '' ? '' : `*${key}`}`)
      .join('+') || '0';
  return samePolynomial(denominator, unit) ? text(numerator) : `(${text(numerator)})/(${text(denominator)})`;
}

/** A power asks for the form of its exponent in several ways, so that towers of powers would be walked exponentially often. */
const forms = new WeakMap<Expression, { readonly found: NormalForm | undefined } | { readonly error: TooLarge }>();

function form(expression: Expression): NormalForm | undefined {
  if (expression.kind !== 'apply') return formOf(expression);
  const before = forms.get(expression);
  if (before && 'error' in before) throw before.error;
  if (before) return before.found;
  try {
    const found = formOf(expression);
    forms.set(expression, { found });
    return found;
  } catch (error) {
    if (error instanceof TooLarge) forms.set(expression, { error });
    throw error;
  }
}

function formOf(expression: Expression): NormalForm | undefined {
  switch (expression.kind) {
    case 'number':
      return of(constantPolynomial(expression));
    case 'symbol':
      return of(variable(expression.name));
    case 'constant':
      return expression.name === 'pi' || expression.name === 'e' || expression.name === 'i' ? of(variable(expression.name === 'e' ? '@exp(1)' : `@${expression.name}`)) : undefined;
    case 'text':
    case 'unread':
      return undefined;
    case 'apply':
      break;
  }
  const { operator, args } = expression;
  const [a, b] = args;
  switch (operator) {
    case 'add':
      return fold(args, (left, right) => simplified(
        addPolynomials(multiplyPolynomials(left.numerator, right.denominator), multiplyPolynomials(right.numerator, left.denominator)),
        multiplyPolynomials(left.denominator, right.denominator),
      ));
    case 'mixed':
      return a && b ? form({ kind: 'apply', operator: 'add', args: [a, b] }) : undefined;
    case 'multiply':
      return fold(args, (left, right) => simplified(multiplyPolynomials(left.numerator, right.numerator), multiplyPolynomials(left.denominator, right.denominator)));
    case 'negate': {
      const inner = a && form(a);
      return inner && { ...inner, numerator: multiplyPolynomials(inner.numerator, constantPolynomial(q.rational(-1))) };
    }
    case 'divide': {
      const over = a && form(a);
      const under = b && form(b);
      if (!over || !under || isZeroPolynomial(reduceAtoms(under.numerator))) return undefined;
      return simplified(multiplyPolynomials(over.numerator, under.denominator), multiplyPolynomials(over.denominator, under.numerator));
    }
    case 'percent': {
      const inner = a && form(a);
      return inner && { ...inner, numerator: multiplyPolynomials(inner.numerator, constantPolynomial(q.rational(1, 100))) };
    }
    case 'power':
      return a && b ? power(a, b) : undefined;
    case 'boxed':
      return a && form(a);
    default: {
      const atom = atomOf(expression, form);
      return atom && simplified(atom, unit);
    }
  }
}

function of(numerator: Polynomial): NormalForm {
  return { numerator, denominator: unit };
}

function fold(args: readonly Expression[], combine: (left: NormalForm, right: NormalForm) => NormalForm): NormalForm | undefined {
  let result: NormalForm | undefined;
  for (const arg of args) {
    const next = form(arg);
    if (!next) return undefined;
    result = result ? combine(result, next) : next;
  }
  return result;
}

/** Powers with whole exponents are exact; others are atoms where `atomOf` knows them. */
function power(base: Expression, exponent: Expression): NormalForm | undefined {
  const exact = form(exponent);
  const value = exact && constantOf(exact.denominator) && constantOf(exact.numerator);
  if (exact && value && q.isInteger(q.divide(value, constantOf(exact.denominator) ?? q.one))) {
    const whole = Number(q.divide(value, constantOf(exact.denominator) ?? q.one).numerator);
    const inner = form(base);
    if (!inner) return undefined;
    if (whole === 0) return isZeroPolynomial(reduceAtoms(inner.numerator)) ? undefined : of(unit);
    if (whole > 0) return simplified(powerPolynomial(inner.numerator, whole), powerPolynomial(inner.denominator, whole));
    if (isZeroPolynomial(reduceAtoms(inner.numerator))) return undefined;
    return simplified(powerPolynomial(inner.denominator, -whole), powerPolynomial(inner.numerator, -whole));
  }
  const atom = atomOf({ kind: 'apply', operator: 'power', args: [base, exponent] }, form);
  return atom && simplified(atom, unit);
}

/** Relations of atoms used, common factors taken out where they show, the denominator made 1 where it is constant. */
function simplified(over: Polynomial, under: Polynomial): NormalForm {
  const numerator = reduceAtoms(over);
  const denominator = reduceAtoms(under);
  const divisor = constantOf(denominator);
  if (divisor) {
    if (q.isZero(divisor)) throw new RangeError('division by zero');
    return of(multiplyPolynomials(numerator, constantPolynomial(q.divide(q.one, divisor))));
  }
  if (isZeroPolynomial(numerator)) return of(numerator);
  const quotient = denominator.size <= 40 ? divideExactly(numerator, denominator) : undefined;
  return quotient ? of(quotient) : { numerator, denominator };
}
