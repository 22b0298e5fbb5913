import type { Expression } from '../../../src/math/expression.ts';
import { fraction, negated, NoValue, over, plus, times, type PlainNumber } from './plainNumber.ts';

export type PlainGrid = readonly (readonly PlainNumber[])[];

/** The entries of a matrix expression; undefined where it is a number. @throws NoValue where shapes do not fit */
export function plainMatrix(expression: Expression, value: (part: Expression) => PlainNumber): PlainGrid | undefined {
  if (expression.kind !== 'apply') return undefined;
  const { operator, args } = expression;
  const [first, second] = args;
  const inner = (part: Expression | undefined): PlainGrid | undefined => part && plainMatrix(part, value);
  switch (operator) {
    case 'matrix':
      return args.map((row) => (row.kind === 'apply' && row.operator === 'list' ? row.args.map(value) : [value(row)]));
    case 'boxed':
      return inner(first);
    case 'negate':
      return inner(first)?.map((row) => row.map(negated));
    case 'transpose': {
      const grid = inner(first);
      return grid && transposed(grid);
    }
    case 'inverse': {
      const grid = inner(first);
      return grid && inverted(grid);
    }
    case 'add': {
      const grids = args.map(inner);
      if (!grids.some((grid) => grid !== undefined)) return undefined;
      return grids.reduce((sum, grid) => {
        if (!sum || !grid || sum.length !== grid.length || sum[0]?.length !== grid[0]?.length) throw new NoValue();
        return sum.map((row, i) => row.map((entry, j) => plus(entry, grid[i]?.[j] ?? fraction(0n))));
      });
    }
    case 'multiply': {
      const grids = args.map((arg) => inner(arg) ?? arg);
      if (!grids.some((grid) => Array.isArray(grid))) return undefined;
      let product: PlainGrid | undefined;
      let scale: PlainNumber = fraction(1n);
      for (const factor of grids) {
        if ('kind' in factor) scale = times(scale, value(factor));
        else product = product ? multiplied(product, factor) : factor;
      }
      return product?.map((row) => row.map((entry) => times(scale, entry)));
    }
    case 'power': {
      const grid = inner(first);
      if (!grid || !second) return undefined;
      if (second.kind === 'symbol' && second.name === 'T') return transposed(grid);
      const exponent = value(second);
      if (exponent.kind !== 'fraction' || exponent.under !== 1n || exponent.top === 0n || exponent.top > 20n || exponent.top < -20n) throw new NoValue();
      const base = exponent.top < 0n ? inverted(grid) : grid;
      let product = base;
      for (let step = 1n; step < (exponent.top < 0n ? -exponent.top : exponent.top); step++) product = multiplied(product, base);
      return product;
    }
    default:
      return undefined;
  }
}

function transposed(grid: PlainGrid): PlainGrid {
  return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] ?? fraction(0n)));
}

function multiplied(a: PlainGrid, b: PlainGrid): PlainGrid {
  if (a[0]?.length !== b.length) throw new NoValue();
  return a.map((row) => transposed(b).map((column) => row.reduce<PlainNumber>((sum, entry, index) => plus(sum, times(entry, column[index] ?? fraction(0n))), fraction(0n))));
}

function inverted(grid: PlainGrid): PlainGrid {
  const [[a, b] = [], [c, d] = []] = grid;
  if (grid.length !== 2 || !a || !b || !c || !d) throw new NoValue();
  const determinant = plus(times(a, d), negated(times(b, c)));
  return [[over(d, determinant), over(negated(b), determinant)], [over(negated(c), determinant), over(a, determinant)]];
}
