import type { TextFormat } from '../../core/problem.ts';
import type { Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import { read } from '../reading/read.ts';
import { mathSpans } from '../reading/spans.ts';
import { some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { definitionOf } from './definitions.ts';
import { isApply, statementsOf } from './statements.ts';

/** Words after which `f(x) = …` is an equation to solve and no definition. */
const asked = /\b(?:equations?|satisf\w+|solv\w+|solutions?|roots?|when|find|such that|determine|identity)\b[^.!?]{0,60}$|(?:方程|满足|求|解|使得)[^。]{0,20}$/i;

/** Functions a problem gives by one explicit formula each: `f(x) = 7x⁷ − 4x⁴ + 1`, and not `f(x) = f(2 − x)`. */
export function givenFunctions(text: string, format: TextFormat): Definition[] {
  const found = new Map<string, Definition | undefined>();
  const spans = mathSpans(text, format);
  spans.forEach((span, index) => {
    const before = text.slice(spans[index - 1]?.outer.end ?? 0, span.outer.start);
    const expression = read(text.slice(span.inner.start, span.inner.end), { notation: span.notation });
    if (hasUnread(expression)) return;
    for (const { expression: statement } of statementsOf(expression)) {
      const definition = definitionOf(statement, 'define');
      if (!definition || definition.parameters.length === 0) continue;
      const explicit = isExplicit(definition) && !asked.test(before.slice(-90));
      found.set(definition.name, explicit && !found.has(definition.name) ? definition : undefined);
    }
  });
  return [...found.values()].filter((definition) => definition !== undefined);
}

function isExplicit({ parameters, body }: Definition): boolean {
  if (body.kind !== 'apply' || isApply(body, 'list', 'and', 'or')) return false;
  return [...freeVariables(body)].every((name) => parameters.includes(name)) && !some(body, (part) => isApply(part, 'call', 'prime'));
}

/**
 * `f(−x) = −7x⁷ − 4x⁴ + 1` for a known f: the right side is computed, so it holds for all values.
 * `f(x) = 0`, `f(x) = 2x` and `f(x) = g(x)` may be equations to solve.
 */
export function isComputedCall(left: Expression, right: Expression, definitions: readonly Definition[]): boolean {
  if (!isApply(left, 'call')) return false;
  const [callee, ...args] = left.args;
  const definition = callee?.kind === 'symbol' ? definitions.find(({ name, parameters }) => name === callee.name && parameters.length === args.length) : undefined;
  if (!definition || args.length === 0 || right.kind !== 'apply') return false;
  // `f(x) = …` with the plain variable may give another function the same name.
  if (args.every((arg) => arg.kind === 'symbol')) return false;
  const names = freeVariables(left);
  const others = freeVariables(right);
  return names.size > 0 && names.size === others.size && [...names].every((name) => others.has(name)) && !some(right, (part) => isApply(part, 'call') && part !== right && part.args[0]?.kind === 'symbol' && part.args[0].name !== definition.name);
}
