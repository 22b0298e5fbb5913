import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, isInteger, multiply, negate, one, power as powerOf, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Conclusion, type Lesson, type LessonStep, type Solution } from '../lesson.ts';
import { dividePolynomials, gcdPolynomial, polynomialExpression, rationalExpression, type Coefficients } from '../univariate.ts';
import { fractionOfNames, putFirst, type Pair } from './pair.ts';
import type { Progression } from './sequenceQuestion.ts';
import { solveFacts } from './solveFacts.ts';
import { exact, firstTerms, fractionOfTerm, largestIndex, listed, mostTerms, putTerms, naming, rationalOf, termNamed, termSymbol, type Values } from './terms.ts';
import { geometricFormula, sumFormula, termFormula } from './formulas.ts';

/** An arithmetic or geometric sequence from what is said of it, and what is asked of it. */
export function* progressionLesson(progression: Progression): Lesson {
  const { letter, step } = progression;
  const solved = yield* solveFacts(progression);
  if (!solved) return { kind: 'beyond' };
  if (solved.kind === 'line') return yield* onLine(progression, solved.above, solved.below);
  if (solved.kind === 'step') return yield* withStep(progression, solved.steps);
  if (solved.values.length === 0 || solved.values.length > 2) return { kind: 'beyond' };
  const answers: Expression[] = [];
  for (const values of solved.values) {
    if (solved.values.length > 1) yield { arrow: 'aside', title: say('One of the cases'), shows: naming(sym(step), values.step) };
    const answer = yield* wantedOf(progression, values);
    if (!answer) return { kind: 'beyond' };
    if (!answers.some((each) => sameShape(each, answer))) answers.push(answer);
  }
  const { wanted } = progression;
  const solutions: Solution[] = solved.values.map((values) => {
    const [a, s] = [rationalOf(values.first), rationalOf(values.step)];
    const index = a && s && 'value' in wanted ? indexOf(progression.type, a, s, wanted.kind === 'index' ? wanted.of : 'term', wanted.value) : undefined;
    return new Map<string, Expression>([[`${letter}_1`, values.first], [step, values.step], ...(index === undefined ? [] : [['n', num(index)] as const])]);
  });
  const [answer] = answers;
  return answer ? { kind: 'answer', answer: answers.length === 1 ? answer : app('or', ...answers), notes: [], checks: [], solutions } : { kind: 'beyond' };
}

/** What is asked of one progression, told; compared with the terms listed one by one. */
function* wantedOf({ type, letter, step, wanted }: Progression, values: Values): Generator<LessonStep, Expression | undefined> {
  const [a, s] = [rationalOf(values.first), rationalOf(values.step)];
  switch (wanted.kind) {
    case 'value':
      return yield* valueOf(type, letter, step, values, wanted.of);
    case 'general-term': {
      const { written, tidy } = termFormula(type, values);
      if (!agrees(type, values, tidy, 'term')) return undefined;
      yield { arrow: 'aside', title: say('The general term'), shows: naming(termSymbol(letter, 'n'), written, tidy) };
      return app('equal', termSymbol(letter, 'n'), tidy);
    }
    case 'general-sum': {
      const { written, tidy } = sumFormula(type, values);
      if (!agrees(type, values, tidy, 'sum')) return undefined;
      yield { arrow: 'aside', title: say('The sum of the first n terms'), says: [sumRule(type, values)], shows: naming(sym('S_n'), written, tidy) };
      return app('equal', sym('S_n'), tidy);
    }
    case 'index':
    case 'count':
    case 'sum-up-to': {
      if (!a || !s) return undefined;
      const index = indexOf(type, a, s, wanted.kind === 'index' ? wanted.of : 'term', wanted.value);
      if (index === undefined) return undefined;
      if (wanted.kind === 'index' && wanted.of === 'sum') {
        yield* sumIndexSteps(type, values, wanted.value);
        yield { arrow: 'given', title: say('The number of terms is a positive whole number'), shows: app('equal', sym('n'), num(index)), reason: say('n is a positive whole number') };
        return num(index);
      }
      yield* indexSteps(type, a, s, wanted.value, index);
      if (wanted.kind !== 'sum-up-to') return num(index);
      return yield* valueOf(type, letter, step, values, sym(`S_${index}`));
    }
  }
}

