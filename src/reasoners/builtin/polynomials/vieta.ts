import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, negate } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { approximate, differ } from '../../../math/solving/approximate.ts';
import { polynomialRoots } from '../../../math/solving/polynomialRoots.ts';
import { mapChildren, sameShape, substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, gcdPolynomial, minusPolynomial, polynomialExpression, primitive, rationalExpression, scaled, timesPolynomial, type Coefficients } from '../univariate.ts';
import type { PolynomialQuestion } from './polynomialQuestion.ts';
import { inElementary, sumOf, written } from './symmetric.ts';

const text = (operator: 'equal'): Expression => ({ kind: 'text', text: operator });

/** A symmetric expression in all the roots, by Vieta's formulas; where the roots have a simple form, put in once more. */
export function* vietaLesson({ equation, unknown, names, wanted }: Extract<PolynomialQuestion, { ask: 'roots' }>): Lesson {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  const [a, b] = [left && fractionOf(left, unknown), right && fractionOf(right, unknown)];
  const [over, under] = [a && b && timesPolynomial(a.above, b.below), a && b && timesPolynomial(b.above, a.below)];
  const below = a && b && timesPolynomial(a.below, b.below);
  if (!over || !under || !below) return { kind: 'beyond' };
  const polynomial = primitive(minusPolynomial(over, under));
  const degree = polynomial.length - 1;
  const lead = polynomial.at(-1);
  // A root that makes a denominator zero is none, and one that counts twice may be counted once.
  if (!lead || degree !== names.length || degree < 2 || gcdPolynomial(polynomial, below).length > 1 || hasDoubleRoot(polynomial)) return { kind: 'beyond' };
  yield { arrow: 'given', title: say('Write the equation down'), shows: equation };
  const standard = app('equal', polynomialExpression(polynomial, unknown), num(0));
  if (!sameShape(standard, equation)) yield { arrow: 'iff', title: say('Put it in standard form'), shows: standard, reason: say('standard form') };
  const values = names.map((_, index) => {
    const ratio = divide(at(polynomial, degree - index - 1), lead);
    return index % 2 === 0 ? negate(ratio) : ratio;
  });
  for (const [index, value] of values.entries()) {
    const name = sumName(index, degree);
    const [above, under] = [rationalExpression(at(polynomial, degree - index - 1)), rationalExpression(lead)];
    const ratio = app('divide', above, under);
    yield {
      arrow: 'aside',
      title: index === 0 ? say('The sum of the roots') : index === degree - 1 ? say('The product of the roots') : say('The sum of the products of {0} roots', index + 1),
      says: [say('By Vieta, {0} is this quotient of coefficients.', m(sumOf(names, index + 1)))],
      shows: app('chain', name, text('equal'), index % 2 === 0 ? app('negate', ratio) : ratio, text('equal'), rationalExpression(value)),
    };
  }
  const fraction = inElementary(wanted, names);
  if (!fraction) return { kind: 'beyond' };
  const join = (sums: readonly Expression[]): Expression => {
    const [above, under] = [written(fraction.above, sums), written(fraction.below, sums)];
    return under.kind === 'number' && under.numerator === under.denominator ? above : app('divide', above, under);
  };
  const put = join(values.map(rationalExpression));
  const value = numericValue(put);
  if (!value || (numericValue(written(fraction.below, values.map(rationalExpression)))?.numerator ?? 0n) === 0n) return { kind: 'beyond' };
  const answer = rationalExpression(value);
  const inLetters = join(names.map((_, index) => sumOf(names, index + 1)));
  if (!sameShape(inLetters, wanted)) yield { arrow: 'aside', title: say('Write it with these sums'), shows: app('equal', wanted, inLetters) };
  if (!sameShape(put, answer)) yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', put, answer) };
  if (isWrongFor(polynomial, names, wanted, answer)) return { kind: 'beyond' };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** `S` and `P` of two roots, else `e_1`, `e_2`, … */
function sumName(index: number, degree: number): Expression {
  return sym(degree === 2 ? (index === 0 ? 'S' : 'P') : `e_${index + 1}`);
}

function hasDoubleRoot(polynomial: Coefficients): boolean {
  const slope = polynomial.slice(1).map((coefficient, index) => scaled([coefficient], { numerator: BigInt(index + 1), denominator: 1n })[0] ?? coefficient);
  return gcdPolynomial(polynomial, slope.map((each) => (isZero(each) ? { numerator: 0n, denominator: 1n } : each))).length > 1;
}

function isWrongFor(polynomial: Coefficients, names: readonly string[], wanted: Expression, answer: Expression): boolean {
  const { roots, allComplex } = polynomialRoots(polynomial);
  if (!allComplex || roots.length !== names.length) return false;
  const put = substitute(wanted, new Map(names.map((name, index) => [name, roots[index] ?? num(0)])));
  return differ(approximate(mapChildren(put, simplify)), approximate(answer)) === true;
}
