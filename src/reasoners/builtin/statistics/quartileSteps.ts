import { say } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, rational, subtract, type Rational } from '../../../math/rational.ts';
import { shownNumber } from '../exactNumber.ts';
import { m, type LessonStep } from '../lesson.ts';

type Data = readonly Rational[];

function middleOf(sorted: Data): Rational | undefined {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low && high && divide(add(low, high), rational(2));
}

/**
 * The medians of the halves. Of an odd number of data some books put the one in the middle into both halves and others
 * into none: where that makes a difference there is no answer.
 */
export function* quartileSteps(wanted: 'lower-quartile' | 'upper-quartile' | 'quartile-range', data: Data, decimal: boolean): Generator<LessonStep, Expression[] | undefined> {
  const sorted = [...data].sort(compare);
  const half = Math.floor(sorted.length / 2);
  const within = Math.ceil(sorted.length / 2);
  const [low, high] = [middleOf(sorted.slice(0, half)), middleOf(sorted.slice(within))];
  const [lowAgain, highAgain] = [middleOf(sorted.slice(0, within)), middleOf(sorted.slice(half))];
  if (!low || !high || !lowAgain || !highAgain) return undefined;
  const ambiguous = (wanted !== 'upper-quartile' && compare(low, lowAgain) !== 0) || (wanted !== 'lower-quartile' && compare(high, highAgain) !== 0);
  if (ambiguous || sorted.length < 4) return undefined;
  const list = (values: Data): string => values.map((value) => m(shownNumber(value, decimal))).join(', ');
  const says = [say('From the smallest to the largest: {0}.', list(sorted))];
  if (wanted !== 'upper-quartile') says.push(say('The lower half is {0}: its median is {1}.', list(sorted.slice(0, half)), m(shownNumber(low, decimal))));
  if (wanted !== 'lower-quartile') says.push(say('The upper half is {0}: its median is {1}.', list(sorted.slice(within)), m(shownNumber(high, decimal))));
  yield { arrow: 'aside', title: say('Part the ordered data in two halves'), says };
  if (wanted !== 'quartile-range') return [shownNumber(wanted === 'lower-quartile' ? low : high, decimal)];
  const range = shownNumber(subtract(high, low), decimal);
  yield { arrow: 'aside', title: say('The upper quartile less the lower'), shows: app('equal', minus(shownNumber(high, decimal), shownNumber(low, decimal)), range) };
  return [range];
}

/** With i = n·p%: the next whole rank, or the mean of the ranks i and i + 1 where i is whole. */
export function* hundredthSteps(rank: number, data: Data, decimal: boolean): Generator<LessonStep, Expression[] | undefined> {
  const sorted = [...data].sort(compare);
  const place = divide(rational(sorted.length * rank), rational(100));
  const isWhole = place.denominator === 1n;
  const index = Number(place.numerator / place.denominator);
  const [low, high] = isWhole ? [sorted[index - 1], sorted[index]] : [sorted[index], sorted[index]];
  if (!low || !high) return undefined;
  const value = divide(add(low, high), rational(2));
  // No more than that share lies below, and no more than the rest above.
  const [below, above] = [sorted.filter((each) => compare(each, value) < 0).length, sorted.filter((each) => compare(each, value) > 0).length];
  if (100 * below > rank * sorted.length || 100 * above > (100 - rank) * sorted.length) return undefined;
  yield { arrow: 'aside', title: say('Put the data in order'), says: [say('From the smallest to the largest: {0}.', sorted.map((each) => m(shownNumber(each, decimal))).join(', '))] };
  yield { arrow: 'aside', title: say('The place of the percentile'), shows: app('equal', app('multiply', num(sorted.length), app('percent', num(rank))), shownNumber(place, true)) };
  if (!isWhole) {
    yield { arrow: 'aside', title: say('The place is not whole: the next place counts'), says: [say('The datum at place {0} is {1}.', m(num(index + 1)), m(shownNumber(value, decimal)))] };
    return [shownNumber(value, decimal)];
  }
  yield {
    arrow: 'aside',
    title: say('The place is whole: take the mean of the data there and at the next place'),
    shows: app('equal', app('divide', app('add', shownNumber(low, decimal), shownNumber(high, decimal)), num(2)), shownNumber(value, decimal)),
  };
  return [shownNumber(value, decimal)];
}