/** The one index with this term or sum; undefined where there is none or there are more. */
function indexOf(type: 'arithmetic' | 'geometric', first: Rational, step: Rational, of: 'term' | 'sum', value: Rational): number | undefined {
  const found: number[] = [];
  let [term, sum] = [first, first];
  for (let index = 1; index <= mostTerms; index++) {
    if (compare(of === 'term' ? term : sum, value) === 0) found.push(index);
    if (type === 'geometric' && index > 400) break;
    term = type === 'arithmetic' ? add(term, step) : multiply(term, step);
    sum = add(sum, term);
  }
  return found.length === 1 ? found[0] : undefined;
}

function* indexSteps(type: 'arithmetic' | 'geometric', first: Rational, step: Rational, value: Rational, index: number): Generator<LessonStep, void> {
  const [a, s, v] = [first, step, value].map(rationalExpression);
  if (!a || !s || !v) return;
  if (type === 'arithmetic') {
    yield { arrow: 'aside', title: say('The number of terms'), says: [say('The difference of last and first term holds the common difference once less than there are terms.')], shows: naming(sym('n'), app('add', app('divide', app('add', v, app('negate', a)), s), num(1)), num(index)) };
    return;
  }
  const exponent = app('add', sym('n'), num(-1));
  yield { arrow: 'given', title: say('The power of the common ratio'), shows: app('equal', app('power', s, exponent), app('divide', v, a)), reason: say('n-th term by first term') };
  yield { arrow: 'iff', title: say('Compare the exponents'), shows: app('equal', sym('n'), num(index)), reason: say('solved') };
}

function* sumIndexSteps(type: 'arithmetic' | 'geometric', values: Values, value: Rational): Generator<LessonStep, void> {
  const { tidy } = sumFormula(type, values);
  yield { arrow: 'given', title: say('An equation for the number of terms'), says: [sumRule(type, values)], shows: app('equal', tidy, rationalExpression(value)), reason: say('the sum') };
}

function sumRule(type: 'arithmetic' | 'geometric', { step }: Values): Phrase {
  const [a, d, q, n] = [sym('a_1'), sym('d'), sym('q'), sym('n')];
  if (type === 'arithmetic') return say('The sum of an arithmetic sequence: {0}.', m(app('equal', sym('S_n'), app('add', app('multiply', n, a), app('multiply', app('divide', app('multiply', n, app('add', n, num(-1))), num(2)), d)))));
  if (rationalOf(step)?.numerator === rationalOf(step)?.denominator) return say('With ratio 1 all terms are equal.');
  return say('The sum of a geometric sequence whose ratio is not 1: {0}.', m(app('equal', sym('S_n'), app('divide', app('multiply', a, app('add', num(1), app('negate', app('power', q, n)))), app('add', num(1), app('negate', q))))));
}

