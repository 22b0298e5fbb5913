import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, minus, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toPlain } from '../printing/plain.ts';
import { norm } from '../solving/algebraic.ts';
import { approximate, real, realValue, type Approximation } from '../solving/approximate.ts';
import { approximateRealRoots } from '../solving/realRoots.ts';
import { solveEquation, type SolveOptions } from '../solving/solveEquation.ts';
import { simplify } from '../simplify.ts';
import { truthAt } from '../solving/truthAt.ts';
import { failureAt } from './shownAt.ts';
import type { Stated } from './stated.ts';

/** Members of a family this far from its base must lie outside a bounded range. */
const farthest = 24;

/** Stated values put into a problem whose solutions have no exact form here; completeness by counting real roots. */
export function decideListed(system: Expression, unknown: string, answer: Stated, complex: boolean, complete: boolean, options: SolveOptions): Verdict {
  const values = answer.kind === 'statement' ? answer.values : undefined;
  if (!values) return { kind: 'inconclusive', reason: say('The problem could not be solved independently.') };
  for (const value of values) {
    const truth = truthAt(system, new Map([[unknown, value]]), options);
    if (truth === 'unknown') return { kind: 'inconclusive', reason: say('A stated solution could not be put into the problem.') };
    if (truth !== 'true') {
      if (value.kind === 'number' && (value.decimals ?? 0) > 0) return { kind: 'inconclusive', reason: say('A rounded value does not satisfy the problem exactly.') };
      return { kind: 'refuted', evidence: { method: 'substitution', summary: say('A stated solution does not satisfy the problem.') }, counterexample: failureAt(system, new Map([[unknown, value]])) };
    }
  }
  if (!complete) {
    return values.length > 0 ? { kind: 'verified', evidence: { method: 'substitution', summary: say('What is stated satisfies the problem.') } } : { kind: 'inconclusive', reason: say('Nothing was stated that could be put to the test.') };
  }
  return complex ? completeComplex(system, unknown, values, options) : completeReal(system, unknown, values);
}

function completeComplex(system: Expression, unknown: string, values: readonly Expression[], options: SolveOptions): Verdict {
  const solutions = solveEquation(system, unknown, { ...options, complex: true });
  if (solutions?.kind !== 'finite') return { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
  const known = values.map((value) => approximate(value));
  for (const solution of solutions.values) {
    const at = approximate(solution);
    if (!at || known.some((value) => value === undefined)) return { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
    if (!known.some((value) => value && near(value, at))) return missing(unknown, solution);
  }
  return all();
}

/** Real roots of the norm that are no zeros of the equation are extraneous; the others must all be stated. */
function completeReal(system: Expression, unknown: string, values: readonly Expression[]): Verdict {
  const doubt: Verdict = { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
  const [left, right] = system.kind === 'apply' && system.operator === 'equal' ? system.args : [];
  if (!left || !right) return boundedFamilies(system, unknown, values) ?? doubt;
  const coefficients = norm(minus(left, right), unknown);
  if (!coefficients || coefficients === 'identity') return doubt;
  const stated = values.map((value) => realValue(value));
  for (const root of approximateRealRoots(coefficients)) {
    if (stated.some((value) => value !== undefined && Math.abs(value - root) < 1e-9 * (1 + Math.abs(root)))) continue;
    const at = approximate(minus(left, right), new Map([[unknown, real(root, 1e-15 * (1 + Math.abs(root)))]]));
    if (!at) return doubt;
    if (Math.hypot(at.re, at.im) > 1e3 * at.error + 1e-7) continue;
    return {
      kind: 'refuted',
      evidence: { method: 'recomputation', summary: say('A solution is missing.') },
      counterexample: { values: [{ name: unknown, value: `≈ ${root.toPrecision(7)}` }], summary: say('{0} is also a solution.', `${unknown} ≈ ${root.toPrecision(7)}`) },
    };
  }
  return all();
}

/** A periodic equation in a bounded range: the members of its families that lie there are all there are. */
function boundedFamilies(system: Expression, unknown: string, values: readonly Expression[]): Verdict | undefined {
  const parts = system.kind === 'apply' && system.operator === 'and' ? system.args : [];
  const equations = parts.filter((part) => part.kind === 'apply' && part.operator === 'equal');
  const [equation] = equations;
  const solutions = equation && equations.length === 1 ? solveEquation(equation, unknown) : undefined;
  if (solutions?.kind !== 'families') return undefined;
  const stated = values.map((value) => realValue(value));
  for (const { base, period } of solutions.families) {
    for (let k = -farthest; k <= farthest; k++) {
      const member = simplify(app('add', base, app('multiply', num(k), period)));
      const truth = truthAt(system, new Map([[unknown, member]]));
      if (truth === 'unknown' || (truth === 'true' && Math.abs(k) === farthest)) return undefined;
      const place = truth === 'true' ? realValue(member) : undefined;
      if (truth !== 'true') continue;
      if (place === undefined) return undefined;
      if (!stated.some((value) => value !== undefined && Math.abs(value - place) < 1e-9 * (1 + Math.abs(place)))) return missing(unknown, member);
    }
  }
  return all();
}

function all(): Verdict {
  return { kind: 'verified', evidence: { method: 'substitution', summary: say('Every stated solution satisfies the problem, and none is missing.') } };
}

function missing(unknown: string, solution: Expression): Verdict {
  const value = `${unknown} = ${toPlain(solution)}`;
  return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('A solution is missing.') }, counterexample: { values: [{ name: unknown, value: toPlain(solution) }], summary: say('{0} is also a solution.', value) } };
}

function near(a: Approximation, b: Approximation): boolean {
  return Math.hypot(a.re - b.re, a.im - b.im) < 1e-9 * (1 + Math.hypot(b.re, b.im));
}
