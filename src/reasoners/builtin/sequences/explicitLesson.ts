import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { compare, divide, isZero, multiply, negate, one, subtract, zero, type Rational } from '../../../math/rational.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import { isOne } from './closedForm.ts';
import { scaledPower } from './formulas.ts';
import type { Explicit } from './sequenceQuestion.ts';
import { sumLesson } from './sumLesson.ts';
import { summandOf, termAt } from './summand.ts';
import { exact, naming, rationalOf, termNamed, termSymbol } from './terms.ts';

const n = sym('n');

/** A sequence whose general term or whose sums are given. */
export function* explicitLesson({ letter, index, body, sums, wanted }: Explicit): Lesson {
  const at = (k: number): Expression => exact(termAt(body, index, k));
  if (wanted.kind === 'general-sum' || (wanted.kind === 'value' && wanted.of.kind === 'symbol' && termNamed(wanted.of.name, letter)?.of === 'sum')) {
    if (sums) return { kind: 'beyond' };
    const count = wanted.kind === 'value' && wanted.of.kind === 'symbol' ? termNamed(wanted.of.name, letter)?.index : undefined;
    if (!summandOf(body, index)) return { kind: 'beyond' };
    const renamed = substitute(body, new Map([[index, sym('k')]]));
    return yield* sumLesson({ ask: 'sum', body: renamed, index: 'k', from: 1, to: count === undefined ? n : num(count) });
  }
  if (wanted.kind === 'general-term') return sums ? yield* fromSums(letter, index, body) : { kind: 'beyond' };
  if (wanted.kind !== 'value') return { kind: 'beyond' };
  const names = [...freeVariables(wanted.of)];
  const values = new Map<string, Expression>();
  for (const name of names) {
    const named = termNamed(name, letter);
    if (!named || (named.of === 'sum' && !sums)) return { kind: 'beyond' };
    const put = (k: number): Expression => termAt(body, index, k);
    const value = named.of === 'term' && sums ? (named.index === 1 ? at(1) : exact(app('add', at(named.index), app('negate', at(named.index - 1))))) : at(named.index);
    const shown = named.of === 'term' && sums && named.index > 1 ? app('add', at(named.index), app('negate', at(named.index - 1))) : put(named.index);
    if (!rationalOf(value)) return { kind: 'beyond' };
    yield { arrow: 'aside', title: say('Put the number in'), ...(sums && named.of === 'term' && named.index > 1 ? { says: [say('A term is the difference of two sums: {0}.', m(app('equal', termSymbol(letter, named.index), app('add', sym(`S_${named.index}`), app('negate', sym(`S_${named.index - 1}`))))))] } : {}), shows: naming(sym(name), shown, value) };
    values.set(name, value);
  }
  const put = substitute(wanted.of, values);
  const answer = exact(put);
  if (names.length > 1 || wanted.of.kind !== 'symbol') yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', put, answer) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** `a_n = S_n − S_{n−1}`, where the first term fits too. */
function* fromSums(letter: string, index: string, body: Expression): Lesson {
  const summand = summandOf(body, index);
  if (summand?.kind !== 'quasi') return { kind: 'beyond' };
  const before = substitute(body, new Map([[index, app('add', n, num(-1))]]));
  const at = (k: number): Rational => rationalOf(termAt(body, index, k)) ?? zero;
  if (!isZero(at(0))) return { kind: 'beyond' };
  const powers = summand.terms.filter(({ ratio }) => !isOne(ratio));
  const rest = summand.terms.filter(({ ratio }) => isOne(ratio));
  const [power, ...others] = powers;
  const [factor] = power?.polynomial ?? [];
  if (others.length > 0 || (power && (power.polynomial.length !== 1 || rest.some(({ polynomial }) => polynomial.length > 1)))) return { kind: 'beyond' };
  // c·qⁿ − c·qⁿ⁻¹ is one power again.
  const tidy = power && factor ? scaledPower(multiply(factor, divide(subtract(power.ratio, one), power.ratio)), power.ratio, 0) : exact(app('add', substitute(body, new Map([[index, n]])), app('negate', before)));
  for (let k = 1; k < 16; k++) if (compare(rationalOf(substitute(tidy, new Map([['n', num(k)]]))) ?? negate(one), subtract(at(k), at(k - 1))) !== 0) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('A term is the difference of two sums'), shows: app('equal', app('add', substitute(body, new Map([[index, n]])), app('negate', before)), tidy) };
  yield { arrow: 'aside', title: say('The first term fits too'), shows: naming(termSymbol(letter, 1), substitute(tidy, new Map([['n', num(1)]])), rationalExpression(at(1))) };
  return { kind: 'answer', answer: app('equal', termSymbol(letter, 'n'), tidy), notes: [], checks: [] };
}
