import { app } from '../build.ts';
import type { Expression } from '../expression.ts';

type Rows = readonly (readonly Expression[])[];

/** The entries of a matrix, or of a sum, product, multiple or transpose of matrices; undefined where sizes do not fit or there is none. */
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
    if (!next) factors.push(arg);
    else if (!result) result = next;
    else {
      const left: Rows = result;
      if (left[0]?.length !== next.length) return undefined;
      result = left.map((row) => (next[0] ?? []).map((_, column) => app('add', ...row.map((entry, index) => app('multiply', entry, next[index]?.[column] ?? entry)), { kind: 'number', numerator: 0n, denominator: 1n })));
    }
  }
  return factors.length === 0 ? result : result?.map((row) => row.map((entry) => app('multiply', ...factors, entry)));
}
