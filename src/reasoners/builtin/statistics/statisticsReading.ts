import { say, type Phrase } from '../../../core/phrase.ts';
import { num, sym } from '../../../math/build.ts';
import type { Rational } from '../../../math/rational.ts';
import { shownNumber } from '../exactNumber.ts';
import { m } from '../lesson.ts';
import type { Measure, StatisticsQuestion } from './statisticsQuestion.ts';

/** The interpretation in one sentence. */
export function statisticsReading(question: StatisticsQuestion): Phrase {
  const shown = (value: Rational): string => m(shownNumber(value, question.decimal));
  switch (question.ask) {
    case 'measures': {
      const list = question.data.map(shown).join(', ');
      const [first, ...more] = question.measures;
      return first !== undefined && more.length === 0 ? measureReading(first, list) : say('I read this as: find {0} for the data {1}.', signsOf(question.measures), list);
    }
    case 'missing': {
      const list = [...question.before.map(shown), m(sym(question.letter)), ...question.after.map(shown)].join(', ');
      return question.measures.length === 0
        ? say('I read this as: the mean of {0} is {1}; find {2}.', list, shown(question.mean), m(sym(question.letter)))
        : say('I read this as: the mean of {0} is {1}; find {2} for these data.', list, shown(question.mean), signsOf(question.measures));
    }
    case 'weighted': {
      const list = question.rows.map(([value, weight]) => `${shown(value)} × ${shown(weight)}`).join(', ');
      return question.counted
        ? say('I read this as: each value so many times: {0}; find {1}.', list, signsOf(question.measures))
        : say('I read this as: each value with its weight: {0}; find the weighted mean.', list);
    }
    case 'together': {
      const [[n1, m1], [n2, m2]] = question.groups;
      return say('I read this as: {0} numbers have the mean {1}, {2} others the mean {3}; find the mean of all of them.', m(num(n1)), shown(m1), m(num(n2)), shown(m2));
    }
  }
}

function measureReading(measure: Measure, list: string): Phrase {
  switch (measure) {
    case 'mean':
      return say('I read this as: find the mean of {0}.', list);
    case 'median':
      return say('I read this as: find the median of {0}.', list);
    case 'mode':
      return say('I read this as: find the mode of {0}.', list);
    case 'range':
      return say('I read this as: find the range of {0}.', list);
    case 'population-variance':
      return say('I read this as: find the variance of {0}, divided by the number of data.', list);
    case 'sample-variance':
      return say('I read this as: find the sample variance of {0}, divided by one less than the number of data.', list);
    case 'population-deviation':
      return say('I read this as: find the standard deviation of {0}, with division by the number of data.', list);
    case 'sample-deviation':
      return say('I read this as: find the sample standard deviation of {0}, with division by one less than the number of data.', list);
    case 'lower-quartile':
      return say('I read this as: find the lower quartile of {0}, the median of the lower half.', list);
    case 'upper-quartile':
      return say('I read this as: find the upper quartile of {0}, the median of the upper half.', list);
    case 'quartile-range':
      return say('I read this as: find the interquartile range of {0}; the quartiles are the medians of the two halves.', list);
    default:
      return say('I read this as: find the percentile of rank {0} of {1}.', `$${measure.slice('hundredth-'.length)}$`, list);
  }
}

/** By signs, which need no translation. */
function signsOf(measures: readonly Measure[]): string {
  const signs: Readonly<Record<Exclude<Measure, `hundredth-${number}`>, string>> = {
    mean: '\\bar{x}',
    median: '\\mathrm{Med}',
    mode: '\\mathrm{Mo}',
    range: 'x_{\\max} - x_{\\min}',
    'population-variance': '\\sigma^2',
    'sample-variance': 's^2',
    'population-deviation': '\\sigma',
    'sample-deviation': 's',
    'lower-quartile': 'Q_1',
    'upper-quartile': 'Q_3',
    'quartile-range': 'Q_3 - Q_1',
  };
  return measures.map((measure) => `$${isHundredth(measure) ? `P_{${measure.slice('hundredth-'.length)}}` : signs[measure]}$`).join(', ');
}

function isHundredth(measure: Measure): measure is `hundredth-${number}` {
  return measure.startsWith('hundredth-');
}
