import { substitute } from '../../../math/traverse.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { Progression } from './sequenceQuestion.ts';
import { firstTerms, holds, largestIndex, mostTerms, putTerms, rationalOf, type Values } from './terms.ts';

/** Whether a step is not ruled out by what is said of the progression. */
export function stepFits({ type, step, conditions }: Pick<Progression, 'type' | 'step' | 'conditions'>, value: Expression): boolean {
  if (type === 'geometric' && rationalOf(value)?.numerator === 0n) return false;
  return conditions.every((condition) => {
    if (condition.kind === 'relation') return holds(substitute(condition.relation, new Map([[step, value]]))) !== false;
    const size = realValue(value) ?? 0;
    if (condition.kind === 'positive-terms' || condition.kind === 'negative-terms') return type === 'arithmetic' || size > 0;
    if (type === 'arithmetic') return condition.kind === 'increasing' ? size > 0 : size < 0;
    return size > 0;
  });
}

/** Whether a progression has all that is said of it, its terms listed one by one. */
export function fits({ type, letter, step, facts, conditions }: Omit<Progression, 'ask' | 'wanted'>, values: Values): boolean {
  const [first, size] = [realValue(values.first), realValue(values.step)];
  if (first === undefined || size === undefined || !stepFits({ type, step, conditions }, values.step)) return false;
  if (type === 'geometric' && rationalOf(values.first)?.numerator === 0n) return false;
  const relations = [...facts, ...conditions.flatMap((each) => (each.kind === 'relation' ? [each.relation] : []))];
  const needed = relations.map((each) => largestIndex(each, letter, step));
  if (needed.some((index) => index === undefined || index > mostTerms)) return false;
  const terms = firstTerms(type, values, Math.max(1, ...needed.map((index) => index ?? 1)));
  if (relations.some((relation) => holds(putTerms(relation, letter, step, values, terms)) !== true)) return false;
  return conditions.every(({ kind }) => {
    switch (kind) {
      case 'positive-terms':
        return first > 0 && (type === 'geometric' || size >= 0);
      case 'negative-terms':
        return first < 0 && (type === 'geometric' || size <= 0);
      case 'increasing':
        return type === 'arithmetic' ? size > 0 : (first > 0 && size > 1) || (first < 0 && size > 0 && size < 1);
      case 'decreasing':
        return type === 'arithmetic' ? size < 0 : (first > 0 && size > 0 && size < 1) || (first < 0 && size > 1);
      case 'relation':
        return true;
    }
  });
}
