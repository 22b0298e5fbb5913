import type { TextRange } from '../../core/problem.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';
import type { MathSpan } from '../reading/spans.ts';
import { freeVariables } from '../variables.ts';

/** How a statement is joined to the one before it in the same formula. */
export type Joined = 'implies' | 'iff' | 'row' | 'none';

export interface Statement {
  readonly expression: Expression;
  readonly joined: Joined;
  /** It stood inside `\boxed{…}`. */
  readonly boxed: boolean;
  /** It is an end of an implication, the first one included. */
  readonly implied: boolean;
}

const relations: ReadonlySet<Operator> = new Set<Operator>([
  'equal', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal', 'approximately', 'identical',
  'congruent', 'divides', 'not-divides', 'element', 'not-element', 'subset', 'subset-equal',
]);

export function isRelation(expression: Expression): expression is ApplyNode {
  return expression.kind === 'apply' && relations.has(expression.operator);
}

export function isApply<O extends Operator>(expression: Expression | undefined, ...operators: O[]): expression is ApplyNode & { readonly operator: O } {
  return expression?.kind === 'apply' && operators.some((operator) => operator === expression.operator);
}

/** The statements of one formula in reading order: rows of a display, ends of an implication. */
export function statementsOf(expression: Expression, joined: Joined = 'none', boxed = false, implied = false): Statement[] {
  if (isApply(expression, 'list')) {
    const roots = listedRoots(expression.args);
    if (roots) return [{ expression: roots, joined, boxed, implied }];
    return expression.args.flatMap((row, index) => statementsOf(row, index === 0 ? joined : 'row', boxed, implied));
  }
  if (isApply(expression, 'implies', 'iff')) {
    const { operator, args } = expression;
    return args.flatMap((part, index) => statementsOf(part, index === 0 ? joined : operator === 'iff' ? 'iff' : 'implies', boxed, true));
  }
  if (isApply(expression, 'boxed')) {
    const [inner] = expression.args;
    return inner ? [{ expression: inner, joined, boxed: true, implied }] : [];
  }
  return [{ expression, joined, boxed, implied }];
}

/** `x = 3, -2`: what follows the first value is a value too, and none may be left out. */
function listedRoots([first, ...rest]: readonly Expression[]): Expression | undefined {
  if (!isApply(first, 'equal') || first.args[0]?.kind !== 'symbol' || rest.length === 0) return undefined;
  const [unknown] = first.args;
  const isValue = (each: Expression): boolean => each.kind === 'number' || each.kind === 'constant' || (isApply(each, 'negate', 'plus-minus', 'divide', 'multiply', 'add', 'power', 'sqrt', 'root') && freeVariables(each).size === 0);
  if (!rest.every(isValue)) return undefined;
  return anyOf([first, ...rest.map((value): Expression => ({ kind: 'apply', operator: 'equal', args: [unknown, value], ...(value.range ? { range: value.range } : {}) }))]);
}

/** Roots that were said one after the other, as one statement. */
export function anyOf(roots: readonly Expression[]): Expression {
  const [first, last] = [roots[0], roots.at(-1)];
  const range = first && last && spanning(first, last);
  return { kind: 'apply', operator: 'or', args: [...roots], ...(range ? { range } : {}) };
}

/** The first of these spans with those behind it that only "and", "or" or a comma parts from it. */
export function rootsAfter(spans: readonly MathSpan[], text: string): readonly MathSpan[] {
  let end = 1;
  for (; end < spans.length; end++) {
    const between = text.slice(spans[end - 1]?.outer.end ?? 0, spans[end]?.outer.start ?? 0);
    if (between.length > 12 || !/^\s*(?:[,，、]|[,，]?\s*(?:and|or|和|或|及|与|或者))\s*$/i.test(between)) break;
  }
  return spans.slice(0, end);
}

/** `x = 3` with the values of the same unknown that are said with it, and any relation with those that "or" joins to it; itself where there are none. */
export function joinedRoots(first: Expression, spans: readonly MathSpan[], text: string, readSpan: (span: MathSpan) => Expression): Expression[] {
  const found = [first];
  const [unknown] = isApply(first, 'equal') ? first.args : [];
  for (const [index, span] of spans.entries()) {
    if (index === 0) continue;
    const next = readSpan(span);
    const isOther = linksOf(first).length > 0 && linksOf(next).length > 0 && isAlternative(spans[index - 1], span, text);
    const isRoot = unknown?.kind === 'symbol' && isApply(next, 'equal') && next.args[0]?.kind === 'symbol' && next.args[0].name === unknown.name;
    if (!isOther && !isRoot) break;
    found.push(next);
  }
  return found.length === 1 ? found : found.map(wholeChain);
}

/** Whether only "or" parts a span from the one before it. */
export function isAlternative(before: MathSpan | undefined, span: MathSpan | undefined, text: string): boolean {
  return before !== undefined && span !== undefined && /^[\s,，]*(?:or|或者?)\s*$/i.test(text.slice(before.outer.end, span.outer.start));
}

/** `-3 < x < 3` as one statement: both of its links or neither. */
export function wholeChain(expression: Expression): Expression {
  if (!isApply(expression, 'chain')) return expression;
  const links = linksOf(expression);
  if (links.length < 2 || !links.every(({ relation }) => isApply(relation, 'less', 'less-equal', 'greater', 'greater-equal')) || freeVariables(expression).size === 0) return expression;
  return { kind: 'apply', operator: 'and', args: links.map(({ relation }) => relation), ...(expression.range ? { range: expression.range } : {}) };
}

/** One relation of a chain, with where it stands. */
export interface Link {
  readonly relation: ApplyNode;
  readonly left: Expression;
  readonly right: Expression;
}

/** The links of a chain `a = b < c`, or the relation itself as its only link. */
export function linksOf(expression: Expression): Link[] {
  if (isApply(expression, 'chain')) {
    const links: Link[] = [];
    for (let index = 0; index + 2 < expression.args.length; index += 2) {
      const [left, operator, right] = expression.args.slice(index, index + 3);
      if (!left || !right || operator?.kind !== 'text') continue;
      const range = spanning(left, right);
      links.push({
        left,
        right,
        relation: { kind: 'apply', operator: operator.text as Operator, args: [left, right], ...(range ? { range } : {}) },
      });
    }
    return links;
  }
  if (!isRelation(expression)) return [];
  const [left, right] = expression.args;
  return left && right ? [{ relation: expression, left, right }] : [];
}

/** From the start of one expression to the end of another, where both know their place. */
export function spanning(left: Expression, right: Expression): TextRange | undefined {
  return left.range && right.range ? { start: left.range.start, end: right.range.end } : undefined;
}
