import { say } from '../../core/phrase.ts';
import type { Counterexample, Verdict } from '../../core/verdict.ts';
import { fromRational } from '../../math/build.ts';
import { together } from '../../math/deciding/conditions.ts';
import { isAmbiguous } from '../../math/deciding/sampling.ts';
import { failureAt } from '../../math/deciding/shownAt.ts';
import type { Expression } from '../../math/expression.ts';
import { points } from '../../math/numeric/samples.ts';
import type { Rational } from '../../math/rational.ts';
import { truthAt } from '../../math/solving/truthAt.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';
import { mentionsComplexes, mentionsDecimals, type Question } from '../question.ts';
import { modelOf, near, type ModelValue } from './model.ts';
import { caseOf, satisfiableScript, scriptOf, type Case, type Obligation, type Script } from './obligations.ts';
import { NotCovered } from './smtTerm.ts';

/** Runs a script of SMT-LIB 2 and gives what it printed. */
export type Solve = (script: string) => Promise<string>;

/**
 * Real and linear integer claims by refuting their negation. Verified where Z3 finds the negation
 * unsatisfiable and the assumptions satisfiable; refuted where a model, recomputed by our own exact
 * evaluation, is a counterexample. Undefined where the question is not of that kind.
 */
export async function decideByZ3({ proposition, context, sampled }: Question, solve: Solve, ms: number): Promise<Verdict | undefined> {
  try {
    const kase = caseOf(proposition, context);
    const statements = [...kase.assumptions, ...kase.obligations.flatMap(({ premises, goal }) => [...premises, goal])];
    if (statements.some(hasUnread) || mentionsComplexes(statements)) return undefined;
    const scripts = kase.obligations.map((obligation) => ({ obligation, script: scriptOf(obligation, kase) }));
    for (const { obligation, script } of scripts) {
      const answer = await solve(refutationScript(script, Math.floor(ms / (scripts.length + 1))));
      if (answer.startsWith('unsat')) continue;
      const shown = answer.startsWith('sat') && kase.mayRefute && !statements.some((statement) => isAmbiguous(statement) || mentionsDecimals(statement)) ? refuted(answer, obligation, kase, script) : undefined;
      return shown ?? { kind: 'inconclusive', reason: answer.startsWith('sat') ? say('Z3 found a case against it that could not be confirmed.') : say('Z3 did not decide it in the time it had.') };
    }
    // Sides that do not have values at the same places are not equal, however they agree where both have.
    if (sampled === 'one-sided' || (sampled === 'silent' && isEquality(proposition) && scripts.some(({ script }) => script.narrowed))) return { kind: 'inconclusive', reason: say('It holds where both sides have a value, but one side also has values where the other has none.') };
    const satisfied = await holdsSomewhere(kase, scripts.map(({ script }) => script), solve, Math.floor(ms / (scripts.length + 1)));
    if (!satisfied) return { kind: 'inconclusive', reason: say('Z3 found no value that satisfies what is assumed.') };
    return {
      kind: 'verified',
      evidence: { method: 'z3', summary: say('Proved by Z3: nothing satisfies the opposite.'), domain: kase.domain === '' ? say('wherever both sides are defined').template : kase.domain },
    };
  } catch (error) {
    if (error instanceof NotCovered) return undefined;
    throw error;
  }
}

function isEquality(proposition: Question['proposition']): boolean {
  return proposition.kind === 'relation' && proposition.relation.kind === 'apply' && proposition.relation.operator === 'equal';
}

function refutationScript({ premises, goal, names }: Script, ms: number): string {
  const values = names.size === 0 ? '' : `(get-value (${[...names.keys()].join(' ')}))`;
  return `(reset)(set-option :pp.decimal true)(set-option :pp.decimal_precision 30)(set-option :timeout ${ms})${premises.join('')}(assert (not ${goal}))(check-sat)${values}`;
}

/** What is assumed must hold somewhere, or anything would follow from it. */
async function holdsSomewhere(kase: Case, scripts: readonly Script[], solve: Solve, ms: number): Promise<boolean> {
  if (scripts.length === 1 && kase.obligations.every((obligation) => holdsAtSomePoint(obligation, kase))) return true;
  const begin = `(reset)(set-option :timeout ${ms})`;
  const asked = kase.obligations.some(({ domainAssumed }) => domainAssumed)
    ? scripts.map(({ premises }) => premises)
    : [satisfiableScript(kase.satisfiable, kase)];
  for (const statements of asked) if (!(await solve(`${begin}${statements.join('')}(check-sat)`)).startsWith('sat')) return false;
  return true;
}

