import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Expression } from '../../math/expression.ts';
import { some } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import type { ExecuteResult } from '../../kernels/kernelSession.ts';
import type { CheckPlan } from './checkCell.ts';

/**
 * The verdict of a check cell, made here from the values it left and never by the cell. A cell that
 * failed, was cut off or left nothing decides nothing; one that would pass a shifted claim too is vacuous.
 */
export function judgeCheck(plan: CheckPlan, result: ExecuteResult, label: string): Verdict {
  switch (result.kind) {
    case 'timeout':
      return { kind: 'inconclusive', reason: say('The cell took too long and was stopped.') };
    case 'cancelled':
      return { kind: 'inconclusive', reason: say('The cell was stopped.') };
    case 'died':
      return { kind: 'inconclusive', reason: say('Python ended while the cell ran: {0}', result.why.slice(0, 200)) };
    case 'error':
      return { kind: 'inconclusive', reason: say('The cell failed: {0}', `${result.name}: ${result.message}`.slice(0, 200)) };
    case 'ok':
      return judgeData(plan, result.data, label);
  }
}

/** The verdict of the values themselves, as JSON brought them. */
export function judgeData(plan: CheckPlan, data: unknown, label: string): Verdict {
  if (typeof data !== 'object' || data === null) return { kind: 'inconclusive', reason: say('The cell left no values to judge.') };
  return plan.kind === 'solution' ? judgeSolution(plan, data as Record<string, unknown>, label) : judgeEquality(data as Record<string, unknown>, label);
}

function judgeSolution(plan: Extract<CheckPlan, { kind: 'solution' }>, data: Readonly<Record<string, unknown>>, label: string): Verdict {
  const residuals = table(data['residuals']);
  const shifted = table(data['shifted']);
  const stated = table(data['stated']);
  if (!residuals || !shifted || !stated || residuals.length !== plan.stated.length || residuals.some((row) => row.length !== plan.equations.length)) {
    return { kind: 'inconclusive', reason: say('The cell left no values to judge.') };
  }
  const text = (row: readonly string[] | undefined): string => plan.unknowns.map((name, index) => `${name} = ${row?.[index] ?? '?'}`).join(', ');
  for (const [index, row] of residuals.entries()) {
    const wrong = row.find((residual) => residual !== '0');
    if (wrong === undefined) continue;
    if (!/^-?\d+(?:\/\d+)?$/.test(wrong)) return { kind: 'inconclusive', reason: say('Python could not simplify what {0} leaves: {1}', text(stated[index]), wrong.slice(0, 80)) };
    const summary = say('{0} does not satisfy the equation: it leaves {1} instead of 0.', text(stated[index]), wrong);
    return {
      kind: 'refuted',
      evidence: { method: 'kernel', summary: say('Put into the equations by {0}.', label) },
      counterexample: { values: plan.unknowns.map((name, at) => ({ name, value: stated[index]?.[at] ?? '?' })), left: wrong, right: '0', summary },
    };
  }
  if (plan.stated.length > 0 && shifted.some((row) => row.every((residual) => residual === '0'))) {
    return { kind: 'inconclusive', reason: say('The check is vacuous: it passes for a wrong value too.') };
  }
  const other = otherValue(plan, stated, data['cells']);
  if (!plan.complete) return other ?? { kind: 'verified', evidence: { method: 'kernel', summary: say('Every stated value satisfies the equations, by {0}.', label) } };
  const solutions = table(data['solutions']);
  const unknown: Verdict = { kind: 'inconclusive', reason: say('Every stated value satisfies the equations, but whether some are missing is not known.') };
  const isListed = plan.equations.every((equation) => isAlgebraic(equation, plan.unknowns));
  const matched = Array.isArray(data['matched']) ? (data['matched'] as unknown[]) : undefined;
  if (!solutions || !matched || matched.length !== solutions.length) return unknown;
  const missing = solutions.filter((_, index) => matched[index] !== true);
  const named = plan.equations.some((equation) => freeVariables(equation).has('I'));
  const [lost] = missing.filter((values) => !values.some(holdsImaginary));
  if (lost) {
    return {
      kind: 'refuted',
      evidence: { method: 'kernel', summary: say('All solutions were found by {0}.', label) },
      counterexample: { values: plan.unknowns.map((name, at) => ({ name, value: lost[at] ?? '?' })), summary: say('{0} is also a solution.', text(lost)) },
    };
  }
  if (!isListed || (missing.length > 0 && (named || !missing.every((values) => values.some(isPlainlyComplex))))) return unknown;
  if (missing.length > 0) return other ?? { kind: 'verified', evidence: { method: 'kernel', summary: say('Every stated value satisfies the equations, and no real solution is missing, by {0}.', label) } };
  return other ?? { kind: 'verified', evidence: { method: 'kernel', summary: say('Every stated value satisfies the equations, and none is missing, by {0}.', label) } };
}

