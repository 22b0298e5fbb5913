import type { Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import { mapChildren, substitute } from '../traverse.ts';

const deepest = 20;

/** A statement with known abbreviations and functions put in; a definition that runs in a circle is left standing. */
export function withDefinitions(expression: Expression, definitions: readonly Definition[], depth = 0): Expression {
  if (definitions.length === 0 || depth > deepest) return expression;
  if (expression.kind === 'symbol') {
    const found = definitions.find(({ name, parameters }) => name === expression.name && parameters.length === 0);
    return found ? withDefinitions(found.body, definitions.filter((definition) => definition !== found), depth + 1) : expression;
  }
  if (expression.kind === 'apply' && expression.operator === 'call') {
    const [callee, ...args] = expression.args;
    const found = callee?.kind === 'symbol' ? definitions.find(({ name, parameters }) => name === callee.name && parameters.length === args.length && parameters.length > 0) : undefined;
    if (found) {
      const values = new Map(found.parameters.map((parameter, index): [string, Expression] => [parameter, withDefinitions(args[index] ?? { kind: 'symbol', name: parameter }, definitions, depth + 1)]));
      return substitute(withDefinitions(found.body, definitions.filter((definition) => definition !== found), depth + 1), values);
    }
  }
  // The prime of a call keeps its call: the derivative is the function's, not of its value.
  if (expression.kind === 'apply' && expression.operator === 'prime') return expression;
  return mapChildren(expression, (child) => withDefinitions(child, definitions, depth));
}
