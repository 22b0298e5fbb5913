import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, one, type Rational } from '../../../math/rational.ts';
import { cellsOf } from '../../../math/solving/criticalPoints.ts';
import { joined } from '../../../math/solving/pieces.ts';
import { ordered, type RealInterval } from '../../../math/solving/solutionSet.ts';
import { sameShape } from '../../../math/traverse.ts';
import { factoredExpression, factorized, powered } from '../factoring.ts';
import { m, type LessonStep } from '../lesson.ts';
import { fractionOf } from '../rationalEquation.ts';
import { realRoots } from '../realRoots.ts';
import { content, minusPolynomial, polynomialExpression, scaled, valueAt, type Coefficients } from '../univariate.ts';
import { conditionOf, isStrict, setOf, turned, type Comparison, type Region } from './region.ts';

/** Wider tables are not read. */
const mostPoints = 6;

interface Factor {
  readonly polynomial: Coefficients;
  readonly times: number;
  readonly below: boolean;
  readonly roots: readonly Expression[];
}

export interface SignedInequality {
  readonly given: Expression;
  readonly left: Expression;
  readonly comparison: Comparison;
  readonly right: Expression;
  readonly unknown: string;
}

/** A polynomial or rational inequality: zero on one side, factored, and the signs of the factors in a table. */
export function* signedInequality({ given, left, comparison, right, unknown }: SignedInequality): Generator<LessonStep, Region | undefined> {
  const fraction = fractionOf(app('add', left, app('negate', right)), unknown);
  if (!fraction || fraction.above.length === 0) return undefined;
  const isRational = fraction.below.length > 1;
  const [outside, under] = [content(fraction.above), content(fraction.below)];
  const negative = outside.numerator < 0n !== under.numerator < 0n;
  const sign = negative ? turned(comparison) : comparison;
  const [above, below] = [scaled(fraction.above, divide(one, outside)), scaled(fraction.below, divide(one, under))];
  const zeroed = app(sign, quotient(polynomialExpression(above, unknown), isRational ? polynomialExpression(below, unknown) : undefined), num(0));
  const [top, bottom] = [factorized(above), factorized(below)];
  if (!top || !bottom) return undefined;
  const product = app(sign, quotient(factoredExpression(top, unknown), isRational ? factoredExpression(bottom, unknown) : undefined), num(0));
  if (!sameShape(zeroed, given) && !sameShape(product, given)) {
    const says: Phrase[] = [isRational ? say('Bring everything to one side, over one denominator. Do not multiply by a denominator with the unknown: its sign is not known.') : say('Bring everything to one side and collect like terms.')];
    if (negative) says.push(say('Change all signs, so that the leading coefficient is positive; the inequality sign turns round.'));
    yield { arrow: 'iff', title: say('Leave zero on the right'), says, shows: zeroed, reason: negative ? say('zero on the right; the sign turns round') : say('zero on the right') };
  }
  const factors: Factor[] = [];
  for (const [{ factors: found }, isBelow] of [[top, false], [bottom, true]] as const) {
    for (const { factor, times } of found) {
      const roots = factor.length > 3 ? undefined : realRoots(factor);
      if (!roots) return undefined;
      factors.push({ polynomial: factor, times, below: isBelow, roots });
    }
  }
  if (!sameShape(product, zeroed) && !sameShape(product, given)) yield { arrow: 'iff', title: say('Factor'), says: [say('The sign of a product or quotient is known from the signs of its factors.')], shows: product, reason: say('factor') };
  return yield* byTable(factors, sign, product, unknown);
}

function quotient(above: Expression, below: Expression | undefined): Expression {
  return below ? app('divide', above, below) : above;
}

