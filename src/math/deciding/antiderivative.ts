import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, sym } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import type { Budget } from './budget.ts';
import { derivativeOf } from './derivatives.ts';
import { sampleEquality } from './sampling.ts';
import { sameNormalForm } from '../exact/normalForm.ts';
import { mapChildren, some } from '../traverse.ts';

/**
 * `∫ f dx = F + C`, also with further integrals on either side (`x eˣ − ∫ eˣ dx`): decided by the derivatives,
 * so any constant will do. Undefined where neither side has an indefinite integral.
 */
export function decideAntiderivative(left: Expression, right: Expression, context: Context, budget: Budget): Verdict | undefined {
  const names = new Set([...integrals(left), ...integrals(right)].map(({ variable }) => variable));
  const [variable, ...others] = names;
  if (variable === undefined) return undefined;
  if (others.length > 0) return { kind: 'inconclusive', reason: say('A change of the variable of integration is not checked.') };
  const [integrand] = left.kind === 'apply' && left.operator === 'integral' ? left.args : [];
  if (integrand && integrals(right).length === 0) return decidePrimitive(integrand, variable, right, context, budget);
  const [one, two] = [derivativeAround(left, variable), derivativeAround(right, variable)];
  if (!one || !two || jumps(left) || jumps(right)) return { kind: 'inconclusive', reason: say('The integrals could not be differentiated.') };
  if (sameNormalForm(one, two)) return { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides have the same derivative.') } };
  return sampleEquality(app('equal', one, two), context, budget);
}

interface Indefinite {
  readonly node: Expression;
  readonly integrand: Expression;
  readonly variable: string;
}

function integrals(expression: Expression): Indefinite[] {
  if (expression.kind !== 'apply') return [];
  const [integrand, variable] = expression.args;
  if (expression.operator === 'integral' && expression.args.length === 2 && integrand && variable?.kind === 'symbol') return [{ node: expression, integrand, variable: variable.name }];
  return expression.args.flatMap(integrals);
}

/** The derivative of a sum of integrals with constant factors and of functions; undefined where an integral stands anywhere else. */
function derivativeAround(expression: Expression, variable: string): Expression | undefined {
  const inner = integrals(expression);
  const name = (index: number): string => `\u0001${index}`;
  const replace = (part: Expression): Expression => {
    const index = inner.findIndex(({ node }) => node === part);
    return index >= 0 ? sym(name(index)) : mapChildren(part, replace);
  };
  const plain = replace(expression);
  const terms = [derivativeOf(plain, variable)];
  for (const [index, { integrand }] of inner.entries()) {
    const factor = derivativeOf(plain, name(index));
    terms.push(factor && app('multiply', factor, integrand));
  }
  const known = terms.filter((term) => term !== undefined);
  const isClean = known.length === terms.length && !known.some((term) => [...freeVariables(term)].some((free) => free.startsWith('\u0001')));
  return isClean ? app('add', ...known) : undefined;
}

const jumping: ReadonlySet<Operator> = new Set<Operator>(['floor', 'ceiling', 'sign', 'round', 'fractional-part', 'mod']);

/** What is flat on both sides of a jump has the derivative 0 beside it, and none there: `⌊x⌋`, `|x|/x`. */
function jumps(expression: Expression): boolean {
  const has = (whole: Expression | undefined, ...names: Operator[]): boolean => whole !== undefined && some(whole, (part) => part.kind === 'apply' && names.includes(part.operator));
  return some(expression, (part) => {
    if (part.kind !== 'apply') return false;
    const [, below] = part.args;
    return jumping.has(part.operator) || (part.operator === 'divide' && below !== undefined && freeVariables(below).size > 0 && has(part, 'abs') && !has(part, 'ln', 'log'));
  });
}

/** Whether `stated` is an antiderivative of `integrand`. */
export function decidePrimitive(integrand: Expression, variable: string, stated: Expression, context: Context, budget: Budget): Verdict {
  const verdict = primitiveByDerivative(integrand, variable, stated, context, budget);
  return verdict.kind === 'verified' && jumps(stated) ? { kind: 'inconclusive', reason: say('The integrals could not be differentiated.') } : verdict;
}

function primitiveByDerivative(integrand: Expression, variable: string, stated: Expression, context: Context, budget: Budget): Verdict {
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
