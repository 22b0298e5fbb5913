import { app, num, sym } from '../../../../math/build.ts';
import { isApply } from '../../../../math/claims/statements.ts';
import type { Expression } from '../../../../math/expression.ts';
import * as q from '../../../../math/rational.ts';
import { numericValue } from '../../../../math/simplify.ts';
import { real, realValue } from '../../../../math/solving/approximate.ts';
import { substitute } from '../../../../math/traverse.ts';
import { freeVariables } from '../../../../math/variables.ts';
import { fractionOf } from '../../rationalEquation.ts';
import { at, coefficientsOf, valueAt, type Coefficients } from '../../univariate.ts';

/** The general term of a series but for a number: polynomials in n to rational powers, times `base^n e^(natural·n)`, times factorials. */
export interface TermShape {
  readonly powers: readonly { readonly polynomial: Coefficients; readonly exponent: q.Rational }[];
  readonly base: q.Rational;
  readonly natural: q.Rational;
  /** `(an + b)!` to a whole power. */
  readonly factorials: readonly { readonly a: bigint; readonly b: bigint; readonly times: bigint }[];
}

interface Draft {
  readonly powers: { polynomial: Coefficients; exponent: q.Rational }[];
  base: q.Rational;
  natural: q.Rational;
  readonly factorials: { a: bigint; b: bigint; times: bigint }[];
}

const largestPower = 20n;

/** The shape of a term whose value is defined for every n from the start on; undefined of any other term. */
export function termShapeOf(term: Expression, index: string, start: number): TermShape | undefined {
  if ([...freeVariables(term)].join() !== index) return undefined;
  const draft: Draft = { powers: [], base: q.one, natural: q.zero, factorials: [] };
  if (!collect(term, index, q.one, draft)) return undefined;
  if (draft.factorials.some(({ a, b }) => a * BigInt(start) + b < 0n) || !draft.powers.every((each) => isDefined(each, start)) || q.isZero(draft.base)) return undefined;
  return draft;
}

function collect(part: Expression, index: string, exponent: q.Rational, draft: Draft): boolean {
  if (!freeVariables(part).has(index)) {
    const value = realValue(part);
    return value !== undefined && Math.abs(value) > 1e-9 && (q.isInteger(exponent) || value > 0);
  }
  const fraction = fractionOf(part, index);
  if (fraction) {
    if (fraction.above.length === 0 || fraction.below.length === 0) return false;
    draft.powers.push({ polynomial: fraction.above, exponent }, { polynomial: fraction.below, exponent: q.negate(exponent) });
    return true;
  }
  if (part.kind !== 'apply') return false;
  const [first, second] = part.args;
  if (!first) return false;
  switch (part.operator) {
    case 'multiply':
      return part.args.every((each) => collect(each, index, exponent, draft));
    case 'divide':
      return second !== undefined && collect(first, index, exponent, draft) && collect(second, index, q.negate(exponent), draft);
    case 'negate':
      return q.isInteger(exponent) && collect(first, index, exponent, draft);
    case 'sqrt':
      return collect(first, index, q.multiply(exponent, q.rational(1, 2)), draft);
    case 'root': {
      const degree = second && numericValue(second);
      return degree !== undefined && q.isInteger(degree) && degree.numerator > 1n && collect(first, index, q.divide(exponent, degree), draft);
    }
    case 'exp':
      return raised({ kind: 'constant', name: 'e' }, first, index, exponent, draft);
    case 'power': {
      const power = second && numericValue(second);
      if (power) return collect(first, index, q.multiply(exponent, power), draft);
      return second !== undefined && raised(first, second, index, exponent, draft);
    }
    case 'factorial': {
      const inside = coefficientsOf(first, index);
      const [b, a] = [inside && at(inside, 0), inside && at(inside, 1)];
      if (!inside || !a || !b || inside.length !== 2 || !q.isInteger(a) || !q.isInteger(b) || a.numerator < 1n || a.numerator > 3n || !q.isInteger(exponent)) return false;
      draft.factorials.push({ a: a.numerator, b: b.numerator, times: exponent.numerator });
      return true;
    }
    default:
      return false;
  }
}

/** `b^(sn + t)` with whole s. */
function raised(base: Expression, power: Expression, index: string, exponent: q.Rational, draft: Draft): boolean {
  const inside = coefficientsOf(power, index);
  const slope = inside?.length === 2 ? q.multiply(at(inside, 1), exponent) : undefined;
  if (!slope || !q.isInteger(slope) || !inside || !q.isInteger(at(inside, 0)) || slope.numerator > largestPower || slope.numerator < -largestPower) return false;
  if (base.kind === 'constant' && base.name === 'e') {
    draft.natural = q.add(draft.natural, slope);
    return true;
  }
  const value = numericValue(base);
  if (!value || q.isZero(value)) return false;
  const size = slope.numerator < 0n ? q.divide(q.one, value) : value;
  for (let count = slope.numerator < 0n ? -slope.numerator : slope.numerator; count > 0n; count--) draft.base = q.multiply(draft.base, size);
  return true;
}

