import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../build.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { toPlain } from '../printing/plain.ts';
import { compareOnLine } from '../solving/solveInequality.ts';
import { mapChildren, some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { statementOf } from './stated.ts';

const unknown = 'x';
/** Each in the next. */
const numberSets: readonly string[] = ['positive-integers', 'naturals', 'integers', 'rationals', 'reals', 'complexes'];
const combined = /^(?:interval|union|intersection|set-difference|set-builder|set|tuple)$/;

/** `A ⊆ B` and `A = B` of sets of real numbers, by what lies in one and not in the other. Undefined where a side is none. */
export function decideRealSets({ operator, args }: ApplyNode, budget: Budget): Verdict | undefined {
  const [left, right] = args;
  const ranks = [left, right].map((side) => (side?.kind === 'constant' ? numberSets.indexOf(side.name) : -1));
  const [inner = -1, outer = -1] = ranks;
  if (operator !== 'equal' && inner >= 0 && outer >= 0) {
    return inner < outer ? { kind: 'verified', evidence: { method: 'recomputation', summary: say('Every element of the first set is in the second.') } } : undefined;
  }
  const [first, second] = [left && membership(left), right && membership(right)];
  if (!first || !second) return undefined;
  const compared = compareOnLine(first, second, unknown, { checkTime: timer(budget) });
  if (!compared) return { kind: 'inconclusive', reason: say('These sets are not compared.') };
  const [stray] = operator === 'equal' ? [...compared.onlyFirst, ...compared.onlySecond] : compared.onlyFirst;
  if (stray) {
    const at = toPlain(stray.at);
    const summary = compared.onlyFirst.includes(stray) ? say('{0} is in the first set and not in the second.', at) : say('{0} is in the second set and not in the first.', at);
    return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('The sets differ.') }, counterexample: { values: [{ name: unknown, value: at }], summary } };
  }
  // To some ⊂ means that the sets are not the same.
  if (operator === 'subset' && compared.onlySecond.length === 0) return { kind: 'inconclusive', reason: say('Both sets are the same, which ⊂ allows to some and not to others.') };
  return { kind: 'verified', evidence: { method: 'recomputation', summary: operator === 'equal' ? say('Both sets have the same elements.') : say('Every element of the first set is in the second.') } };
}

/** "x is in the set", for a set of real numbers; undefined for any other expression. */
function membership(set: Expression): Expression | undefined {
  if (set.kind === 'constant') return set.name === 'emptyset' ? { kind: 'constant', name: 'false' } : statementOf(set, unknown);
  if (set.kind !== 'apply' || !combined.test(set.operator)) return undefined;
  const plain = withOpenIntervals(set);
  if (plain.kind !== 'apply') return undefined;
  const isOfNumbers = !some(plain, (part) => part.kind === 'text' || (part.kind === 'apply' && (part.operator === 'tuple' || part.operator === 'list' || part.operator === 'matrix')) || (part.kind === 'constant' && part.name === 'i'));
  const statement = !isOfNumbers ? undefined : plain.operator === 'set' ? app('element', { kind: 'symbol', name: unknown }, plain) : statementOf(plain, unknown);
  return statement && [...freeVariables(statement)].every((name) => name === unknown) ? statement : undefined;
}

/** A pair among sets is an open interval. */
function withOpenIntervals(set: Expression): Expression {
  if (set.kind !== 'apply') return set;
  const [low, high] = set.args;
  if (set.operator === 'tuple' && set.args.length === 2 && low && high) {
    const open: Expression = { kind: 'constant', name: 'false' };
    return { ...set, operator: 'interval', args: [low, high, open, open] };
  }
  return /^(?:union|intersection|set-difference)$/.test(set.operator) ? mapChildren(set, withOpenIntervals) : set;
}
