import type { Expression, Operator } from '../math/expression.ts';
import { isApply } from '../math/claims/statements.ts';
import { read } from '../math/reading/read.ts';
import { unitName } from '../math/reading/units.ts';
import { numericValue } from '../math/simplify.ts';
import { some, walk } from '../math/traverse.ts';
import { hasUnread } from '../math/unread.ts';
import { freeVariables } from '../math/variables.ts';

/** Whether an answer of the same value is one: worked out as far as ours is, and of no other unit. `5!` is no answer to “compute 5!”. */
export function isWorkedOut(latex: string, ours: string, question: string): boolean {
  if (plainAnswer(latex) === plainAnswer(ours)) return true;
  const [said, own] = [latex, ours].map((each) => read(each, { notation: 'latex' }));
  if (!said || !own || hasUnread(said)) return false;
  const hasOwn = (operator: Operator): boolean => some(own, (part) => isApply(part, operator));
  const isOpen = (part: Expression): boolean => part.kind === 'apply' && (undone.has(part.operator) || (!literal.has(part.operator) && numericValue(part) !== undefined)) && !hasOwn(part.operator);
  if (some(said, isOpen)) return false;
  if (isSolved(own) && !isSolved(said)) return false;
  return [...walk(said)].every((part) => !isApply(part, 'quantity') || hasOwn('quantity') || isCounted(part.args[1], question));
}

/** Work that has a name instead of a value. */
const undone: ReadonlySet<Operator> = new Set<Operator>(['integral', 'limit', 'sum', 'product', 'derivative', 'prime', 'partial', 'evaluate-between', 'determinant', 'inverse', 'transpose', 'norm', 'dot', 'cross', 'gcd', 'lcm', 'mod', 'max', 'min', 'argument', 'conjugate', 'real-part', 'imaginary-part', 'probability']);
/** Ways to write one number. */
const literal: ReadonlySet<Operator> = new Set<Operator>(['negate', 'divide', 'percent', 'mixed', 'repeating', 'base', 'degrees', 'quantity', 'ratio']);
const comparisons: ReadonlySet<Operator> = new Set<Operator>(['equal', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal']);

/** Whether each comparison has a letter by itself: `x = 2`, `-1 < x < 3`, not `2x = 4`. */
function isSolved(answer: Expression): boolean {
  const isLetter = (part: Expression | undefined): boolean => part?.kind === 'symbol' || isApply(part, 'call');
  return [...walk(answer)].every((part) => {
    if (isApply(part, 'chain')) return part.args.length === 5 && isLetter(part.args[2]);
    if (part.kind !== 'apply' || !comparisons.has(part.operator)) return true;
    const [left, right] = part.args;
    const isAlone = (one: Expression | undefined, other: Expression | undefined): boolean => one !== undefined && other !== undefined && isLetter(one) && ![...freeVariables(one)].some((name) => freeVariables(other).has(name));
    return isAlone(left, right) || isAlone(right, left);
  });
}

/** Things the question counts, by their name in it; what is measured may be meant in another unit, so nothing is said of it. */
function isCounted(unit: Expression | undefined, question: string): boolean {
  if (unit?.kind !== 'text') return false;
  const name = unit.text.trim();
  if (name === '' || name === 'way') return true;
  const isMeasured = unitName(name) !== undefined && name !== 'person' && name !== 'student';
  return !isMeasured && question.toLowerCase().includes(name.toLowerCase().replace(/s$/, ''));
}

/** An answer without spaces, brackets for grouping and the letter it belongs to. */
export function plainAnswer(latex: string): string {
  return latex.replace(/^[^=]*=/, '').replace(/\\left|\\right|\\[,;:! ]|[{}\s]/g, '').replace(/\\times|\*/g, '\\cdot');
}
