import { isApply, isRelation } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { some } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';

/** A number, truth value or collection of such, with no letters. */
export function isValue(expression: Expression): boolean {
  if (expression.kind === 'text') return /^(?:true|false)$/i.test(expression.text.trim());
  const isBare = expression.kind === 'number' || expression.kind === 'apply' || (expression.kind === 'constant' && /^(?:pi|e|true|false|emptyset)$/.test(expression.name));
  return isBare && freeVariables(expression).size === 0 && !some(expression, (part) => part.kind === 'unread' || (part.kind === 'constant' && part.name === 'ellipsis') || (isRelation(part) && part !== expression) || isApply(part, 'probability', 'angle', 'segment', 'triangle', 'arc')) && !hasLooseText(expression);
}

/** Words that are no unit: nothing is known of what they mean. */
function hasLooseText(expression: Expression): boolean {
  if (isApply(expression, 'quantity')) return expression.args[0] !== undefined && hasLooseText(expression.args[0]);
  return expression.kind === 'text' ? !/^(?:true|false)$/i.test(expression.text.trim()) : expression.kind === 'apply' && expression.args.some(hasLooseText);
}