const furthest = 5000n;

/** No zero below a line, nothing negative under a root, at any n from the start on: beyond the bound of Cauchy there are no zeros. */
function isDefined({ polynomial, exponent }: TermShape['powers'][number], start: number): boolean {
  if (q.isInteger(exponent) && exponent.numerator >= 0n) return true;
  const lead = polynomial.at(-1) ?? q.one;
  if (!q.isInteger(exponent) && lead.numerator < 0n) return false;
  const bound = polynomial.slice(0, -1).reduce((most, each) => {
    const ratio = q.divide(each, lead);
    const size = (ratio.numerator < 0n ? -ratio.numerator : ratio.numerator) / ratio.denominator + 2n;
    return size > most ? size : most;
  }, 1n);
  if (bound > furthest) return false;
  for (let n = BigInt(start); n <= bound; n++) {
    const value = valueAt(polynomial, q.rational(n));
    if (q.isInteger(exponent) ? q.isZero(value) : exponent.numerator < 0n ? value.numerator <= 0n : value.numerator < 0n) return false;
  }
  return true;
}

/** How fast the terms grow by their powers of n: the exponent of n that they are like, once powers with n above and factorials cancel. */
export function degreeOf({ powers, factorials }: TermShape): q.Rational {
  const byPowers = powers.reduce((sum, { polynomial, exponent }) => q.add(sum, q.multiply(exponent, q.rational(polynomial.length - 1))), q.zero);
  return factorials.reduce((sum, { b, times }) => q.add(sum, q.rational(b * times)), byPowers);
}

/** The powers of n that the quotient of consecutive terms has by its factorials. */
export function factorialWeight({ factorials }: TermShape): bigint {
  return factorials.reduce((sum, { a, times }) => sum + a * times, 0n);
}

/** What the sizes of consecutive terms have as their quotient, in the letter of the index. */
export function ratioOf({ powers, base, natural, factorials }: TermShape, index: string, written: (polynomial: Coefficients) => Expression): Expression {
  const n = sym(index);
  const [above, below]: [Expression[], Expression[]] = [[], []];
  const put = (factor: Expression, exponent: q.Rational): void => {
    const size = exponent.numerator < 0n ? q.negate(exponent) : exponent;
    const power = size.numerator === 1n && size.denominator === 1n ? factor : app('power', factor, num(size.numerator, size.denominator));
    (exponent.numerator < 0n ? below : above).push(power);
  };
  const size = base.numerator < 0n ? -base.numerator : base.numerator;
  if (size !== 1n) above.push(num(size));
  if (base.denominator !== 1n) below.push(num(base.denominator));
  if (!q.isZero(natural)) put({ kind: 'constant', name: 'e' }, natural);
  for (const { polynomial, exponent } of powers) {
    if (polynomial.length < 2) continue;
    const here = written(polynomial);
    put(substitute(here, new Map([[index, app('add', n, num(1))]])), exponent);
    put(here, q.negate(exponent));
  }
  for (const { a, b, times } of factorials) for (let step = 1n; step <= a; step++) {
    const shift = b + step;
    const first = a === 1n ? n : app('multiply', num(a), n);
    put(shift === 0n ? first : app('add', first, shift < 0n ? app('negate', num(-shift)) : num(shift)), q.rational(times));
  }
  const product = (factors: readonly Expression[]): Expression => (factors.length === 0 ? num(1) : factors.length === 1 && factors[0] ? factors[0] : app('multiply', ...factors));
  return below.length === 0 ? product(above) : app('divide', product(above), product(below));
}

/** The term without its signs: bases below zero by their sizes. */
export function sizeOf(term: Expression, index: string): Expression {
  if (!freeVariables(term).has(index) || term.kind !== 'apply') return numericValue(term) && (realValue(term) ?? 0) < 0 ? app('abs', term) : term;
  const [first, second] = term.args;
  if (term.operator === 'negate' && first) return sizeOf(first, index);
  if (term.operator === 'power' && first && second && !freeVariables(first).has(index)) {
    const value = numericValue(first);
    if (value && value.numerator < 0n) return value.numerator === -1n && value.denominator === 1n ? num(1) : app('power', num(-value.numerator, value.denominator), second);
  }
  return /^(?:multiply|divide)$/.test(term.operator) ? withoutOnes({ ...term, args: term.args.map((arg) => sizeOf(arg, index)) }) : term;
}

function withoutOnes(term: Expression): Expression {
  if (!isApply(term, 'multiply')) return term;
  const factors = term.args.filter((arg) => !(arg.kind === 'number' && arg.numerator === 1n && arg.denominator === 1n));
  const [only] = factors;
  return factors.length === 0 ? num(1) : factors.length === 1 && only ? only : { ...term, args: factors };
}

/** The size of a term in doubles. */
export function sizeAt(term: Expression, index: string, place: number): number | undefined {
  const value = realValue(substitute(term, new Map([[index, num(place)]]))) ?? realValue(term, new Map([[index, real(place)]]));
  return value === undefined || !Number.isFinite(value) ? undefined : Math.abs(value);
}
