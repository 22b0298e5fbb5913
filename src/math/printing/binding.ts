import type { Expression } from '../expression.ts';

/** How tightly a printed expression holds together; what is looser than its place asks stands in brackets. */
export const binding = {
  statement: 0,
  alternative: 1,
  conjunction: 2,
  list: 3,
  relation: 4,
  sum: 10,
  /** A sum sign, an integral, a limit: swallows the factors behind it. */
  open: 18,
  product: 20,
  /** A function whose argument stands without brackets. */
  prefix: 25,
  power: 30,
  atom: 40,
} as const;

/** What was printed, how tightly it holds, and whether it is tall enough for growing brackets. */
export interface Printed {
  readonly text: string;
  readonly binding: number;
  readonly tall: boolean;
}

export function isNegative(expression: Expression): boolean {
  return (expression.kind === 'apply' && expression.operator === 'negate') || (expression.kind === 'number' && expression.numerator < 0n);
}

/** The term without its sign, for printing `a - b`. */
export function unsigned(expression: Expression): Expression {
  if (expression.kind === 'number') return { ...expression, numerator: -expression.numerator };
  return expression.kind === 'apply' ? (expression.args[0] ?? expression) : expression;
}