/** Of other equations SymPy lists some solutions, such as 0 and π for sin x = 0, and does not say that there are more. */
function isAlgebraic(equation: Expression, unknowns: readonly string[]): boolean {
  const holds = (part: Expression | undefined): boolean => part !== undefined && [...freeVariables(part)].some((name) => unknowns.includes(name));
  return !some(equation, (part) => part.kind === 'apply' && holds(part) && (!/^(?:equal|add|negate|multiply|divide|power|sqrt|root|abs)$/.test(part.operator) || (/^(?:power|root)$/.test(part.operator) && holds(part.args[1]))));
}

/** SymPy writes the imaginary unit so, and a current, too. */
function holdsImaginary(value: string): boolean {
  return /(?<!\w)I(?!\w)/.test(value);
}

/** `-1/2 + sqrt(3)*I/2`; the real roots of a cubic are written with it too, inside roots. */
function isPlainlyComplex(value: string): boolean {
  return holdsImaginary(value) && /^[\d\s+\-*/I]*$/.test(value.replace(/sqrt\(\d+\)/g, '1')) && !value.includes('**');
}

/** A variable of the user's that bears the unknown's name and none of its values: it may be another quantity, so it refutes nothing. */
function otherValue(plan: Extract<CheckPlan, { kind: 'solution' }>, stated: readonly (readonly string[])[], cells: unknown): Verdict | undefined {
  const differing = Object.entries(cellsOf(cells)).find(([name, value]) => {
    const at = plan.unknowns.indexOf(name);
    return at >= 0 && /^-?\d+(?:\/\d+)?$/.test(value) && !stated.some((row) => row[at] === value);
  });
  return differing && { kind: 'inconclusive', reason: say('Your cells have {0} = {1}, which is none of the stated values.', ...differing) };
}

function judgeEquality(data: Readonly<Record<string, unknown>>, label: string): Verdict {
  const { difference, shifted, left, right } = data;
  if (typeof difference !== 'string' || typeof shifted !== 'string') return { kind: 'inconclusive', reason: say('The cell left no values to judge.') };
  if (shifted === '0') return { kind: 'inconclusive', reason: say('The check is vacuous: it passes for a wrong value too.') };
  if (difference === '0') return { kind: 'verified', evidence: { method: 'kernel', summary: say('The difference of the two sides is 0, by {0}.', label) } };
  if (/^-?\d+(?:\/\d+)?$/.test(difference)) {
    const summary = say('The two sides differ by {0}.', difference);
    return { kind: 'refuted', evidence: { method: 'kernel', summary: say('Computed by {0}.', label) }, counterexample: { values: [], left: String(left).slice(0, 80), right: String(right).slice(0, 80), summary } };
  }
  return { kind: 'inconclusive', reason: say('Python leaves a difference it cannot simplify: {0}', difference.slice(0, 80)) };
}

/** Rows of strings, or undefined for anything else. */
function table(value: unknown): string[][] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((row): row is string[] => Array.isArray(row) && row.every((entry) => typeof entry === 'string')) ? value : undefined;
}

function cellsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
