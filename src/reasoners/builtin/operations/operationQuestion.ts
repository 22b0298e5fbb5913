import type { Expression } from '../../../math/expression.ts';

/** An operation that a problem defines by a formula, with its sign in LaTeX. */
export interface Operation {
  readonly sign: string;
  readonly parameters: readonly [string, string];
  readonly body: Expression;
}

/** The value of an expression with such operations, which are calls by the names of their definitions; or an equation with them. */
export interface OperationQuestion {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly of: Expression;
  readonly unknown?: string;
}