const simplePoints = 30;

/** A simple point where, by our own evaluation, everything assumed holds and the goal has values. */
function holdsAtSomePoint({ premises, goal, domainAssumed }: Obligation, { assumptions, numbers }: Case): boolean {
  const statements = [...assumptions, ...premises];
  const names = [...freeVariables(together([...statements, goal]))];
  const origin = new Map(names.map((name) => [name, { numerator: 0n, denominator: 1n }]));
  for (const point of [origin, ...points(names, numbers, simplePoints)]) {
    const values = new Map([...point].map(([name, value]) => [name, fromRational(value)]));
    if (statements.every((statement) => truthAt(statement, values) === 'true') && (!domainAssumed || truthAt(goal, values) === 'true')) return true;
  }
  return false;
}

const mostPoints = 400;

/** A point near the model where everything assumed holds and the goal fails, by our own evaluation; undefined where none is found. */
function refuted(answer: string, { premises, goal, domainAssumed }: Obligation, kase: Case, { names }: Script): Verdict | undefined {
  const model = modelOf(answer.slice(answer.indexOf('\n') + 1));
  const needed = freeVariables(together([goal, ...premises]));
  const scope = kase.assumptions.filter((assumption) => [...freeVariables(assumption)].some((name) => needed.has(name)));
  const variables = [...new Set([...needed, ...scope.flatMap((assumption) => [...freeVariables(assumption)])])];
  const choices = variables.map((name): [string, readonly Rational[]] => [name, candidates([...names].find(([, own]) => own === name)?.[0], model, kase.numbers.get(name) !== undefined && kase.numbers.get(name) !== 'real')]);
  for (const values of combinations(choices)) {
    if (![...scope, ...premises].every((premise) => truthAt(premise, values) === 'true')) continue;
    const truth = truthAt(goal, values);
    if (truth !== 'false' && !(truth === 'undefined' && !domainAssumed)) continue;
    return { kind: 'refuted', evidence: { method: 'z3', summary: say('Z3 found a case against it, which was recomputed.'), points: 1 }, counterexample: shownAt(goal, values) };
  }
  return undefined;
}

/** Both sides at a point; of a statement about constants alone there is no point to name. */
function shownAt(goal: Expression, values: ReadonlyMap<string, Expression>): Counterexample {
  const shown = failureAt(goal, values);
  if (values.size > 0 || shown.left === undefined || shown.right === undefined) return shown;
  return { ...shown, summary: say('The left side is {0}, the right side {1}.', shown.left, shown.right) };
}

function candidates(name: string | undefined, model: ReadonlyMap<string, ModelValue>, isWhole: boolean): readonly Rational[] {
  const found = name === undefined ? undefined : model.get(name);
  if (!found) return [{ numerator: 1n, denominator: 1n }, { numerator: 0n, denominator: 1n }];
  return isWhole ? [found.value] : near(found.value);
}

/** All variables at the same nearness first, then each choice of one against the last of the others. */
function* combinations(choices: readonly (readonly [string, readonly Rational[]])[]): Generator<ReadonlyMap<string, Expression>> {
  const longest = Math.max(0, ...choices.map(([, values]) => values.length));
  const point = (pick: (values: readonly Rational[], position: number) => Rational | undefined): ReadonlyMap<string, Expression> =>
    new Map(choices.flatMap(([name, values], position) => {
      const value = pick(values, position);
      return value ? [[name, fromRational(value)] as const] : [];
    }));
  let count = 0;
  for (let index = 0; index < Math.max(1, longest); index++) {
    yield point((values) => values[Math.min(index, values.length - 1)]);
    if (++count > mostPoints) return;
  }
  for (const [position, [, own]] of choices.entries()) {
    for (let index = 0; index < own.length; index++) {
      yield point((values, at) => (at === position ? values[index] : values.at(-1)));
      if (++count > mostPoints) return;
    }
  }
}
