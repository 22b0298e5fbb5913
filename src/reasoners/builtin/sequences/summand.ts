import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isInteger, multiply, negate, one, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { factorized } from '../factoring.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, coefficientsOf, minusPolynomial, plus, scaled, timesPolynomial, trim, valueAt, type Coefficients } from '../univariate.ts';

/** `polynomial(k)·ratio^k`. */
export interface QuasiTerm {
  readonly polynomial: Coefficients;
  readonly ratio: Rational;
}

/** What can be summed in closed form. */
export type Summand =
  | { readonly kind: 'quasi'; readonly terms: readonly QuasiTerm[] }
  /** `Σ c/(k + s)` whose terms cancel; `g` with `f(k) = g(k) − g(k+1)`, in the same form. */
  | { readonly kind: 'telescoping'; readonly parts: readonly Pole[]; readonly rest: readonly Pole[] }
  /** `1/(√A(k) + √A(k+1)) = (√A(k+1) − √A(k))/c`. */
  | { readonly kind: 'roots'; readonly under: Coefficients; readonly factor: Rational }
  /** `factor/k^exponent`. */
  | { readonly kind: 'p-series'; readonly factor: Rational; readonly exponent: number };

/** `weight/(k + shift)`. */
export interface Pole {
  readonly weight: Rational;
  readonly shift: Rational;
}

/** The kind of a general term in k; undefined where no closed form is known. */
export function summandOf(body: Expression, index: string): Summand | undefined {
  if ([...freeVariables(body)].some((name) => name !== index)) return undefined;
  const terms = quasiTerms(body, index);
  if (terms) return terms.length > 3 || terms.some(({ polynomial }) => polynomial.length > 13) ? undefined : { kind: 'quasi', terms };
  return roots(body, index) ?? poles(body, index);
}

function quasiTerms(body: Expression, index: string): QuasiTerm[] | undefined {
  if (body.kind === 'apply' && body.operator === 'add') {
    const merged: QuasiTerm[] = [];
    for (const arg of body.args) {
      const inner = quasiTerms(arg, index);
      if (!inner) return undefined;
      for (const term of inner) {
        const place = merged.findIndex(({ ratio }) => subtract(ratio, term.ratio).numerator === 0n);
        const same = merged[place];
        if (same) merged[place] = { ratio: same.ratio, polynomial: plus(same.polynomial, term.polynomial) };
        else merged.push(term);
      }
    }
    return merged.filter(({ polynomial }) => polynomial.length > 0);
  }
  if (body.kind === 'apply' && body.operator === 'divide') {
    const [above, below] = body.args;
    if (above?.kind === 'apply' && above.operator === 'add' && below) return quasiTerms(app('add', ...above.args.map((arg) => app('divide', arg, below))), index);
  }
  const term = quasiTerm(body, index);
  return term && (term.polynomial.length === 0 ? [] : [term]);
}

function quasiTerm(body: Expression, index: string): QuasiTerm | undefined {
  const polynomial = coefficientsOf(body, index);
  if (polynomial) return { polynomial, ratio: one };
  if (body.kind !== 'apply') return undefined;
  const [first, second] = body.args;
  switch (body.operator) {
    case 'negate': {
      const inner = first && quasiTerm(first, index);
      return inner && { ...inner, polynomial: scaled(inner.polynomial, rational(-1)) };
    }
    case 'multiply':
      return body.args.reduce<QuasiTerm | undefined>((product, arg) => {
        const next = product && quasiTerm(arg, index);
        const both = next && timesPolynomial(product.polynomial, next.polynomial);
        return both && { polynomial: both, ratio: multiply(product.ratio, next.ratio) };
      }, { polynomial: [one], ratio: one });
    case 'divide': {
      const [over, under] = [first && quasiTerm(first, index), second && quasiTerm(second, index)];
      const below = under?.polynomial.length === 1 ? under.polynomial[0] : undefined;
      return over && under && below && { polynomial: scaled(over.polynomial, divide(one, below)), ratio: divide(over.ratio, under.ratio) };
    }
    case 'power': {
      const base = first && numericValue(first);
      const exponent = second && coefficientsOf(second, index);
      if (base && exponent && exponent.length <= 2 && exponent.every(isInteger) && base.numerator !== 0n) {
        const [shift, slope] = [at(exponent, 0).numerator, at(exponent, 1).numerator];
        return shift > 60n || shift < -60n || slope > 6n || slope < -6n ? undefined : { polynomial: [power(base, shift)], ratio: power(base, slope) };
      }
      const inner = first && quasiTerm(first, index);
      const times = second && numericValue(second);
      if (!inner || !times || !isInteger(times) || times.numerator < 0n || times.numerator > 4n) return undefined;
      let result: QuasiTerm | undefined = { polynomial: [one], ratio: one };
      for (let count = 0n; count < times.numerator && result; count++) {
        const both: Coefficients | undefined = timesPolynomial(result.polynomial, inner.polynomial);
        result = both && { polynomial: both, ratio: multiply(result.ratio, inner.ratio) };
      }
      return result;
    }
    default:
      return undefined;
  }
}

