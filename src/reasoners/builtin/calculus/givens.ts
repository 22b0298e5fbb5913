import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { isCovered } from '../vocabulary.ts';
import type { Given } from './calculusTask.ts';

/** What the functions of these tasks may be made of. */
const known: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'power', 'sqrt', 'root', 'abs', 'exp', 'ln', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arccos', 'arctan', 'sinh', 'cosh']);

export function isElementary(expression: Expression): boolean {
  return !some(expression, (part) => (part.kind === 'apply' ? !known.has(part.operator) : part.kind === 'constant' ? part.name !== 'pi' && part.name !== 'e' : part.kind === 'text' || part.kind === 'unread'));
}

/** Whether nothing is said besides what a task of this kind says. */
export function says(words: string, own: RegExp): boolean {
  return isCovered(words.replace(own, ' '));
}

export function boundsOf(expression: Expression): readonly [Expression, Expression] | undefined {
  if (isApply(expression, 'interval')) {
    const [low, high, left, right] = expression.args;
    const closed = [left, right].every((end) => end?.kind === 'constant' && end.name === 'true');
    return closed && low && high ? [low, high] : undefined;
  }
  if (isApply(expression, 'element')) return expression.args[1] && boundsOf(expression.args[1]);
  if (!isApply(expression, 'chain') || expression.args.length !== 5) return undefined;
  const [low, one, , two, high] = expression.args;
  const isClosed = [one, two].every((sign) => sign?.kind === 'text' && sign.text === 'less-equal');
  return isClosed && low && high ? [low, high] : undefined;
}

/** `f(x) = …` or `y = …`. */
export function givenOf(expression: Expression): Given | undefined {
  if (!isApply(expression, 'equal')) return undefined;
  const [left, body] = expression.args;
  if (!left || !body || !isElementary(body)) return undefined;
  const [variable, ...more] = freeVariables(body);
  if (variable === undefined || more.length > 0) return undefined;
  if (left.kind === 'symbol') return left.name === 'y' && variable !== 'y' ? { body, variable, name: 'y' } : undefined;
  if (!isApply(left, 'call') || left.args.length !== 2) return undefined;
  const [name, parameter] = left.args;
  return name?.kind === 'symbol' && parameter?.kind === 'symbol' && parameter.name === variable ? { body, variable, name: name.name } : undefined;
}

/** `x = 2`. */
export function placeOf(expression: Expression): { readonly name: string; readonly value: Expression }[] {
  if (!isApply(expression, 'equal')) return [];
  const [left, value] = expression.args;
  return left?.kind === 'symbol' && value && freeVariables(value).size === 0 && isElementary(value) ? [{ name: left.name, value }] : [];
}
