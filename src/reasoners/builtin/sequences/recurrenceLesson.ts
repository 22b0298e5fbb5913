import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, isZero, multiply, negate, one, subtract, zero, type Rational } from '../../../math/rational.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { Lesson } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import { generalTerm } from './recurrenceTerm.ts';
import type { Recurrence } from './sequenceQuestion.ts';
import { exact, naming, rationalOf, termNamed, termSymbol } from './terms.ts';

/** The terms of a rule one by one. */
function termsOf({ coefficients, constant, first }: Recurrence, count: number): readonly Rational[] {
  const terms = [...first];
  while (terms.length < count) {
    const before = terms.slice(terms.length - coefficients.length);
    terms.push(coefficients.reduce((sum, coefficient, place) => add(sum, multiply(coefficient, before[place] ?? zero)), constant));
  }
  return terms;
}

/** A linear rule with constant coefficients: the general term, or single terms. */
export function* recurrenceLesson(recurrence: Recurrence): Lesson {
  const { letter, start, coefficients, constant, wanted } = recurrence;
  if (wanted.kind === 'general-term') {
    const closed = yield* generalTerm(recurrence);
    if (!closed) return { kind: 'beyond' };
    const terms = termsOf(recurrence, 16);
    if (terms.some((term, place) => compare(rationalOf(substitute(closed, new Map([['n', num(place + start)]]))) ?? subtract(term, one), term) !== 0)) return { kind: 'beyond' };
    return { kind: 'answer', answer: app('equal', termSymbol(letter, 'n'), closed), notes: [], checks: [] };
  }
  if (wanted.kind !== 'value') return { kind: 'beyond' };
  const named = [...freeVariables(wanted.of)].map((name) => termNamed(name, letter));
  const most = Math.max(...named.map((each) => each?.index ?? 10_000));
  const single = wanted.of.kind === 'symbol' && named[0]?.of === 'term';
  if (most > (coefficients.every(({ denominator, numerator }) => denominator === 1n && numerator < 1000n && numerator > -1000n) ? 2500 : 100)) return { kind: 'beyond' };
  const terms = termsOf(recurrence, Math.max(most - start + 1, 1));
  const valueOf = (index: number): Rational => terms[index - start] ?? zero;
  if (most - start > 20) {
    const closed = single ? yield* generalTerm(recurrence) : undefined;
    if (!closed) return { kind: 'beyond' };
    const value = valueOf(most);
    const put = withPowers(substitute(closed, new Map([['n', num(most)]])));
    if (compare(rationalOf(put) ?? subtract(value, one), value) !== 0) return { kind: 'beyond' };
    const answer = value.numerator > 10n ** 30n || value.denominator > 10n ** 30n ? put : rationalExpression(value);
    yield { arrow: 'aside', title: say('Put the number in'), shows: naming(wanted.of, put, answer) };
    return { kind: 'answer', answer, notes: [], checks: [] };
  }
  for (let place = coefficients.length; place < terms.length; place++) {
    const before = terms.slice(place - coefficients.length, place);
    const parts = [...coefficients.entries()].reverse().flatMap(([at, coefficient]): Expression[] => {
      if (isZero(coefficient)) return [];
      const size = numeric(coefficient.numerator < 0n ? negate(coefficient) : coefficient);
      const value = rationalExpression(before[at] ?? zero);
      const product = size.numerator === size.denominator ? value : app('multiply', size, value);
      return [coefficient.numerator < 0n ? app('negate', product) : product];
    });
    if (!isZero(constant)) parts.push(rationalExpression(constant));
    const [only] = parts;
    const sum = parts.length === 1 && only ? only : app('add', ...parts);
    const value = rationalExpression(terms[place] ?? zero);
    const name = termSymbol(letter, place + start);
    yield { arrow: 'aside', title: say('Term number {0}', place + start), shows: naming(name, sum, value) };
  }
  if (single) return { kind: 'answer', answer: rationalExpression(valueOf(most)), notes: [], checks: [] };
  const values = new Map<string, Expression>();
  for (const [place, name] of [...freeVariables(wanted.of)].entries()) {
    const each = named[place];
    if (!each || each.index < start || (each.of === 'sum' && start !== 1)) return { kind: 'beyond' };
    const added = terms.slice(0, each.index).map(rationalExpression);
    const value = each.of === 'term' ? rationalExpression(valueOf(each.index)) : exact(app('add', num(0), ...added));
    if (each.of === 'sum' && added.length > 1) yield { arrow: 'aside', title: say('Add the terms'), shows: naming(sym(name), app('add', ...added), value) };
    values.set(name, value);
  }
  const put = substitute(wanted.of, values);
  const answer = exact(put);
  if (wanted.of.kind !== 'symbol') yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', put, answer) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function numeric(value: Rational): Extract<Expression, { kind: 'number' }> {
  return num(value.numerator, value.denominator);
}

function withPowers(expression: Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  const args = expression.args.map(withPowers);
  const [base, exponent] = args;
  return expression.operator === 'power' && base && exponent ? app('power', base, exact(exponent)) : app(expression.operator, ...args);
}
