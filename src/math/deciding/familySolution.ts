import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, minus, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { toPlain } from '../printing/plain.ts';
import { realValue } from '../solving/approximate.ts';
import type { Family } from '../solving/solutionSet.ts';
import { solveEquation, type SolveOptions } from '../solving/solveEquation.ts';
import { truthAt } from '../solving/truthAt.ts';
import { substitute } from '../traverse.ts';
import { failureAt } from './shownAt.ts';
import type { Stated } from './stated.ts';

/** Values of the parameter that are put in; enough for every residue that could matter. */
const tried = [0, 1, -1, 2, 3, -2, 4, 5];

/** A general solution: members put into the problem, and the families compared over a common period. */
export function decideFamilies(system: Expression, unknown: string, { members, parameter }: Extract<Stated, { kind: 'families' }>, complete: boolean, options: SolveOptions): Verdict {
  for (const k of tried) {
    for (const member of members) {
      const value = substitute(member, new Map([[parameter, num(k)]]));
      const truth = truthAt(system, new Map([[unknown, value]]), options);
      if (truth === 'unknown') return { kind: 'inconclusive', reason: say('A stated solution could not be put into the problem.') };
      if (truth !== 'true') return { kind: 'refuted', evidence: { method: 'substitution', summary: say('A stated solution does not satisfy the problem.') }, counterexample: failureAt(system, new Map([[unknown, value]])) };
    }
  }
  const solutions = solveEquation(system, unknown, options);
  const stated = members.flatMap((member) => progressions(member, parameter));
  if (solutions?.kind !== 'families' || !stated.every((each) => each !== undefined)) {
    return complete ? { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') } : verified();
  }
  const span = commonPeriod([...solutions.families, ...stated]);
  if (span === undefined) return { kind: 'inconclusive', reason: say('The periods of the stated solutions could not be compared.') };
  const known = residues(stated, span);
  for (const family of solutions.families) {
    for (const { place, k } of membersOf(family, span)) {
      if (known.some((other) => sameResidue(other, place, span))) continue;
      if (!complete) continue;
      const value = toPlain(k === 0 ? family.base : app('add', family.base, app('multiply', num(k), family.period)));
      return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('A solution is missing.') }, counterexample: { values: [{ name: unknown, value }], summary: say('{0} is also a solution.', `${unknown} = ${value}`) } };
    }
  }
  // A stated family beyond those found would have failed when it was put in; here all are covered.
  const all = residues(solutions.families, span);
  return known.every((place) => all.some((other) => sameResidue(other, place, span))) ? verified() : { kind: 'inconclusive', reason: say('The stated families could not be matched with the solutions.') };
}

function verified(): Verdict {
  return { kind: 'verified', evidence: { method: 'recomputation', summary: say('Every stated solution satisfies the problem, and none is missing.') } };
}

/** A member like `(−1)^k·a + kπ` is two progressions: for even and for odd k. */
export function progressions(member: Expression, parameter: string): (Family | undefined)[] {
  const whole = progression(member, parameter);
  if (whole) return [whole];
  const twice = app('multiply', num(2), { kind: 'symbol', name: parameter });
  return [twice, app('add', twice, num(1))].map((index) => progression(substitute(member, new Map([[parameter, index]])), parameter));
}

/** `base + period·k`, where a member is linear in its parameter. */
function progression(member: Expression, parameter: string): Family | undefined {
  const at = (k: number): Expression => substitute(member, new Map([[parameter, num(k)]]));
  const places = [0, 1, 2, 5].map((k) => realValue(at(k)));
  const [a, b, c, d] = places;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const step = b - a;
  if (Math.abs(step) < 1e-9 || Math.abs(c - b - step) > 1e-9 * (1 + Math.abs(step)) || Math.abs(d - a - 5 * step) > 1e-8 * (1 + Math.abs(step))) return undefined;
  return { base: at(0), period: minus(at(1), at(0)) };
}

/** A whole multiple of every period, where all are small multiples of one measure. */
export function commonPeriod(families: readonly Family[]): number | undefined {
  const periods = families.map(({ period }) => Math.abs(realValue(period) ?? Number.NaN));
  const [first = Number.NaN] = periods;
  for (let times = 1; times <= 60; times++) {
    const span = first * times;
    if (periods.every((period) => Math.abs(span / period - Math.round(span / period)) < 1e-9)) return span;
  }
  return undefined;
}

function membersOf({ base, period }: Family, span: number): { readonly place: number; readonly k: number }[] {
  const start = realValue(base) ?? Number.NaN;
  const step = realValue(period) ?? Number.NaN;
  const count = Math.round(Math.abs(span / step));
  return Array.from({ length: count }, (_, k) => ({ place: start + k * step, k }));
}

export function residues(families: readonly Family[], span: number): number[] {
  return families.flatMap((family) => membersOf(family, span).map(({ place }) => place));
}

export function sameResidue(a: number, b: number, span: number): boolean {
  const turns = (a - b) / span;
  return Math.abs(turns - Math.round(turns)) < 1e-9;
}
