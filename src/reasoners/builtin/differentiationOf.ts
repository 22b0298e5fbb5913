import { isApply, isRelation } from '../../math/claims/statements.ts';
import { differentiate } from '../../math/differentiate.ts';
import type { Expression } from '../../math/expression.ts';
import { simplify } from '../../math/simplify.ts';
import { some } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import type { MathTask } from './task.ts';

/** What is differentiated, by which letter, how often, and where; undefined where that is not certain. */
export function differentiationOf(terms: readonly Expression[], conditions: readonly Expression[], names: readonly string[], words: string): MathTask | undefined {
  // Where the derivative is zero is another question, and 微分 alone is dy.
  if (/\b(?:roots?|zeros?|zeroes|solve|solutions?)\b|零点|根(?!据)|微分/i.test(words)) return undefined;
  const worded = /\bsecond\b|二阶|\btwice\b/i.test(words) ? 2 : /\bthird\b|三阶/i.test(words) ? 3 : 1;
  const [primed, ...otherPrimes] = terms.filter((each) => isApply(each, 'prime'));
  const order = primeOrder(primed) ?? worded;
  if (otherPrimes.length > 0 || (worded > 1 && order !== worded)) return undefined;
  const asked = terms.filter((term) => !isApply(term, 'call', 'prime') && !isRelation(term));
  const functions = conditions.filter((condition) => isApply(condition, 'equal') && !assignmentOf(condition).length);
  const points = conditions.flatMap(assignmentOf);
  const [term, ...more] = asked;
  const [named, ...further] = functions;
  if (more.length > 0 || further.length > 0 || (term && named) || points.length > 1) return undefined;
  const name = isApply(named, 'equal') ? named.args[0] : undefined;
  let body = term ?? (isApply(named, 'equal') ? named.args[1] : undefined);
  let total = order;
  let variable = names[0];
  if (isApply(body, 'derivative')) {
    const [inner, by, times] = body.args;
    if (by?.kind !== 'symbol' || !inner || (times && times.kind !== 'number')) return undefined;
    variable = by.name;
    total = times?.kind === 'number' ? Number(times.numerator) : 1;
    body = inner;
  } else if (isApply(body, 'prime')) return undefined;
  if (!body || total < 1 || total > 5) return undefined;
  const free = [...freeVariables(body)];
  // With respect to another letter it is another derivative.
  if (/\brespect to\b|[对关]于?\s*§/.test(words) && names.length > 0 && !names.some((each) => free.includes(each))) return undefined;
  const declared = isApply(name, 'call') && name.args[1]?.kind === 'symbol' ? name.args[1].name : undefined;
  if (name && name.kind !== 'symbol' && !isApply(name, 'call')) return undefined;
  variable = declared ?? (free.length === 1 ? free[0] : (points[0]?.[0] ?? names.find((each) => free.includes(each))));
  if (variable === undefined && free.length === 0) variable = 'x';
  if (variable === undefined || some(body, (part) => isApply(part, 'call', 'prime', 'derivative')) || !differentiate(body, variable)) return undefined;
  const point = points[0]?.[0] === variable ? points[0][1] : primeAt(primed);
  if (point && some(point, (part) => isApply(part, 'call', 'prime', 'derivative'))) return undefined;
  return { kind: 'differentiate', expression: body, variable, order: total, ...(name ? { name } : {}), ...(point ? { point: simplify(point) } : {}) };
}

/** How often what is asked is differentiated: `f''(2)` is twice. */
function primeOrder(primed: Expression | undefined): number | undefined {
  const times = isApply(primed, 'prime') ? primed.args[1] : undefined;
  return times?.kind === 'number' && times.denominator === 1n ? Number(times.numerator) : undefined;
}

/** The number in `f'(2)`. */
function primeAt(primed: Expression | undefined): Expression | undefined {
  const inner = isApply(primed, 'prime') ? primed.args[0] : undefined;
  const value = isApply(inner, 'call') ? inner.args[1] : undefined;
  return value && freeVariables(value).size === 0 ? value : undefined;
}

/** `x = 2`: the letter and its value. */
export function assignmentOf(condition: Expression): (readonly [string, Expression])[] {
  if (!isApply(condition, 'equal')) return [];
  const [left, right] = condition.args;
  return left?.kind === 'symbol' && right && freeVariables(right).size === 0 ? [[left.name, right]] : [];
}