/** The value of an expression in terms and sums. */
function* valueOf(type: 'arithmetic' | 'geometric', letter: string, step: string, values: Values, of: Expression): Generator<LessonStep, Expression | undefined> {
  const most = largestIndex(of, letter, step);
  if (most === undefined || most > mostTerms) return undefined;
  const infinite = freeVariables(of).has('S_\\infty');
  const size = realValue(values.step);
  if (infinite && (type === 'arithmetic' || size === undefined || Math.abs(size) >= 1)) return undefined;
  if (of.kind === 'symbol' && of.name === step) return values.step;
  if (of.kind === 'symbol' && of.name === `${letter}_1`) return values.first;
  if (type === 'geometric' && of.kind === 'symbol' && most > 90) return yield* asPower(letter, values, of);
  if (type === 'geometric' && most > 90) return undefined;
  const terms = firstTerms(type, values, most);
  const put = putTerms(of, letter, step, values, terms);
  const value = exact(put);
  const names = [...freeVariables(of)].filter((name) => name !== step && name !== `${letter}_1`);
  const spaced = evenly(of, letter);
  if (spaced && spaced.count > 6) {
    const [low, high] = [terms[spaced.from - 1]?.term, terms[spaced.to - 1]?.term];
    if (!low || !high) return undefined;
    if (type === 'arithmetic') {
      yield { arrow: 'aside', title: say('The terms that are added'), says: [say('They are an arithmetic sequence themselves: {0} terms, from {1} to {2}.', spaced.count, m(exact(low)), m(exact(high)))], shows: app('equal', app('divide', app('multiply', num(spaced.count), app('add', exact(low), exact(high))), num(2)), value) };
      return value;
    }
  }
  if (names.length > 8) return undefined;
  for (const name of names) {
    const named = termNamed(name, letter);
    const listedTerm = named && terms[named.index - 1];
    if (named && !listedTerm) return undefined;
    const result = exact(named && listedTerm ? (named.of === 'term' ? listedTerm.term : listedTerm.sum) : putTerms(sym(name), letter, step, values, terms));
    const formula = written(type, values, name, letter);
    const [title, says] = titleOf(type, values, named?.of, named?.index);
    yield { arrow: 'aside', title, says, shows: naming(sym(name), formula, result) };
  }
  if (of.kind === 'symbol') return value;
  const shown = putTerms(of, letter, step, values, terms.map(({ term, sum }) => ({ term: exact(term), sum: exact(sum) })));
  if (!sameShape(shown, value)) yield { arrow: 'aside', title: say('Put the values in'), shows: app('equal', shown, value) };
  return value;
}

function titleOf(type: 'arithmetic' | 'geometric', values: Values, of: 'term' | 'sum' | undefined, index = 0): [Phrase, readonly Phrase[]] {
  const [a, n] = [sym('a_1'), sym('n')];
  if (of === 'sum') return [say('The sum of the first {0} terms', index), [sumRule(type, values)]];
  if (of === undefined) return [say('The sum of all terms'), [say('The ratio lies between −1 and 1, so the sum of all terms is {0}.', m(geometricFormula(a, sym('q'))))]];
  return [say('Term number {0}', index), [type === 'arithmetic' ? say('The common difference is added once less than the number of the term: {0}.', m(app('equal', sym('a_n'), app('add', a, app('multiply', app('add', n, num(-1)), sym('d')))))) : say('The common ratio is multiplied once less than the number of the term: {0}.', m(app('equal', sym('a_n'), app('multiply', a, app('power', sym('q'), app('add', n, num(-1)))))))]];
}

/** The formula of a term or sum with the numbers put in. */
function written(type: 'arithmetic' | 'geometric', { first, step }: Values, name: string, letter: string): Expression {
  const named = termNamed(name, letter);
  if (!named) return geometricFormula(first, step);
  const k = named.index;
  const isOne = rationalOf(step)?.numerator === rationalOf(step)?.denominator;
  if (named.of === 'term') return type === 'arithmetic' ? app('add', first, app('multiply', num(k - 1), step)) : app('multiply', first, app('power', step, num(k - 1)));
  if (type === 'arithmetic') return app('add', app('multiply', num(k), first), app('multiply', app('divide', app('multiply', num(k), num(k - 1)), num(2)), step));
  if (isOne) return app('multiply', num(k), first);
  return app('divide', app('multiply', first, app('add', num(1), app('negate', app('power', step, num(k))))), app('add', num(1), app('negate', step)));
}

