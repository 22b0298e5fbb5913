import type { Expression } from './expression.ts';

/** Operators that bind the symbol in this argument position within their first argument. */
const binders: Readonly<Record<string, number>> = { sum: 1, product: 1, integral: 1, limit: 1, 'evaluate-between': 1 };

/** Every later claim asks for those of every condition before it. */
const asked = new WeakMap<Expression, ReadonlySet<string>>();

/** The names of the symbols a statement speaks of, without those bound inside it (a sum's index, `dx`). */
export function freeVariables(expression: Expression): ReadonlySet<string> {
  const before = asked.get(expression);
  if (before) return before;
  const names = new Set<string>();
  collect(expression, new Set(), names);
  asked.set(expression, names);
  return names;
}

function collect(expression: Expression, bound: ReadonlySet<string>, names: Set<string>): void {
  if (expression.kind === 'symbol') {
    if (!bound.has(expression.name)) names.add(expression.name);
    return;
  }
  if (expression.kind !== 'apply') return;
  const { operator, args } = expression;
  const at = binders[operator];
  const index = at === undefined ? undefined : args[at];
  if (index?.kind === 'symbol' && !(operator === 'integral' && args.length === 2)) {
    const inner = new Set(bound).add(index.name);
    args.forEach((arg, position) => {
      if (position !== at) collect(arg, position === 0 ? inner : bound, names);
    });
    return;
  }
  const callee = operator === 'call' ? 1 : 0;
  for (const arg of args.slice(callee)) collect(arg, bound, names);
}
