import type { DifferentialProblem } from '../../../math/claims/differentialProblem.ts';
import type { Expression } from '../../../math/expression.ts';

export interface DifferentialTask {
  readonly problem: DifferentialProblem;
  /** All solutions, or the one that the conditions single out, or any one. */
  readonly asked: 'solutions' | 'any';
  /** The solution's value is asked at this place. */
  readonly at?: Expression;
}
