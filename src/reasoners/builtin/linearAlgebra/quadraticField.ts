import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import * as q from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { overOneDenominator } from '../neat.ts';
import { rationalExpression } from '../univariate.ts';

/** `a + b√d` for one `d` that is no square; where all numbers are rational every `b` is zero. */
export interface Surd {
  readonly a: q.Rational;
  readonly b: q.Rational;
}

export const surdZero: Surd = { a: q.zero, b: q.zero };
export const surdOne: Surd = { a: q.one, b: q.zero };

export function surd(a: q.Rational): Surd {
  return { a, b: q.zero };
}

export function isZeroSurd({ a, b }: Surd): boolean {
  return q.isZero(a) && q.isZero(b);
}

export function isSameSurd(x: Surd, y: Surd): boolean {
  return isZeroSurd({ a: q.subtract(x.a, y.a), b: q.subtract(x.b, y.b) });
}

/** Exact arithmetic with the numbers `a + b√d`. */
export class QuadraticField {
  readonly #d: q.Rational;

  constructor(d: q.Rational) {
    this.#d = d;
  }

  plus(x: Surd, y: Surd): Surd {
    return { a: q.add(x.a, y.a), b: q.add(x.b, y.b) };
  }

  minus(x: Surd, y: Surd): Surd {
    return { a: q.subtract(x.a, y.a), b: q.subtract(x.b, y.b) };
  }

  times(x: Surd, y: Surd): Surd {
    return { a: q.add(q.multiply(x.a, y.a), q.multiply(this.#d, q.multiply(x.b, y.b))), b: q.add(q.multiply(x.a, y.b), q.multiply(x.b, y.a)) };
  }

  /** @throws RangeError on division by zero. */
  over(x: Surd, y: Surd): Surd {
    const norm = q.subtract(q.multiply(y.a, y.a), q.multiply(this.#d, q.multiply(y.b, y.b)));
    const above = this.times(x, { a: y.a, b: q.negate(y.b) });
    return { a: q.divide(above.a, norm), b: q.divide(above.b, norm) };
  }

  expression({ a, b }: Surd): Expression {
    if (q.isZero(b)) return rationalExpression(a);
    const root = app('multiply', rationalExpression(b), app('sqrt', rationalExpression(this.#d)));
    return overOneDenominator(simplify(q.isZero(a) ? root : app('add', rationalExpression(a), root)));
  }

  matrix(rows: readonly (readonly Surd[])[]): Expression {
    return app('matrix', ...rows.map((row) => app('list', ...row.map((each) => this.expression(each)))));
  }

  product(left: readonly (readonly Surd[])[], right: readonly (readonly Surd[])[]): Surd[][] {
    return left.map((row) => (right[0] ?? []).map((_, column) => row.reduce((sum, each, index) => this.plus(sum, this.times(each, right[index]?.[column] ?? surdZero)), surdZero)));
  }

  /** The reduced row echelon form, and the column of the leading one of each row that is not zero. */
  reduced(matrix: readonly (readonly Surd[])[]): { readonly rows: readonly (readonly Surd[])[]; readonly leads: readonly number[] } {
    let rows: readonly (readonly Surd[])[] = matrix;
    const leads: number[] = [];
    for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
      const done = leads.length;
      const from = rows.findIndex((row, index) => index >= done && !isZeroSurd(row[column] ?? surdZero));
      const pivot = rows[from];
      const lead = pivot?.[column];
      if (!pivot || !lead) continue;
      const scaled = pivot.map((each) => this.over(each, lead));
      const others = rows.filter((_, index) => index !== from).map((row) => row.map((each, index) => this.minus(each, this.times(row[column] ?? surdZero, scaled[index] ?? surdZero))));
      rows = [...others.slice(0, done), scaled, ...others.slice(done)];
      leads.push(column);
    }
    return { rows, leads };
  }

  /** A basis of what the matrix takes to zero: one vector for each column without a leading one, without fractions where it is rational. */
  nullSpace(matrix: readonly (readonly Surd[])[]): Surd[][] {
    const { rows, leads } = this.reduced(matrix);
    const width = matrix[0]?.length ?? 0;
    const free = Array.from({ length: width }, (_, column) => column).filter((column) => !leads.includes(column));
    return free.map((column) => {
      const vector = Array.from({ length: width }, (_, place): Surd => {
        const row = rows[leads.indexOf(place)];
        return place === column ? surdOne : leads.includes(place) && row ? this.minus(surdZero, row[column] ?? surdZero) : surdZero;
      });
      return wholeVector(vector);
    });
  }
}

/** Multiplied by the least number that takes the fractions away; one with roots only stays as it is. */
function wholeVector(vector: readonly Surd[]): Surd[] {
  if (vector.some(({ b }) => !q.isZero(b))) return [...vector];
  const below = vector.reduce((common, { a }) => (common / q.gcd(common, a.denominator)) * a.denominator, 1n);
  const whole = vector.map(({ a }) => q.multiply(a, q.rational(below)));
  const divisor = whole.reduce((common, { numerator }) => q.gcd(common, numerator), 0n);
  const size = divisor < 0n ? -divisor : divisor;
  return whole.map((each) => surd(q.rational(each.numerator, size)));
}
