import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Expression } from '../expression.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context, Proposition } from '../proposition.ts';
import { approximate } from '../solving/approximate.ts';
import { compareOnLine, type LineComparison, type LinePoint } from '../solving/solveInequality.ts';
import type { SolveOptions } from '../solving/solveEquation.ts';
import { truthAt } from '../solving/truthAt.ts';
import { sameShape, some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { complexLetters } from './complexLetters.ts';
import { flattened, restrictionsOn, together } from './conditions.ts';
import { algebraicStep } from './algebraicStep.ts';
import { failureAt } from './shownAt.ts';
import { statedFor, valuesOf } from './stated.ts';
import { assignmentsOf, decideTuples } from './tupleSolution.ts';
import { sampleStep } from './variety.ts';

export type ImplicationProposition = Extract<Proposition, { kind: 'implication' }>;

/**
 * Whether new statements say the same as the old ones, follow from them, or neither, on the domain the
 * context gives. A lost solution refutes; an added one refutes only `iff` and is named otherwise.
 * @throws OutOfTime
 */
export function decideImplication({ from, to, claimed }: ImplicationProposition, context: Context, budget: Budget): Verdict {
  const premises = flattened(from, context);
  const conclusions = flattened(to, context);
  const all = [...premises, ...conclusions];
  if (all.some(hasUnread)) return { kind: 'unchecked', reason: say('Part of it could not be read.') };
  if (all.some((part) => some(part, (inner) => inner.kind === 'constant' && inner.name === 'ellipsis'))) return { kind: 'unchecked', reason: say('It leaves something out with dots.') };
  if (premises.length === 0 || conclusions.length === 0) return { kind: 'unchecked', reason: say('There is nothing that it could follow from.') };
  const names = [...new Set(all.flatMap((part) => [...freeVariables(part)]))];
  if (complexLetters(together(all), context).size > 0) return { kind: 'inconclusive', reason: say('A step between equations of complex numbers is not decided.') };
  const checkTime = timer(budget);
  const options = { definitions: context.definitions, checkTime };
  const { statements, whole } = restrictionsOn(names, context);
  const [unknown] = names;
  const onOneLine = names.length === 1 && unknown !== undefined && !all.some(speaksOfI) ? compared(premises, conclusions, unknown, statements, { ...options, whole: whole.has(unknown) }) : undefined;
  const verdict = onOneLine && unknown !== undefined
    ? onLine(onOneLine.comparison, onOneLine.target, unknown, claimed, premises)
    : (listedStep(premises, conclusions, names, statements, whole.size > 0, options) ?? algebraicStep(premises, conclusions, names, claimed, context, budget) ?? sampleStep(premises, conclusions, names, statements, claimed, options) ?? { kind: 'inconclusive', reason: say('Whether it follows could not be decided.') });
  if (verdict.kind !== 'refuted') return verdict;
  // A name that is also an abbreviation may mean either here.
  const redefined = from.some((statement) => context.definitions.some(({ name }) => freeVariables(statement).has(name)));
  if (claimed !== 'plain' && !redefined) return verdict;
  const sure = onOneLine && unknown !== undefined ? contradicts(onOneLine.comparison, premises, conclusions, unknown) : rewrites(premises, conclusions);
  return sure && !redefined && ![...premises, ...conclusions].some(looksLikeCall) ? verdict : { kind: 'inconclusive', reason: verdict.counterexample?.summary ?? verdict.evidence.summary };
}

/** From a system to all its solutions, each with a value for every letter: that is solving it. */
function listedStep(premises: readonly Expression[], conclusions: readonly Expression[], names: readonly string[], restrictions: readonly Expression[], whole: boolean, options: SolveOptions): Verdict | undefined {
  if (names.length < 2) return undefined;
  const target = together(conclusions);
  const listed = assignmentsOf(target, names);
  if (!listed || listed.length === 0 || listed.some((assignment) => names.some((name) => !assignment.has(name)))) return undefined;
  const verdict = decideTuples(premises, names, restrictions, target, true, whole, options);
  return verdict.kind === 'verified' ? { kind: 'verified', evidence: { method: 'recomputation', summary: say('Both have the same solutions.'), points: listed.length } } : undefined;
}

function compared(premises: readonly Expression[], conclusions: readonly Expression[], unknown: string, restrictions: readonly Expression[], options: Parameters<typeof compareOnLine>[3]): { readonly target: Expression; readonly comparison: LineComparison } | undefined {
  const [only] = conclusions;
  const stated = conclusions.length === 1 && only ? statedFor(only, unknown) : undefined;
  const target = stated?.kind === 'statement' ? stated.statement : together(conclusions);
  const comparison = compareOnLine(together([...premises, ...restrictions]), together([target, ...restrictions]), unknown, options);
  return comparison && { target, comparison };
}

/**
 * A step without a connective is refuted only where no reading saves it: a text may list one root
 * after the other, go through cases, or bring in a new condition.
 */
function contradicts({ onlyFirst, onlySecond, both }: LineComparison, premises: readonly Expression[], conclusions: readonly Expression[], unknown: string): boolean {
  const last = premises.at(-1);
  const values = last && valuesOf(last, unknown);
  if (both.length === 0) return values === undefined;
  const target = together(conclusions);
  // One root gone and another come, in an equation that is not yet solved: no case and no list of roots looks so.
  const exchanged = onlyFirst.some(({ isolated }) => isolated) && onlySecond.some(({ isolated }) => isolated);
  if (exchanged && premises.length === 1 && values === undefined && conclusions.every((each) => each.kind === 'apply' && each.operator === 'equal' && valuesOf(each, unknown) === undefined)) return true;
  return onlyFirst.some(({ at, isolated }) => (isolated ? last !== undefined && dividesByZero([last], target, unknown, at) : sign(at) >= 0));
}

/** `a + b = c` and then `a + b = d`, or then `b = …` with the same letters: one line made of the other. */
function rewrites(premises: readonly Expression[], conclusions: readonly Expression[]): boolean {
  const left = (statements: readonly Expression[]): Expression | undefined => {
    const [only] = statements;
    return statements.length === 1 && only?.kind === 'apply' && only.operator === 'equal' ? only.args[0] : undefined;
  };
  const [a, b] = [left(premises), left(conclusions)];
  if (!a || !b || a.kind !== 'apply' || a.operator === 'call') return false;
  const letters = (statements: readonly Expression[]): string => [...freeVariables(together(statements))].sort().join(' ');
  return sameShape(a, b) || (b.kind === 'symbol' && letters(premises) === letters(conclusions) && freeVariables(a).has(b.name));
}

/** `p(4)` of a function that nobody introduced is read as a product. */
function looksLikeCall(statement: Expression): boolean {
  return some(statement, (part) => part.kind === 'apply' && part.operator === 'multiply' && part.args.some((arg, index) => arg.kind === 'symbol' && part.args[index + 1]?.kind === 'number'));
}

function speaksOfI(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'constant' && part.name === 'i');
}