/** Terms too large to be written out are left as powers. */
function* asPower(letter: string, values: Values, of: Expression): Generator<LessonStep, Expression | undefined> {
  const named = of.kind === 'symbol' ? termNamed(of.name, letter) : undefined;
  const [a, q] = [rationalOf(values.first), rationalOf(values.step)];
  if (!named || !a || !q || q.numerator <= 1n || q.numerator > 1000n || q.denominator > 1000n) return undefined;
  const formula = named.of === 'term' ? termFormula('geometric', values).tidy : sumFormula('geometric', values).tidy;
  const value = substitute(formula, new Map([['n', num(named.index)]]));
  const kept = mapExponents(value);
  const count = BigInt(named.index);
  const truth = named.of === 'term' ? multiply(a, powerOf(q, count - 1n)) : multiply(a, divide(subtract(powerOf(q, count), one), subtract(q, one)));
  if (compare(rationalOf(kept) ?? negate(truth), truth) !== 0) return undefined;
  yield { arrow: 'aside', title: named.of === 'term' ? say('Term number {0}', named.index) : say('The sum of the first {0} terms', named.index), shows: naming(of, written('geometric', values, of.kind === 'symbol' ? of.name : '', letter), kept) };
  return kept;
}

function mapExponents(expression: Expression): Expression {
  if (expression.kind !== 'apply') return expression;
  const args = expression.args.map(mapExponents);
  if (expression.operator !== 'power') return app(expression.operator, ...args);
  const [base, exponent] = args;
  return base && exponent ? app('power', base, exact(exponent)) : expression;
}

/** `a_2 + a_4 + … + a_98`: the terms' numbers an arithmetic sequence. */
function evenly(of: Expression, letter: string): { readonly from: number; readonly to: number; readonly count: number } | undefined {
  if (!isApply(of, 'add')) return undefined;
  const indexes = of.args.map((each) => (each.kind === 'symbol' ? termNamed(each.name, letter) : undefined)).map((each) => (each?.of === 'term' ? each.index : undefined));
  const [from = 0, second = 0] = indexes;
  const gap = second - from;
  return gap > 0 && indexes.every((index, place) => index === from + place * gap) ? { from, to: from + (indexes.length - 1) * gap, count: indexes.length } : undefined;
}

/** A formula in n against the first dozen terms or sums, listed one by one. */
function agrees(type: 'arithmetic' | 'geometric', values: Values, formula: Expression, of: 'term' | 'sum'): boolean {
  let n = 0;
  for (const each of listed(type, values)) {
    n++;
    const [at, truth] = [substitute(formula, new Map([['n', num(n)]])), each[of]];
    const difference = rationalOf(exact(app('add', at, app('negate', truth))));
    const near = difference ? Number(difference.numerator) : (realValue(app('add', at, app('negate', truth))) ?? 1);
    if (difference ? difference.numerator !== 0n : Math.abs(near) > 1e-6) return false;
    if (n >= 12) return true;
  }
  return false;
}

/** One equation is left: what is asked must not depend on the step. */
function* onLine({ type, letter, step, wanted }: Progression, above: Coefficients, below: Coefficients): Lesson {
  const value = wanted.kind === 'value' ? constantOn(wanted.of, { type, letter, step }, above, below) : undefined;
  if (!value || wanted.kind !== 'value') return { kind: 'beyond' };
  const first = termSymbol(letter, 1);
  const isolated = below.length === 1 ? polynomialExpression(above.map((each) => divide(each, below[0] ?? one)), step) : app('divide', polynomialExpression(above, step), polynomialExpression(below, step));
  yield { arrow: 'given', title: say('Take the first term from the condition'), says: [say('There are two unknowns and one equation: the answer must not depend on the step.')], shows: app('equal', first, isolated), reason: say('solved for the first term') };
  const named = fractionOfTerm(type, letter, step);
  const inLetters = fractionOfNames(wanted.of, named);
  if (!inLetters) return { kind: 'beyond' };
  const put = (pair: Pair): Expression => pair.reduce<Expression>((sum, coefficient, power) => (coefficient.length === 0 ? sum : joined(sum, power === 0 ? polynomialExpression(coefficient, step) : app('multiply', polynomialExpression(coefficient, step), power === 1 ? isolated : app('power', isolated, num(power))))), num(0));
  const [over, under] = [put(inLetters.above), put(inLetters.below)];
  const shown = under.kind === 'number' && under.numerator === under.denominator ? over : app('divide', over, under);
  const answer = rationalExpression(value);
  if (!sameShape(shown, answer)) yield { arrow: 'aside', title: say('Put it into what is asked'), shows: app('equal', shown, answer) };
  // Two progressions that satisfy the condition, listed one by one.
  for (const trial of [rational(2), rational(-3, 7)]) {
    const start = exact(substitute(isolated, new Map([[step, rationalExpression(trial)]])));
    const values = { first: start, step: rationalExpression(trial) };
    const found = rationalOf(putTerms(wanted.of, letter, step, values, firstTerms(type, values, largestIndex(wanted.of, letter, step) ?? 1)));
    if (!found || compare(found, value) !== 0) return { kind: 'beyond' };
  }
  return { kind: 'answer', answer, notes: [], checks: [], solutions: [new Map([[`${letter}_1`, exact(substitute(isolated, new Map([[step, num(2)]])))], [step, num(2)]])] };
}

