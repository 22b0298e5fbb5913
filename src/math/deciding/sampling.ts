import { say } from '../../core/phrase.ts';
import type { Counterexample, Verdict } from '../../core/verdict.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { digitsNeeded, mostDigits } from '../numeric/digitsNeeded.ts';
import { mentionsI, points } from '../numeric/samples.ts';
import { exact, NotComputable, NotDefined, type Value } from '../numeric/value.ts';
import type { Context } from '../proposition.ts';
import * as q from '../rational.ts';
import type { Rational } from '../rational.ts';
import { some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { domainOf, type Domain } from './domains.ts';
import { sameValue } from './holds.ts';
import { showPoint, showValue } from './showValue.ts';

/** Valid points a sampled agreement needs, and how many are tried for them. */
const wanted = 14;
const needed = 10;
const tried = 60;
/** Of them at points no period of a half or a tenth fits: sin 2πx is zero at all simple ones. */
const oddNeeded = 4;
const precision = 60;
const finePrecision = 120;

interface Arithmetic {
  readonly coarse: Evaluation;
  readonly fine: Evaluation;
}

/**
 * Compares the two sides of an equation as they are written, unsimplified, at points of their domain:
 * refuted with the simplest point where they differ, verified where they agree to all digits at enough
 * points and each side has values wherever the other has, else inconclusive.
 */
export function sampleEquality(equation: ApplyNode, context: Context, budget: Budget): Verdict {
  const [left, right] = equation.args;
  if (!left || !right) return { kind: 'unchecked', reason: say('A side of the equation is missing.') };
  const checkTime = timer(budget);
  const options = { definitions: context.definitions, allowComplex: mentionsI(equation), checkTime };
  const arithmetic: Arithmetic = { coarse: new Evaluation(precision, options), fine: new Evaluation(finePrecision, options) };
  const domain = domainOf(equation, context, arithmetic.coarse);
  const defined = new Set(context.definitions.filter(({ parameters }) => parameters.length === 0).map(({ name }) => name));
  const names = [...freeVariables(equation)].filter((name) => !defined.has(name));
  return names.length === 0 ? constants(left, right, arithmetic) : variables(left, right, names, domain, arithmetic, checkTime);
}

/** Two numbers: decided at sixty digits, and again at a hundred and twenty where sixty leave a doubt. */
function constants(left: Expression, right: Expression, arithmetic: Arithmetic): Verdict {
  const pair = sides(left, right, new Map(), arithmetic.coarse);
  if (pair === 'undefined') return { kind: 'inconclusive', reason: say('A side has no value, so there is nothing to compare.') };
  if (pair === 'unknown') return { kind: 'inconclusive', reason: say('A side could not be computed.') };
  const same = settled(left, right, new Map(), pair, arithmetic);
  if (same === undefined) return { kind: 'inconclusive', reason: say('The two sides are too close to tell apart.') };
  if (!same) return refuted(new Map(), pair, arithmetic.coarse);
  const isExact = pair.left.kind === 'exact' && pair.right.kind === 'exact';
  const { digits } = arithmetic.coarse;
  return isExact
    ? { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides are {0}.', showValue(pair.left, arithmetic.coarse.D)) } }
    : { kind: 'verified', evidence: { method: 'sampling', summary: say('Both sides agree to {0} digits.', digits), digits } };
}

function variables(left: Expression, right: Expression, names: readonly string[], domain: Domain, arithmetic: Arithmetic, checkTime: () => void): Verdict {
  let agreed = 0;
  let onlyLeft = 0;
  let onlyRight = 0;
  let unknown = 0;
  let wholeAgreed = 0;
  let oddAgreed = 0;
  const isReal = names.some((name) => !domain.numbers.has(name));
  let lastFailure: { readonly point: ReadonlyMap<string, Rational>; readonly pair: Pair } | undefined;
  for (const point of points(names, domain.numbers, tried)) {
    const odd = isOdd(point, domain);
    if (agreed >= wanted && (!isReal || oddAgreed >= oddNeeded)) break;
    checkTime();
    const environment = environmentOf(point);
    const allowed = domain.allows(environment);
    if (allowed !== true) {
      if (allowed === undefined) unknown++;
      continue;
    }
    const pair = sides(left, right, environment, arithmetic.coarse);
    if (pair === 'unknown') unknown++;
    else if (pair === 'undefined') {
      const one = oneSided(left, right, environment, arithmetic.coarse);
      if (one === 'left') onlyLeft++;
      else if (one === 'right') onlyRight++;
    } else {
      const same = settled(left, right, environment, pair, arithmetic);
      const whole = [...point.values()].every(q.isInteger);
      if (same === undefined) unknown++;
      else if (same) {
        agreed++;
        if (whole) wholeAgreed++;
        if (odd) oddAgreed++;
      } else if (!whole && wholeAgreed >= 4 && !names.every((name) => domain.numbers.has(name)) && names.some((name) => /^[nmkijpq]$/.test(name))) {
        return { kind: 'inconclusive', reason: say('It holds for the whole numbers tried, not for {0}; the text does not say which are meant.', showPoint(point)) };
      } else {
        lastFailure = { point, pair };
        break;
      }
    }
    if (unknown > 12) break;
  }
  if (lastFailure) return refuted(lastFailure.point, lastFailure.pair, arithmetic.coarse);
  if (agreed < needed) return { kind: 'inconclusive', reason: agreed + onlyLeft + onlyRight === 0 ? say('Neither side could be computed.') : say('Only {0} points could be compared; that is too few.', agreed) };
  if (isReal && oddAgreed < oddNeeded) return { kind: 'inconclusive', reason: say('It holds at the simple points tried; that is too little to go by.') };
  if (onlyLeft + onlyRight > 2) {
    return { kind: 'inconclusive', reason: say('It holds where both sides have a value, but one side also has values where the other has none.') };
  }
  const branch = branchPoint(left, right, names, domain, arithmetic);
  if (branch) return { kind: 'inconclusive', reason: say('It holds at the points tried, but not at {0}.', showPoint(branch)) };
  const { digits } = arithmetic.coarse;
  const where = domain.text !== '' ? domain.text : domain.implied ? say('whole numbers').template : say('wherever both sides are defined').template;
  return {
    kind: 'verified',
    evidence: { method: 'sampling', summary: say('Both sides agree at {0} points to {1} digits.', agreed, Math.min(digits, precision)), points: agreed, digits, domain: where },
  };
}

/** Every variable that may be any number is a fraction no small period fits. */
function isOdd(point: ReadonlyMap<string, Rational>, { numbers }: Domain): boolean {
  return [...point].every(([name, value]) => numbers.has(name) || value.denominator > 10n);
}

interface Pair {
  readonly left: Value;
  readonly right: Value;
}

function sides(left: Expression, right: Expression, point: ReadonlyMap<string, Value>, evaluation: Evaluation): Pair | 'undefined' | 'unknown' {
  try {
    return { left: evaluation.value(left, point), right: evaluation.value(right, point) };
  } catch (error) {
    if (error instanceof NotDefined) return 'undefined';
    if (error instanceof NotComputable || error instanceof RangeError) return 'unknown';
    throw error;
  }
}

function oneSided(left: Expression, right: Expression, point: ReadonlyMap<string, Value>, evaluation: Evaluation): 'left' | 'right' | 'neither' {
  const has = (side: Expression): boolean => {
    try {
      evaluation.value(side, point);
      return true;
    } catch {
      return false;
    }
  };
  return has(left) ? 'left' : has(right) ? 'right' : 'neither';
}

/** Where sixty digits leave a doubt, a hundred and twenty tell: a true zero shrinks with the precision. */
function settled(left: Expression, right: Expression, point: ReadonlyMap<string, Value>, pair: Pair, { coarse, fine }: Arithmetic): boolean | undefined {
  const first = sameValue(pair.left, pair.right, coarse);
  if (first === true) return agreeFurther(left, right, point, pair, coarse);
  const again = sides(left, right, point, fine);
  if (typeof again === 'string') return undefined;
  const second = sameValue(again.left, again.right, fine);
  // What is lost between numbers of very different sizes looks like a difference.
  if (second === false && digitsNeeded([left, right], sizesAt(point)) > finePrecision - 12) return compareFurther(left, right, point, fine);
  if (second === true) return first === undefined ? agreeFurther(left, right, point, again, fine) : undefined;
  if (second === false) return false;
  const shrinks = gap(again, fine).lt(gap(pair, coarse).times('1e-40'));
  return first === undefined && shrinks && gap(again, fine).lt('1e-90') ? agreeFurther(left, right, point, again, fine) : undefined;
}

/** Numbers of very different sizes agree to sixty digits by size alone: they must agree to as many as those sizes need. */
function agreeFurther(left: Expression, right: Expression, point: ReadonlyMap<string, Value>, pair: Pair, coarse: Evaluation): boolean | undefined {
  if (pair.left.kind === 'exact' && pair.right.kind === 'exact') return true;
  return digitsNeeded([left, right], sizesAt(point)) <= coarse.digits ? true : compareFurther(left, right, point, coarse);
}

function compareFurther(left: Expression, right: Expression, point: ReadonlyMap<string, Value>, coarse: Evaluation): boolean | undefined {
  const needed = digitsNeeded([left, right], sizesAt(point));
  if (!(needed <= mostDigits)) return undefined;
  // Quotients of differences keep two thirds of their digits.
  const further = new Evaluation(Math.max(140, Math.ceil(needed * 1.5) + 60), { definitions: coarse.definitions, allowComplex: coarse.allowComplex, checkTime: () => coarse.checkTime() });
  const again = sides(left, right, point, further);
  if (typeof again === 'string') return undefined;
  if (further.digits < needed) return undefined;
  // Two sides that are zero but for rounding have no digits in common, only their smallness.
  return sameValue(again.left, again.right, further) ?? (gap(again, further).lt(new further.D(10).pow(-Math.ceil(needed))) ? true : undefined);
}

function sizesAt(point: ReadonlyMap<string, Value>): ReadonlyMap<string, number> {
  return new Map([...point].map(([name, value]) => [name, value.kind === 'exact' ? Math.abs(Number(value.value.numerator) / Number(value.value.denominator)) : Math.hypot(value.re.toNumber(), value.im.toNumber())]));
}

function gap({ left, right }: Pair, evaluation: Evaluation): InstanceType<Evaluation['D']> {
  const difference = evaluation.add(left, evaluation.multiply(right, exact(q.rational(-1))));
  return difference.kind === 'exact' ? new evaluation.D(difference.value.numerator.toString()).abs() : evaluation.complex.abs(difference);
}

export function environmentOf(point: ReadonlyMap<string, Rational>): ReadonlyMap<string, Value> {
  return new Map([...point].map(([name, value]) => [name, exact(value)]));
}

function refuted(point: ReadonlyMap<string, Rational>, { left, right }: Pair, evaluation: Evaluation): Verdict {
  const { D } = evaluation;
  const difference = evaluation.add(left, evaluation.multiply(right, exact(q.rational(-1))));
  const l = showValue(left, D);
  const r = showValue(right, D);
  const counterexample: Counterexample = {
    values: [...point].map(([name, value]) => ({ name, value: q.print(value) })),
    left: l,
    right: r,
    summary: l === r ? say('The two sides differ by {0}.', showValue(difference, D)) : point.size === 0 ? say('The left side is {0}, the right side {1}.', l, r) : say('At {0} the left side is {1}, the right side {2}.', showPoint(point), l, r),
  };
  return { kind: 'refuted', evidence: { method: 'sampling', summary: say('The two sides differ.'), points: 1 }, counterexample };
}

/** Whether a statement was written in a way that has two usual readings. */
export function isAmbiguous(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && part.ambiguous === true);
}

/** Where laws of exponents fail for negative bases: one letter a half, the others minus two. */
function branchPoint(left: Expression, right: Expression, names: readonly string[], domain: Domain, arithmetic: Arithmetic): ReadonlyMap<string, Rational> | undefined {
  for (const half of names) {
    if (domain.numbers.has(half)) continue;
    const point = new Map(names.map((name) => [name, name === half ? q.divide(q.one, q.rational(2)) : q.rational(domain.numbers.has(name) ? 2 : -2)]));
    const environment = environmentOf(point);
    if (domain.allows(environment) !== true) continue;
    const pair = sides(left, right, environment, arithmetic.coarse);
    if (typeof pair !== 'string' && settled(left, right, environment, pair, arithmetic) === false) return point;
  }
  return undefined;
}
