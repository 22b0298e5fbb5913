import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../build.ts';
import { withMatrices } from '../exact/matrices.ts';
import { sameNormalForm } from '../exact/normalForm.ts';
import type { ApplyNode, Expression, Operator } from '../expression.ts';
import type { Context } from '../proposition.ts';
import { some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { decideApproximation, roundingOf } from './approximation.ts';
import { otherBranch } from './branches.ts';
import { OutOfTime, type Budget } from './budget.ts';
import { withDefinitions } from './definitions.ts';
import { decideAntiderivative } from './antiderivative.ts';
import { complexLetters, inParts } from './complexLetters.ts';
import { withDerivatives } from './derivatives.ts';
import { givenValues } from './givenValues.ts';
import { decideLimit } from './limits.ts';
import { mayNotCommute } from './matrixLetters.ts';
import { decideOrder } from './order.ts';
import { decideRealSets } from './realSets.ts';
import { isAmbiguous, sampleEquality } from './sampling.ts';
import { equalStructures } from './structures.ts';
import { unitsOf, withoutUnits } from './units.ts';

/**
 * Decides whether a relation holds for all values its variables may have in the context. Never
 * `verified` without a proof or enough agreement, and never `refuted` without a counterexample that was
 * computed twice; what cannot be read or computed says so.
 */
export function decideRelation(relation: Expression, context: Context, budget: Budget): Verdict {
  if (hasUnread(relation)) return { kind: 'unchecked', reason: say('Part of it could not be read.') };
  if (some(relation, (part) => part.kind === 'constant' && part.name === 'ellipsis')) return { kind: 'unchecked', reason: say('It leaves something out with dots.') };
  const put = withDefinitions(relation, context.definitions);
  const letters = complexLetters(put, context);
  const plain = letters.size === 0 ? { statement: put, context } : inParts(put, context, letters);
  let verdict: Verdict;
  try {
    verdict = decided(plain.statement, plain.context, budget);
    const values = verdict.kind === 'inconclusive' ? givenValues(plain.context) : undefined;
    if (values) {
      // A letter may mean something else by now, so given values may confirm and not refute.
      const known = decided(withDefinitions(plain.statement, values), { ...plain.context, assumptions: [] }, budget);
      if (known.kind === 'verified') verdict = known;
    }
  } catch (error) {
    if (error instanceof OutOfTime) return { kind: 'inconclusive', reason: say('There was not enough time to decide it.') };
    if (error instanceof RangeError) return { kind: 'inconclusive', reason: say('The numbers grow too large to decide it.') };
    throw error;
  }
  if (verdict.kind === 'refuted' && isAmbiguous(relation)) return { kind: 'inconclusive', reason: say('The notation has two usual readings; in the likelier one it does not hold.') };
  // Neither do the slower tiers know what the letters are, so nothing is left for them to decide.
  if (verdict.kind === 'verified' && mayNotCommute(put)) return { kind: 'unchecked', reason: say('It holds for numbers; whether the capital letters are numbers or matrices, the text does not say.') };
  return verdict;
}

function decided(written: Expression, context: Context, budget: Budget): Verdict {
  if (written.kind !== 'apply') return { kind: 'unchecked', reason: say('It states nothing that could be checked.') };
  const plain = /^(?:equal|identical|approximately|not-equal|less|less-equal|greater|greater-equal)$/.test(written.operator) ? withoutUnits(written) : undefined;
  if (plain && 'undecided' in plain) return { kind: 'inconclusive', reason: plain.undecided };
  const relation = plain?.relation ?? written;
  const { operator, args } = relation;
  switch (operator) {
    case 'boxed':
      return args[0] ? decided(args[0], context, budget) : { kind: 'unchecked', reason: say('It states nothing that could be checked.') };
    case 'equal':
    case 'identical':
      return equality(relation, context, budget);
    case 'chain':
      return together(chainLinks(args), context, budget);
    case 'and':
    case 'list':
      return together(args, context, budget);
    case 'approximately':
      return decideApproximation(relation, context, budget);
    case 'less':
    case 'less-equal':
    case 'greater':
    case 'greater-equal':
    case 'not-equal':
      return decideOrder(relation, context, budget);
    case 'divides':
    case 'not-divides':
    case 'congruent':
    case 'element':
    case 'not-element':
    case 'or':
    case 'not':
      // Thirty-five hours are not congruent to a number, nor in a set of numbers.
      return unitsOf([relation]).size > 0 ? { kind: 'inconclusive', reason: say('Units are not calculated with here.') } : decideOrder(relation, context, budget);
    case 'subset':
    case 'subset-equal':
      return decideRealSets(relation, budget) ?? { kind: 'unchecked', reason: say('These sets are not compared.') };
    default:
      return { kind: 'unchecked', reason: say('This kind of statement is not checked.') };
  }
}

/** Refuted by the first part that is, verified only when all are. */
function together(parts: readonly Expression[], context: Context, budget: Budget): Verdict {
  let weakest: Verdict | undefined;
  let last: Verdict | undefined;
  for (const part of parts) {
    const verdict = decided(part, context, budget);
    if (verdict.kind === 'refuted') return verdict;
    if (verdict.kind !== 'verified') weakest ??= verdict;
    last = verdict;
  }
  return weakest ?? last ?? { kind: 'unchecked', reason: say('It states nothing that could be checked.') };
}

export function chainLinks(args: readonly Expression[]): Expression[] {
  const links: Expression[] = [];
  for (let index = 0; index + 2 < args.length; index += 2) {
    const [left, operator, right] = args.slice(index, index + 3);
    if (left && right && operator?.kind === 'text') links.push(app(operator.text as Operator, left, right));
  }
  return links;
}

function equality(written: ApplyNode, context: Context, budget: Budget): Verdict {
  const hasMatrix = some(written, (part) => part.kind === 'apply' && part.operator === 'matrix');
  const equation = app('equal', ...(hasMatrix ? written.args.map(withMatrices) : written.args).map((side) => withDerivatives(side, context.definitions)));
  const [left, right] = equation.args;
  if (!left || !right) return { kind: 'unchecked', reason: say('A side of the equation is missing.') };
  const sets = [left, right].some((side) => side.kind === 'apply' && /^(?:union|intersection|set-difference|set-builder)$/.test(side.operator)) ? decideRealSets(app('equal', left, right), budget) : undefined;
  if (sets) return sets;
  const structured = equalStructures(left, right, (a, b) => decided(app('equal', a, b), context, budget));
  if (structured) return structured;
  const antiderivative = decideAntiderivative(left, right, context, budget) ?? decideAntiderivative(right, left, context, budget);
  if (antiderivative) return antiderivative;
  const limit = decideLimit(left, right, context, budget) ?? decideLimit(right, left, context, budget);
  if (limit) return limit;
  const text = [left, right].find((side) => side.kind === 'text');
  if (text) return { kind: 'unchecked', reason: say('Words are not checked.') };
  if (sameNormalForm(left, right)) {
    return { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides have the same exact normal form.'), domain: say('wherever both sides are defined').template } };
  }
  if (plusMinus(equation)) return { kind: 'inconclusive', reason: say('It stands for two statements at once (±), which are not decided together.') };
  const verdict = sampleEquality(equation, context, budget);
  return verdict.kind === 'refuted' ? (roundingOf(left, right, context, budget) ?? otherBranch(left, right, context) ?? verdict) : verdict;
}

function plusMinus(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && (part.operator === 'plus-minus' || part.operator === 'minus-plus'));
}
