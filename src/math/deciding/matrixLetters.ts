import type { Expression } from '../expression.ts';

const linear: ReadonlySet<string> = new Set(['add', 'multiply', 'dot', 'negate', 'power', 'transpose', 'vector']);

/**
 * Whether different capital letters are multiplied with each other, as `AB` or `(A + B)²`: they may be
 * matrices, and what holds for numbers need not hold for them. A letter inside a function is a number.
 */
export function mayNotCommute(expression: Expression): boolean {
  if (expression.kind !== 'apply') return false;
  const { operator, args } = expression;
  if (operator === 'power' && capitals(args.slice(0, 1)).size > 1) return true;
  if (operator === 'multiply' || operator === 'dot') {
    // A number times a sum of matrices is as it is with numbers.
    const holding = args.filter((arg) => capitals([arg]).size > 0);
    if (holding.length > 1 && capitals(holding).size > 1) return true;
  }
  return args.some(mayNotCommute);
}

function capitals(expressions: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  for (const expression of expressions) {
    if (expression.kind === 'symbol' && /^[A-Z](?:_|$)/.test(expression.name)) names.add(expression.name);
    else if (expression.kind === 'apply' && linear.has(expression.operator)) for (const name of capitals(expression.operator === 'power' ? expression.args.slice(0, 1) : expression.args)) names.add(name);
  }
  return names;
}
