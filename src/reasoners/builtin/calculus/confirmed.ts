import { decideRelation } from '../../../math/deciding/relation.ts';
import type { Expression } from '../../../math/expression.ts';
import { emptyContext } from '../../../math/proposition.ts';
import { app } from '../../../math/build.ts';

/** Time for one decision. Milliseconds. */
const longest = 800;

/** Whether a statement is verified: antiderivatives by their derivatives, integrals by quadrature, limits by values ever nearer. */
export function holds(statement: Expression, ms = longest): boolean {
  return decideRelation(statement, emptyContext, { deadline: performance.now() + ms, now: () => performance.now() }).kind === 'verified';
}

export function equals(left: Expression, right: Expression): boolean {
  return holds(app('equal', left, right));
}