function joined(sum: Expression, term: Expression): Expression {
  return sum.kind === 'number' && sum.numerator === 0n ? term : app('add', sum, term);
}

function constantOn(of: Expression, { type, letter, step }: Pick<Progression, 'type' | 'letter' | 'step'>, above: Coefficients, below: Coefficients): Rational | undefined {
  const fraction = fractionOfNames(of, fractionOfTerm(type, letter, step));
  if (!fraction) return undefined;
  // Both over the same power of the denominator.
  const degree = Math.max(fraction.above.length, fraction.below.length);
  const padded = (pair: Pair): Pair => Array.from({ length: degree }, (_, power) => pair[power] ?? []);
  const [top, bottom] = [putFirst(padded(fraction.above), above, below), putFirst(padded(fraction.below), above, below)];
  if (!top || !bottom || bottom.length === 0) return undefined;
  if (top.length === 0) return zero;
  const common = gcdPolynomial(top, bottom);
  const [p, q] = [dividePolynomials(top, common).quotient, dividePolynomials(bottom, common).quotient];
  const [a, b] = [p[0], q[0]];
  return p.length === 1 && q.length === 1 && a && b ? divide(a, b) : undefined;
}

/** The step alone is known: what is asked must not depend on the first term. */
function* withStep({ type, letter, step, wanted, conditions }: Progression, steps: readonly Expression[]): Generator<LessonStep, Conclusion> {
  const [only, ...more] = steps;
  const value = only && rationalOf(only);
  if (!only || more.length > 0 || !value || wanted.kind !== 'value') return { kind: 'beyond' };
  const solutions: Solution[] = [new Map([[step, only]])];
  if (wanted.of.kind === 'symbol' && wanted.of.name === step) return { kind: 'answer', answer: only, notes: [], checks: [], solutions };
  const found = [rational(1), rational(3), rational(-5, 2)].map((first) => {
    const values = { first: rationalExpression(first), step: only };
    return rationalOf(putTerms(wanted.of, letter, step, values, firstTerms(type, values, largestIndex(wanted.of, letter, step) ?? 1)));
  });
  const [result] = found;
  if (type !== 'geometric' || conditions.some(({ kind }) => kind !== 'relation') || !result || found.some((each) => !each || !isInteger(subtract(each, result)) || compare(each, result) !== 0)) return { kind: 'beyond' };
  const terms = firstTerms(type, { first: num(1), step: only }, largestIndex(wanted.of, letter, step) ?? 1);
  const answer = rationalExpression(result);
  const shown = putTerms(wanted.of, letter, step, { first: num(1), step: only }, terms.map(({ term, sum }) => ({ term: exact(term), sum: exact(sum) })));
  yield { arrow: 'aside', title: say('Put the ratio in'), says: [say('The first term cancels: it may be taken as 1.')], shows: app('equal', shown, answer) };
  return { kind: 'answer', answer, notes: [], checks: [], solutions };
}
