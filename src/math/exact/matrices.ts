import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { mapChildren, some } from '../traverse.ts';

type Rows = readonly (readonly Expression[])[];

/** Largest order of a determinant, and largest power, that is written out. */
const largestOrder = 4;
const largestPower = 6n;

/** The entries of a matrix, or of a sum, product, multiple, power, inverse or transpose of matrices; undefined where sizes do not fit or there is none. */
export function matrixValue(expression: Expression): Rows | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first] = args;
  switch (operator) {
    case 'matrix':
      return args.map((row) => (row.kind === 'apply' && row.operator === 'list' ? row.args : [row]));
    case 'negate':
      return first && matrixValue(first)?.map((row) => row.map((entry) => app('negate', entry)));
    case 'transpose': {
      const rows = first && matrixValue(first);
      return rows?.[0]?.map((_, column) => rows.map((row) => row[column] ?? { kind: 'text', text: '' }));
    }
    case 'add': {
      const parts = args.map(matrixValue);
      const [start, ...rest] = parts;
      return rest.reduce((a, b) => (a && b ? sum(a, b) : undefined), start);
    }
    case 'multiply':
      return product(args);
    case 'power':
      return power(args[0], args[1]);
    case 'inverse': {
      const rows = first && matrixValue(first);
      return rows && inverse(rows);
    }
    default:
      return undefined;
  }
}

function sum(a: Rows, b: Rows): Rows | undefined {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return undefined;
  return a.map((row, i) => row.map((entry, j) => app('add', entry, b[i]?.[j] ?? entry)));
}

function product(args: readonly Expression[]): Rows | undefined {
  let result: Rows | undefined;
  const factors: Expression[] = [];
  for (const arg of args) {
    const next = matrixValue(arg);
    if (!next) {
      if (some(arg, mayBeMatrix)) return undefined;
      factors.push(arg);
    } else if (!result) result = next;
    else {
      const left: Rows = result;
      if (left[0]?.length !== next.length) return undefined;
      result = left.map((row) => (next[0] ?? []).map((_, column) => app('add', ...row.map((entry, index) => app('multiply', entry, next[index]?.[column] ?? entry)), { kind: 'number', numerator: 0n, denominator: 1n })));
    }
  }
  return factors.length === 0 ? result : result?.map((row) => row.map((entry) => app('multiply', ...factors, entry)));
}

/** A capital letter may stand for a matrix, which does not commute; so may what could not be computed. */
function mayBeMatrix(part: Expression): boolean {
  if (part.kind === 'symbol') return /^[A-Z]/.test(part.name);
  return part.kind === 'apply' && (part.operator === 'matrix' || part.operator === 'vector' || part.operator === 'transpose' || part.operator === 'inverse');
}

function power(base: Expression | undefined, exponent: Expression | undefined): Rows | undefined {
  const rows = base && matrixValue(base);
  if (!rows || !exponent) return undefined;
  if (exponent.kind === 'symbol' && exponent.name === 'T') return matrixValue(app('transpose', base));
  if (exponent.kind === 'number' && exponent.denominator === 1n && exponent.numerator > 0n && exponent.numerator <= largestPower) {
    return product(Array.from({ length: Number(exponent.numerator) }, () => base));
  }
  const [inner] = exponent.kind === 'apply' && exponent.operator === 'negate' ? exponent.args : [];
  const isInverse = inner?.kind === 'number' ? inner.numerator === 1n && inner.denominator === 1n : exponent.kind === 'number' && exponent.numerator === -1n && exponent.denominator === 1n;
  return isInverse ? inverse(rows) : undefined;
}

/** By cofactors, each over the determinant: no value where that is zero. */
function inverse(rows: Rows): Rows | undefined {
  const whole = determinant(rows);
  if (!whole) return undefined;
  if (rows.length === 1) return [[app('divide', num(1), whole)]];
  return rows.map((_, i) => rows.map((__, j) => {
    const minor = determinant(without(rows, j, i)) ?? num(0);
    return app('divide', (i + j) % 2 === 0 ? minor : app('negate', minor), whole);
  }));
}

function without(rows: Rows, row: number, column: number): Rows {
  return rows.filter((_, index) => index !== row).map((entries) => entries.filter((_, index) => index !== column));
}

/** Expanded along the first row; undefined for what is not square or too large. */
function determinant(rows: Rows): Expression | undefined {
  if (rows.length === 0 || rows.length > largestOrder || rows.some((row) => row.length !== rows.length)) return undefined;
  const [first = []] = rows;
  const [only] = first;
  if (first.length === 1) return only;
  const terms = first.map((entry, column) => {
    const term = app('multiply', entry, determinant(without(rows, 0, column)) ?? num(0));
    return column % 2 === 0 ? term : app('negate', term);
  });
  return app('add', ...terms);
}

/** The same expression with its matrices computed entry by entry and its determinants written out, where sizes allow. */
export function withMatrices(expression: Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  if (expression.operator !== 'matrix') {
    const rows = matrixValue(expression);
    if (rows) return app('matrix', ...rows.map((row) => app('list', ...row)));
  }
  const inner = mapChildren(expression, withMatrices);
  if (inner.kind !== 'apply' || inner.operator !== 'determinant' || !inner.args[0]) return inner;
  const rows = matrixValue(inner.args[0]);
  return (rows && determinant(rows)) ?? inner;
}
