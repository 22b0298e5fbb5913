import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context, Proposition } from '../proposition.ts';
import { compareOnLine, type LinePoint } from '../solving/solveInequality.ts';
import type { SolveOptions } from '../solving/solveEquation.ts';
import { truthAt } from '../solving/truthAt.ts';
import { mapChildren, some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { complexLetters, declares } from './complexLetters.ts';
import { flattened, restrictionsOn, together } from './conditions.ts';
import { withDefinitions } from './definitions.ts';
import { decideFamilies } from './familySolution.ts';
import { decideListed } from './listedSolution.ts';
import { missingRootFix, type Fix } from './missingRoot.ts';
import { failureAt } from './shownAt.ts';
import { decidePolynomialParameters } from './parametricSolution.ts';
import { statedFor, valuesOf } from './stated.ts';
import { decideTuples } from './tupleSolution.ts';

export interface SolutionDecision {
  readonly verdict: Verdict;
  readonly fix?: Fix;
}

export type SolutionProposition = Extract<Proposition, { kind: 'solution' }>;

/**
 * Both ways: every stated solution satisfies the problem, and none is missing. Verified only where both
 * are certain (the second only if the text claims to be complete); an extraneous or a missing solution
 * refutes and is named.
 * @throws OutOfTime
 */
export function decideSolution(proposition: SolutionProposition, context: Context, budget: Budget): SolutionDecision {
  const { problem, unknowns, stated, complete } = proposition;
  const conditions = flattened(problem, context);
  const offered = withDefinitions(stated, context.definitions);
  if ([...conditions, offered].some(hasUnread)) return { verdict: { kind: 'unchecked', reason: say('Part of it could not be read.') } };
  if ([...conditions, offered].some((part) => some(part, (inner) => inner.kind === 'constant' && inner.name === 'ellipsis'))) return { verdict: { kind: 'unchecked', reason: say('It leaves something out with dots.') } };
  const [unknown, ...more] = unknowns;
  if (unknown === undefined || conditions.length === 0) return { verdict: { kind: 'unchecked', reason: say('There is no problem that the answer could be put into.') } };
  const options: SolveOptions = { definitions: context.definitions, checkTime: timer(budget) };
  const { statements, whole } = restrictionsOn(unknowns, { ...context, assumptions: context.assumptions.filter((assumption) => !declares(assumption)) });
  const isComplex = complexLetters(together(conditions), context).size > 0;
  if (isComplex && more.length > 0) return { verdict: { kind: 'inconclusive', reason: say('Equations of complex numbers are decided only with one unknown and single solutions.') } };
  if (more.length > 0) return { verdict: decideTuples(conditions, [...unknowns], statements, offered, complete, whole.size > 0, options) };
  if (conditions.some((condition) => [...freeVariables(condition)].some((name) => name !== unknown))) {
    if (isComplex) return { verdict: { kind: 'inconclusive', reason: say('Equations of complex numbers are decided only with one unknown and single solutions.') } };
    return { verdict: decidePolynomialParameters(together(conditions), unknown, complete, valuesOf(offered, unknown)) };
  }
  const answer = statedFor(conditions.some((condition) => condition.kind === 'apply' && condition.operator === 'equal') ? offered : withIntervals(offered), unknown);
  if (!answer) return { verdict: { kind: 'inconclusive', reason: say('The answer is not of a form that can be put into the problem.') } };
  const system = together([...conditions, ...statements]);
  if (answer.kind === 'families') return { verdict: isComplex ? { kind: 'inconclusive', reason: say('Equations of complex numbers are decided only with one unknown and single solutions.') } : decideFamilies(system, unknown, answer, complete, options) };
  const complex = isComplex || [...conditions, answer.statement].some((part) => some(part, (inner) => inner.kind === 'constant' && inner.name === 'i'));
  const compared = complex ? undefined : compareOnLine(system, answer.statement, unknown, { ...options, whole: whole.has(unknown) });
  if (!compared) return { verdict: decideListed(system, unknown, answer, complex, complete, options) };
  const [wrong] = compared.onlySecond;
  if (wrong) return { verdict: extraneous(system, unknown, wrong, answer.values) };
  const [missing] = compared.onlyFirst;
  if (missing && complete) return missed(unknown, missing, stated);
  if (!complete && compared.both.length === 0) return { verdict: { kind: 'inconclusive', reason: say('Nothing was stated that could be put to the test.') } };
  if (compared.both.length === 0) {
    return { verdict: { kind: 'verified', evidence: { method: 'recomputation', summary: say('There is no real solution.') } } };
  }
  const summary = missing ? say('What is stated satisfies the problem; it is not all.') : say('Every stated solution satisfies the problem, and none is missing.');
  return { verdict: { kind: 'verified', evidence: { method: 'substitution', summary, points: compared.both.length } } };
}

/** The answer to an inequality: `(a, b)` is an interval there. */
function withIntervals(stated: Expression): Expression {
  if (stated.kind !== 'apply') return stated;
  const [low, high] = stated.args;
  if (stated.operator === 'tuple' && stated.args.length === 2 && low && high) {
    const open: Expression = { kind: 'constant', name: 'false' };
    return { ...stated, operator: 'interval', args: [low, high, open, open] };
  }
  return /^(?:union|or|and|equal|element|boxed|intersection)$/.test(stated.operator) ? mapChildren(stated, withIntervals) : stated;
}

/** A stated value that does not satisfy the problem, or lies outside its domain. */
function extraneous(system: Expression, unknown: string, { at, undefinedThere }: LinePoint, values: readonly Expression[] | undefined): Verdict {
  const stated = values?.find((value) => truthAt(app('equal', value, at), new Map()) === 'true') ?? at;
  const assignment = new Map([[unknown, stated]]);
  if (values?.some((value) => roundedTo(value, system, unknown))) return { kind: 'inconclusive', reason: say('It holds only after rounding.') };
  const outside = undefinedThere ? (where: string) => say('{0} is outside the domain: a side has no value there.', where) : undefined;
  return {
    kind: 'refuted',
    evidence: { method: 'substitution', summary: undefinedThere ? say('A stated solution is outside the domain.') : say('A stated solution does not satisfy the problem.') },
    counterexample: failureAt(system, assignment, outside),
  };
}

/** A decimal that a true solution rounds to: the sign of the difference changes within half a unit of its last place. */
function roundedTo(value: Expression, system: Expression, unknown: string): boolean {
  const inner = value.kind === 'apply' && value.operator === 'negate' ? value.args[0] : value;
  if (inner?.kind !== 'number' || inner.decimals === undefined || inner.decimals === 0) return false;
  if (system.kind !== 'apply' || system.operator !== 'equal') return false;
  const [left, right] = system.args;
  if (!left || !right) return false;
  const half: Expression = { kind: 'number', numerator: 1n, denominator: 2n * 10n ** BigInt(inner.decimals) };
  const below = new Map([[unknown, app('add', value, app('negate', half))]]);
  const above = new Map([[unknown, app('add', value, half)]]);
  const less = app('less', left, right);
  const greater = app('greater', left, right);
  return (truthAt(less, below) === 'true' && truthAt(greater, above) === 'true') || (truthAt(greater, below) === 'true' && truthAt(less, above) === 'true');
}

function missed(unknown: string, { at, isolated }: LinePoint, stated: Expression): SolutionDecision {
  const value = `${unknown} = ${toPlain(at)}`;
  const fix = isolated ? missingRootFix(stated, unknown, at) : undefined;
  return {
    verdict: {
      kind: 'refuted',
      evidence: { method: 'recomputation', summary: say('A solution is missing.') },
      counterexample: { values: [{ name: unknown, value: toPlain(at) }], summary: isolated ? say('{0} is also a solution.', value) : say('{0} also satisfies it, and is not among what is stated.', value) },
    },
    ...(fix ? { fix } : {}),
  };
}
