import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { substitute } from '../../../math/traverse.ts';
import { m } from '../lesson.ts';
import { residue } from './integers.ts';

/** What a whole number must fulfil; `of` is a term in it. */
export type NumberCondition =
  | { readonly kind: 'residue'; readonly of: Expression; readonly remainder: bigint; readonly modulus: bigint }
  | { readonly kind: 'no-multiple'; readonly of: Expression; readonly modulus: bigint }
  | { readonly kind: 'compared'; readonly of: Expression; readonly relation: 'less' | 'less-equal' | 'greater' | 'greater-equal'; readonly bound: bigint }
  | { readonly kind: 'power'; readonly of: Expression; readonly exponent: 2 | 3 }
  | { readonly kind: 'divides'; readonly of: Expression; readonly into: Expression }
  | { readonly kind: 'prime' };

/** The smallest or the largest whole number from `least` to `most` that fulfils all conditions. */
export interface ExtremeQuestion {
  readonly ask: 'extreme';
  readonly wanted: 'smallest' | 'largest';
  readonly unknown: string;
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
  readonly conditions: readonly NumberCondition[];
}

/** Numbers of more bits are not worked out. */
const mostBits = 24_000;

/** The value of a term of whole numbers at a place; undefined where it is too large or no whole number. */
export function valueAt(term: Expression, at: bigint): bigint | undefined {
  switch (term.kind) {
    case 'number':
      return term.denominator === 1n ? term.numerator : undefined;
    case 'symbol':
      return at;
    case 'apply':
      return applied(term.operator, term.args.map((arg) => valueAt(arg, at)));
    default:
      return undefined;
  }
}

function applied(operator: string, values: readonly (bigint | undefined)[]): bigint | undefined {
  const known = values.filter((value) => value !== undefined);
  const [a = 0n, b = 0n] = known;
  if (known.length !== values.length) return undefined;
  switch (operator) {
    case 'add':
      return known.reduce((sum, each) => sum + each, 0n);
    case 'multiply':
      return known.reduce((product, each) => product * each, 1n);
    case 'negate':
      return -a;
    case 'power':
      return b < 0n || (a !== 0n && a !== 1n && a.toString(2).length * Number(b) > mostBits) ? undefined : a ** b;
    case 'factorial':
      return factorial(a);
    default:
      return undefined;
  }
}

function factorial(n: bigint): bigint | undefined {
  if (n < 0n || n > 2000n) return undefined;
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return product;
}

/** The root where it is whole. */
export function wholeRoot(value: bigint, exponent: 2 | 3): bigint | undefined {
  if (value < 0n) return undefined;
  let [low, high] = [0n, 1n << BigInt(Math.ceil(value.toString(2).length / exponent) + 1)];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** BigInt(exponent) <= value) low = middle;
    else high = middle - 1n;
  }
  return low ** BigInt(exponent) === value ? low : undefined;
}

function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (let d = 2n; d * d <= n; d++) if (n % d === 0n) return false;
  return true;
}

/** Whether a number fulfils a condition; undefined where that is not worked out. */
export function fulfils(condition: NumberCondition, at: bigint): boolean | undefined {
  if (condition.kind === 'prime') return isPrime(at);
  const value = valueAt(condition.of, at);
  if (value === undefined) return undefined;
  switch (condition.kind) {
    case 'residue':
      return residue(value - condition.remainder, condition.modulus) === 0n;
    case 'no-multiple':
      return residue(value, condition.modulus) !== 0n;
    case 'compared':
      return { less: value < condition.bound, 'less-equal': value <= condition.bound, greater: value > condition.bound, 'greater-equal': value >= condition.bound }[condition.relation];
    case 'power':
      return wholeRoot(value, condition.exponent) !== undefined;
    case 'divides': {
      const into = valueAt(condition.into, at);
      return into === undefined || value === 0n ? undefined : into % value === 0n;
    }
  }
}

/** A condition of a number, written out for it, in mathematics. */
export function shownCondition(condition: NumberCondition, at: Expression, unknown: string): string {
  const statement = statementFor(condition, at, unknown);
  return statement ? m(statement) : `$${toLatex(at)} \\in \\mathbb{P}$`;
}

/** The statement a condition makes of a number; that it is prime is none that is written with signs. */
export function statementFor(condition: NumberCondition, at: Expression, unknown: string): Expression | undefined {
  if (condition.kind === 'prime') return undefined;
  const put = new Map([[unknown, at]]);
  const of = substitute(condition.of, put);
  switch (condition.kind) {
    case 'residue':
      return app('congruent', of, num(condition.remainder), num(condition.modulus));
    case 'no-multiple':
      return app('not-divides', num(condition.modulus), of);
    case 'compared':
      return app(condition.relation, of, num(condition.bound));
    case 'power': {
      const value = at.kind === 'number' ? valueAt(condition.of, at.numerator) : undefined;
      const root = value === undefined ? undefined : wholeRoot(value, condition.exponent);
      return app('equal', of, app('power', root === undefined ? sym('k') : num(root), num(condition.exponent)));
    }
    case 'divides':
      return app('divides', of, substitute(condition.into, put));
  }
}
