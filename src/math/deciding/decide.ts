import { say } from '../../core/phrase.ts';
import type { CheckedClaim } from '../../core/checker.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toLatex } from '../printing/latex.ts';
import type { Context, Proposition } from '../proposition.ts';
import { read } from '../reading/read.ts';
import { expand, simplify } from '../simplify.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { decidePrimitive } from './antiderivative.ts';
import { OutOfTime, type Budget } from './budget.ts';
import { withDefinitions } from './definitions.ts';
import { decideImplication, type ImplicationProposition } from './implication.ts';
import { missingRootFix, withRoot } from './missingRoot.ts';
import { decideRelation } from './relation.ts';
import { decideSolution } from './solution.ts';
import { unitsOf } from './units.ts';

export type Decision = Pick<CheckedClaim, 'verdict' | 'fix'>;

/** Decides any proposition within a budget; never throws for want of time or size. */
export function decide(proposition: Proposition, context: Context, budget: Budget): Decision {
  try {
    return decided(proposition, context, budget);
  } catch (error) {
    if (error instanceof OutOfTime) return { verdict: { kind: 'inconclusive', reason: say('There was not enough time to decide it.') } };
    if (error instanceof RangeError) return { verdict: { kind: 'inconclusive', reason: say('The numbers grow too large to decide it.') } };
    throw error;
  }
}

function decided(proposition: Proposition, context: Context, budget: Budget): Decision {
  switch (proposition.kind) {
    case 'relation': {
      const verdict = decideRelation(proposition.relation, context, budget);
      const fix = verdict.kind === 'refuted' ? rightSide(proposition.relation, context, budget) : undefined;
      return { verdict, ...(fix ? { fix } : {}) };
    }
    case 'implication':
      if (unitsOf([...proposition.from, ...proposition.to]).size > 1) return { verdict: { kind: 'inconclusive', reason: say('Units are not calculated with here.') } };
      return withLostRoot(proposition, decideImplication(proposition, context, budget), context, budget);
    case 'solution':
      if (unitsOf([...proposition.problem, proposition.stated]).size > 1) return { verdict: { kind: 'inconclusive', reason: say('Units are not calculated with here.') } };
      return decideSolution(proposition, context, budget);
    case 'antiderivative': {
      if (hasUnread(proposition.integrand) || hasUnread(proposition.stated)) return { verdict: { kind: 'unchecked', reason: say('Part of it could not be read.') } };
      const put = (expression: Expression): Expression => withDefinitions(expression, context.definitions);
      const verdict: Verdict = decidePrimitive(put(proposition.integrand), proposition.variable, put(proposition.stated), context, budget);
      return { verdict };
    }
  }
}

/** For `x² = 4 ⟹ x = 2` the conclusion with the root it lost, offered once the step then holds. */
function withLostRoot(proposition: ImplicationProposition, verdict: Verdict, context: Context, budget: Budget): Decision {
  const lost = verdict.kind === 'refuted' && verdict.counterexample?.left === undefined ? verdict.counterexample?.values : undefined;
  const [stated, ...more] = proposition.to;
  const [root, ...others] = lost ?? [];
  if (!stated || more.length > 0 || !root || others.length > 0) return { verdict };
  const value = read(root.value, { notation: 'plain' });
  const added = hasUnread(value) ? undefined : withRoot(stated, root.name, value);
  const fix = missingRootFix(stated, root.name, value);
  if (!added || !fix || decideImplication({ ...proposition, to: [added] }, context, budget).kind !== 'verified') return { verdict };
  return { verdict, fix };
}

/** What the right side of a refuted equation should be: the left side computed or multiplied out, proved before it is offered. */
function rightSide(relation: Expression, context: Context, budget: Budget): CheckedClaim['fix'] | undefined {
  if (relation.kind !== 'apply' || relation.operator !== 'equal') return undefined;
  const [left, right] = relation.args;
  if (!left || !right?.range || left.kind !== 'apply' || left.operator === 'call') return undefined;
  const variables = freeVariables(left);
  if (variables.size === 0 && freeVariables(right).size > 0) return undefined;
  const value = variables.size === 0 ? simplify(left) : expand(left);
  const text = toLatex(value);
  if (text.length > 80 || text === toLatex(left)) return undefined;
  return decideRelation(app('equal', left, value), context, budget).kind === 'verified' ? { range: right.range, text } : undefined;
}