function* byTable(factors: readonly Factor[], sign: Comparison, product: Expression, unknown: string): Generator<LessonStep, Region | undefined> {
  const points = ordered(factors.flatMap(({ roots }) => roots));
  const cells = points && cellsOf(points);
  if (!cells || points.length > mostPoints) return undefined;
  const rows = factors.map((factor) => cells.map(({ at, stretch }, index) => (stretch ? signAt(factor, at) : factor.roots.some((root) => sameShape(root, at)) ? 0 : signAt(factor, cells[index - 1]?.at))));
  const total = cells.map((_, column) => {
    if (factors.some(({ below }, row) => below && rows[row]?.[column] === 0)) return undefined;
    return rows.reduce((product_, row) => product_ * (row[column] ?? Number.NaN), 1);
  });
  const stretches: RealInterval[] = [];
  const single: Expression[] = [];
  for (const [index, { at, stretch }] of cells.entries()) {
    const value = total[index];
    if (value === undefined || !(value === 0 ? !isStrict(sign) : value > 0 === sign.startsWith('greater'))) continue;
    if (stretch) stretches.push({ low: { ...(stretch.low ? { value: stretch.low } : {}), closed: false }, high: { ...(stretch.high ? { value: stretch.high } : {}), closed: false } });
    else single.push(at);
  }
  const region = joined(stretches, single);
  yield* definiteFactors(factors, unknown);
  const side = product.kind === 'apply' ? product.args[0] : undefined;
  if (points.length > 0 && side) yield tableStep(factors, rows, total, cells, side, unknown);
  const forbidden = ordered(factors.flatMap(({ below, roots }) => (below ? roots : []))) ?? [];
  yield {
    arrow: 'iff',
    title: say('Read the solutions off'),
    says: [wantedWords(sign), ...(forbidden.length > 0 ? [say('The zeros of the denominator are never solutions.')] : [])],
    shows: conditionOf(region, unknown),
    reason: points.length > 0 ? say('from the sign table') : say('the sign never changes'),
  };
  return region;
}

function signAt({ polynomial, times }: Factor, at: Expression | undefined): number {
  if (at?.kind !== 'number') return Number.NaN;
  const value: Rational = valueAt(polynomial, at);
  const sign = value.numerator > 0n ? 1 : value.numerator < 0n ? -1 : 0;
  return times % 2 === 0 ? sign * sign : sign;
}

function wantedWords(sign: Comparison): Phrase {
  switch (sign) {
    case 'less':
      return say('Wanted is where it is negative.');
    case 'less-equal':
      return say('Wanted is where it is negative or zero.');
    case 'greater':
      return say('Wanted is where it is positive.');
    case 'greater-equal':
      return say('Wanted is where it is positive or zero.');
  }
}

/** A quadratic without real zeros keeps the sign of its leading coefficient, which is positive here. */
function* definiteFactors(factors: readonly Factor[], unknown: string): Generator<LessonStep, void> {
  for (const { polynomial, roots } of factors) {
    if (roots.length > 0) continue;
    const factor = polynomialExpression(polynomial, unknown);
    yield { arrow: 'aside', title: say('One factor is always positive'), says: [say('The discriminant of {0} is negative and its leading coefficient positive, so it is positive for every {1}.', m(factor), `$${unknown}$`)], shows: app('greater', factor, num(0)) };
  }
}

type Cells = NonNullable<ReturnType<typeof cellsOf>>;

function tableStep(factors: readonly Factor[], rows: readonly (readonly number[])[], total: readonly (number | undefined)[], cells: Cells, product: Expression, unknown: string): LessonStep {
  const mark = (sign: number | undefined): string => (sign === undefined ? '—' : sign === 0 ? '0' : sign > 0 ? '+' : '−');
  const head = cells.map(({ at, stretch }) => m(stretch ? setOf([{ low: { ...(stretch.low ? { value: stretch.low } : {}), closed: false }, high: { ...(stretch.high ? { value: stretch.high } : {}), closed: false } }]) : at));
  const table = [
    [`$${unknown}$`, ...head],
    ...factors.map(({ polynomial, times }, row) => [m(powered(polynomialExpression(polynomial, unknown), times)), ...(rows[row] ?? []).map(mark)]),
    ...(factors.length > 1 || factors.some(({ below }) => below) ? [[m(product), ...total.map(mark)]] : []),
  ];
  const zeros = cells.flatMap(({ at, stretch }) => (stretch ? [] : [m(at)])).join(', ');
  return {
    arrow: 'aside',
    title: say('Sign table'),
    says: [say('The factors change their signs only at their zeros: {0}.', zeros), ...(factors.some(({ below }) => below) ? [say('A dash marks where a denominator is zero.')] : [])],
    table,
  };
}

/** Whether both sides are quotients of polynomials whose difference is of degree two or more, or has a denominator. */
export function isSigned(left: Expression, right: Expression, unknown: string): boolean {
  const [a, b] = [fractionOf(left, unknown), fractionOf(right, unknown)];
  if (!a || !b) return false;
  return a.below.length > 1 || b.below.length > 1 || minusPolynomial(a.above, b.above).length > 2;
}
