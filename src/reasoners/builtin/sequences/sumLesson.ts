import { say } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, multiply, one, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { at, polynomialExpression, rationalExpression, valueAt } from '../univariate.ts';
import { closedForm, isOne, sumBetween, weighted } from './closedForm.ts';
import type { Sum } from './sequenceQuestion.ts';
import { polesExpression, summandOf, termAt, type QuasiTerm, type Summand } from './summand.ts';
import { exact, naming, rationalOf } from './terms.ts';

/** As many terms are added one by one to confirm a sum. */
const mostAdded = 2000;
/** Powers with more bits are not worked out. */
const mostBits = 40_000;
const longestValue = 10n ** 40n;

/** A finite or infinite sum with a closed form; every value is also added up term by term. */
export function* sumLesson(sum: Sum): Lesson {
  const { body, index, from, to, written } = sum;
  const summand = summandOf(body, index);
  if (!summand) return { kind: 'beyond' };
  const infinite = to.kind === 'constant';
  const last = rationalOf(to);
  if (last && (last.denominator !== 1n || last.numerator < BigInt(from) || last.numerator > 10n ** 9n)) return { kind: 'beyond' };
  if (written) yield { arrow: 'aside', title: say('The general term'), says: [say('The sum {0} has this general term.', m(written))], shows: naming(app('call', sym('f'), sym(index)), body) };
  switch (summand.kind) {
    case 'quasi':
      if (summand.terms.length === 0 || summand.terms.some(({ ratio }) => !isOne(ratio) && bitsOf(ratio) * (Math.abs(from) + 20 + (last ? Number(last.numerator) : 0)) > mostBits)) return { kind: 'beyond' };
      if (infinite) return yield* infiniteQuasi(sum, summand.terms);
      return last ? yield* finiteQuasi(sum, summand.terms, Number(last.numerator)) : yield* symbolicQuasi(sum, summand.terms);
    case 'telescoping':
      return yield* telescoping(sum, summand, last ? Number(last.numerator) : undefined);
    case 'roots':
      return infinite ? { kind: 'beyond' } : yield* rootsTelescoping(sum, summand, last ? Number(last.numerator) : undefined);
    case 'p-series':
      return infinite && from === 1 ? yield* pSeries(summand.factor, summand.exponent, sum) : { kind: 'beyond' };
  }
}

/** About as many bits as each further power adds. */
function bitsOf({ numerator, denominator }: Rational): number {
  return numerator.toString(2).length + denominator.toString(2).length;
}

export function sigma({ body, index, from }: Pick<Sum, 'body' | 'index' | 'from'>, to: Expression): Expression {
  return app('sum', body, sym(index), num(from), to);
}

