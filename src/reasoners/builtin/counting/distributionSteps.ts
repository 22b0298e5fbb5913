import { say } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, multiply, one, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { shownNumber } from '../exactNumber.ts';
import { m, type Lesson } from '../lesson.ts';
import { aside, joined, shareSteps, type ChanceSteps } from './chanceSteps.ts';
import { choices } from './countingLesson.ts';
import type { ChanceQuestion, Moment } from './countingQuestion.ts';
import { isWithin } from './readNumberSet.ts';

type Trials = Extract<ChanceQuestion, { ask: 'binomial' }>;

const mostTrials = 100;
const mostTerms = 6;

/** How often something happens in independent trials; confirmed by taking one trial after another. */
export function* binomialSteps(question: Trials): ChanceSteps {
  const { trials, bound, count, coins } = question;
  if (trials > mostTrials) return undefined;
  const numbers = Array.from({ length: trials + 1 }, (_, number) => number);
  const wanted = numbers.filter((number) => isWithin(number, bound, count));
  const opposite = numbers.filter((number) => !wanted.includes(number));
  const isDirect = wanted.length <= opposite.length || (wanted.length <= 2 && opposite.length === 0);
  const terms = isDirect ? wanted : opposite;
  if (terms.length > mostTerms || terms.length === 0) return undefined;
  const found = coins ? yield* coinSteps(trials, terms, isDirect) : yield* termSteps(question, terms, isDirect);
  const chances = oneByOne(trials, question.chance);
  return found && compare(found, wanted.reduce((sum, number) => add(sum, chances[number] ?? zero), zero)) === 0 ? found : undefined;
}

/** The chances of each number of successes, trial by trial. */
function oneByOne(trials: number, chance: Rational): readonly Rational[] {
  const other = subtract(one, chance);
  let chances: Rational[] = [one];
  for (let trial = 0; trial < trials; trial++) chances = Array.from({ length: trial + 2 }, (_, number) => add(multiply(chances[number - 1] ?? zero, chance), multiply(chances[number] ?? zero, other)));
  return chances;
}

function* coinSteps(trials: number, terms: readonly number[], isDirect: boolean): ChanceSteps {
  const all = 2n ** BigInt(trials);
  yield aside(say('Count all outcomes'), [say('Every toss has two outcomes.')], app('power', num(2), num(trials)), num(all));
  const counted = terms.reduce((sum, number) => sum + choices(trials, number), 0n);
  const written = joined('add', terms.map((number) => app('binomial', num(trials), num(number))));
  yield aside(isDirect ? say('Count the favourable outcomes') : say('Count the opposite'), [say('Choose the tosses that show the side asked for.')], written, num(counted));
  if (!isDirect) yield aside(say('Take the opposite away'), [], minus(num(all), num(counted)), num(all - counted));
  return yield* shareSteps(isDirect ? counted : all - counted, all);
}

function* termSteps({ trials, chance, decimal }: Trials, terms: readonly number[], isDirect: boolean): ChanceSteps {
  const [p, q] = [shownNumber(chance, decimal), shownNumber(subtract(one, chance), decimal)];
  const of = (number: number): Rational => multiply(rational(choices(trials, number)), multiply(power(chance, BigInt(number)), power(subtract(one, chance), BigInt(trials - number))));
  const written = (number: number): Expression => joined('multiply', [app('binomial', num(trials), num(number)), ...(number > 0 ? [app('power', p, num(number))] : []), ...(number < trials ? [app('power', q, num(trials - number))] : [])]);
  const sum = terms.map(of).reduce(add, zero);
  const says = [say('The binomial distribution: choose which of the {0} trials succeed, each with chance {1}, the others with {2}.', m(num(trials)), m(p), m(q))];
  yield aside(isDirect ? say('Add the chances of the favourable numbers') : say('The chance of the opposite'), says, joined('add', terms.map(written)), shownNumber(sum, decimal));
  if (isDirect) return sum;
  yield aside(say('Take the opposite away'), [], minus(num(1), shownNumber(sum, decimal)), shownNumber(subtract(one, sum), decimal));
  return subtract(one, sum);
}

