import type { ObservedValue } from './observedValue.ts';

/** The elements of a whole collection in one dimension; undefined for anything else and for what is cut. */
export function itemsOf(observed: ObservedValue): readonly ObservedValue[] | undefined {
  switch (observed.kind) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'series':
      return observed.items.length === observed.length ? observed.items : undefined;
    case 'array':
      return observed.shape.length === 1 && observed.items.length === observed.length ? observed.items : undefined;
    case 'symbolic': {
      const { expression, digits } = observed;
      if (expression.kind === 'constant' && expression.name === 'emptyset') return [];
      if (expression.kind !== 'apply' || (expression.operator !== 'set' && expression.operator !== 'tuple')) return undefined;
      return expression.args.map((arg) => ({ kind: 'symbolic', expression: arg, assumptions: observed.assumptions, ...(digits === undefined ? {} : { digits }) }));
    }
    default:
      return undefined;
  }
}

/** The rows of a matrix, or of a vector as one row. */
export function rowsOf(observed: ObservedValue): readonly (readonly ObservedValue[])[] | undefined {
  if (observed.kind === 'array' && observed.shape.length === 2 && observed.items.length === observed.length) {
    const [rows = 0, columns = 0] = observed.shape;
    return Array.from({ length: rows }, (_, row) => observed.items.slice(row * columns, (row + 1) * columns));
  }
  if (observed.kind === 'symbolic') {
    const { expression, digits } = observed;
    if (expression.kind !== 'apply' || expression.operator !== 'matrix') return undefined;
    return expression.args.map((row) => (row.kind === 'apply' ? row.args : []).map((arg) => ({ kind: 'symbolic', expression: arg, assumptions: observed.assumptions, ...(digits === undefined ? {} : { digits }) })));
  }
  const items = itemsOf(observed);
  if (!items || observed.kind === 'set') return undefined;
  const rows = items.map((item) => (item.kind === 'list' || item.kind === 'tuple' || item.kind === 'array' ? itemsOf(item) : undefined));
  return rows.length > 0 && rows.every((row) => row !== undefined) ? rows : [items];
}
