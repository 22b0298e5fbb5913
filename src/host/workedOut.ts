import type { Expression, Operator } from '../math/expression.ts';
import { isApply } from '../math/claims/statements.ts';
import { sameNormalForm } from '../math/exact/normalForm.ts';
import { read } from '../math/reading/read.ts';
import { mathSpans } from '../math/reading/spans.ts';
import { unitName } from '../math/reading/units.ts';
import { numericValue } from '../math/simplify.ts';
import { realValue } from '../math/solving/approximate.ts';
import { some, walk } from '../math/traverse.ts';
import { hasUnread } from '../math/unread.ts';
import { freeVariables } from '../math/variables.ts';

/** Whether an answer of the same value is one: worked out as far as ours is, and of no other unit. `5!` is no answer to “compute 5!”. */
export function isWorkedOut(latex: string, ours: string, question: string): boolean {
  if (plainAnswer(latex) === plainAnswer(ours)) return true;
  const [said, own] = [latex, ours].map((each) => read(each, { notation: 'latex' }));
  if (!said || !own || hasUnread(said) || !isInOrder(said, own, question)) return false;
  const hasOwn = (operator: Operator): boolean => some(own, (part) => isApply(part, operator));
  const isOpen = (part: Expression): boolean => part.kind === 'apply' && (undone.has(part.operator) || (!literal.has(part.operator) && numericValue(part) !== undefined)) && !hasOwn(part.operator);
  if (some(said, isOpen)) return false;
  if (isSolved(own) && !isSolved(said)) return false;
  return [...walk(said)].every((part) => !isApply(part, 'quantity') || hasOwn('quantity') || isCounted(part.args[1], question));
}

/** Whether values that are told without their letters or their brackets stand in the one order they can have. */
function isInOrder(said: Expression, own: Expression, question: string): boolean {
  const isNamed = (part: Expression): boolean => isApply(part, 'equal', 'element');
  const isRow = isApply(said, 'list', 'tuple', 'and') && !said.args.some((part) => isApply(part, 'tuple', 'interval'));
  if (isApply(own, 'tuple', 'interval')) return !isApply(said, 'list') || said.args.every(isNamed);
  if (!isApply(own, 'list', 'and') || own.args.length < 2) return true;
  if (own.args.every(isNamed)) {
    const letters = own.args.map((part) => (isApply(part, 'equal') && part.args[0]?.kind === 'symbol' ? part.args[0].name : ''));
    return !isRow || some(said, isNamed) || /^x,y(?:,z)?$/.test(letters.join()) || areTold(letters, question);
  }
  // The mean and the median: told one after the other, as they are asked for.
  if (isApply(own, 'and') || own.args.some((part) => isApply(part, 'tuple', 'interval', 'equal', 'or', 'chain'))) return true;
  return isApply(said, 'list') && said.args.length === own.args.length && said.args.every((part, index) => isSame(part, own.args[index]));
}

/** Whether the question's formulas name these letters first in this order. */
function areTold(letters: readonly string[], question: string): boolean {
  const formulas = mathSpans(question, 'markdown').map(({ inner }) => question.slice(inner.start, inner.end)).join(' ');
  const places = letters.map((letter) => new RegExp(`(?<![A-Za-z\\\\])${letter.replace(/\W/g, '\\$&')}(?![A-Za-z])`).exec(formulas)?.index ?? Number.NaN);
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? Number.NaN));
}

function isSame(one: Expression, other: Expression | undefined): boolean {
  const [a, b] = [realValue(one), other && realValue(other)];
  return a !== undefined && b !== undefined ? Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)) : other !== undefined && sameNormalForm(one, other);
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