function onLine({ onlyFirst, onlySecond, both }: LineComparison, target: Expression, unknown: string, claimed: ImplicationProposition['claimed'], premises: readonly Expression[]): Verdict {
  const [lost] = onlyFirst;
  const [added] = onlySecond;
  if (lost) return lostSolution(onlyFirst, lost, both, target, unknown, claimed, premises);
  if (both.length === 0) {
    if (!added && target.kind === 'constant') return { kind: 'verified', evidence: { method: 'recomputation', summary: say('Neither has a real solution.') } };
    return { kind: 'inconclusive', reason: say('No value satisfies what it is said to follow from.') };
  }
  if (!added) return { kind: 'verified', evidence: { method: 'recomputation', summary: say('Both have the same solutions.'), points: both.length } };
  const value = `${unknown} = ${toPlain(added.at)}`;
  const words = added.isolated ? addedWords(target, premises, value) : say('It follows, but says less: {0} satisfies it and not what it follows from.', value);
  if (claimed === 'iff') {
    return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('The two do not have the same solutions.') }, counterexample: { values: [{ name: unknown, value: toPlain(added.at) }], summary: words } };
  }
  return { kind: 'verified', evidence: { method: 'recomputation', summary: words, points: both.length } };
}

function addedWords(target: Expression, premises: readonly Expression[], value: string): ReturnType<typeof say> {
  const hadRoot = premises.some((premise) => some(premise, (part) => part.kind === 'apply' && (part.operator === 'sqrt' || part.operator === 'root' || part.operator === 'abs')));
  const hasRoot = some(target, (part) => part.kind === 'apply' && part.operator === 'sqrt');
  return hadRoot && !hasRoot ? say('It follows; squaring added a root: {0}.', value) : say('It follows, but adds a root: {0}.', value);
}

function lostSolution(all: readonly LinePoint[], lost: LinePoint, both: readonly Expression[], target: Expression, unknown: string, claimed: ImplicationProposition['claimed'], premises: readonly Expression[]): Verdict {
  const value = toPlain(lost.at);
  const at = `${unknown} = ${value}`;
  // A text that goes on with the positive root alone may speak of a length without saying so.
  const negativeOnly = both.length > 0 && all.every((point) => point.isolated && sign(point.at) < 0) && both.every((kept) => sign(kept) > 0);
  if (claimed === 'plain' && negativeOnly) return { kind: 'inconclusive', reason: say('{0} is lost, unless {1} must be positive.', at, unknown) };
  if (both.length > 0 && lost.isolated) {
    const summary = lost.undefinedThere || dividesByZero(premises, target, unknown, lost.at) ? say('Divided by zero here: {0} is lost.', at) : say('Lost: {0}.', at);
    return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('A solution is lost.') }, counterexample: { values: [{ name: unknown, value }], summary } };
  }
  const assignment = new Map([[unknown, lost.at]]);
  const shown = failureAt(target, assignment);
  return { kind: 'refuted', evidence: { method: 'recomputation', summary: say('It does not follow.') }, counterexample: { ...shown, summary: say('{0} satisfies what it is said to follow from, but not this.', at) } };
}

/** `x² = 2x` to `x = 2`: the lost root makes both old sides zero, so they were divided by what vanishes there. */
function dividesByZero(premises: readonly Expression[], target: Expression, unknown: string, root: Expression): boolean {
  const [only] = premises;
  const [left, right] = premises.length === 1 && only?.kind === 'apply' && only.operator === 'equal' ? only.args : [];
  if (!left || !right || target.kind !== 'apply') return false;
  const zero: Expression = { kind: 'number', numerator: 0n, denominator: 1n };
  const values = new Map([[unknown, root]]);
  return [left, right].every((side) => freeVariables(side).has(unknown) && truthAt({ kind: 'apply', operator: 'equal', args: [side, zero] }, values) === 'true');
}

function sign(expression: Expression): number {
  const value = approximate(expression);
  return value ? Math.sign(value.re) : Number.NaN;
}