function poles(body: Expression, index: string): Summand | undefined {
  const fraction = fractionOf(body, index);
  if (!fraction) return undefined;
  const { above, below } = fraction;
  const [constant] = above;
  const lead = below.at(-1);
  if (above.length === 1 && constant && lead && below.length > 2 && below.slice(0, -1).every(({ numerator }) => numerator === 0n)) return { kind: 'p-series', factor: divide(constant, lead), exponent: below.length - 1 };
  const factors = factorized(below);
  if (!factors || above.length >= below.length || factors.factors.some(({ factor, times }) => factor.length !== 2 || times !== 1)) return undefined;
  const shifts = factors.factors.map(({ factor }) => divide(at(factor, 0), at(factor, 1)));
  const slope = trim(below.slice(1).map((coefficient, power) => multiply(coefficient, rational(power + 1))));
  const parts = shifts.map((shift): Pole => ({ shift, weight: divide(valueAt(above, negate(shift)), valueAt(slope, negate(shift))) })).filter(({ weight }) => weight.numerator !== 0n).sort((a, b) => Number(subtract(a.shift, b.shift).numerator));
  const rest = new Map<string, Pole>();
  for (const [place, part] of parts.entries()) {
    const family = parts.filter(({ shift }) => isInteger(subtract(shift, part.shift)));
    const total = family.reduce((sum, { weight }) => add(sum, weight), zero);
    const last = family.at(-1);
    if (total.numerator !== 0n || !last || place > 8) return undefined;
    const gap = subtract(last.shift, part.shift).numerator;
    if (gap > 12n) return undefined;
    for (let step = 0n; step < gap; step++) {
      const shift = add(part.shift, rational(step));
      const key = `${shift.numerator}/${shift.denominator}`;
      rest.set(key, { shift, weight: add(rest.get(key)?.weight ?? zero, part.weight) });
    }
  }
  return { kind: 'telescoping', parts, rest: [...rest.values()].filter(({ weight }) => weight.numerator !== 0n) };
}

function roots(body: Expression, index: string): Summand | undefined {
  if (body.kind !== 'apply' || body.operator !== 'divide') return undefined;
  const [above, below] = body.args;
  const top = above && numericValue(above);
  if (!top || below?.kind !== 'apply' || below.operator !== 'add' || below.args.length !== 2) return undefined;
  const inner = below.args.map((arg) => (arg.kind === 'apply' && arg.operator === 'sqrt' && arg.args[0] ? coefficientsOf(arg.args[0], index) : undefined));
  const [a, b] = inner;
  if (a?.length !== 2 || b?.length !== 2) return undefined;
  const next = (each: Coefficients): Coefficients => trim([add(at(each, 0), at(each, 1)), at(each, 1)]);
  const under = minusPolynomial(next(a), b).length === 0 ? a : minusPolynomial(next(b), a).length === 0 ? b : undefined;
  const slope = under && at(under, 1);
  return under && slope ? { kind: 'roots', under, factor: divide(top, slope) } : undefined;
}

/** `Σ weight/(k + shift)` with whole denominators, at a value of k. */
export function polesExpression(parts: readonly Pole[], index: Expression): Expression {
  const terms = parts.map(({ weight, shift }): Expression => {
    const whole = multiply(weight, rational(shift.denominator));
    const line = app('add', shift.denominator === 1n ? index : app('multiply', num(shift.denominator), index), num(shift.numerator));
    const numeric = numericValue(line);
    const linear = numeric ? num(numeric.numerator, numeric.denominator) : shift.numerator === 0n ? index : shift.numerator < 0n ? app('add', line.args[0] ?? index, app('negate', num(-shift.numerator))) : line;
    const collected = numeric ? linear : collectedLine(linear);
    const size = whole.numerator < 0n ? -whole.numerator : whole.numerator;
    const under = whole.denominator === 1n ? collected : app('multiply', num(whole.denominator), collected);
    const fraction = app('divide', num(size), under);
    return whole.numerator < 0n ? app('negate', fraction) : fraction;
  });
  const [only] = terms;
  return only === undefined ? num(0) : terms.length === 1 ? only : app('add', ...terms);
}

/** `n + 1 + 2` as `n + 3`. */
function collectedLine(line: Expression): Expression {
  const [letter, ...more] = freeVariables(line);
  const coefficients = letter === undefined || more.length > 0 ? undefined : coefficientsOf(line, letter);
  if (!coefficients || letter === undefined || coefficients.length !== 2) return line;
  const [constant, slope] = [at(coefficients, 0), at(coefficients, 1)];
  const head = slope.numerator === slope.denominator ? sym(letter) : app('multiply', num(slope.numerator, slope.denominator), sym(letter));
  return constant.numerator === 0n ? head : app('add', head, constant.numerator < 0n ? app('negate', num(-constant.numerator, constant.denominator)) : num(constant.numerator, constant.denominator));
}

/** The general term at a whole number. */
export function termAt(body: Expression, index: string, k: number): Expression {
  return substitute(body, new Map([[index, num(k)]]));
}
