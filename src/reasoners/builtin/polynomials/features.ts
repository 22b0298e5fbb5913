import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { divide, isZero, one, rational } from '../../../math/rational.ts';
import { sameShape } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, monomial, polynomialExpression, rationalExpression, scaled, valueAt } from '../univariate.ts';
import type { PolynomialQuestion } from './polynomialQuestion.ts';

/** Degree, coefficients and their sum, of a polynomial once it is multiplied out; a coefficient also where powers stand in denominators. */
export function* featureLesson({ of, variable, wanted, power }: Extract<PolynomialQuestion, { ask: 'feature' }>): Lesson {
  const fraction = fractionOf(of, variable);
  const lead = fraction?.below.at(-1);
  // Below only a power of the letter may stand.
  if (!fraction || !lead || !fraction.below.every((each, index) => index === fraction.below.length - 1 || isZero(each))) return { kind: 'beyond' };
  const shift = fraction.below.length - 1;
  const coefficients = scaled(fraction.above, divide(one, lead));
  if (coefficients.length === 0 || (shift > 0 && wanted !== 'coefficient')) return { kind: 'beyond' };
  const polynomial = polynomialExpression(coefficients, variable);
  if (shift > 0) yield { arrow: 'aside', title: say('Look at the terms of the expansion'), says: [say('Multiplied by {0} it is a polynomial; the wanted term moves up by as many powers.', m(app('power', sym(variable), num(shift))))], shows: app('equal', app('multiply', app('power', sym(variable), num(shift)), of), polynomial) };
  else if (!sameShape(polynomial, of) && coefficients.length <= 20) yield { arrow: 'equals', title: say('Multiply out and collect like terms'), shows: app('equal', of, polynomial), reason: say('multiply out and collect') };
  const degree = coefficients.length - 1;
  const top = monomial(at(coefficients, degree), variable, degree);
  switch (wanted) {
    case 'degree':
      return { kind: 'answer', answer: num(degree), notes: [say('The term with the highest power is {0}.', m(top))], checks: [] };
    case 'leading':
      return { kind: 'answer', answer: rationalExpression(at(coefficients, degree)), notes: [say('The term with the highest power is {0}.', m(top))], checks: [] };
    case 'coefficient': {
      const value = at(coefficients, power + shift);
      return { kind: 'answer', answer: rationalExpression(value), notes: isZero(value) ? [say('There is no such term.')] : [say('The term is {0}.', m(monomial(value, variable, power)))], checks: [] };
    }
    case 'coefficients': {
      yield { arrow: 'aside', title: say('Put in 1'), says: [say('The sum of the coefficients is the value at {0}.', m(app('equal', sym(variable), num(1))))] };
      return { kind: 'answer', answer: rationalExpression(valueAt(coefficients, rational(1))), notes: [say('The sum of the coefficients is the value at {0}.', m(app('equal', sym(variable), num(1))))], checks: [] };
    }
  }
}
