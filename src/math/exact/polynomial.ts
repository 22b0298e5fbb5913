import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';

/** Terms beyond this number mean the exact way is not the cheap one. */
const mostTerms = 4000;

/** Thrown where an exact form grows past its bound; callers fall back to another method. */
export class TooLarge extends Error {}

export interface Term {
  readonly coefficient: Rational;
  /** Exponents by variable, all positive, in the order of the variables' names. */
  readonly powers: readonly (readonly [string, number])[];
}

/** A polynomial over the rationals in any number of variables: its non-zero terms by monomial. */
export type Polynomial = ReadonlyMap<string, Term>;

export const zeroPolynomial: Polynomial = new Map();

function keyOf(powers: Term['powers']): string {
  return powers.map(([name, exponent]) => `${name}^${exponent}`).join('*');
}

export function constantPolynomial(value: Rational): Polynomial {
  return q.isZero(value) ? zeroPolynomial : new Map([['', { coefficient: value, powers: [] }]]);
}

export function variable(name: string, exponent = 1): Polynomial {
  const powers = [[name, exponent] as const];
  return new Map([[keyOf(powers), { coefficient: q.one, powers }]]);
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const sum = new Map(a);
  for (const [key, term] of b) put(sum, key, term);
  return sum;
}

function put(sum: Map<string, Term>, key: string, term: Term): void {
  const known = sum.get(key);
  const coefficient = known ? q.add(known.coefficient, term.coefficient) : term.coefficient;
  if (q.isZero(coefficient)) sum.delete(key);
  else sum.set(key, { coefficient, powers: term.powers });
}

export function scale(a: Polynomial, by: Rational): Polynomial {
  if (q.isZero(by)) return zeroPolynomial;
  return new Map([...a].map(([key, term]) => [key, { ...term, coefficient: q.multiply(term.coefficient, by) }]));
}

export function subtractPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  return addPolynomials(a, scale(b, q.rational(-1)));
}

/** @throws TooLarge */
export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size * b.size > mostTerms * 20) throw new TooLarge('too many terms');
  const product = new Map<string, Term>();
  for (const left of a.values()) {
    for (const right of b.values()) {
      const powers = mergePowers(left.powers, right.powers);
      put(product, keyOf(powers), { coefficient: q.multiply(left.coefficient, right.coefficient), powers });
    }
  }
  if (product.size > mostTerms) throw new TooLarge('too many terms');
  return product;
}

function mergePowers(a: Term['powers'], b: Term['powers']): Term['powers'] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: (readonly [string, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left && (!right || left[0] < right[0])) {
      merged.push(left);
      i++;
    } else if (right && (!left || right[0] < left[0])) {
      merged.push(right);
      j++;
    } else if (left && right) {
      merged.push([left[0], left[1] + right[1]]);
      i++;
      j++;
    }
  }
  return merged;
}

/** @throws TooLarge on a high power of a sum. */
export function powerPolynomial(base: Polynomial, exponent: number): Polynomial {
  if (exponent > 1 && base.size > 1 && exponent * Math.log2(base.size) > 60) throw new TooLarge('power too high');
  if (exponent > 10_000) throw new TooLarge('power too high');
  let result = constantPolynomial(q.one);
  let square = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = multiplyPolynomials(result, square);
    if (rest > 1) square = multiplyPolynomials(square, square);
  }
  return result;
}

export function isZeroPolynomial(a: Polynomial): boolean {
  return a.size === 0;
}

export function samePolynomial(a: Polynomial, b: Polynomial): boolean {
  if (a.size !== b.size) return false;
  for (const [key, { coefficient }] of a) {
    const other = b.get(key);
    if (!other || q.compare(coefficient, other.coefficient) !== 0) return false;
  }
  return true;
}

/** The value of a polynomial without variables; undefined of any other. */
export function constantOf(a: Polynomial): Rational | undefined {
  if (a.size === 0) return q.zero;
  const [only] = a.values();
  return a.size === 1 && only?.powers.length === 0 ? only.coefficient : undefined;
}

export function variablesOf(a: Polynomial): Set<string> {
  return new Set([...a.values()].flatMap(({ powers }) => powers.map(([name]) => name)));
}

/** Coefficients by ascending power of one variable; each is a polynomial in the others. */
export function coefficientsIn(a: Polynomial, name: string): Polynomial[] {
  const coefficients: Map<string, Term>[] = [];
  for (const { coefficient, powers } of a.values()) {
    const exponent = powers.find(([variableName]) => variableName === name)?.[1] ?? 0;
    const rest = powers.filter(([variableName]) => variableName !== name);
    if (exponent > 5000) throw new TooLarge('degree too high');
    while (coefficients.length <= exponent) coefficients.push(new Map());
    put(coefficients[exponent] as Map<string, Term>, keyOf(rest), { coefficient, powers: rest });
  }
  return coefficients;
}

/** The numeric coefficients of a polynomial in one variable, by ascending power; undefined where others occur. */
export function univariate(a: Polynomial, name: string): Rational[] | undefined {
  const values = coefficientsIn(a, name).map(constantOf);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** The exact quotient where `b` divides `a`; undefined where it does not. */
export function divideExactly(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const lead = leading(b);
  if (!lead) return undefined;
  let rest = a;
  let quotient = zeroPolynomial;
  for (let step = 0; rest.size > 0; step++) {
    if (step > mostTerms) throw new TooLarge('division too long');
    const head = leading(rest);
    const powers = head && dividePowers(head.powers, lead.powers);
    if (!head || !powers) return undefined;
    const term: Polynomial = new Map([[keyOf(powers), { coefficient: q.divide(head.coefficient, lead.coefficient), powers }]]);
    quotient = addPolynomials(quotient, term);
    rest = subtractPolynomials(rest, multiplyPolynomials(term, b));
  }
  return quotient;
}

/** The leading term in lexicographic order of the variables' names. */
function leading(a: Polynomial): Term | undefined {
  let best: Term | undefined;
  for (const term of a.values()) if (!best || compareLex(term.powers, best.powers) > 0) best = term;
  return best;
}

function compareLex(a: Term['powers'], b: Term['powers']): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const left = a[index];
    const right = b[index];
    if (!left) return -1;
    if (!right) return 1;
    if (left[0] !== right[0]) return left[0] < right[0] ? 1 : -1;
    if (left[1] !== right[1]) return left[1] - right[1];
  }
  return 0;
}

function dividePowers(a: Term['powers'], b: Term['powers']): Term['powers'] | undefined {
  const exponents = new Map(a);
  for (const [name, exponent] of b) {
    const left = (exponents.get(name) ?? 0) - exponent;
    if (left < 0) return undefined;
    if (left === 0) exponents.delete(name);
    else exponents.set(name, left);
  }
  return [...exponents].sort(([x], [y]) => (x < y ? -1 : 1));
}
