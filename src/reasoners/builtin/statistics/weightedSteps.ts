import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, divide, multiply, subtract, zero, type Rational } from '../../../math/rational.ts';
import { shownNumber } from '../exactNumber.ts';
import type { Lesson } from '../lesson.ts';
import type { StatisticsQuestion } from './statisticsQuestion.ts';

type Weighted = Extract<StatisticsQuestion, { ask: 'weighted' }>;

/** The data of a table written out, as often as each occurs; undefined where the weights are no counts or too many. */
export function writtenOut({ rows, counted }: Weighted): Rational[] | undefined {
  const size = rows.reduce((sum, [, weight]) => sum + (weight.denominator === 1n && weight.numerator >= 0n ? Number(weight.numerator) : Number.NaN), 0);
  return counted && size >= 2 && size <= 400 ? rows.flatMap(([value, weight]) => Array.from({ length: Number(weight.numerator) }, () => value)) : undefined;
}

/** The mean of weighted values: each value times its weight, by the sum of the weights. */
export function* weightedMean({ rows, counted, decimal }: Weighted): Lesson {
  const weights = rows.map(([, weight]) => weight).reduce(add, zero);
  const sum = rows.map(([value, weight]) => multiply(value, weight)).reduce(add, zero);
  if (compare(weights, zero) <= 0) return { kind: 'beyond' };
  const mean = divide(sum, weights);
  // The weighted deviations from the mean cancel.
  if (compare(rows.map(([value, weight]) => multiply(subtract(value, mean), weight)).reduce(add, zero), zero) !== 0) return { kind: 'beyond' };
  const shown = (value: Rational): Expression => shownNumber(value, decimal);
  const products = rows.map(([value, weight]) => app('multiply', shown(value), shown(weight)));
  yield { arrow: 'aside', title: counted ? say('Each value times how often it occurs') : say('Each value times its weight'), shows: app('equal', app('add', ...products), shown(sum)) };
  yield { arrow: 'aside', title: counted ? say('How many data there are') : say('Add up the weights'), shows: app('equal', app('add', ...rows.map(([, weight]) => shown(weight))), shown(weights)) };
  yield { arrow: 'aside', title: say('Divide the one by the other'), shows: app('equal', app('divide', shown(sum), compare(weights, { numerator: 1n, denominator: 1n }) === 0 ? num(1) : shown(weights)), shown(mean)) };
  return { kind: 'answer', answer: shown(mean), notes: [], checks: [] };
}
