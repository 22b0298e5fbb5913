import { domainOf } from '../math/deciding/domains.ts';
import { withDefinitions } from '../math/deciding/definitions.ts';
import { holdsAt } from '../math/deciding/holds.ts';
import { OutOfTime } from '../math/deciding/budget.ts';
import { environmentOf } from '../math/deciding/sampling.ts';
import type { Expression } from '../math/expression.ts';
import { Evaluation } from '../math/numeric/evaluate.ts';
import { mentionsI, points } from '../math/numeric/samples.ts';
import { NotComputable, NotDefined } from '../math/numeric/value.ts';
import type { Context, Proposition } from '../math/proposition.ts';
import { freeVariables } from '../math/variables.ts';

/**
 * What our own evaluation sees of a relation at points of its domain: it held at some, it failed at one,
 * one side has values where the other has none, or nothing could be computed.
 */
export type Sampled = 'held' | 'failed' | 'one-sided' | 'silent';

const tried = 40;

/** @param checkTime throws OutOfTime when it is time to stop, which leaves what was seen until then */
export function sampled(proposition: Proposition, context: Context, checkTime: () => void): Sampled {
  if (proposition.kind !== 'relation') return 'silent';
  const relation = withDefinitions(proposition.relation, context.definitions);
  if (relation.kind !== 'apply') return 'silent';
  const evaluation = new Evaluation(60, { definitions: context.definitions, allowComplex: mentionsI(relation), checkTime });
  const sides = relation.operator === 'equal' ? relation.args : [];
  let held = 0;
  let lopsided = 0;
  try {
    const domain = domainOf(relation, context, evaluation);
    for (const point of points([...freeVariables(relation)], domain.numbers, tried)) {
      checkTime();
      const environment = environmentOf(point);
      if (domain.allows(environment) !== true) continue;
      try {
        const holds = holdsAt(relation, environment, evaluation);
        if (holds === false) return 'failed';
        if (holds === true) held++;
      } catch (error) {
        if (error instanceof NotDefined) lopsided += oneHasValue(sides, environment, evaluation) ? 1 : 0;
        else if (!(error instanceof NotComputable) && !(error instanceof RangeError)) throw error;
      }
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
  }
  return lopsided > 2 ? 'one-sided' : held > 0 ? 'held' : 'silent';
}

function oneHasValue(sides: readonly Expression[], environment: ReturnType<typeof environmentOf>, evaluation: Evaluation): boolean {
  const has = sides.map((side) => {
    try {
      evaluation.value(side, environment);
      return true;
    } catch (error) {
      if (error instanceof NotDefined || error instanceof NotComputable || error instanceof RangeError) return false;
      throw error;
    }
  });
  return has.includes(true) && has.includes(false);
}
