import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Expression } from '../expression.ts';
import { realValue } from '../solving/approximate.ts';
import type { SolveOptions } from '../solving/solveEquation.ts';
import { solveSystem } from '../solving/solveSystem.ts';
import { truthAt } from '../solving/truthAt.ts';
import { freeVariables } from '../variables.ts';
import { together } from './conditions.ts';
import { assignmentText, failureAt } from './shownAt.ts';
import { signsOf, valuesOf } from './stated.ts';

type Assignment = ReadonlyMap<string, Expression>;

/** Solutions of a system in several unknowns. */
export function decideTuples(conditions: readonly Expression[], unknowns: readonly string[], restrictions: readonly Expression[], stated: Expression, complete: boolean, whole: boolean, options: SolveOptions): Verdict {
  const assignments = assignmentsOf(stated, unknowns);
  if (!assignments) return { kind: 'inconclusive', reason: say('The answer is not of a form that can be put into the problem.') };
  const system = together([...conditions, ...restrictions]);
  for (const assignment of assignments) {
    if ([...assignment.values()].some((value) => freeVariables(value).size > 0)) return { kind: 'inconclusive', reason: say('The answer has parameters, which are not compared.') };
    const truth = truthAt(system, assignment, options);
    if (truth === 'unknown') return { kind: 'inconclusive', reason: say('A stated solution could not be put into the problem.') };
    if (truth !== 'true') {
      if ([...assignment.values()].some((value) => value.kind === 'number' && (value.decimals ?? 0) > 0)) return { kind: 'inconclusive', reason: say('A rounded value does not satisfy the problem exactly.') };
      return { kind: 'refuted', evidence: { method: 'substitution', summary: say('A stated solution does not satisfy the problem.') }, counterexample: failureAt(system, assignment) };
    }
  }
  const verified: Verdict = { kind: 'verified', evidence: { method: 'substitution', summary: complete ? say('Every stated solution satisfies the problem, and none is missing.') : say('What is stated satisfies the problem.') } };
  if (!complete) return assignments.length > 0 ? verified : { kind: 'inconclusive', reason: say('Nothing was stated that could be put to the test.') };
  const solutions = conditions.every((condition) => condition.kind === 'apply' && condition.operator === 'equal') ? solveSystem(conditions, unknowns, options) : undefined;
  const doubt: Verdict = { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
  if (!solutions || solutions.free.length > 0 || whole) {
    return solutions && solutions.free.length === 0 ? compare(solutions.tuples, unknowns, assignments, system, options, verified) : doubt;
  }
  return compare(solutions.tuples, unknowns, assignments, system, options, verified);
}

function compare(tuples: readonly (readonly Expression[])[], unknowns: readonly string[], assignments: readonly Assignment[], system: Expression, options: SolveOptions, verified: Verdict): Verdict {
  for (const tuple of tuples) {
    const values = new Map(unknowns.map((name, index): [string, Expression] => [name, tuple[index] ?? { kind: 'symbol', name }]));
    const truth = truthAt(system, values, options);
    if (truth === 'unknown') return { kind: 'inconclusive', reason: say('The stated values satisfy the problem; whether one is missing is not known.') };
    if (truth !== 'true' || assignments.some((known) => sameAssignment(known, values))) continue;
    return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('A solution is missing.') }, counterexample: { values: [], summary: say('{0} is also a solution.', assignmentText(values)) } };
  }
  return verified;
}

function sameAssignment(a: Assignment, b: Assignment): boolean {
  return [...b].every(([name, value]) => {
    const other = a.get(name);
    const x = realValue(value);
    const y = other && realValue(other);
    return x !== undefined && y !== undefined && Math.abs(x - y) < 1e-9 * (1 + Math.abs(x));
  });
}

/** Every assignment an answer lists: `x = 1, y = 2`, `(1, 2)`, `(x, y) = (1, 2)`, several joined by or, in a set or a list. */
export function assignmentsOf(stated: Expression, unknowns: readonly string[]): Assignment[] | undefined {
  if (stated.kind === 'text' || (stated.kind === 'constant' && stated.name === 'emptyset')) return valuesOf(stated, unknowns[0] ?? 'x') ? [] : undefined;
  if (stated.kind !== 'apply') return undefined;
  const { operator, args } = stated;
  const [a, b] = args;
  switch (operator) {
    case 'boxed':
      return a && assignmentsOf(a, unknowns);
    case 'tuple':
      return args.length === unknowns.length ? signed(args, unknowns) : undefined;
    case 'equal':
    case 'element':
      if (a?.kind === 'apply' && a.operator === 'tuple' && b && a.args.every((arg) => arg.kind === 'symbol')) return assignmentsOf(b, a.args.map((arg) => (arg.kind === 'symbol' ? arg.name : '')));
      return undefined;
    case 'set':
    case 'or':
      return joined(args.map((arg) => assignmentsOf(arg, unknowns)));
    case 'and':
    case 'list': {
      const one = conjunction(args, unknowns);
      if (one) return one;
      // `a, b` without brackets, in the order of the unknowns.
      if (args.length === unknowns.length && args.every((arg) => arg.kind === 'number')) return signed(args, unknowns);
      return joined(args.map((arg) => assignmentsOf(arg, unknowns)));
    }
    default:
      return undefined;
  }
}

function signed(values: readonly Expression[], unknowns: readonly string[]): Assignment[] | undefined {
  const choices = values.map(signsOf);
  // Signs that stand in several entries may belong together or not: that is for the reader to say.
  if (choices.filter(({ length }) => length > 1).length > 1) return undefined;
  let found: Expression[][] = [[]];
  for (const choice of choices) found = found.flatMap((tuple) => choice.map((value) => [...tuple, value]));
  return found.map((tuple) => new Map(unknowns.map((name, index) => [name, tuple[index] ?? { kind: 'symbol', name }])));
}

/** `x = 1 and y = 2`: each unknown once. */
function conjunction(parts: readonly Expression[], unknowns: readonly string[]): Assignment[] | undefined {
  const values = new Map<string, Expression>();
  for (const part of parts) {
    const [left, right] = part.kind === 'apply' && part.operator === 'equal' ? part.args : [];
    if (left?.kind !== 'symbol' || !right || !unknowns.includes(left.name) || values.has(left.name)) return undefined;
    values.set(left.name, right);
  }
  return values.size === unknowns.length ? signed(unknowns.map((name) => values.get(name) ?? { kind: 'symbol', name }), unknowns) : undefined;
}

function joined(parts: readonly (Assignment[] | undefined)[]): Assignment[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
