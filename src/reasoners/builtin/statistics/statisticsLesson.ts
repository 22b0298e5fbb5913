import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, multiply, power, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { shownNumber } from '../exactNumber.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from '../lesson.ts';
import { hundredthSteps, quartileSteps } from './quartileSteps.ts';
import type { Measure, StatisticsQuestion } from './statisticsQuestion.ts';
import { weightedMean, writtenOut } from './weightedSteps.ts';

type Data = readonly Rational[];

/** A question about listed data, worked through. */
export function statisticsLesson(question: StatisticsQuestion): Lesson {
  switch (question.ask) {
    case 'measures':
      return measuresLesson(question.data, question.measures, question.decimal);
    case 'missing':
      return missingLesson(question);
    case 'together':
      return togetherLesson(question);
    case 'weighted':
      return tableLesson(question);
  }
}

function total(data: Data): Rational {
  return data.reduce(add, zero);
}

function meanOf(data: Data): Rational {
  return divide(total(data), rational(data.length));
}

function sumOf(terms: readonly Expression[]): Expression {
  const [first, ...more] = terms;
  return first === undefined ? num(0) : more.length === 0 ? first : app('add', ...terms);
}

function* measuresLesson(data: Data, measures: readonly Measure[], decimal: boolean): Lesson {
  const answers: Expression[] = [];
  for (const measure of measures) {
    const found = yield* measureSteps(measure, data, decimal);
    if (!found || (found.length > 1 && measures.length > 1)) return { kind: 'beyond' };
    answers.push(...found);
  }
  const [answer, ...more] = answers;
  if (!answer) return { kind: 'beyond' };
  return { kind: 'answer', answer: more.length === 0 ? answer : app('list', ...answers), notes: [], checks: [] };
}

/** One or, of modes, several numbers; none where there is no such number, or where a second look does not confirm it. */
function* measureSteps(measure: Measure, data: Data, decimal: boolean): Generator<LessonStep, readonly Expression[] | undefined> {
  switch (measure) {
    case 'mean': {
      const mean = yield* meanSteps(data, decimal);
      return mean && [shownNumber(mean, decimal)];
    }
    case 'median':
      return yield* medianSteps(data, decimal);
    case 'mode':
      return yield* modeSteps(data, decimal);
    case 'range':
      return yield* rangeSteps(data, decimal);
    case 'population-variance':
    case 'sample-variance': {
      const variance = yield* varianceSteps(data, measure === 'sample-variance', decimal);
      return variance && [shownNumber(variance, decimal)];
    }
    case 'lower-quartile':
    case 'upper-quartile':
    case 'quartile-range':
      return yield* quartileSteps(measure, data, decimal);
    case 'population-deviation':
    case 'sample-deviation': {
      const variance = yield* varianceSteps(data, measure === 'sample-deviation', decimal);
      if (!variance) return undefined;
      const written = app('sqrt', shownNumber(variance, decimal));
      const exact = simplify(app('sqrt', num(variance.numerator, variance.denominator)));
      const root = exact.kind === 'number' ? shownNumber(exact, decimal) : exact;
      yield { arrow: 'aside', title: say('Take the square root of the variance'), shows: app('equal', written, root) };
      return [root];
    }
    default:
      return yield* hundredthSteps(Number(measure.slice('hundredth-'.length)), data, decimal);
  }
}

/** The mean of a table from its products, anything else from the data written out. */
function* tableLesson(question: Extract<StatisticsQuestion, { ask: 'weighted' }>): Lesson {
  const [first, ...more] = question.measures;
  if (first === 'mean' && more.length === 0) return yield* weightedMean(question);
  const data = writtenOut(question);
  return data && data.length <= 60 ? yield* measuresLesson(data, question.measures, question.decimal) : { kind: 'beyond' };
}

function* meanSteps(data: Data, decimal: boolean): Generator<LessonStep, Rational | undefined> {
  const mean = meanOf(data);
  // The deviations from the mean cancel.
  if (compare(total(data.map((value) => subtract(value, mean))), zero) !== 0) return undefined;
  const written = data.map((value) => shownNumber(value, decimal));
  yield { arrow: 'aside', title: say('Add up the data'), shows: app('equal', sumOf(written), shownNumber(total(data), decimal)) };
  yield {
    arrow: 'aside',
    title: say('Divide the sum by the number of data'),
    says: [say('There are {0} data.', m(num(data.length)))],
    shows: app('equal', app('divide', shownNumber(total(data), decimal), num(data.length)), shownNumber(mean, decimal)),
  };
  return mean;
}

