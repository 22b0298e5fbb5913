import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, one, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { factorized, powered } from '../factoring.ts';
import { at, dividePolynomials, polynomialExpression, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';

/** One summand: a numerator over a power of a factor that does not come apart. */
interface Part {
  readonly factor: Coefficients;
  readonly times: number;
  /** The numerator's power of the variable. */
  readonly power: number;
}

/** More unknowns than this are no lesson. */
const mostParts = 8;

/** `above/below` as a polynomial and partial fractions; undefined where that changes nothing or a factor is of degree three and more. */
export function partialFractions(above: Coefficients, below: Coefficients, variable: string): Expression | undefined {
  const { quotient, rest } = dividePolynomials(above, below);
  const terms: Expression[] = quotient.length > 0 ? [polynomialExpression(quotient, variable)] : [];
  const factors = factorized(below);
  if (!factors || factors.factors.some(({ factor }) => factor.length > 3)) return undefined;
  if (rest.length === 0) return terms[0];
  const parts = factors.factors.flatMap(({ factor, times }) => Array.from({ length: times }, (_, index) => Array.from({ length: factor.length - 1 }, (__, power): Part => ({ factor, times: index + 1, power }))).flat());
  if (parts.length > mostParts || (parts.length === 1 && terms.length === 0)) return undefined;
  const solved = solve(parts, below, rest);
  if (!solved) return undefined;
  for (const { factor, times } of factors.factors) {
    for (let index = 1; index <= times; index++) {
      const numerator = Array.from({ length: factor.length - 1 }, (_, power) => solved[parts.findIndex((part) => part.factor === factor && part.times === index && part.power === power)] ?? zero);
      const term = fraction(numerator, factor, index, variable);
      if (term) terms.push(term);
    }
  }
  const [only] = terms;
  return terms.length === 1 ? (factors.factors.length > 1 || quotient.length > 0 ? only : undefined) : app('add', ...terms);
}

function fraction(numerator: Coefficients, factor: Coefficients, times: number, variable: string): Expression | undefined {
  const nonzero = numerator.filter((coefficient) => !isZero(coefficient));
  const [first] = nonzero;
  if (!first) return undefined;
  const common = nonzero.reduce((product, { denominator }) => (product % denominator === 0n ? product : product * denominator), 1n);
  const whole = scaled(numerator, rational(common));
  const negative = (whole.at(-1)?.numerator ?? 0n) < 0n;
  const above = polynomialExpression(negative ? scaled(whole, rational(-1)) : whole, variable);
  const base = powered(polynomialExpression(factor, variable), times);
  const term = app('divide', above, common === 1n ? base : app('multiply', num(common), base));
  return negative ? app('negate', term) : term;
}

/** The numerators by comparing coefficients: Gauss on exact fractions. */
function solve(parts: readonly Part[], below: Coefficients, rest: Coefficients): Rational[] | undefined {
  const columns = parts.map(({ factor, times, power }) => {
    let under: Coefficients | undefined = [one];
    for (let count = 0; count < times && under; count++) under = timesPolynomial(under, factor);
    if (!under) return undefined;
    return [...Array.from({ length: power }, () => zero), ...dividePolynomials(below, under).quotient];
  });
  const size = below.length - 1;
  if (columns.length !== size || columns.some((column) => column === undefined)) return undefined;
  const rows = Array.from({ length: size }, (_, row) => [...columns.map((column) => at(column ?? [], row)), at(rest, row)]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.findIndex((row, index) => index >= column && !isZero(at(row, column)));
    const [from, to] = [rows[pivot], rows[column]];
    if (!from || !to) return undefined;
    [rows[pivot], rows[column]] = [to, scaledRow(from, divide(one, at(from, column)))];
    const lead = rows[column] ?? [];
    for (const [index, row] of rows.entries()) if (index !== column) rows[index] = row.map((value, place) => subtract(value, multiply(at(row, column), at(lead, place))));
  }
  return rows.map((row) => at(row, size));
}

function scaledRow(row: readonly Rational[], by: Rational): Rational[] {
  return row.map((value) => multiply(value, by));
}
