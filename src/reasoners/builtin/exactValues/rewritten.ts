import { say } from '../../../core/phrase.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some, walk } from '../../../math/traverse.ts';
import { trigonometricSum } from './angleSums.ts';
import { functionOfInverse, inverseOfFunction, sumOfInverses } from './inverseTrigonometry.ts';
import { logarithms, nestedRoot, powerOfLogarithms, rounding } from './numberRules.ts';
import type { Rewriting } from './rewriting.ts';

type Rule = (expression: Expression) => Rewriting | undefined;

/** Rules for one part, used from the inside; and rules for sums and products, used on as much as they take. */
const inner: readonly Rule[] = [nestedRoot, functionOfInverse, inverseOfFunction, powerOfLogarithms];
const outer: readonly Rule[] = [sumOfInverses, rootsOfUnity, logarithms];

/** A value with one part written in another way by a rule beyond the known values. */
export function rewritten(expression: Expression): Rewriting | undefined {
  return first(expression, inner, 'inside') ?? first(expression, outer, 'outside') ?? first(expression, [rounding], 'inside');
}

function first(expression: Expression, rules: readonly Rule[], from: 'inside' | 'outside'): Rewriting | undefined {
  const parts = [...walk(expression)];
  for (const part of from === 'inside' ? parts.reverse() : parts) {
    if (part.kind !== 'apply') continue;
    for (const rule of rules) {
      const found = rule(part);
      if (found) return { ...found, next: put(expression, part, found.next) };
    }
  }
  return undefined;
}

function put(expression: Expression, part: Expression, next: Expression): Expression {
  if (expression === part) return next;
  return expression.kind === 'apply' ? { ...expression, args: expression.args.map((arg) => put(arg, part, next)) } : expression;
}

function rootsOfUnity(expression: Expression): Rewriting | undefined {
  if (!isApply(expression, 'add', 'multiply', 'divide', 'power', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc') || some(expression, (part) => part.kind === 'symbol')) return undefined;
  const next = trigonometricSum(expression);
  return next && {
    next,
    title: say('Write the functions with powers of a root of unity'),
    says: [say('With {0} every sine and cosine of a multiple of {1} is a sum of powers of one root of unity; multiplied out, all that is not real cancels.', '$2\\cos\\theta = e^{i\\theta} + e^{-i\\theta}$', '$\\pi$')],
    reason: say('powers of a root of unity'),
  };
}
