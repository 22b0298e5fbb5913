import { app, constant, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { freeVariables } from '../../../math/variables.ts';
import { isElementary } from '../calculus/givens.ts';

/** What a formula of the problem is for; its tag stands for it among the words. */
export type Statement =
  | { readonly tag: 'T'; readonly term: Expression }
  /** `f(x) = …` or `y = …`. */
  | { readonly tag: 'D'; readonly name: string; readonly parameter?: string; readonly body: Expression }
  | { readonly tag: 'C'; readonly condition: Expression }
  | { readonly tag: 'I'; readonly interval: Expression }
  | { readonly tag: 'S'; readonly letter: string }
  /** `f(x)`. */
  | { readonly tag: 'F'; readonly name: string; readonly parameter: string };

const comparison = /^(?:less|less-equal|greater|greater-equal|not-equal|chain)$/;
const isCondition = (each: Expression): boolean => each.kind === 'apply' && (comparison.test(each.operator) || (each.operator === 'element' && isRealSet(each.args[1])));

function isRealSet(set: Expression | undefined): boolean {
  return (set?.kind === 'constant' && /^(?:positive-reals|reals)$/.test(set.name)) || isApply(set, 'interval');
}

/** The statements of a formula; undefined where one is none of these. */
export function statementsIn(formula: Expression): readonly Statement[] | undefined {
  const isListed = isApply(formula, 'list', 'and') || (isApply(formula, 'tuple') && formula.args.every(({ kind }) => kind === 'symbol'));
  const parts = isListed && formula.kind === 'apply' ? shared(formula.args) : [formula];
  const found: Statement[] = [];
  for (const part of parts) {
    const { rest, condition } = withoutCondition(part);
    const statement = statementOf(rest);
    if (!statement) return undefined;
    found.push(statement, ...(condition ? [{ tag: 'C' as const, condition }] : []));
  }
  return found;
}

/** `x, y > 0` says it of both letters. */
function shared(parts: readonly Expression[]): readonly Expression[] {
  const last = parts.at(-1);
  const [left, ...right] = last?.kind === 'apply' && isCondition(last) && last.operator !== 'chain' ? last.args : [];
  if (!last || last.kind !== 'apply' || left?.kind !== 'symbol' || !parts.slice(0, -1).every((each) => each.kind === 'symbol')) return parts;
  return [...parts.slice(0, -1), left].map((letter) => app(last.operator, letter, ...right));
}

/** `x + 4/x (x > 0)` is read as a product. */
function withoutCondition(expression: Expression): { readonly rest: Expression; readonly condition?: Expression } {
  if (expression.kind !== 'apply' || isCondition(expression) || !/^(?:multiply|add|negate|equal)$/.test(expression.operator)) return { rest: expression };
  const last = expression.args.at(-1);
  const before = expression.args.slice(0, -1);
  if (!last) return { rest: expression };
  if (expression.operator === 'multiply' && isCondition(last)) {
    const [only, ...more] = before;
    return { rest: only && more.length === 0 ? only : { ...expression, args: before }, condition: last };
  }
  const inner = withoutCondition(last);
  return inner.condition ? { rest: { ...expression, args: [...before, inner.rest] }, condition: inner.condition } : { rest: expression };
}

function statementOf(each: Expression): Statement | undefined {
  if (each.kind === 'symbol') return { tag: 'S', letter: each.name };
  if (isCondition(each)) return { tag: 'C', condition: each };
  if (isApply(each, 'interval')) return { tag: 'I', interval: each };
  if (isApply(each, 'tuple')) return openInterval(each.args);
  if (isApply(each, 'call')) return applied(each);
  if (isApply(each, 'equal')) return definition(each) ?? (each.args.every(isElementary) && freeVariables(each).size === 2 ? { tag: 'C', condition: each } : undefined);
  return isElementary(each) && freeVariables(each).size > 0 ? { tag: 'T', term: each } : undefined;
}

function openInterval([low, high, ...more]: readonly Expression[]): Statement | undefined {
  if (!low || !high || more.length > 0 || freeVariables(low).size + freeVariables(high).size > 0) return undefined;
  return { tag: 'I', interval: app('interval', low, high, constant('false'), constant('false')) };
}

/** `f` and `x` of `f(x)`, and of `R(p)` and `P(x)` too, which look like something else. */
function applied(left: Expression): Extract<Statement, { tag: 'F' }> | undefined {
  const [name, letter, ...more] = isApply(left, 'call', 'multiply') ? left.args : isApply(left, 'probability') ? [sym('P'), ...left.args] : [];
  return name?.kind === 'symbol' && letter?.kind === 'symbol' && name.name !== letter.name && more.length === 0 ? { tag: 'F', name: name.name, parameter: letter.name } : undefined;
}

function definition({ args: [left, body] }: { readonly args: readonly Expression[] }): Statement | undefined {
  if (!left || !body || !isElementary(body)) return undefined;
  const [variable, ...more] = freeVariables(body);
  if (variable === undefined || more.length > 0) return undefined;
  if (left.kind === 'symbol') return left.name === variable ? undefined : { tag: 'D', name: left.name, body };
  const call = applied(left);
  // With xy = 16 − x nothing is defined.
  return call?.parameter === variable && (isApply(left, 'call', 'probability') || /^[A-Z]$/.test(call.name)) ? { tag: 'D', name: call.name, parameter: variable, body } : undefined;
}

/** A condition on a letter as `solveInequality` takes it; undefined for "some real number", which excludes nothing. */
export function plainCondition(condition: Expression): Expression | undefined {
  if (!isApply(condition, 'element')) return condition;
  const [letter, set] = condition.args;
  if (!letter || set?.kind !== 'constant') return condition;
  return set.name === 'positive-reals' ? app('greater', letter, num(0)) : undefined;
}
