import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, sym } from '../build.ts';
import type { Expression } from '../expression.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import type { Budget } from './budget.ts';
import { derivativeOf } from './derivatives.ts';
import { sampleEquality } from './sampling.ts';
import { sameNormalForm } from '../exact/normalForm.ts';

/** `∫ f dx = F + C`: decided by `F' = f`, so any constant will do. Undefined where the left side is no indefinite integral. */
export function decideAntiderivative(left: Expression, right: Expression, context: Context, budget: Budget): Verdict | undefined {
  if (left.kind !== 'apply' || left.operator !== 'integral' || left.args.length !== 2) return undefined;
  const [integrand, variable] = left.args;
  if (!integrand || variable?.kind !== 'symbol') return undefined;
  if (right.kind === 'apply' && right.operator === 'integral' && right.args.length === 2) {
    const [other, otherVariable] = right.args;
    if (other && otherVariable?.kind === 'symbol' && otherVariable.name === variable.name) return sampleEquality(app('equal', integrand, other), context, budget);
    return { kind: 'inconclusive', reason: say('A change of the variable of integration is not checked.') };
  }
  return decidePrimitive(integrand, variable.name, right, context, budget);
}

/** Whether `stated` is an antiderivative of `integrand`. */
export function decidePrimitive(integrand: Expression, variable: string, stated: Expression, context: Context, budget: Budget): Verdict {
  if (!freeVariables(stated).has(variable) && freeVariables(integrand).size > 0) return { kind: 'inconclusive', reason: say('The antiderivative does not contain the variable {0}.', variable) };
  const derivative = derivativeOf(stated, variable) ?? app('derivative', stated, sym(variable));
  if (sameNormalForm(derivative, integrand)) {
    // `ln x` is no antiderivative where x is supposed to be negative: it has no value there.
    if (context.assumptions.length > 0 && sampleEquality(app('equal', stated, stated), context, budget).kind !== 'verified') {
      return { kind: 'inconclusive', reason: say('The antiderivative has no value where the assumptions hold.') };
    }
    return { kind: 'verified', evidence: { method: 'normal-form', summary: say('Its derivative is exactly the integrand.') } };
  }
  const verdict = sampleEquality(app('equal', derivative, integrand), context, budget);
  if (verdict.kind === 'refuted' && verdict.counterexample) {
    const { left = '', right = '' } = verdict.counterexample;
    const at = verdict.counterexample.values.map(({ name, value }) => `${name} = ${value}`).join(', ');
    return { ...verdict, counterexample: { ...verdict.counterexample, summary: say('At {0} its derivative is {1}, the integrand {2}.', at, left, right) } };
  }
  return verdict;
}
