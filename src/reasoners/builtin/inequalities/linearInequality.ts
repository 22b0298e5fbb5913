import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, rational, subtract, type Rational } from '../../../math/rational.ts';
import { sameShape } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import { at, commonDenominator, monomial, polynomialExpression, rationalExpression, scaled, type Coefficients } from '../univariate.ts';
import { chainOf, everywhere, halfLine, nowhere, turned, type Comparison, type Region } from './region.ts';

interface LinearInequality {
  readonly given: Expression;
  readonly left: Coefficients;
  readonly comparison: Comparison;
  readonly right: Coefficients;
  readonly unknown: string;
}

/** A linear inequality: brackets, fractions, like terms, division, and the turn of the sign where it is due. */
export function* linearInequality({ given, left, comparison, right, unknown }: LinearInequality): Generator<LessonStep, Region> {
  let shown = given;
  let [a, b] = [left, right];
  const statement = (): Expression => app(comparison, polynomialExpression(a, unknown), polynomialExpression(b, unknown));
  if (!sameShape(statement(), shown)) {
    shown = statement();
    yield { arrow: 'iff', title: say('Tidy both sides'), says: [say('Multiply out the brackets and collect like terms on each side.')], shows: shown, reason: say('collect like terms') };
  }
  const denominator = commonDenominator([...a, ...b]);
  if (denominator > 1n) {
    [a, b] = [scaled(a, rational(denominator)), scaled(b, rational(denominator))];
    shown = statement();
    yield { arrow: 'iff', title: say('Clear the fractions'), says: [say('Multiply both sides by the common denominator {0}; it is positive, so the sign stays as it is.', m(num(denominator)))], shows: shown, reason: say('multiply both sides by {0}', String(denominator)) };
  }
  const slope = subtract(at(a, 1), at(b, 1));
  const constant = subtract(at(b, 0), at(a, 0));
  if (isZero(slope)) return yield* withoutUnknown(comparison, constant, unknown);
  const collected = app(comparison, monomial(slope, unknown, 1), rationalExpression(constant));
  if (!sameShape(collected, shown)) {
    yield { arrow: 'iff', title: say('Collect the unknown on one side'), says: [say('Move the terms with {0} to the left and the numbers to the right; each changes its sign.', m(sym(unknown)))], shows: collected, reason: say('collect the unknown on the left') };
  }
  const value = rationalExpression(divide(constant, slope));
  const final = slope.numerator < 0n ? turned(comparison) : comparison;
  const solved = app(final, sym(unknown), value);
  if (!sameShape(solved, collected)) yield { arrow: 'iff', title: say('Divide by the coefficient'), says: [divisionWords(slope)], shows: solved, reason: divisionReason(slope) };
  return halfLine(final, value);
}

function divisionWords(slope: Rational): ReturnType<typeof say> {
  const by = m(rationalExpression(slope));
  return slope.numerator < 0n ? say('Divide both sides by {0}. It is negative, so the inequality sign turns round.', by) : say('Divide both sides by {0}. It is positive, so the inequality sign stays as it is.', by);
}

function divisionReason(slope: Rational): ReturnType<typeof say> {
  return slope.numerator < 0n ? say('divide by a negative number: the sign turns round') : say('divide both sides by the coefficient');
}

const opposites = { less: 'greater-equal', 'less-equal': 'greater', greater: 'less-equal', 'greater-equal': 'less' } as const;

function* withoutUnknown(comparison: Comparison, constant: Rational, unknown: string): Generator<LessonStep, Region> {
  const zero = rational(0);
  const difference = subtract(zero, constant).numerator;
  const holds = comparison === 'less' ? difference < 0n : comparison === 'less-equal' ? difference <= 0n : comparison === 'greater' ? difference > 0n : difference >= 0n;
  yield {
    arrow: 'aside',
    title: say('The unknown cancels'),
    says: [holds ? say('The terms with {0} cancel, and {1} is true.', m(sym(unknown)), m(app(comparison, num(0), rationalExpression(constant)))) : say('The terms with {0} cancel, and what is left can never hold, since {1}.', m(sym(unknown)), m(app(opposites[comparison], num(0), rationalExpression(constant))))],
  };
  return holds ? everywhere : nowhere;
}

interface LinearChain {
  readonly low: Rational;
  readonly first: Comparison;
  readonly middle: Coefficients;
  readonly second: Comparison;
  readonly high: Rational;
  readonly unknown: string;
  readonly given: Expression;
}

/** `a < mx + c ≤ b`, done to all three parts at once; the two signs look the same way. */
export function* linearChain({ low, first, middle, second, high, unknown, given }: LinearChain): Generator<LessonStep, Region> {
  let shown = given;
  const show = (a: Rational, one: Comparison, inner: Expression, two: Comparison, b: Rational): Expression => chainOf(rationalExpression(a), one, inner, two, rationalExpression(b));
  const tidy = show(low, first, polynomialExpression(middle, unknown), second, high);
  if (!sameShape(tidy, shown)) {
    shown = tidy;
    yield { arrow: 'iff', title: say('Tidy the middle part'), shows: shown, reason: say('collect like terms') };
  }
  const [shift, slope] = [at(middle, 0), at(middle, 1)];
  const [a, b] = [subtract(low, shift), subtract(high, shift)];
  if (!isZero(shift)) {
    shown = show(a, first, monomial(slope, unknown, 1), second, b);
    const size = rationalExpression(shift.numerator < 0n ? multiply(shift, rational(-1)) : shift);
    yield { arrow: 'iff', title: shift.numerator < 0n ? say('Add {0} to all three parts', m(size)) : say('Subtract {0} from all three parts', m(size)), shows: shown, reason: say('the same to all three parts') };
  }
  let [from, to] = [divide(a, slope), divide(b, slope)];
  let [one, two] = [first, second];
  if (slope.numerator < 0n) [one, two] = [turned(first), turned(second)];
  const divided = show(from, one, sym(unknown), two, to);
  if (!sameShape(divided, shown)) yield { arrow: 'iff', title: say('Divide all three parts'), says: [slope.numerator < 0n ? say('Divide by {0}. It is negative, so both signs turn round.', m(rationalExpression(slope))) : say('Divide by {0}.', m(rationalExpression(slope)))], shows: divided, reason: slope.numerator < 0n ? say('divide by a negative number: the sign turns round') : say('divide all three parts') };
  if (one.startsWith('greater')) {
    [from, to] = [to, from];
    [one, two] = [turned(two), turned(one)];
    const ascending = show(from, one, sym(unknown), two, to);
    if (compareRational(from, to) < 0) yield { arrow: 'iff', title: say('Read it from the smaller end'), shows: ascending, reason: say('the same, from left to right') };
  }
  const order = compareRational(from, to);
  const closed = { low: one === 'less-equal', high: two === 'less-equal' };
  if (order > 0 || (order === 0 && !(closed.low && closed.high))) {
    yield { arrow: 'aside', title: say('No number lies between'), says: [say('No number satisfies both parts.')] };
    return nowhere;
  }
  const value = rationalExpression(from);
  return [{ low: { value, closed: closed.low }, high: { value: order === 0 ? value : rationalExpression(to), closed: closed.high } }];
}

function compareRational(a: Rational, b: Rational): number {
  const difference = subtract(a, b).numerator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
