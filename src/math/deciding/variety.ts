import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, fromRational, minus } from '../build.ts';
import type { Expression } from '../expression.ts';
import { points } from '../numeric/samples.ts';
import type { Proposition } from '../proposition.ts';
import { simplify } from '../simplify.ts';
import { realValue } from '../solving/approximate.ts';
import { isolatedUnknown } from '../solving/solveSystem.ts';
import { solveEquation, type SolveOptions } from '../solving/solveEquation.ts';
import { truthAt } from '../solving/truthAt.ts';
import { some, substitute } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { assignmentText, failureAt } from './shownAt.ts';
import { together } from './conditions.ts';

type Claimed = Extract<Proposition, { kind: 'implication' }>['claimed'];

/** Points of the premises that agreement needs, of those tried for each unknown that is solved for. */
const needed = 12;
/** Simple ones first, and some that no period of a whole, a half or a tenth fits. */
const simple = 7;
const odd = 4;
/** Where the points that are no simple ones begin (see `points`). */
const oddFrom = 22;

/**
 * Puts points that satisfy the premise into the conclusions: values for all unknowns but one, which the
 * premise is solved for, each unknown in turn, and every point also with signs changed. One positive
 * point that fails refutes; enough that hold, of either sign, are evidence. Only for one equation in
 * several unknowns; undefined elsewhere.
 */
export function sampleStep(premises: readonly Expression[], conclusions: readonly Expression[], names: readonly string[], restrictions: readonly Expression[], claimed: Claimed, options: SolveOptions): Verdict | undefined {
  const [premise, ...more] = premises;
  if (claimed === 'iff' || names.length < 2 || names.length > 5 || !premise || more.length > 0) return undefined;
  if (premise.kind !== 'apply' || premise.operator !== 'equal' || [premise, ...conclusions].some(notSampled)) return undefined;
  // A new name in the conclusion is a definition, not a consequence.
  const old = freeVariables(premise);
  if (conclusions.some((conclusion) => [...freeVariables(conclusion)].some((name) => !old.has(name)))) return undefined;
  const target = together(conclusions);
  // Without a connective, a statement about fewer unknowns may bring in a fact of its own.
  const mayBeNew = claimed === 'plain' && [...old].some((name) => !freeVariables(target).has(name));
  const domain = together(restrictions);
  let positive = 0;
  let held = 0;
  let fails: Assignment | undefined;
  const seen = new Set<string>();
  for (const at of pointsOf(premise, [...old], options)) {
    options.checkTime?.();
    // Of a small curve few points are tried, and those over and over.
    const place = [...old].map((name) => placed(at.get(name))).join(' ');
    if (seen.has(place)) continue;
    seen.add(place);
    if (truthAt(premise, at, options) !== 'true' || truthAt(domain, at, options) !== 'true') continue;
    const truth = truthAt(target, at, options);
    if (truth !== 'true' && truth !== 'false') continue;
    const isPositive = [...at.values()].every((value) => (realValue(value) ?? -1) > 0);
    if (truth === 'true') {
      held++;
      if (isPositive) positive++;
    } else if (isPositive || (claimed === 'implies' && [...at.values()].every((value) => (realValue(value) ?? -1) >= 0))) return mayBeNew ? undefined : refutedAt(target, at);
    else fails ??= at;
  }
  if (fails && mayBeNew) return undefined;
  // What holds for all positive numbers tried may be meant of lengths, ages, prices.
  if (fails && positive >= 3) return { kind: 'inconclusive', reason: say('It does not follow at {0}; it may where all are positive.', assignmentText(fails)) };
  if (fails) return refutedAt(target, fails);
  if (held < needed) return undefined;
  return { kind: 'verified', evidence: { method: 'sampling', summary: say('It holds at {0} points that satisfy what it follows from.', held), points: held, digits: 60 } };
}

type Assignment = ReadonlyMap<string, Expression>;

function placed(value: Expression | undefined): string {
  const real = value && realValue(value);
  return real === undefined ? '?' : (real + 0).toPrecision(12);
}

function refutedAt(target: Expression, at: Assignment): Verdict {
  const shown = failureAt(target, at);
  return {
    kind: 'refuted',
    evidence: { method: 'sampling', summary: say('It does not follow.') },
    counterexample: { ...shown, summary: say('{0} satisfies what it is said to follow from, but here the left side is {1}, the right side {2}.', assignmentText(at), shown.left ?? '?', shown.right ?? '?') },
  };
}

const outside = /^(?:plus-minus|minus-plus|call|prime|derivative|partial|integral|limit|sum|product|cases|tuple|set|list|vector|matrix|quantity|text|angle|segment|triangle|probability|congruent|divides|factorial|binomial|floor|ceiling|mod|degrees|implies|iff|define)$/;

function notSampled(statement: Expression): boolean {
  return some(statement, (part) => part.kind === 'text' || (part.kind === 'apply' && outside.test(part.operator)));
}

/** Points on the premise: each unknown solved for in turn, then the same with the signs of some unknowns changed. */
function* pointsOf(premise: Expression, names: readonly string[], options: SolveOptions): Generator<Assignment> {
  const [left, right] = premise.kind === 'apply' ? premise.args : [];
  if (!left || !right) return;
  for (const name of names) {
    const isolated = isolatedUnknown(minus(left, right), [name]);
    const others = names.filter((other) => other !== name);
    const spread = [...points(others, new Map(), oddFrom + odd)];
    for (const point of [...spread.slice(0, simple), ...spread.slice(oddFrom)]) {
      const given = new Map([...point].map(([other, value]): [string, Expression] => [other, fromRational(value)]));
      const values = isolated ? [simplify(substitute(isolated.value, given))] : solutionsAt(substitute(premise, given), name, options);
      for (const value of values.slice(0, 2)) {
        const at = new Map([...given, [name, value]]);
        yield at;
        for (const flipped of names) yield new Map([...at].map(([key, each]) => [key, key === flipped ? simplify(app('negate', each)) : each]));
      }
    }
  }
}

function solutionsAt(equation: Expression, unknown: string, options: SolveOptions): readonly Expression[] {
  const solutions = solveEquation(equation, unknown, options);
  return solutions?.kind === 'finite' ? solutions.values : [];
}
