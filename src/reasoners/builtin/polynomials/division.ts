import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { divide, rational } from '../../../math/rational.ts';
import { m, type Lesson } from '../lesson.ts';
import { at, coefficientsOf, dividePolynomials, minusPolynomial, monomial, plus, polynomialExpression, rationalExpression, timesPolynomial, valueAt } from '../univariate.ts';
import type { PolynomialQuestion } from './polynomialQuestion.ts';

/** Long division, leading term by leading term; the remainder alone of a division by a linear polynomial by the remainder theorem. */
export function* divisionLesson({ dividend, divisor, variable, wanted }: Extract<PolynomialQuestion, { ask: 'divide' }>): Lesson {
  const [a, b] = [coefficientsOf(dividend, variable), coefficientsOf(divisor, variable)];
  const lead = b?.at(-1);
  if (!a || !b || !lead || b.length < 2) return { kind: 'beyond' };
  const { quotient, rest } = dividePolynomials(a, b);
  const back = timesPolynomial(quotient, b);
  if (!back || minusPolynomial(plus(back, rest), a).length > 0 || rest.length >= b.length) return { kind: 'beyond' };
  const [q, r] = [polynomialExpression(quotient, variable), polynomialExpression(rest, variable)];
  if (wanted === 'remainder' && b.length === 2) {
    const zero = divide(rational(-at(b, 0).numerator * lead.denominator, at(b, 0).denominator * lead.numerator), rational(1));
    const value = valueAt(a, zero);
    if (at(rest, 0).numerator !== value.numerator || at(rest, 0).denominator !== value.denominator) return { kind: 'beyond' };
    const root = rationalExpression(zero);
    const shown = a.flatMap((coefficient, power) => (coefficient.numerator === 0n ? [] : [power === 0 ? rationalExpression(coefficient) : app('multiply', rationalExpression(coefficient), power === 1 ? root : app('power', root, num(power)))])).reverse();
    const [only, ...more] = shown;
    yield {
      arrow: 'aside',
      title: say('Use the remainder theorem'),
      says: [say('The remainder of a division by a linear polynomial is the value of the dividend where the divisor is zero, at {0}.', m(app('equal', { kind: 'symbol', name: variable }, root)))],
      shows: app('equal', only && more.length > 0 ? app('add', ...shown) : (only ?? num(0)), rationalExpression(value)),
    };
    return { kind: 'answer', answer: rationalExpression(value), notes: [], checks: [app('equal', dividend, app('add', app('multiply', divisor, q), r))] };
  }
  let remaining = a;
  while (remaining.length >= b.length) {
    const shift = remaining.length - b.length;
    const term = monomial(divide(remaining.at(-1) ?? lead, lead), variable, shift);
    const taken = timesPolynomial(b, [...Array.from({ length: shift }, () => rational(0)), divide(remaining.at(-1) ?? lead, lead)]);
    if (!taken) return { kind: 'beyond' };
    const next = minusPolynomial(remaining, taken);
    yield {
      arrow: 'aside',
      title: say('Divide the leading terms'),
      says: [say('{0} goes into the leading term {1} times; take that multiple away.', m(monomial(lead, variable, b.length - 1)), m(term))],
      shows: app('equal', app('add', polynomialExpression(remaining, variable), app('negate', app('multiply', term, divisor))), polynomialExpression(next, variable)),
    };
    remaining = next;
  }
  const checks = [app('equal', dividend, rest.length === 0 ? app('multiply', divisor, q) : app('add', app('multiply', divisor, q), r))];
  if (wanted === 'remainder') return { kind: 'answer', answer: r, notes: [], checks };
  if (wanted === 'quotient') return { kind: 'answer', answer: q, notes: rest.length === 0 ? [] : [say('The remainder is {0}.', m(r))], checks };
  return { kind: 'answer', answer: app('list', q, r), notes: [say('First the quotient, then the remainder.')], checks };
}
