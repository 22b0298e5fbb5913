import type { ApplyNode, Expression } from '../expression.ts';
import { differentiate, mayHideDependence } from '../differentiate.ts';
import type { Definition } from '../proposition.ts';
import { mapChildren, some, substitute } from '../traverse.ts';

const highestOrder = 8;

/** The symbolic derivative where there is one; the evaluator's difference quotient serves otherwise. */
export function derivativeOf(expression: Expression, variable: string): Expression | undefined {
  return differentiate(expression, variable);
}

/** A statement with its derivatives carried out, also those of known functions (`f''(2)`); one that has no elementary form is left standing. */
export function withDerivatives(expression: Expression, definitions: readonly Definition[]): Expression {
  if (!some(expression, (part) => part.kind === 'apply' && /^(?:derivative|partial|prime)$/.test(part.operator))) return expression;
  const inner = expression.kind === 'apply' && expression.operator !== 'prime' ? mapChildren(expression, (child) => withDerivatives(child, definitions)) : expression;
  if (inner.kind !== 'apply') return inner;
  if (inner.operator === 'prime') return ofKnownFunction(inner, definitions) ?? inner;
  if (inner.operator !== 'derivative' && inner.operator !== 'partial') return inner;
  const [body, variable, order] = inner.args;
  if (!body || variable?.kind !== 'symbol' || inner.args.length > 3) return inner;
  if (inner.operator === 'derivative' && mayHideDependence(body, variable.name)) return inner;
  return repeated(body, variable.name, order) ?? inner;
}

function ofKnownFunction({ args }: ApplyNode, definitions: readonly Definition[]): Expression | undefined {
  const [called, order] = args;
  if (called?.kind !== 'apply' || called.operator !== 'call') return undefined;
  const [callee, argument, ...more] = called.args;
  const definition = callee?.kind === 'symbol' ? definitions.find(({ name }) => name === callee.name) : undefined;
  const [parameter] = definition?.parameters ?? [];
  if (!definition || definition.parameters.length !== 1 || parameter === undefined || !argument || more.length > 0) return undefined;
  const derived = repeated(withDerivatives(definition.body, definitions), parameter, order);
  return derived && substitute(derived, new Map([[parameter, argument]]));
}

function repeated(body: Expression, variable: string, order: Expression | undefined): Expression | undefined {
  const times = order === undefined ? 1 : order.kind === 'number' && order.denominator === 1n ? Number(order.numerator) : 0;
  if (times < 1 || times > highestOrder) return undefined;
  let derived: Expression | undefined = body;
  for (let index = 0; index < times && derived; index++) derived = differentiate(derived, variable);
  return derived;
}
