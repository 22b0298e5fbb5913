import { say } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { isZero, one } from '../../math/rational.ts';
import { numericValue } from '../../math/simplify.ts';
import { polynomialLesson, type SolveTask } from './equation.ts';
import { linearLesson, checkOf } from './linear.ts';
import { m, type Conclusion, type Lesson } from './lesson.ts';
import { reducibleLesson } from './reducible.ts';
import { coefficientsOf, dividePolynomials, gcdPolynomial, minusPolynomial, plus, polynomialExpression, rationalRoot, scaled, timesPolynomial, valueAt, type Coefficients } from './univariate.ts';
import { rational } from '../../math/rational.ts';

/** A quotient of two polynomials in one letter. */
export interface Fraction {
  readonly above: Coefficients;
  readonly below: Coefficients;
}

/** The quotient of polynomials an expression is; undefined where it is none, or divides by zero. */
export function fractionOf(expression: Expression, variable: string): Fraction | undefined {
  const polynomial = coefficientsOf(expression, variable);
  if (polynomial) return { above: polynomial, below: [one] };
  if (expression.kind !== 'apply') return undefined;
  const parts = expression.args.map((arg) => fractionOf(arg, variable));
  const [first, second] = parts;
  if (!first) return undefined;
  switch (expression.operator) {
    case 'add':
      return parts.reduce<Fraction | undefined>((sum, part) => sum && part && added(sum, part), { above: [], below: [one] });
    case 'negate':
      return { above: scaled(first.above, rational(-1)), below: first.below };
    case 'multiply':
      return parts.reduce<Fraction | undefined>((product, part) => product && part && made(timesPolynomial(product.above, part.above), timesPolynomial(product.below, part.below)), { above: [one], below: [one] });
    case 'divide':
      return second && second.above.length > 0 ? made(timesPolynomial(first.above, second.below), timesPolynomial(first.below, second.above)) : undefined;
    case 'power': {
      const exponent = expression.args[1] && numericValue(expression.args[1]);
      if (!exponent || exponent.denominator !== 1n || exponent.numerator === 0n || exponent.numerator < -8n || exponent.numerator > 8n) return undefined;
      const base = exponent.numerator < 0n ? (first.above.length > 0 ? { above: first.below, below: first.above } : undefined) : first;
      let result = base;
      for (let count = 1; count < Math.abs(Number(exponent.numerator)) && result && base; count++) result = made(timesPolynomial(result.above, base.above), timesPolynomial(result.below, base.below));
      return result;
    }
    default:
      return undefined;
  }
}

function made(above: Coefficients | undefined, below: Coefficients | undefined): Fraction | undefined {
  return above && below && { above, below };
}

function added(a: Fraction, b: Fraction): Fraction | undefined {
  const common = leastCommonMultiple(a.below, b.below);
  const [left, right] = common ? [timesPolynomial(a.above, dividePolynomials(common, a.below).quotient), timesPolynomial(b.above, dividePolynomials(common, b.below).quotient)] : [];
  return common && left && right && { above: plus(left, right), below: common };
}

function leastCommonMultiple(a: Coefficients, b: Coefficients): Coefficients | undefined {
  return timesPolynomial(dividePolynomials(a, gcdPolynomial(a, b)).quotient, b);
}

/** An equation with the unknown below a line: cleared of denominators, solved, and what they forbid thrown out. */
export function* rationalLesson(task: SolveTask): Lesson {
  const { left, right, unknown } = task;
  const [a, b] = [fractionOf(left, unknown), fractionOf(right, unknown)];
  const common = a && b && leastCommonMultiple(a.below, b.below);
  if (!a || !b || !common || common.length < 2 || common.length > 5) return yield* reducibleLesson(task);
  const forbidden = rootsOf(common);
  if (!forbidden) return { kind: 'beyond' };
  const given = app('equal', left, right);
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  const [cleared, other] = [timesPolynomial(a.above, dividePolynomials(common, a.below).quotient), timesPolynomial(b.above, dividePolynomials(common, b.below).quotient)];
  if (!cleared || !other) return { kind: 'beyond' };
  const shown = app('equal', polynomialExpression(cleared, unknown), polynomialExpression(other, unknown));
  const excluded = forbidden.map((value) => app('not-equal', sym(unknown), value));
  const difference = minusPolynomial(cleared, other);
  const says = [say('No denominator may be zero, so {0}. Multiply both sides by {1}.', excluded.map(m).join(', '), m(polynomialExpression(common, unknown)))];
  // 1 = 0 is not told as if it were so.
  if (difference.length === 1) yield { arrow: 'aside', title: say('Clear the denominators'), says };
  else yield { arrow: 'implies', title: say('Clear the denominators'), says, shows: shown, reason: say('multiply by the common denominator') };
  const conclusion = difference.length <= 2 ? yield* linearLesson({ given: shown, left: cleared, right: other, unknown }) : yield* polynomialLesson({ ...task, left: polynomialExpression(cleared, unknown), right: polynomialExpression(other, unknown) }, shown, difference);
  return yield* withoutForbidden(conclusion, given, unknown, common);
}

/** All zeros of a denominator; undefined where they are not all rational. */
function rootsOf(polynomial: Coefficients): Expression[] | undefined {
  const roots: Expression[] = [];
  let rest = polynomial;
  while (rest.length > 1) {
    const root = isZero(rest[0] ?? one) ? rational(0) : rationalRoot(rest);
    if (!root) return undefined;
    const value = root.numerator < 0n ? app('negate', num(-root.numerator, root.denominator)) : num(root.numerator, root.denominator);
    rest = dividePolynomials(rest, [rational(-root.numerator), rational(root.denominator)]).quotient;
    if (!isZero(valueAt(rest, root))) roots.push(value);
  }
  return roots;
}

function* withoutForbidden(conclusion: Conclusion, given: Expression, unknown: string, common: Coefficients): Lesson {
  if (conclusion.kind === 'beyond' || !conclusion.solutions || 'template' in conclusion.answer) return conclusion.kind === 'beyond' ? conclusion : { kind: 'beyond' };
  const values = conclusion.solutions.flatMap((solution) => [...solution.values()]);
  const kept = values.filter((value) => !makesZero(common, value));
  const rejected = values.filter((value) => makesZero(common, value));
  const notes = [...(kept.length > 0 && rejected.length === 0 ? conclusion.notes : []), ...rejected.map((value) => say('{0} makes a denominator zero, so it is not a solution.', m(app('equal', sym(unknown), value))))];
  const equations = kept.map((value) => app('equal', sym(unknown), value));
  const [only, ...more] = equations;
  if (!only) {
    return { kind: 'answer', answer: app('element', sym(unknown), { kind: 'constant', name: 'emptyset' }), notes: [...notes, say('There is no solution.')], checks: [], solutions: [] };
  }
  const answer = more.length === 0 ? only : app('or', ...equations);
  if (rejected.length > 0) yield { arrow: 'aside', title: say('Throw out what is forbidden'), says: notes };
  return { kind: 'answer', answer, notes, checks: kept.flatMap((value) => checkOf(given, unknown, value)), solutions: kept.map((value) => new Map([[unknown, value]])) };
}

function makesZero(polynomial: Coefficients, value: Expression): boolean {
  const number = numericValue(value);
  return number !== undefined && isZero(valueAt(polynomial, number));
}
