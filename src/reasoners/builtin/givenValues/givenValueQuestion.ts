import type { Expression } from '../../../math/expression.ts';

/** The value of an expression in letters that are known only by equations. */
export interface GivenValueQuestion {
  readonly given: readonly Expression[];
  readonly wanted: Expression;
  readonly among: 'any' | 'real' | 'positive';
}
