import type { Expression } from '../../math/expression.ts';

/** Whether it is the number zero as it is written, with nothing left to work out. */
export function isZeroNumber(expression: Expression): boolean {
  return expression.kind === 'number' && expression.numerator === 0n;
}

/** Whether it is the number one as it is written. */
export function isOneNumber(expression: Expression): boolean {
  return expression.kind === 'number' && expression.numerator === expression.denominator;
}
