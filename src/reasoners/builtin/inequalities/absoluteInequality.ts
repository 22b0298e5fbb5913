import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { divide, rational, type Rational } from '../../../math/rational.ts';
import { ordered } from '../../../math/solving/solutionSet.ts';
import { cellsOf } from '../../../math/solving/criticalPoints.ts';
import { mapChildren, sameShape, walk } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import { linearInNode, type LinearInNode } from '../linearInNode.ts';
import { at, coefficientsOf, minusPolynomial, polynomialExpression, rationalExpression, scaled, valueAt, type Coefficients } from '../univariate.ts';
import { realRoots } from '../realRoots.ts';
import { chainOf, combined, conditionOf, everywhere, halfLine, nowhere, pointsAt, turned, type Comparison, type Region } from './region.ts';
import type { SignedInequality } from './signTable.ts';

/** How one relation, or several joined, go on to their solutions; the steps begin behind the given line. */
export type Solver = (statement: Expression, unknown: string) => Generator<LessonStep, Region | undefined>;

/** An inequality with absolute values: taken apart where one stands alone, squared where two do, else case by case. */
export function* absoluteInequality(task: SignedInequality, solve: Solver): Generator<LessonStep, Region | undefined> {
  const { given, left, comparison, right, unknown } = task;
  const insides: Expression[] = [];
  for (const part of walk(given)) {
    if (part.kind !== 'apply' || part.operator !== 'abs' || !dependsOn(part, unknown)) continue;
    const [inside] = part.args;
    if (!inside || [...walk(inside)].some((inner) => inner.kind === 'apply' && inner.operator === 'abs')) return undefined;
    if (!insides.some((known) => sameShape(known, inside))) insides.push(inside);
  }
  const [only, ...more] = insides;
  if (only && more.length === 0) {
    const linear = linearInNode(app('add', left, app('negate', right)), app('abs', only), unknown);
    if (linear) return yield* isolated(task, only, linear, solve);
  }
  if (isBareAbsolute(left) && isBareAbsolute(right)) return yield* squared(left, comparison, right, unknown, solve);
  return yield* byCases(task, insides, solve);
}

function isBareAbsolute(expression: Expression): expression is ApplyNode {
  return expression.kind === 'apply' && expression.operator === 'abs';
}

function* isolated({ given, comparison, unknown }: SignedInequality, inside: Expression, { slope, rest }: LinearInNode, solve: Solver): Generator<LessonStep, Region | undefined> {
  const sign = slope.numerator < 0n ? turned(comparison) : comparison;
  const bound = scaled(rest, divide(rational(-1), slope));
  const value = polynomialExpression(bound, unknown);
  const shown = app(sign, app('abs', inside), value);
  if (!sameShape(shown, given)) yield { arrow: 'iff', title: say('Isolate the absolute value'), says: slope.numerator < 0n ? [say('It was divided by a negative number, so the inequality sign turns round.')] : [], shows: shown, reason: say('isolate the absolute value') };
  const isLess = sign.startsWith('less');
  const constant = bound.length <= 1 ? at(bound, 0) : undefined;
  if (constant && constant.numerator <= 0n) {
    const settled = yield* againstNothing(sign, inside, constant, unknown);
    if (settled) return settled;
  }
  const opposite = constant ? rationalExpression(rational(-constant.numerator, constant.denominator)) : polynomialExpression(scaled(bound, rational(-1)), unknown);
  const apart = isLess
    ? constant
      ? chainOf(opposite, sign, inside, sign, value)
      : app('and', app(turned(sign), inside, opposite), app(sign, inside, value))
    : app('or', app(turned(sign), inside, opposite), app(sign, inside, value));
  yield {
    arrow: 'iff',
    title: say('Take the absolute value apart'),
    says: [isLess ? say('{0} says that what stands inside lies between {1} and {2}.', m(shown), m(opposite), m(value)) : say('{0} says that what stands inside lies beyond {1} or beyond {2}.', m(shown), m(opposite), m(value))],
    shows: apart,
    reason: isLess ? say('absolute value: between') : say('absolute value: beyond'),
  };
  return yield* solve(apart, unknown);
}

