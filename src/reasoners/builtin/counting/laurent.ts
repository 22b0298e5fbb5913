import { app, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isInteger, isZero, multiply, negate, one, power, rational, type Rational } from '../../../math/rational.ts';

/** Exponents are counted in these parts of a whole, so that square, cube and fourth roots have whole ones. */
export const parts = 12;

/** A product of powers of letters with a coefficient; letters without power are left out. */
export interface Term {
  readonly coefficient: Rational;
  readonly powers: ReadonlyMap<string, number>;
}

/** No two terms have the same powers, and none is zero. */
export type Terms = readonly Term[];

const mostTerms = 400;
const highestPower = 40;
/** Hexadecimal digits of a power of a coefficient. */
const mostDigits = 4000;

export function powersKey(powers: ReadonlyMap<string, number>): string {
  return [...powers].filter(([, exponent]) => exponent !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, exponent]) => `${name}^${exponent}`).join(' ');
}

function collected(terms: readonly Term[]): Terms | undefined {
  const byPowers = new Map<string, Term>();
  for (const term of terms) {
    const key = powersKey(term.powers);
    const before = byPowers.get(key);
    byPowers.set(key, before ? { ...term, coefficient: add(before.coefficient, term.coefficient) } : term);
  }
  const left = [...byPowers.values()].filter(({ coefficient }) => !isZero(coefficient));
  return left.length > mostTerms ? undefined : left;
}

function times(a: Terms, b: Terms): Terms | undefined {
  return collected(a.flatMap((left) => b.map((right) => {
    const powers = new Map(left.powers);
    for (const [name, exponent] of right.powers) powers.set(name, (powers.get(name) ?? 0) + exponent);
    return { coefficient: multiply(left.coefficient, right.coefficient), powers: new Map([...powers].filter(([, exponent]) => exponent !== 0)) };
  })));
}

/** What an expression is multiplied out, with rational coefficients and powers that may be negative or fractions; undefined where it is no such sum. */
export function termsOf(expression: Expression): Terms | undefined {
  if (expression.kind === 'number') return collected([{ coefficient: rational(expression.numerator, expression.denominator), powers: new Map() }]);
  if (expression.kind === 'symbol') return [{ coefficient: one, powers: new Map([[expression.name, parts]]) }];
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first, second] = args.map(termsOf);
  if (!first) return undefined;
  switch (operator) {
    case 'add':
    case 'multiply':
      return args.map(termsOf).reduce((all, each) => (all && each ? (operator === 'add' ? collected([...all, ...each]) : times(all, each)) : undefined));
    case 'negate':
      return first.map((term) => ({ ...term, coefficient: negate(term.coefficient) }));
    case 'divide': {
      const [below, ...more] = second ?? [];
      if (!below || more.length > 0) return undefined;
      return times(first, [{ coefficient: divide(one, below.coefficient), powers: new Map([...below.powers].map(([name, exponent]) => [name, -exponent])) }]);
    }
    case 'sqrt':
      return rootOf(first, 2);
    case 'root': {
      const degree = second?.[0]?.coefficient;
      return degree && isInteger(degree) && second.length === 1 && second[0]?.powers.size === 0 ? rootOf(first, Number(degree.numerator)) : undefined;
    }
    case 'power': {
      const exponent = second?.length === 1 && second[0]?.powers.size === 0 ? second[0].coefficient : undefined;
      if (!exponent) return undefined;
      return isInteger(exponent) ? raised(first, Number(exponent.numerator)) : exponent.denominator <= 4n ? raised(rootOf(first, Number(exponent.denominator)), Number(exponent.numerator)) : undefined;
    }
    default:
      return undefined;
  }
}

/** Of a power of one letter with coefficient one; of a number, roots are another matter. */
function rootOf(terms: Terms, degree: number): Terms | undefined {
  const [term, ...more] = terms;
  if (!term || more.length > 0 || term.coefficient.numerator !== 1n || term.coefficient.denominator !== 1n || ![2, 3, 4].includes(degree)) return undefined;
  const powers = [...term.powers].map(([name, exponent]): [string, number] => [name, exponent / degree]);
  return powers.every(([, exponent]) => Number.isInteger(exponent)) ? [{ ...term, powers: new Map(powers) }] : undefined;
}

function digitsOf({ numerator, denominator }: Rational): number {
  return Math.max(numerator.toString(16).length, denominator.toString(16).length);
}

function raised(terms: Terms | undefined, exponent: number): Terms | undefined {
  const [term, ...more] = terms ?? [];
  if (!terms || !term || Math.abs(exponent) > highestPower || terms.some(({ coefficient }) => digitsOf(coefficient) * Math.abs(exponent) > mostDigits)) return undefined;
  if (more.length === 0) return [{ coefficient: power(term.coefficient, BigInt(exponent)), powers: new Map([...term.powers].map(([name, each]): [string, number] => [name, each * exponent]).filter(([, each]) => each !== 0)) }];
  if (exponent < 1) return undefined;
  let product: Terms | undefined = terms;
  for (let count = 1; count < exponent && product; count++) product = times(product, terms);
  return product;
}

/** The coefficient of a product of powers, zero where there is none. */
export function coefficientIn(terms: Terms, powers: ReadonlyMap<string, number>): Rational {
  return terms.find((term) => powersKey(term.powers) === powersKey(powers))?.coefficient ?? rational(0);
}

/** A product of powers as an expression. */
export function powersExpression(powers: ReadonlyMap<string, number>): Expression {
  const factors = [...powers].filter(([, exponent]) => exponent !== 0).map(([name, exponent]) => (exponent === parts ? sym(name) : app('power', sym(name), fromRational(rational(exponent, parts)))));
  const [first, second, ...more] = factors;
  return first === undefined ? num(1) : second === undefined ? first : app('multiply', first, second, ...more);
}
