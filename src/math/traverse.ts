import type { Expression } from './expression.ts';

export function children(expression: Expression): readonly Expression[] {
  return expression.kind === 'apply' ? expression.args : [];
}

/** Visits an expression and everything inside it, outermost first. */
export function* walk(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of children(expression)) yield* walk(child);
}

/** The same node over changed arguments; the node itself where none changed. */
export function mapChildren(expression: Expression, change: (child: Expression) => Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  let same = true;
  const args = expression.args.map((arg) => {
    const changed = change(arg);
    same &&= changed === arg;
    return changed;
  });
  return same ? expression : { ...expression, args };
}

/** Whether any part of an expression has a property. */
export function some(expression: Expression, holds: (part: Expression) => boolean): boolean {
  return holds(expression) || children(expression).some((child) => some(child, holds));
}

/** Puts expressions in the place of symbols, by name. Bound variables must not be among the names. */
export function substitute(expression: Expression, values: ReadonlyMap<string, Expression>): Expression {
  if (expression.kind === 'symbol') return values.get(expression.name) ?? expression;
  return mapChildren(expression, (child) => substitute(child, values));
}

/** Same operators, names and numbers in the same order; ranges do not count. */
export function sameShape(a: Expression, b: Expression): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && a.numerator === b.numerator && a.denominator === b.denominator;
    case 'symbol':
    case 'constant':
      return 'name' in b && a.name === b.name;
    case 'text':
      return b.kind === 'text' && a.text === b.text;
    case 'unread':
      return b.kind === 'unread' && a.source === b.source;
    case 'apply':
      return (
        b.kind === 'apply' &&
        a.operator === b.operator &&
        a.args.length === b.args.length &&
        a.args.every((arg, index) => {
          const other = b.args[index];
          return other !== undefined && sameShape(arg, other);
        })
      );
  }
}
