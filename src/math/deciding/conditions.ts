import type { Context } from '../proposition.ts';
import type { Expression } from '../expression.ts';
import { app } from '../build.ts';
import { freeVariables } from '../variables.ts';
import { withDefinitions } from './definitions.ts';

/** Relations one by one: systems, lists and boxes taken apart, abbreviations put in. */
export function flattened(statements: readonly Expression[], context: Context): Expression[] {
  return statements.flatMap((statement) => parts(withDefinitions(statement, context.definitions)));
}

function parts(statement: Expression): Expression[] {
  if (statement.kind === 'apply' && (statement.operator === 'and' || statement.operator === 'list' || statement.operator === 'boxed')) return statement.args.flatMap(parts);
  if (statement.kind === 'apply' && statement.operator === 'identical') return [app('equal', ...statement.args)];
  return [statement];
}

/** One statement that says all of them. */
export function together(statements: readonly Expression[]): Expression {
  const [only] = statements;
  if (!only) return { kind: 'constant', name: 'true' };
  return statements.length === 1 ? only : app('and', ...statements);
}

const restricting = /^(?:less|less-equal|greater|greater-equal|not-equal|chain|element|not-element|divides|congruent)$/;
const wholeSets: ReadonlySet<string> = new Set(['integers', 'naturals', 'positive-integers']);

export interface Restrictions {
  /** Inequalities and memberships in scope that speak of these names only. */
  readonly statements: readonly Expression[];
  /** Names that stand for whole numbers. */
  readonly whole: ReadonlySet<string>;
}

/** What the context says about the range of these names. */
export function restrictionsOn(names: readonly string[], context: Context): Restrictions {
  const statements: Expression[] = [];
  const whole = new Set<string>();
  for (const assumption of flattened(context.assumptions, context)) {
    const free = [...freeVariables(assumption)];
    if (assumption.kind !== 'apply' || !restricting.test(assumption.operator) || free.length === 0 || !free.every((name) => names.includes(name))) continue;
    const [element, set] = assumption.args;
    if (assumption.operator === 'element' && element && set?.kind === 'constant') {
      const members = element.kind === 'apply' && (element.operator === 'list' || element.operator === 'tuple') ? element.args : [element];
      for (const member of members) {
        if (member.kind !== 'symbol') continue;
        if (wholeSets.has(set.name)) whole.add(member.name);
        if (set.name === 'naturals') statements.push(app('greater-equal', member, { kind: 'number', numerator: 0n, denominator: 1n }));
        if (set.name === 'positive-integers' || set.name === 'positive-reals') statements.push(app('greater', member, { kind: 'number', numerator: 0n, denominator: 1n }));
      }
      continue;
    }
    statements.push(assumption);
  }
  return { statements, whole };
}
