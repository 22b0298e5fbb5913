import type { Expression } from '../../../math/expression.ts';
import { add, compare, isInteger, isZero, multiply, negate, one, power, rational, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { wholeRoot } from '../../../math/simplifying/radicals.ts';
import { at, coefficientsOf } from '../univariate.ts';

/** A number times powers whose exponents are multiples of the unknown, times a power of e. */
export interface PowerTerm {
  readonly coefficient: Rational;
  /** The multiple of the unknown over each base, a whole number that is no power itself, or `e`. */
  readonly slopes: ReadonlyMap<string, Rational>;
  /** The constant in the exponent of e. */
  readonly natural: Rational;
}

/** A sum as terms with different powers, zero ones left out; undefined where a part is something else. */
export function collected(expression: Expression, unknown: string): PowerTerm[] | undefined {
  const terms = termsOf(expression, unknown);
  if (!terms || terms.length > 12) return undefined;
  const kept: PowerTerm[] = [];
  for (const term of terms) {
    const index = kept.findIndex((each) => isSamePower(each, term));
    const known = kept[index];
    if (known) kept[index] = { ...known, coefficient: add(known.coefficient, term.coefficient) };
    else kept.push(term);
  }
  return kept.filter(({ coefficient }) => !isZero(coefficient));
}

function isSamePower(a: PowerTerm, b: PowerTerm): boolean {
  return compare(a.natural, b.natural) === 0 && a.slopes.size === b.slopes.size && [...a.slopes].every(([base, slope]) => compare(b.slopes.get(base) ?? zero, slope) === 0);
}

function termsOf(expression: Expression, unknown: string): PowerTerm[] | undefined {
  const value = numericValue(expression);
  if (value) return [{ coefficient: value, slopes: new Map(), natural: zero }];
  if (expression.kind === 'constant' && expression.name === 'e') return [{ coefficient: one, slopes: new Map(), natural: one }];
  if (expression.kind !== 'apply') return undefined;
  const [first, second] = expression.args;
  switch (expression.operator) {
    case 'add': {
      const parts = expression.args.map((arg) => termsOf(arg, unknown));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'negate':
      return first && termsOf(first, unknown)?.map((term) => ({ ...term, coefficient: negate(term.coefficient) }));
    case 'multiply':
      return expression.args.reduce<PowerTerm[] | undefined>((product, arg) => {
        const terms = product && termsOf(arg, unknown);
        return terms && terms.length * product.length <= 12 ? product.flatMap((a) => terms.map((b) => timesTerm(a, b))) : undefined;
      }, [{ coefficient: one, slopes: new Map(), natural: zero }]);
    case 'divide': {
      const [above, below] = [first && termsOf(first, unknown), second && termsOf(second, unknown)];
      const [divisor, ...more] = below ?? [];
      const inverse = divisor && more.length === 0 ? powerOfTerm(divisor, -1) : undefined;
      return above && inverse && above.map((term) => timesTerm(term, inverse));
    }
    case 'power': {
      const exponent = second && coefficientsOf(second, unknown);
      return first && exponent && exponent.length <= 2 ? powerTerm(first, at(exponent, 1), at(exponent, 0), unknown) : undefined;
    }
    default:
      return undefined;
  }
}

function powerTerm(base: Expression, slope: Rational, constant: Rational, unknown: string): PowerTerm[] | undefined {
  if (base.kind === 'constant' && base.name === 'e') return [{ coefficient: one, slopes: isZero(slope) ? new Map() : new Map([['e', slope]]), natural: constant }];
  const value = numericValue(base);
  if (!value) {
    const [term, ...more] = termsOf(base, unknown) ?? [];
    const raised = term && more.length === 0 && isZero(slope) && isInteger(constant) && Math.abs(Number(constant.numerator)) <= 6 ? powerOfTerm(term, Number(constant.numerator)) : undefined;
    return raised && [raised];
  }
  if (value.numerator <= 0n || !isInteger(constant) || constant.numerator > 40n || constant.numerator < -40n) return undefined;
  const slopes = new Map<string, Rational>();
  for (const [whole, sign] of [[value.numerator, 1n], [value.denominator, -1n]] as const) {
    if (whole === 1n || isZero(slope)) continue;
    if (whole > 10n ** 30n) return undefined;
    const simple = simplestBase(whole);
    slopes.set(String(simple), multiply(slope, rational(sign * (logarithm(whole, simple) ?? 1n))));
  }
  return [{ coefficient: power(value, constant.numerator), slopes, natural: zero }];
}

function timesTerm(a: PowerTerm, b: PowerTerm): PowerTerm {
  const slopes = new Map(a.slopes);
  for (const [base, slope] of b.slopes) {
    const sum = add(slopes.get(base) ?? zero, slope);
    if (isZero(sum)) slopes.delete(base);
    else slopes.set(base, sum);
  }
  return { coefficient: multiply(a.coefficient, b.coefficient), slopes, natural: add(a.natural, b.natural) };
}

function powerOfTerm({ coefficient, slopes, natural }: PowerTerm, exponent: number): PowerTerm | undefined {
  if (isZero(coefficient)) return undefined;
  const times = rational(exponent);
  return { coefficient: power(coefficient, BigInt(exponent)), slopes: new Map(exponent === 0 ? [] : [...slopes].map(([base, slope]) => [base, multiply(slope, times)])), natural: multiply(natural, times) };
}

/** The smallest whole number of which a value is a power. */
export function simplestBase(value: bigint): bigint {
  for (let degree = 100n; degree >= 2n; degree--) {
    const root = wholeRoot(value, degree);
    if (root >= 2n && root ** degree === value) return root;
  }
  return value;
}

/** The exponent with which the base gives a value; undefined where it is no power of it. */
export function logarithm(value: bigint, base: bigint): bigint | undefined {
  let exponent = 0n;
  let rest = value;
  while (rest % base === 0n) {
    rest /= base;
    exponent++;
  }
  return rest === 1n ? exponent : undefined;
}
