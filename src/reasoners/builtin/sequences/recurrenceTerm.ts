import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { anyOf } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, multiply, negate, one, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { m, type LessonStep } from '../lesson.ts';
import { realRoots } from '../realRoots.ts';
import { polynomialExpression, rationalExpression } from '../univariate.ts';
import { isOne } from './closedForm.ts';
import { scaledPower } from './formulas.ts';
import type { Recurrence } from './sequenceQuestion.ts';
import type { QuasiTerm } from './summand.ts';
import { naming, rationalOf, termSymbol } from './terms.ts';

const n = sym('n');

/** The general term by the fixed point or the characteristic equation; undefined where a root is not rational. */
export function* generalTerm(recurrence: Recurrence): Generator<LessonStep, Expression | undefined> {
  return recurrence.coefficients.length === 1 ? yield* firstOrder(recurrence) : yield* secondOrder(recurrence);
}

/** `a_{n+1} = p·a_n + c`: arithmetic, or geometric once the fixed point is taken away. */
function* firstOrder({ letter, start, coefficients: [p = zero], constant, first: [value = zero] }: Recurrence): Generator<LessonStep, Expression | undefined> {
  const name = termSymbol(letter, 'n');
  if (isOne(p)) {
    const line = polynomialExpression([subtract(value, multiply(constant, rational(start))), constant], 'n');
    if (isZero(constant)) return undefined;
    const written = app('add', rationalExpression(value), app('multiply', start === 0 ? n : app('add', n, num(-start)), rationalExpression(constant)));
    yield { arrow: 'aside', title: say('The same number is added each time: the sequence is arithmetic'), shows: naming(name, written, line) };
    return line;
  }
  const fixed = divide(constant, subtract(one, p));
  const distance = subtract(value, fixed);
  if (!isZero(constant)) {
    const x = sym('x');
    yield { arrow: 'given', title: say('Look for a number that the rule leaves as it is'), says: [say('Subtracted from all terms it makes the sequence geometric.')], shows: app('equal', x, app('add', times(p, x), rationalExpression(constant))), reason: say('fixed number') };
    yield { arrow: 'iff', title: say('Solve it'), shows: app('equal', x, rationalExpression(fixed)), reason: say('solved') };
    yield { arrow: 'aside', title: say('The distance from it is multiplied by {0} each time', m(rationalExpression(p))), says: [say('The first distance is {0}.', m(rationalExpression(distance)))], shows: app('equal', app('add', times(p, x), rationalExpression(constant), app('negate', rationalExpression(fixed))), app('multiply', rationalExpression(p), app('add', x, app('negate', rationalExpression(fixed))))) };
  }
  const shown = isZero(distance) ? rationalExpression(fixed) : withConstant(scaledPower(distance.numerator < 0n ? negate(distance) : distance, p, -start), distance.numerator < 0n, fixed);
  const written = app('add', app('multiply', rationalExpression(distance), app('power', rationalExpression(p), start === 0 ? n : app('add', n, num(-start)))), ...(isZero(fixed) ? [] : [rationalExpression(fixed)]));
  const tidyWritten = written.args.length === 1 ? (written.args[0] ?? written) : written;
  yield { arrow: 'aside', title: say('The general term'), shows: naming(name, tidyWritten, shown) };
  return shown;
}

function withConstant(power: Expression, negative: boolean, constant: Rational): Expression {
  if (isZero(constant)) return negative ? app('negate', power) : power;
  return negative ? app('add', rationalExpression(constant), app('negate', power)) : app('add', power, rationalExpression(constant));
}

function times(factor: Rational, letter: Expression): Expression {
  if (isOne(factor)) return letter;
  return factor.numerator === -factor.denominator ? app('negate', letter) : app('multiply', rationalExpression(factor), letter);
}

