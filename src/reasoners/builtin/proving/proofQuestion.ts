import type { Expression } from '../../../math/expression.ts';

/** A statement to be proved for all real numbers where both sides are defined; of a false one that is told. */
export interface ProofQuestion {
  readonly statement: Expression;
  readonly relation: 'equal' | 'at-least' | 'more';
  /** Of an inequality the side that is to be the larger one. */
  readonly left: Expression;
  readonly right: Expression;
}
