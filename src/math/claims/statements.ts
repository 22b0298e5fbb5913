import type { TextRange } from '../../core/problem.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';

/** How a statement is joined to the one before it in the same formula. */
export type Joined = 'implies' | 'iff' | 'row' | 'none';

export interface Statement {
  readonly expression: Expression;
  readonly joined: Joined;
  /** It stood inside `\boxed{…}`. */
  readonly boxed: boolean;
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
export function statementsOf(expression: Expression, joined: Joined = 'none', boxed = false): Statement[] {
  if (isApply(expression, 'list')) {
    return expression.args.flatMap((row, index) => statementsOf(row, index === 0 ? joined : 'row', boxed));
  }
  if (isApply(expression, 'implies', 'iff')) {
    const { operator, args } = expression;
    return args.flatMap((part, index) => statementsOf(part, index === 0 ? joined : operator === 'iff' ? 'iff' : 'implies', boxed));
  }
  if (isApply(expression, 'boxed')) {
    const [inner] = expression.args;
    return inner ? [{ expression: inner, joined, boxed: true }] : [];
  }
  return [{ expression, joined, boxed }];
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
