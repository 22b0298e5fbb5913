import { app } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, negate, one, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { rationalExpression } from '../univariate.ts';
import type { Matrix } from './linearAlgebraTask.ts';

const largestPower = 60n;

/** The entries of a written matrix; undefined for letters in it and for rows of different lengths. */
export function entriesOf(expression: Expression): Matrix | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'matrix') return undefined;
  const rows = expression.args.map((row) => (row.kind === 'apply' && row.operator === 'list' ? row.args : [row]).map(numericValue));
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width || row.some((entry) => !entry))) return undefined;
  return rows.map((row) => row.map((entry) => entry ?? zero));
}

export function matrixExpression(matrix: Matrix): Expression {
  return app('matrix', ...matrix.map((row) => app('list', ...row.map(rationalExpression))));
}

/** The value of a sum, product, multiple, power or transpose of written matrices; undefined where sizes do not fit. */
export function valueOf(expression: Expression): Matrix | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first, second] = args;
  switch (operator) {
    case 'matrix':
      return entriesOf(expression);
    case 'negate':
      return first && scaledMatrix(valueOf(first), rational(-1));
    case 'transpose':
      return first && transposed(valueOf(first));
    case 'add':
      return args.slice(1).reduce((sum, arg) => plus(sum, valueOf(arg)), first && valueOf(first));
    case 'multiply': {
      const factors = args.map((arg) => numericValue(arg) ?? valueOf(arg));
      return factors.reduce<Matrix | Rational | undefined>((product, factor) => product && factor && times(product, factor), one) as Matrix | undefined;
    }
    case 'power': {
      const exponent = second && numericValue(second);
      const base = first && valueOf(first);
      if (!base || exponent?.denominator !== 1n || exponent.numerator < 1n || exponent.numerator > largestPower) return undefined;
      return Array.from({ length: Number(exponent.numerator) - 1 }).reduce<Matrix | undefined>((power) => power && product(power, base), base);
    }
    default:
      return undefined;
  }
}

function isMatrix(value: Matrix | Rational): value is Matrix {
  return Array.isArray(value);
}

function times(a: Matrix | Rational, b: Matrix | Rational): Matrix | Rational | undefined {
  if (!isMatrix(a)) return isMatrix(b) ? scaledMatrix(b, a) : multiply(a, b);
  return isMatrix(b) ? product(a, b) : scaledMatrix(a, b);
}

function scaledMatrix(matrix: Matrix | undefined, by: Rational): Matrix | undefined {
  return matrix?.map((row) => row.map((entry) => multiply(entry, by)));
}

export function transposed(matrix: Matrix | undefined): Matrix | undefined {
  return matrix?.[0]?.map((_, column) => matrix.map((row) => row[column] ?? zero));
}

function plus(a: Matrix | undefined, b: Matrix | undefined): Matrix | undefined {
  if (!a || !b || a.length !== b.length || a[0]?.length !== b[0]?.length) return undefined;
  return a.map((row, i) => row.map((entry, j) => add(entry, b[i]?.[j] ?? zero)));
}

export function product(a: Matrix, b: Matrix): Matrix | undefined {
  if (a[0]?.length !== b.length) return undefined;
  return a.map((row) => (b[0] ?? []).map((_, column) => row.reduce((sum, entry, index) => add(sum, multiply(entry, b[index]?.[column] ?? zero)), zero)));
}

/** What an expression of matrices does to a column, worked from the right: no product of matrices is formed. */
export function applied(expression: Expression, column: Matrix): Matrix | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first, second] = args;
  switch (operator) {
    case 'negate':
      return first && scaledMatrix(applied(first, column), rational(-1));
    case 'add':
      return args.slice(1).reduce((sum, arg) => plus(sum, applied(arg, column)), first && applied(first, column));
    case 'multiply':
      return args.reduceRight<Matrix | undefined>((value, arg) => {
        const factor = numericValue(arg);
        return value && (factor ? scaledMatrix(value, factor) : applied(arg, value));
      }, column);
    case 'power': {
      const count = (second && numericValue(second))?.numerator ?? 0n;
      let value: Matrix | undefined = column;
      for (let index = 0n; index < count && value; index++) value = first && applied(first, value);
      return value;
    }
    default: {
      const matrix = valueOf(expression);
      return matrix && product(matrix, column);
    }
  }
}

export function sameMatrices(a: Matrix | undefined, b: Matrix | undefined): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((row, i) => row.length === b[i]?.length && row.every((entry, j) => isZero(subtract(entry, b[i]?.[j] ?? zero))));
}

export function without(matrix: Matrix, row: number, column: number): Matrix {
  return matrix.filter((_, index) => index !== row).map((entries) => entries.filter((_, index) => index !== column));
}

/** Expanded along the first row. */
export function determinantOf(matrix: Matrix): Rational {
  const [first = []] = matrix;
  if (matrix.length === 1) return first[0] ?? zero;
  return first.reduce((sum, entry, column) => {
    const term = multiply(entry, determinantOf(without(matrix, 0, column)));
    return column % 2 === 0 ? add(sum, term) : subtract(sum, term);
  }, zero);
}

/** The determinant by elimination: another way to the same number. */
export function eliminatedDeterminant(matrix: Matrix): Rational {
  let value = one;
  let rest = matrix.map((row) => [...row]);
  while (rest.length > 0) {
    const at = rest.findIndex((row) => !isZero(row[0] ?? zero));
    const pivot = rest[at];
    const lead = pivot?.[0];
    if (!pivot || !lead) return zero;
    value = multiply(value, at % 2 === 0 ? lead : negate(lead));
    rest = rest.filter((row) => row !== pivot).map((row) => row.slice(1).map((entry, index) => subtract(entry, multiply(divide(row[0] ?? zero, lead), pivot[index + 1] ?? zero))));
  }
  return value;
}
