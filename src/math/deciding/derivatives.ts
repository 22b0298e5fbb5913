import type { Expression } from '../expression.ts';
import { differentiate } from '../differentiate.ts';

/** The symbolic derivative where there is one; the evaluator's difference quotient serves otherwise. */
export function derivativeOf(expression: Expression, variable: string): Expression | undefined {
  return differentiate(expression, variable);
}