function* medianSteps(data: Data, decimal: boolean): Generator<LessonStep, Expression[] | undefined> {
  const sorted = [...data].sort(compare);
  const middle = Math.floor(data.length / 2);
  const [low, high] = [sorted[data.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (!low || !high) return undefined;
  const median = divide(add(low, high), rational(2));
  // No more than half of the data is on either side.
  const [below, above] = [data.filter((value) => compare(value, median) < 0), data.filter((value) => compare(value, median) > 0)];
  if (below.length > middle || above.length > middle) return undefined;
  const order = say('From the smallest to the largest: {0}.', sorted.map((value) => m(shownNumber(value, decimal))).join(', '));
  const shown = shownNumber(median, decimal);
  yield data.length % 2 === 1
    ? { arrow: 'aside', title: say('Put the data in order'), says: [order, say('There are {0} data: the one in the middle is the median, {1}.', m(num(data.length)), m(shown))] }
    : {
        arrow: 'aside',
        title: say('Put the data in order'),
        says: [order, say('There are {0} data: the median is the mean of the two in the middle.', m(num(data.length)))],
        shows: app('equal', app('divide', app('add', shownNumber(low, decimal), shownNumber(high, decimal)), num(2)), shown),
      };
  return [shown];
}

/** Where all values are equally frequent, conventions differ on what the mode is. */
function* modeSteps(data: Data, decimal: boolean): Generator<LessonStep, Expression[] | undefined> {
  const sorted = [...data].sort(compare);
  const values = sorted.filter((value, index) => index === 0 || compare(sorted[index - 1] ?? value, value) !== 0);
  const counts = values.map((value) => data.filter((each) => compare(each, value) === 0).length);
  const most = Math.max(...counts);
  const modes = values.filter((_, index) => counts[index] === most);
  if (modes.length === values.length || counts.reduce((sum, count) => sum + count, 0) !== data.length) return undefined;
  const shown = modes.map((value) => shownNumber(value, decimal));
  yield {
    arrow: 'aside',
    title: say('Count how often each value occurs'),
    table: [values.map((value) => m(shownNumber(value, decimal))), counts.map((count) => `$${count}$`)],
    says: [say('Most often, {0} times, occurs {1}.', m(num(most)), shown.map(m).join(', '))],
  };
  return shown;
}

function* rangeSteps(data: Data, decimal: boolean): Generator<LessonStep, Expression[] | undefined> {
  const sorted = [...data].sort(compare);
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (!least || !greatest || data.some((value) => compare(value, least) < 0 || compare(value, greatest) > 0)) return undefined;
  const range = shownNumber(subtract(greatest, least), decimal);
  yield { arrow: 'aside', title: say('The largest value less the smallest'), shows: app('equal', minus(shownNumber(greatest, decimal), shownNumber(least, decimal)), range) };
  return [range];
}

function* varianceSteps(data: Data, sample: boolean, decimal: boolean): Generator<LessonStep, Rational | undefined> {
  const mean = yield* meanSteps(data, decimal);
  const divisor = sample ? data.length - 1 : data.length;
  if (!mean || divisor < 1) return undefined;
  const squares = total(data.map((value) => power(subtract(value, mean), 2n)));
  const variance = divide(squares, rational(divisor));
  // Once more from the squares of the data themselves.
  const again = subtract(total(data.map((value) => power(value, 2n))), multiply(rational(data.length), power(mean, 2n)));
  if (compare(squares, again) !== 0) return undefined;
  const terms = data.map((value) => app('power', minus(shownNumber(value, decimal), shownNumber(mean, decimal)), num(2)));
  yield { arrow: 'aside', title: say('Add the squares of the deviations from the mean'), shows: app('equal', sumOf(terms), shownNumber(squares, decimal)) };
  yield {
    arrow: 'aside',
    title: say('The variance'),
    says: [sample ? say('A sample variance divides by one less than the number of data.') : say('All the data are taken: divide by their number.')],
    shows: app('equal', app('divide', shownNumber(squares, decimal), num(divisor)), shownNumber(variance, decimal)),
  };
  return variance;
}

function* missingLesson({ before, after, letter, mean, measures, decimal }: Extract<StatisticsQuestion, { ask: 'missing' }>): Generator<LessonStep, Conclusion> {
  const known = [...before, ...after];
  const size = rational(known.length + 1);
  const [whole, part] = [multiply(mean, size), total(known)];
  const value = subtract(whole, part);
  if (compare(meanOf([...before, value, ...after]), mean) !== 0) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The mean times the number of data is their sum'), shows: app('equal', app('multiply', num(known.length + 1), shownNumber(mean, decimal)), shownNumber(whole, decimal)) };
  if (known.length > 1) yield { arrow: 'aside', title: say('Add up the known data'), shows: app('equal', sumOf(known.map((each) => shownNumber(each, decimal))), shownNumber(part, decimal)) };
  yield { arrow: 'aside', title: say('The rest of the sum is the missing value'), shows: app('equal', minus(shownNumber(whole, decimal), shownNumber(part, decimal)), shownNumber(value, decimal)) };
  if (measures.length > 0) return yield* measuresLesson([...before, value, ...after], measures, decimal);
  return { kind: 'answer', answer: app('equal', sym(letter), shownNumber(value, decimal)), notes: [], checks: [] };
}

function* togetherLesson({ groups, decimal }: Extract<StatisticsQuestion, { ask: 'together' }>): Generator<LessonStep, Conclusion> {
  const size = groups.reduce((sum, [count]) => sum + count, 0n);
  const sum = total(groups.map(([count, mean]) => multiply(rational(count), mean)));
  const mean = divide(sum, rational(size));
  if (compare(total(groups.map(([count, each]) => multiply(rational(count), subtract(each, mean)))), zero) !== 0) return { kind: 'beyond' };
  const parts = groups.map(([count, each]) => app('multiply', num(count), shownNumber(each, decimal)));
  yield { arrow: 'aside', title: say('Each mean times its number is a sum'), shows: app('equal', app('add', ...parts), shownNumber(sum, decimal)) };
  yield { arrow: 'aside', title: say('Divide the sum by the number of data'), shows: app('equal', app('divide', shownNumber(sum, decimal), app('add', ...groups.map(([count]) => num(count)))), shownNumber(mean, decimal)) };
  return { kind: 'answer', answer: shownNumber(mean, decimal), notes: [], checks: [] };
}