function* finiteQuasi(sum: Sum, terms: readonly QuasiTerm[], last: number): Lesson {
  const { body, index, from, to } = sum;
  const value = sumBetween(terms, from, last);
  if (!isConfirmed(sum, terms, last, value)) return { kind: 'beyond' };
  const count = last - from + 1;
  const [term, ...more] = terms;
  const given = sigma(sum, to);
  const huge = value.numerator > longestValue || value.numerator < -longestValue || value.denominator > longestValue;
  const answer = huge ? withPowers(substitute(closedForm(terms, from), new Map([['n', num(last)]]))) : rationalExpression(value);
  if (huge && compare(rationalOf(answer) ?? zero, value) !== 0) return { kind: 'beyond' };
  const end = (k: number): Expression => exact(termAt(body, index, k));
  if (term && more.length === 0 && isOne(term.ratio) && term.polynomial.length === 1) yield* chain(say('All terms are equal'), given, [app('multiply', num(count), end(from)), answer]);
  else if (term && more.length === 0 && isOne(term.ratio) && term.polynomial.length === 2) {
    yield { arrow: 'aside', title: say('The number of terms'), says: [say('The terms grow by the same difference {0}: the sequence is arithmetic.', m(rationalExpression(at(term.polynomial, 1))))], shows: naming(sym('N'), app('add', num(last), app('negate', num(from)), num(1)), num(count)) };
    yield { arrow: 'equals', title: say('Number of terms times the mean of first and last'), says: [say('First and last term, second and last but one, … all have the same sum.')], shows: app('equal', given, app('divide', app('multiply', num(count), app('add', end(from), end(last))), num(2))), reason: say('arithmetic sum') };
    yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', app('divide', app('multiply', num(count), app('add', end(from), end(last))), num(2)), answer) };
  } else if (term && more.length === 0 && term.polynomial.length === 1) {
    const formula = app('divide', app('multiply', end(from), app('add', num(1), app('negate', app('power', rationalExpression(term.ratio), num(count))))), app('add', num(1), app('negate', rationalExpression(term.ratio))));
    yield { arrow: 'equals', title: say('The sum of a geometric sequence'), says: [say('Each term is the one before times {0}; there are {1} terms.', m(rationalExpression(term.ratio)), count)], shows: app('equal', given, formula), reason: say('geometric sum') };
    yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', formula, answer) };
  } else {
    yield* parts(sum, terms);
    yield { arrow: 'equals', title: say('Put the last number in'), shows: app('equal', given, answer), reason: say('put in') };
  }
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* chain(title: LessonStep['title'], from: Expression, links: readonly Expression[]): Generator<LessonStep, void> {
  let left = from;
  for (const link of links) {
    if (!sameShape(left, link)) yield { arrow: 'equals', title, shows: app('equal', left, link) };
    left = link;
  }
}

/** The sum up to n of each part, by the formulas for powers or by a difference. */
function* parts(sum: Sum, terms: readonly QuasiTerm[]): Generator<LessonStep, void> {
  const { index, from } = sum;
  const n = sym('n');
  for (const term of terms) {
    if (isOne(term.ratio)) {
      for (const [degree, coefficient] of term.polynomial.entries()) {
        if (coefficient.numerator === 0n || degree === 0) continue;
        const powers = Array.from({ length: degree + 1 }, (_, place) => (place === degree ? one : zero));
        yield { arrow: 'aside', title: degree === 1 ? say('The sum of the first whole numbers') : degree === 2 ? say('The sum of the squares') : degree === 3 ? say('The sum of the cubes') : say('The sum of the powers with exponent {0}', degree), shows: app('equal', app('sum', degree === 1 ? sym(index) : app('power', sym(index), num(degree)), sym(index), num(1), n), closedForm([{ polynomial: powers, ratio: one }], 1)) };
      }
    } else {
      const g = weighted(term);
      const at0 = (k: Expression): Expression => times(substitute(polynomialExpression(g, index), new Map([[index, k]])), app('power', rationalExpression(term.ratio), k));
      const own = times(polynomialExpression(term.polynomial, index), app('power', rationalExpression(term.ratio), sym(index)));
      yield { arrow: 'aside', title: say('Write the term as a difference'), says: [say('Multiply the sum by the ratio and subtract: nearly all terms cancel. It is the same as this difference.')], shows: app('equal', own, app('add', at0(app('add', sym(index), num(1))), app('negate', at0(sym(index))))) };
    }
  }
  if (sum.index !== 'n') yield { arrow: 'aside', title: say('Together'), shows: app('equal', sigma(sum, n), closedForm(terms, from)) };
}

function times(factor: Expression, power: Expression): Expression {
  return factor.kind === 'number' && factor.numerator === factor.denominator ? power : app('multiply', factor, power);
}

function* symbolicQuasi(sum: Sum, terms: readonly QuasiTerm[]): Lesson {
  const { to, from, body, index } = sum;
  if (to.kind !== 'symbol' || to.name === index) return { kind: 'beyond' };
  const formula = closedForm(terms, from);
  for (let n = from; n < from + 14; n++) if (!isConfirmed(sum, terms, n, rationalOf(substitute(formula, new Map([['n', num(n)]]))) ?? zero)) return { kind: 'beyond' };
  const answer = substitute(formula, new Map([['n', to]]));
  const [term, ...more] = terms;
  const isArithmetic = term && more.length === 0 && isOne(term.ratio) && term.polynomial.length === 2;
  const given = sigma(sum, to);
  if (term && more.length === 0 && term.polynomial.length === 1 && !isOne(term.ratio)) {
    const count = from === 1 ? to : app('add', to, num(1 - from));
    yield* chain(say('The sum of a geometric sequence'), given, [app('divide', app('multiply', exact(termAt(body, index, from)), app('add', num(1), app('negate', app('power', rationalExpression(term.ratio), count)))), app('add', num(1), app('negate', rationalExpression(term.ratio)))), answer]);
  } else if (isArithmetic && from === 1) {
    yield* chain(say('Number of terms times the mean of first and last'), given, [app('divide', app('multiply', to, app('add', exact(termAt(body, index, from)), substitute(body, new Map([[index, to]])))), num(2)), answer]);
  } else {
    yield* parts({ ...sum, index: sum.index === 'n' ? 'k' : sum.index, body: substitute(body, new Map([[index, sym(sum.index === 'n' ? 'k' : sum.index)]])) }, terms);
    yield { arrow: 'equals', title: say('The sum'), shows: app('equal', given, answer) };
  }
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* infiniteQuasi(sum: Sum, terms: readonly QuasiTerm[]): Lesson {
  const { from } = sum;
  const inside = (ratio: Rational): boolean => compare(multiply(ratio, ratio), one) < 0;
  if (terms.some(({ ratio }) => !inside(ratio))) return { kind: 'beyond', why: say('The terms do not tend to zero, so the series has no sum.') };
  const formula = closedForm(terms, from);
  for (let n = from; n < from + 14; n++) if (!isConfirmed(sum, terms, n, rationalOf(substitute(formula, new Map([['n', num(n)]]))) ?? zero)) return { kind: 'beyond' };
  const value = terms.reduce((total, term) => subtract(total, multiply(valueAt(weighted(term), rational(from)), power(term.ratio, BigInt(from)))), zero);
  const answer = rationalExpression(value);
  const [term, ...more] = terms;
  if (term && more.length === 0 && term.polynomial.length === 1) {
    const first = exact(termAt(sum.body, sum.index, from));
    const ratio = rationalExpression(term.ratio);
    yield { arrow: 'aside', title: say('The ratio'), says: [say('Each term is the one before times the same number; it lies between −1 and 1, so the series converges.')], shows: naming(sym('q'), app('divide', exact(termAt(sum.body, sum.index, from + 1)), first), ratio) };
    yield { arrow: 'aside', title: say('The sum is first term by one minus ratio'), shows: naming(sym('S'), app('divide', first, app('add', num(1), app('negate', ratio))), answer) };
  } else {
    const inner = { ...sum, index: sum.index === 'n' ? 'k' : sum.index, body: substitute(sum.body, new Map([[sum.index, sym(sum.index === 'n' ? 'k' : sum.index)]])) };
    yield* parts(inner, terms);
    yield { arrow: 'aside', title: say('Let n grow'), says: [say('A power of a number between −1 and 1 goes to zero faster than any polynomial grows.')], shows: app('equal', app('limit', formula, sym('n'), constant('infinity')), answer) };
  }
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function* telescoping(sum: Sum, { parts: poles, rest }: Extract<Summand, { kind: 'telescoping' }>, last: number | undefined): Lesson {
  const { body, index, from, to } = sum;
  // No term may have a zero denominator.
  if (poles.some(({ shift }) => shift.denominator === 1n && -shift.numerator >= BigInt(from))) return { kind: 'beyond' };
  const split = polesExpression(poles, sym(index));
  const g = (k: Expression): Expression => polesExpression(rest, k);
  const top = last === undefined ? sym(to.kind === 'symbol' ? to.name : index === 'n' ? 'N' : 'n') : num(last);
  const start = rationalOf(g(num(from)));
  if (!start) return { kind: 'beyond' };
  let added = zero;
  for (let k = from; k < from + 14; k++) {
    added = add(added, rationalOf(termAt(body, index, k)) ?? zero);
    const closed = rationalOf(app('add', g(num(from)), app('negate', g(num(k + 1)))));
    if (!closed || compare(added, closed) !== 0) return { kind: 'beyond' };
  }
  if (!sameShape(split, body)) yield { arrow: 'aside', title: say('Split the term into partial fractions'), shows: app('equal', body, split) };
  const next = app('add', sym(index), num(1));
  yield { arrow: 'aside', title: say('It is a difference of neighbours'), says: [say('With {0} the term is {1}: in the sum all but the ends cancel.', m(app('equal', app('call', sym('g'), sym(index)), g(sym(index)))), m(app('add', app('call', sym('g'), sym(index)), app('negate', app('call', sym('g'), next)))))], shows: app('equal', split, app('add', g(sym(index)), app('negate', g(next)))) };
  const left = rationalExpression(start);
  const closed = app('add', left, ...negated(g(app('add', top, num(1)))));
  if (last !== undefined) {
    const value = rationalOf(closed);
    if (!value) return { kind: 'beyond' };
    if (last - from < mostAdded && last < 400) {
      let all = zero;
      for (let k = from; k <= last; k++) all = add(all, rationalOf(termAt(body, index, k)) ?? zero);
      if (compare(all, value) !== 0) return { kind: 'beyond' };
    }
    const answer = rationalExpression(value);
    yield* chain(say('What is left of the sum'), sigma(sum, to), [closed, answer]);
    return { kind: 'answer', answer, notes: [], checks: [] };
  }
  if (to.kind === 'constant') {
    yield { arrow: 'aside', title: say('The sum up to a number'), shows: app('equal', sigma(sum, top), closed) };
    yield { arrow: 'aside', title: say('Let it grow'), shows: app('equal', app('limit', closed, top, constant('infinity')), left) };
    return { kind: 'answer', answer: left, notes: [], checks: [] };
  }
  if (to.kind !== 'symbol' || to.name === index) return { kind: 'beyond' };
  const together = exact(closed);
  yield* chain(say('What is left of the sum'), sigma(sum, to), [closed, together]);
  return { kind: 'answer', answer: together, notes: [], checks: [] };
}

function negated(expression: Expression): Expression[] {
  const terms = expression.kind === 'apply' && expression.operator === 'add' ? expression.args : [expression];
  return terms.map((term) => (term.kind === 'apply' && term.operator === 'negate' ? (term.args[0] ?? term) : app('negate', term)));
}

function* rootsTelescoping(sum: Sum, { under, factor }: Extract<Summand, { kind: 'roots' }>, last: number | undefined): Lesson {
  const { body, index, from, to } = sum;
  if (valueAt(under, rational(from)).numerator < 0n || at(under, 1).numerator < 0n) return { kind: 'beyond' };
  const root = (k: Expression): Expression => app('sqrt', exact(substitute(polynomialExpression(under, index), new Map([[index, k]]))));
  const scaled = (difference: Expression): Expression => (isOne(factor) ? difference : app('multiply', rationalExpression(factor), difference));
  const next = app('add', sym(index), num(1));
  const low = exact(root(num(from)));
  yield { arrow: 'aside', title: say('Rationalise the denominator'), says: [say('Multiply above and below by the difference of the roots.')], shows: app('equal', body, scaled(app('add', root(next), app('negate', root(sym(index)))))) };
  const top = last === undefined ? to : num(last);
  const closed = scaled(app('add', root(app('add', top, num(1))), app('negate', low)));
  const answer = last === undefined ? closed : exact(closed);
  if (last !== undefined) {
    if (last - from > mostAdded) return { kind: 'beyond' };
    let added = 0;
    for (let k = from; k <= last; k++) added += realValue(termAt(body, index, k)) ?? Number.NaN;
    if (!(Math.abs(added - (realValue(answer) ?? 0)) < 1e-6)) return { kind: 'beyond' };
  } else if (to.kind !== 'symbol' || to.name === index) return { kind: 'beyond' };
  yield* chain(say('What is left of the sum'), sigma(sum, to), last === undefined ? [answer] : [closed, answer]);
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** Euler's sums of 1/k² and 1/k⁴, added up numerically with a bound for what is missing. */
function* pSeries(factor: Rational, exponent: number, { body, index }: Sum): Lesson {
  const below = { 2: 6, 4: 90, 6: 945 }[exponent];
  if (below === undefined) return { kind: 'beyond' };
  const base = app('divide', app('power', constant('pi'), num(exponent)), num(below));
  const answer = exact(app('multiply', rationalExpression(factor), base));
  const size = Number(factor.numerator) / Number(factor.denominator);
  let added = 0;
  const upTo = 4000;
  for (let k = upTo; k >= 1; k--) added += realValue(termAt(body, index, k)) ?? Number.NaN;
  // What is missing lies between two integrals.
  const [low, high] = [upTo + 1, upTo].map((k) => (size * k ** (1 - exponent)) / (exponent - 1)).sort((a, b) => a - b);
  const value = realValue(answer) ?? 0;
  if (low === undefined || high === undefined || !(value > added + low - 1e-9 && value < added + high + 1e-9)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('A sum found by Euler'), says: [say('Euler showed that the sum of {0} over all positive whole numbers is {1}.', m(app('divide', num(1), app('power', sym(index), num(exponent)))), m(base))], shows: naming(sym('S'), app('multiply', rationalExpression(factor), base), answer) };
  return { kind: 'answer', answer, notes: [say('Adding {0} terms and bounding the rest by integrals agrees with it.', upTo)], checks: [] };
}

/** A value against the terms added one by one. */
function isConfirmed({ body, index, from }: Sum, terms: readonly QuasiTerm[], last: number, value: Rational): boolean {
  if (compare(value, sumBetween(terms, from, last)) !== 0) return false;
  const whole = terms.every(({ ratio }) => isOne(ratio));
  const upTo = Math.min(last, from + (whole ? mostAdded : 300));
  let added = zero;
  for (let k = from; k <= upTo; k++) {
    const term = rationalOf(termAt(body, index, k));
    if (!term) return false;
    added = add(added, term);
  }
  return compare(added, sumBetween(terms, from, upTo)) === 0;
}

function withPowers(expression: Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  const args = expression.args.map(withPowers);
  const [base, exponent] = args;
  if (expression.operator === 'power' && base && exponent) return app('power', base, exact(exponent));
  return app(expression.operator, ...args);
}
