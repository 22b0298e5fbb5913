import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/value.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';

/**
 * `tan⁻¹(−1) = 3π/4`: the sides differ by whole half turns. As a value it is not the principal one; who
 * writes so names the angle of a point in its quadrant. Undefined where that is not what differs.
 */
export function otherBranch(left: Expression, right: Expression, context: Context): Verdict | undefined {
  const isInverse = [left, right].some((side) => side.kind === 'apply' && (side.operator === 'arctan' || side.operator === 'argument'));
  if (!isInverse || freeVariables(left).size > 0 || freeVariables(right).size > 0) return undefined;
  const evaluation = new Evaluation(60, { definitions: context.definitions });
  try {
    const halfTurns = evaluation.real(app('divide', app('add', left, app('negate', right)), { kind: 'constant', name: 'pi' }), new Map());
    if (!halfTurns.minus(halfTurns.round()).abs().lt('1e-40')) return undefined;
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return undefined;
    throw error;
  }
  return { kind: 'inconclusive', reason: say('It differs from the principal value by half turns; which angle is meant depends on the quadrant.') };
}