/** Mean, variance or standard deviation of a binomial distribution by the rules; confirmed from the distribution itself. */
export function* binomialMomentLesson({ trials, chance, moment, decimal }: Extract<ChanceQuestion, { ask: 'binomial-moment' }>): Lesson {
  if (trials < 1 || trials > mostTrials) return { kind: 'beyond' };
  const chances = oneByOne(trials, chance);
  const exact = momentsOf(chances.map((_, number) => rational(number)), chances);
  const [p, q] = [shownNumber(chance, decimal), shownNumber(subtract(one, chance), decimal)];
  const mean = multiply(rational(trials), chance);
  const variance = multiply(mean, subtract(one, chance));
  if (compare(exact.mean, mean) !== 0 || compare(exact.variance, variance) !== 0) return { kind: 'beyond' };
  if (moment === 'mean') {
    yield aside(say('The mean of a binomial distribution'), [say('The number of trials times the chance of success.')], app('multiply', num(trials), p), shownNumber(mean, decimal));
    return { kind: 'answer', answer: shownNumber(mean, decimal), notes: [], checks: [] };
  }
  yield aside(say('The variance of a binomial distribution'), [say('The number of trials times the chances of success and of failure.')], app('multiply', num(trials), p, q), shownNumber(variance, decimal));
  return yield* spread(variance, moment, decimal);
}

function* spread(variance: Rational, moment: Moment, decimal: boolean): Lesson {
  if (moment !== 'deviation') return { kind: 'answer', answer: shownNumber(variance, decimal), notes: [], checks: [] };
  const exact = simplify(app('sqrt', num(variance.numerator, variance.denominator)));
  const root = exact.kind === 'number' ? shownNumber(exact, decimal) : exact;
  yield aside(say('Take the square root of the variance'), [], app('sqrt', shownNumber(variance, decimal)), root);
  return { kind: 'answer', answer: root, notes: [], checks: [] };
}

/** From the squares of the values, another way than the lesson goes. */
function momentsOf(values: readonly Rational[], chances: readonly Rational[]): { readonly mean: Rational; readonly variance: Rational } {
  const expected = (of: (value: Rational) => Rational): Rational => values.reduce((sum, value, index) => add(sum, multiply(of(value), chances[index] ?? zero)), zero);
  const mean = expected((value) => value);
  return { mean, variance: subtract(expected((value) => multiply(value, value)), multiply(mean, mean)) };
}

/** Mean, variance or standard deviation of a listed distribution. */
export function* distributionLesson({ values, chances, moment, decimal }: Extract<ChanceQuestion, { ask: 'distribution' }>): Lesson {
  if (values.length > 10) return { kind: 'beyond' };
  const shown = (value: Rational): Expression => shownNumber(value, decimal);
  yield aside(say('The chances add up to one'), [], joined('add', chances.map(shown)), num(1));
  const mean = values.reduce((sum, value, index) => add(sum, multiply(value, chances[index] ?? zero)), zero);
  const weighted = (of: (value: Rational) => Expression): Expression => joined('add', values.map((value, index) => app('multiply', of(value), shown(chances[index] ?? zero))));
  yield aside(say('The mean'), [say('Each value counts as much as it is likely.')], weighted(shown), shown(mean));
  const variance = values.reduce((sum, value, index) => add(sum, multiply(power(subtract(value, mean), 2n), chances[index] ?? zero)), zero);
  const exact = momentsOf(values, chances);
  if (compare(exact.mean, mean) !== 0 || compare(exact.variance, variance) !== 0) return { kind: 'beyond' };
  if (moment === 'mean') return { kind: 'answer', answer: shown(mean), notes: [], checks: [] };
  yield aside(say('The variance'), [say('The mean of the squares of the deviations from the mean.')], weighted((value) => app('power', minus(shown(value), shown(mean)), num(2))), shown(variance));
  return yield* spread(variance, moment, decimal);
}
