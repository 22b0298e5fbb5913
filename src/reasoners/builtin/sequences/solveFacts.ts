import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { anyOf } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, negate, one, rational } from '../../../math/rational.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import { at, content, dividePolynomials, gcdPolynomial, minusPolynomial, polynomialExpression, primitive, rationalExpression, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';
import { fractionOfNames, minusPair, pairExpression, putFirst, scaledPair, timesPair, withoutContent, type Pair } from './pair.ts';
import type { Progression } from './sequenceQuestion.ts';
import { fits, stepFits } from './conditions.ts';
import { rootsOf } from './roots.ts';
import { exact, fractionOfTerm, holds, naming, rationalOf, termSymbol, type Values } from './terms.ts';
import { fromTwoTerms, knownTerms } from './twoTerms.ts';

/** What the facts leave: some progressions, or one equation in first term and step, the first term `above / below`. */
export type Solved =
  | { readonly kind: 'values'; readonly values: readonly Values[] }
  | { readonly kind: 'line'; readonly above: Coefficients; readonly below: Coefficients }
  /** The step is known and the first term is not. */
  | { readonly kind: 'step'; readonly steps: readonly Expression[] };

/** From the facts to the first term and the step, told as it is found; what contradicts a fact or a condition is left out. */
export function* solveFacts(progression: Progression): Generator<LessonStep, Solved | undefined> {
  const { type, letter, step } = progression;
  const first = `${letter}_1`;
  const named = fractionOfTerm(type, letter, step);
  const known = knownTerms(progression);
  if (known) {
    const values = yield* fromTwoTerms(progression, known);
    return values && { kind: 'values', values };
  }
  const equations: Pair[] = [];
  for (const fact of progression.facts) {
    const [left, right] = fact.kind === 'apply' && fact.operator === 'equal' ? fact.args : [];
    const [a, b] = [left && fractionOfNames(left, named), right && fractionOfNames(right, named)];
    const [over, under] = [a && b && timesPair(a.above, b.below), a && b && timesPair(b.above, a.below)];
    if (!over || !under) return undefined;
    const pair = reduced(minusPair(over, under), progression);
    if (pair.length === 0) continue;
    if (pair.length === 1 && pair[0]?.length === 1) return undefined;
    equations.push(pair);
    const shown = equationOf(pair, first, step);
    if (!isGivenValue(shown, first, step)) yield { arrow: 'given', title: say('Write the condition with the first term and the step'), says: [type === 'arithmetic' ? say('Every term of an arithmetic sequence is the first term and a multiple of the common difference: {0}.', m(app('equal', termSymbol(letter, 'n'), arithmeticTerm(first, step)))) : say('Every term of a geometric sequence is the first term times a power of the common ratio: {0}.', m(app('equal', termSymbol(letter, 'n'), geometricTerm(first, step))))], shows: shown, reason: say('condition') };
  }
  const linear = equations.filter((pair) => pair.length === 2);
  const inStep = equations.flatMap((pair) => (pair.length === 1 && pair[0] ? [pair[0]] : []));
  // The easiest to take the first term from: where it has no step beside it.
  const chosen = linear.find((pair) => pair[1]?.length === 1) ?? linear[0];
  const above = chosen && scaled(chosen[0] ?? [], rational(-1));
  const below = chosen?.[1];
  const others = equations.filter((pair) => pair !== chosen && pair.length > 1);
  if (!chosen || !above || !below) {
    if (others.length > 0) return undefined;
    const steps = yield* stepOf(inStep, progression, undefined);
    return steps && { kind: 'step', steps };
  }
  if (others.length === 0 && inStep.length === 0) return { kind: 'line', above, below };
  const rest: Coefficients[] = [...inStep];
  for (const other of others) {
    const put = putFirst(other, above, below);
    if (!put) return undefined;
    if (put.length > 0) rest.push(put);
  }
  if (rest.length === 0) return { kind: 'line', above, below };
  const [other] = others;
  const told = other && inStep.length === 0 && others.length === 1 ? eliminated(chosen, other, progression) : undefined;
  if (told) yield* told.steps;
  const steps = yield* stepOf(told?.polynomial ? [told.polynomial] : rest, progression, told?.equation);
  if (!steps) return undefined;
  const values = steps.flatMap((found): Values[] => {
    const under = exact(substitute(polynomialExpression(below, step), new Map([[step, found]])));
    if (rationalOf(under)?.numerator === 0n) return [];
    return [{ first: exact(app('divide', substitute(polynomialExpression(above, step), new Map([[step, found]])), under)), step: found }];
  });
  const kept = values.filter((each) => fits(progression, each));
  for (const { first: value, step: found } of kept) {
    const put = simplerPut(above, below, step, found);
    if (!sameShape(put, value)) yield { arrow: 'aside', title: say('The first term'), shows: naming(sym(first), put, value) };
  }
  return { kind: 'values', values: kept };
}

function simplerPut(above: Coefficients, below: Coefficients, step: string, value: Expression): Expression {
  const [over, under] = [above, below].map((each) => substitute(polynomialExpression(each, step), new Map([[step, value]])));
  if (!over || !under) return value;
  return under.kind === 'number' && under.numerator === under.denominator ? over : app('divide', over, under);
}

function arithmeticTerm(first: string, step: string): Expression {
  return app('add', sym(first), app('multiply', app('add', sym('n'), num(-1)), sym(step)));
}

function geometricTerm(first: string, step: string): Expression {
  return app('multiply', sym(first), app('power', sym(step), app('add', sym('n'), num(-1))));
}