/** Against zero or a negative number an absolute value needs no work; undefined where it does. */
function* againstNothing(sign: Comparison, inside: Expression, bound: Rational, unknown: string): Generator<LessonStep, Region | undefined> {
  const isZero = bound.numerator === 0n;
  const never = sign === 'less' || (sign === 'less-equal' && !isZero);
  const always = (sign === 'greater' && !isZero) || sign === 'greater-equal';
  if (never || always) {
    // A quotient inside would have to be defined as well.
    if (always && !coefficientsOf(inside, unknown)) return undefined;
    yield { arrow: 'aside', title: say('Look at the sign'), says: [never ? say('An absolute value is never negative, so no number satisfies this.') : say('An absolute value is never negative, so every number satisfies this.')] };
    return never ? nowhere : everywhere;
  }
  const polynomial = coefficientsOf(inside, unknown);
  const roots = polynomial && polynomial.length > 1 ? realRoots(polynomial) : undefined;
  if (!roots) return undefined;
  const region = sign === 'less-equal' ? pointsAt(roots) : combined('and', roots.map((root) => [...halfLine('less', root), ...halfLine('greater', root)]));
  if (!region || region.length === 0) return undefined;
  yield {
    arrow: 'iff',
    title: say('Look at the sign'),
    says: [sign === 'less-equal' ? say('An absolute value is never negative, so it must be zero.') : say('An absolute value is positive except where it is zero.')],
    shows: conditionOf(region, unknown),
    reason: say('an absolute value is never negative'),
  };
  return region;
}

function* squared(left: ApplyNode, comparison: Comparison, right: ApplyNode, unknown: string, solve: Solver): Generator<LessonStep, Region | undefined> {
  const [a, b] = [left.args[0], right.args[0]];
  if (!a || !b) return undefined;
  const apart = app(comparison, app('power', a, num(2)), app('power', b, num(2)));
  yield { arrow: 'iff', title: say('Square both sides'), says: [say('Neither side is negative, so squaring keeps the order.')], shows: apart, reason: say('both sides are not negative') };
  return yield* solve(apart, unknown);
}

/** More than these are not told. */
const mostBreaks = 3;

/** Linear insides: between their zeros every absolute value is the inside or its opposite. */
function* byCases({ given, left, comparison, right, unknown }: SignedInequality, insides: readonly Expression[], solve: Solver): Generator<LessonStep, Region | undefined> {
  const polynomials = insides.map((inside) => coefficientsOf(inside, unknown));
  const roots: Expression[] = [];
  for (const polynomial of polynomials) {
    if (polynomial?.length !== 2) return undefined;
    roots.push(...(realRoots(polynomial) ?? []));
  }
  const breaks = ordered(roots);
  const cells = breaks && cellsOf(breaks);
  if (!cells || breaks.length > mostBreaks) return undefined;
  yield { arrow: 'aside', title: say('Go through cases'), says: [say('What stands inside an absolute value changes its sign at {0}.', breaks.map(m).join(', '))] };
  const regions: Region[] = [];
  for (const { at: sample, stretch } of cells) {
    if (!stretch || sample.kind !== 'number') continue;
    // The point at the lower end goes with the stretch above it.
    const where: Region = [{ low: { ...(stretch.low ? { value: stretch.low } : {}), closed: stretch.low !== undefined }, high: { ...(stretch.high ? { value: stretch.high } : {}), closed: false } }];
    const [a, b] = [left, right].map((side) => resolved(side, unknown, sample));
    if (!a || !b) return undefined;
    const difference = minusPolynomial(a, b);
    if (difference.length > 2) return undefined;
    const condition = conditionOf(where, unknown);
    const statement = app(comparison, polynomialExpression(a, unknown), polynomialExpression(b, unknown));
    const inside = yield* quietly(solve(statement, unknown));
    const region = inside && combined('and', [where, inside]);
    if (!inside || !region) return undefined;
    yield { arrow: 'given', title: say('The case {0}', m(condition)), says: [say('There the inequality reads {0}.', m(statement))], shows: app('and', condition, given) };
    yield { arrow: 'iff', title: say('Write it without absolute values'), shows: app('and', condition, statement), reason: say('the signs are known here') };
    yield { arrow: 'iff', title: say('Solve it and keep what lies in the case'), shows: conditionOf(region, unknown), reason: say('solve and keep what lies in the case') };
    regions.push(region);
  }
  const region = combined('or', regions);
  if (!region) return undefined;
  yield { arrow: 'given', title: say('Put the cases together'), shows: given };
  yield { arrow: 'iff', title: say('All cases together'), shows: conditionOf(region, unknown), reason: say('all cases together') };
  return region;
}

/** What solving comes to, without its steps. */
function* quietly(solving: Generator<LessonStep, Region | undefined>): Generator<never, Region | undefined> {
  for (;;) {
    const { done, value } = solving.next();
    if (done) return value;
  }
}

/** A side as a polynomial where every inside has the sign it has at a sample. */
function resolved(expression: Expression, unknown: string, sample: Expression): Coefficients | undefined {
  const signed = (part: Expression): Expression => {
    if (part.kind !== 'apply' || part.operator !== 'abs') return mapChildren(part, signed);
    const [inside] = part.args;
    const polynomial = inside && coefficientsOf(inside, unknown);
    if (!inside || !polynomial || sample.kind !== 'number') return part;
    return valueAt(polynomial, sample).numerator < 0n ? app('negate', inside) : inside;
  };
  return coefficientsOf(signed(expression), unknown);
}
