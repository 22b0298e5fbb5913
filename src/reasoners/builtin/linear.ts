import { say } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { divide, isInteger, isZero, rational, subtract, type Rational } from '../../math/rational.ts';
import { sameShape, substitute } from '../../math/traverse.ts';
import { m, type Lesson } from './lesson.ts';
import { at, commonDenominator, monomial, polynomialExpression, rationalExpression, scaled, type Coefficients } from './univariate.ts';

interface LinearEquation {
  readonly given: Expression;
  readonly left: Coefficients;
  readonly right: Coefficients;
  readonly unknown: string;
}

/** A linear equation: brackets, fractions, like terms, division; and the two cases without one solution. */
export function* linearLesson({ given, left, right, unknown }: LinearEquation): Lesson {
  let shown = given;
  const equation = (a: Coefficients, b: Coefficients): Expression => app('equal', polynomialExpression(a, unknown), polynomialExpression(b, unknown));
  let [a, b] = [left, right];
  // `0 = 5` by itself is no step: what is false is told as what comes out.
  if (a.length <= 1 && b.length <= 1) return yield* withoutUnknown(subtract(at(b, 0), at(a, 0)), unknown);
  const tidy = equation(a, b);
  if (!sameShape(tidy, shown)) {
    yield { arrow: 'iff', title: say('Tidy both sides'), says: [say('Multiply out the brackets and collect like terms on each side.')], shows: tidy, reason: say('collect like terms') };
    shown = tidy;
  }
  const denominator = commonDenominator([...a, ...b]);
  if (denominator > 1n) {
    [a, b] = [scaled(a, rational(denominator)), scaled(b, rational(denominator))];
    shown = equation(a, b);
    yield {
      arrow: 'iff',
      title: say('Clear the fractions'),
      says: [say('Multiply both sides by the common denominator {0}.', m(num(denominator)))],
      shows: shown,
      reason: say('multiply both sides by {0}', String(denominator)),
    };
  }
  const slope = subtract(at(a, 1), at(b, 1));
  const constant = subtract(at(b, 0), at(a, 0));
  if (isZero(slope)) return yield* withoutUnknown(constant, unknown);
  const collected = app('equal', monomial(slope, unknown, 1), rationalExpression(constant));
  if (!sameShape(collected, shown)) {
    yield {
      arrow: 'iff',
      title: say('Collect the unknown on one side'),
      says: [say('Move the terms with {0} to the left and the numbers to the right; each changes its sign.', m(sym(unknown)))],
      shows: collected,
      reason: say('collect the unknown on the left'),
    };
  }
  const value = rationalExpression(divide(constant, slope));
  const solved = app('equal', sym(unknown), value);
  if (!sameShape(solved, collected)) {
    const by = rationalExpression(slope);
    yield { arrow: 'iff', title: say('Divide by the coefficient'), says: [say('Divide both sides by {0}.', m(by))], shows: solved, reason: divisionReason(slope) };
  }
  return { kind: 'answer', answer: solved, notes: [], checks: checkOf(given, unknown, value), solutions: [new Map([[unknown, value]])] };
}

function divisionReason(slope: Rational): ReturnType<typeof say> {
  if (isInteger(slope)) return say('divide both sides by {0}', String(slope.numerator));
  return say('divide both sides by the coefficient');
}

function* withoutUnknown(constant: Rational, unknown: string): Lesson {
  const shows = app('equal', num(0), rationalExpression(constant));
  if (isZero(constant)) {
    yield { arrow: 'aside', title: say('Both sides are the same'), says: [say('The terms with {0} cancel and the same number stands on both sides: the equation holds for every value of {0}.', m(sym(unknown)))], shows };
    return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'reals' }), notes: [say('Every real number is a solution.')], checks: [] };
  }
  yield {
    arrow: 'aside',
    title: say('The unknown cancels'),
    says: [say('The terms with {0} cancel, and what is left would say that zero equals {1}. No value of {0} can make that true.', m(sym(unknown)), m(rationalExpression(constant)))],
    shows: app('not-equal', num(0), rationalExpression(constant)),
  };
  return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'emptyset' }), notes: [say('There is no solution.')], checks: [], solutions: [] };
}

/** Both sides with the value put in. */
export function checkOf(given: Expression, unknown: string, value: Expression): Expression[] {
  return given.kind === 'apply' ? [substitute({ ...given }, new Map([[unknown, value]]))] : [];
}