/** Without factors that cannot be zero: the terms of a geometric sequence, and a step that is said not to be. */
function reduced(pair: Pair, { type, step, conditions }: Progression): Pair {
  const { pair: rest, common, power } = withoutContent(pair);
  if (rest.length === 0) return rest;
  const stepNotZero = type === 'geometric' || conditions.some((each) => each.kind === 'increasing' || each.kind === 'decreasing' || (each.kind === 'relation' && each.relation.kind === 'apply' && each.relation.operator !== 'equal' && holds(substitute(each.relation, new Map([[step, num(0)]]))) === false));
  let factor = common;
  while (stepNotZero && factor.length > 1 && at(factor, 0).numerator === 0n) factor = factor.slice(1);
  const whole = rest.map((coefficient) => timesPolynomial(coefficient, factor) ?? coefficient);
  const zeros: Pair = type === 'geometric' ? [] : Array.from({ length: power }, () => []);
  return [...zeros, ...scaledPair(whole, divide(one, content(whole.flat())))];
}

function equationOf(pair: Pair, first: string, step: string): Expression {
  const constant = at(pair[0] ?? [], 0);
  const left = [minusPolynomial(pair[0] ?? [], constant.numerator === 0n ? [] : [constant]), ...pair.slice(1)];
  return app('equal', pairExpression(left, first, step), rationalExpression(negate(constant)));
}

function isGivenValue(equation: Expression, first: string, step: string): boolean {
  const left = equation.kind === 'apply' ? equation.args[0] : undefined;
  return left?.kind === 'symbol' && (left.name === first || left.name === step);
}

interface Eliminated {
  readonly steps: readonly LessonStep[];
  readonly equation: Expression;
  /** Where it has fewer solutions than the one that clears all denominators. */
  readonly polynomial?: Coefficients;
}

/** Two equations with the first term made into one without it. */
function eliminated(chosen: Pair, other: Pair, { letter, step }: Progression): Eliminated | undefined {
  const first = `${letter}_1`;
  const below = chosen[1] ?? [];
  if (below.length === 1) {
    const value = scaled(chosen[0] ?? [], divide(rational(-1), at(below, 0)));
    const isolated = polynomialExpression(value, step);
    const put = substitute(equationOf(other, first, step), new Map([[first, isolated]]));
    const already = isGivenValue(equationOf(chosen, first, step), first, step);
    return {
      steps: already ? [] : [{ arrow: 'given', title: say('Take the first term from one condition'), shows: app('equal', sym(first), isolated), reason: say('solved for the first term') }],
      equation: put,
    };
  }
  if (other.length !== 2) return undefined;
  // A·u = a and B·u = b: their quotient has no u.
  const [a, b] = [at(chosen[0] ?? [], 0), at(other[0] ?? [], 0)];
  if ((chosen[0]?.length ?? 0) !== 1 || (other[0]?.length ?? 0) !== 1) return undefined;
  const top = other[1] ?? [];
  const common = gcdPolynomial(top, below);
  const [over, under] = [dividePolynomials(top, common).quotient, dividePolynomials(below, common).quotient];
  const lead = at(under, under.length - 1);
  const [p, q] = [scaled(over, divide(one, lead)), scaled(under, divide(one, lead))];
  const left = q.length === 1 ? polynomialExpression(p, step) : app('divide', polynomialExpression(p, step), polynomialExpression(q, step));
  const polynomial = minusPolynomial(scaled(p, a), scaled(q, b));
  return { steps: [], polynomial, equation: app('equal', left, app('divide', rationalExpression(negate(b)), rationalExpression(negate(a)))) };
}

/** The real values of the step that satisfy all the polynomials, told from an equation to its solutions. */
function* stepOf(polynomials: readonly Coefficients[], progression: Progression, equation: Expression | undefined): Generator<LessonStep, readonly Expression[] | undefined> {
  const { step, type } = progression;
  let common = polynomials.reduce<Coefficients>((found, each) => (found.length === 0 ? each : gcdPolynomial(found, each)), []);
  common = primitive(common);
  if (type === 'geometric') while (common.length > 1 && at(common, 0).numerator === 0n) common = common.slice(1);
  if (common.length < 2) return undefined;
  const roots = rootsOf(common);
  if (!roots || roots.length === 0) return undefined;
  const kept = roots.filter((root) => stepFits(progression, root));
  if (kept.length === 0) return undefined;
  const symbol = sym(step);
  const solution = anyOf(roots.map((root) => app('equal', symbol, root)));
  const from = equation ?? app('equal', polynomialExpression(common, step), num(0));
  if (!sameShape(from, solution)) {
    const title = type === 'arithmetic' ? say('An equation for the common difference') : say('An equation for the common ratio');
    const [left, right] = from.kind === 'apply' ? from.args : [];
    const [only] = roots;
    if (left?.kind === 'symbol' && right && only && roots.length === 1) yield { arrow: 'aside', title, shows: naming(left, right, only) };
    else {
      const says: Phrase[] = type === 'geometric' && equation ? [say('Dividing one condition by the other, the first term goes away.')] : [say('Put in, the first term goes away.')];
      yield { arrow: 'given', title, ...(equation ? { says } : {}), shows: from, reason: say('without the first term') };
      yield { arrow: 'iff', title: say('Solve it'), shows: solution, reason: say('solved') };
    }
  }
  if (kept.length < roots.length) yield { arrow: 'given', title: say('Keep what the conditions allow'), shows: anyOf(kept.map((root) => app('equal', symbol, root))), reason: say('by the conditions') };
  return kept;
}
