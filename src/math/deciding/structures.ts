import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { sameShape } from '../traverse.ts';

type Same = (a: Expression, b: Expression) => Verdict;

const structures: ReadonlySet<Operator> = new Set<Operator>(['tuple', 'list', 'set', 'interval', 'matrix', 'union', 'intersection', 'set-difference', 'set-builder']);

/**
 * Equality of tuples and matrices entry by entry, of sets in any order, of intervals end by end.
 * Undefined where neither side is such a structure.
 */
export function equalStructures(left: Expression, right: Expression, same: Same): Verdict | undefined {
  const leftKind = structureOf(left);
  const rightKind = structureOf(right);
  if (!leftKind && !rightKind) return undefined;
  if (left.kind === 'constant' && right.kind === 'constant') return left.name === right.name ? proof() : undefined;
  if (!leftKind || !rightKind || left.kind !== 'apply' || right.kind !== 'apply') return { kind: 'inconclusive', reason: say('The two sides are of different kinds.') };
  if (leftKind !== rightKind) return { kind: 'inconclusive', reason: say('The two sides are of different kinds.') };
  switch (leftKind) {
    case 'tuple':
    case 'list':
      return left.args.length === right.args.length ? entries(left.args, right.args, same) : differ(say('One has {0} entries, the other {1}.', left.args.length, right.args.length));
    case 'matrix':
      return matrices(left, right, same);
    case 'set':
      return sets(left.args, right.args, same);
    case 'interval':
      return intervals(left, right, same);
    default:
      return sameShape(left, right) ? proof() : { kind: 'inconclusive', reason: say('These sets are not compared.') };
  }
}

function structureOf(expression: Expression): Operator | 'emptyset' | undefined {
  if (expression.kind === 'constant') return expression.name === 'emptyset' ? 'emptyset' : undefined;
  return expression.kind === 'apply' && structures.has(expression.operator) ? expression.operator : undefined;
}

function proof(): Verdict {
  return { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides are the same, part by part.') } };
}

function differ(summary: ReturnType<typeof say>): Verdict {
  return { kind: 'refuted', evidence: { method: 'normal-form', summary }, counterexample: { values: [], summary } };
}

function entries(left: readonly Expression[], right: readonly Expression[], same: Same): Verdict {
  let weakest: Verdict | undefined;
  for (const [index, entry] of left.entries()) {
    const other = right[index];
    const verdict: Verdict = other ? same(entry, other) : { kind: 'unchecked', reason: say('An entry is missing.') };
    if (verdict.kind === 'refuted') return verdict;
    if (verdict.kind !== 'verified') weakest ??= verdict;
  }
  return weakest ?? proof();
}

function matrices(left: ApplyNode, right: ApplyNode, same: Same): Verdict {
  const rows = (matrix: ApplyNode): (readonly Expression[])[] => matrix.args.map((row) => (row.kind === 'apply' ? row.args : [row]));
  const a = rows(left);
  const b = rows(right);
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return differ(say('The two matrices have different sizes.'));
  return entries(a.flat(), b.flat(), same);
}

/** Every member of one must be a member of the other; repeated members do not count. */
function sets(left: readonly Expression[], right: readonly Expression[], same: Same): Verdict {
  let doubt: Verdict | undefined;
  for (const [from, to] of [[left, right], [right, left]] as const) {
    for (const member of from) {
      const verdicts = to.map((other) => same(member, other));
      if (verdicts.some(({ kind }) => kind === 'verified')) continue;
      if (verdicts.every(({ kind }) => kind === 'refuted')) return differ(say('The two sets do not have the same members.'));
      doubt ??= { kind: 'inconclusive', reason: say('The members of the two sets could not be matched.') };
    }
  }
  return doubt ?? proof();
}

function isInfinite(end: Expression): boolean {
  if (end.kind === 'apply' && end.operator === 'negate') return end.args[0] !== undefined && isInfinite(end.args[0]);
  return end.kind === 'constant' && end.name === 'infinity';
}

function intervals(left: ApplyNode, right: ApplyNode, same: Same): Verdict {
  for (const index of [2, 3]) {
    const a = left.args[index];
    const b = right.args[index];
    const infinite = [left.args[index - 2], right.args[index - 2]].every((end) => end !== undefined && isInfinite(end));
    if (a && b && !sameShape(a, b) && !infinite) return differ(say('One interval contains an end that the other does not.'));
  }
  return entries(left.args.slice(0, 2), right.args.slice(0, 2), (a, b) => (sameShape(a, b) ? proof() : same(a, b)));
}