/** `a_{n+2} = p·a_{n+1} + q·a_n` with rational roots of the characteristic equation. */
function* secondOrder({ letter, start, coefficients: [q = zero, p = zero], constant, first: [u = zero, v = zero] }: Recurrence): Generator<LessonStep, Expression | undefined> {
  if (!isZero(constant)) return undefined;
  const x = sym('x');
  const roots = realRoots([negate(q), negate(p), one])?.map(rationalOf);
  const [r, s] = roots ?? [];
  if (!r || roots?.some((root) => !root)) return undefined;
  yield { arrow: 'given', title: say('The characteristic equation'), says: [say('A geometric sequence satisfies the rule where its ratio satisfies this equation.')], shows: app('equal', app('power', x, num(2)), sumOf([times(p, x), rationalExpression(q)], [p, q])), reason: say('characteristic equation') };
  yield { arrow: 'iff', title: say('Solve it'), shows: anyOf([r, ...(s ? [s] : [])].map((root) => app('equal', x, rationalExpression(root)))), reason: say('solved') };
  const [A, B] = [sym('A'), sym('B')];
  const at = (root: Rational, exponent: number): Rational => power(root, BigInt(exponent));
  let terms: QuasiTerm[];
  if (s) {
    // A·r^n + B·s^n
    const [a1, b1, a2, b2] = [at(r, start), at(s, start), at(r, start + 1), at(s, start + 1)];
    const determinant = subtract(multiply(a1, b2), multiply(a2, b1));
    const [a, b] = [divide(subtract(multiply(u, b2), multiply(v, b1)), determinant), divide(subtract(multiply(a1, v), multiply(a2, u)), determinant)];
    yield* pairOf([[a1, b1, u], [a2, b2, v]], [A, B], [a, b], say('Two different roots: the general term is {0}.', m(app('equal', termSymbol(letter, 'n'), app('add', app('multiply', A, app('power', rationalExpression(r), n)), app('multiply', B, app('power', rationalExpression(s), n)))))));
    terms = [{ polynomial: [a], ratio: r }, { polynomial: [b], ratio: s }].filter(({ polynomial }) => !isZero(polynomial[0] ?? zero));
  } else {
    const [a1, b1, a2, b2] = [at(r, start), multiply(rational(start), at(r, start)), at(r, start + 1), multiply(rational(start + 1), at(r, start + 1))];
    const determinant = subtract(multiply(a1, b2), multiply(a2, b1));
    const [a, b] = [divide(subtract(multiply(u, b2), multiply(v, b1)), determinant), divide(subtract(multiply(a1, v), multiply(a2, u)), determinant)];
    yield* pairOf([[a1, b1, u], [a2, b2, v]], [A, B], [a, b], say('A double root: the general term is {0}.', m(app('equal', termSymbol(letter, 'n'), app('multiply', app('add', A, app('multiply', B, n)), app('power', rationalExpression(r), n))))));
    terms = [{ polynomial: isZero(b) ? [a] : [a, b], ratio: r }];
  }
  const parts = terms.map(({ polynomial, ratio }): Expression => {
    if (isOne(ratio)) return polynomialExpression(polynomial, 'n');
    const [only] = polynomial;
    return polynomial.length === 1 && only ? scaledPower(only, ratio, 0) : app('multiply', polynomialExpression(polynomial, 'n'), app('power', rationalExpression(ratio), n));
  });
  const [only] = parts;
  if (!only) return undefined;
  const answer = parts.length === 1 ? only : app('add', ...[...parts].sort((a, b) => Number(a.kind === 'apply' && a.operator === 'negate') - Number(b.kind === 'apply' && b.operator === 'negate')));
  yield { arrow: 'aside', title: say('The general term'), shows: naming(termSymbol(letter, 'n'), answer) };
  return answer;
}

function sumOf(parts: readonly Expression[], sizes: readonly Rational[]): Expression {
  const kept = parts.filter((_, place) => !isZero(sizes[place] ?? zero));
  const [only] = kept;
  return kept.length === 1 && only ? only : app('add', ...kept);
}

function* pairOf(rows: readonly (readonly [Rational, Rational, Rational])[], letters: readonly [Expression, Expression], [a, b]: readonly [Rational, Rational], form: Phrase): Generator<LessonStep, void> {
  const [A, B] = letters;
  const equations = rows.map(([x, y, value]) => app('equal', sumOf([times(x, A), times(y, B)], [x, y]), rationalExpression(value)));
  yield { arrow: 'given', title: say('The first two terms give the numbers in it'), says: [form], shows: app('and', ...equations), reason: say('the first two terms') };
  yield { arrow: 'iff', title: say('Solve it'), shows: app('and', app('equal', A, rationalExpression(a)), app('equal', B, rationalExpression(b))), reason: say('solved') };
}
