import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { shownNumber } from '../exactNumber.ts';
import { m } from '../lesson.ts';
import type { Bound, ChanceQuestion, Moment, NumberSet, UrnEvent } from './countingQuestion.ts';
import { latexOf } from './eventSteps.ts';
import { isIn } from './readNumberSet.ts';

/** The interpretation of a question of chance in one sentence; what needs no words is in signs. */
export function chanceReading(question: ChanceQuestion): Phrase {
  switch (question.ask) {
    case 'dice':
      return diceReading(question);
    case 'urn':
      return urnReading(question);
    case 'numbers':
      return picksReading(question);
    case 'events': {
      const given = question.given.map(([name, value]) => `$P(${latexOf(name)})$: ${m(shownNumber(value, question.decimal))}`).join(', ');
      const wanted = `$P(${latexOf(question.wanted)})$`;
      switch (question.relation) {
        case 'none':
          return say('I read this as: find {0} with {1}.', wanted, given);
        case 'independent':
          return say('I read this as: find {0} for independent events with {1}.', wanted, given);
        case 'exclusive':
          return say('I read this as: find {0} for events that exclude each other, with {1}.', wanted, given);
      }
    }
    case 'binomial': {
      const [trials, bound] = [m(num(question.trials)), boundReading(question.bound, question.count)];
      return question.coins
        ? say('I read this as: with {0} tosses of a fair coin, find the probability that {1} of them show the side asked for.', trials, bound)
        : say('I read this as: with {0} independent trials of chance {1} each, find the probability that {2} of them succeed.', trials, m(shownNumber(question.chance, question.decimal)), bound);
    }
    case 'binomial-moment':
      return say('I read this as: find {0} of the number of successes in {1} independent trials of chance {2} each.', momentSign(question.moment), m(num(question.trials)), m(shownNumber(question.chance, question.decimal)));
    case 'distribution':
      return say('I read this as: find {0} of a random variable with the values {1} and their chances {2}.', momentSign(question.moment), question.values.map((value) => m(shownNumber(value, question.decimal))).join(', '), question.chances.map((value) => m(shownNumber(value, question.decimal))).join(', '));
  }
}

function boundReading(bound: Bound, count: number): string {
  return bound === 'exactly' ? m(num(count)) : `$${bound === 'at-least' ? '\\ge' : '\\le'} ${count}$`;
}

function momentSign(moment: Moment): string {
  return moment === 'mean' ? '$\\mathrm{E}$' : moment === 'variance' ? '$\\sigma^2$' : '$\\sigma$';
}

/** The members among some numbers, which may be none. */
function members(set: NumberSet, among: readonly number[]): string {
  const found = among.filter((value) => isIn(value, set));
  return found.length === 0 ? '$\\emptyset$' : found.map((value) => m(num(value))).join(', ');
}

function diceReading({ dice, event }: Extract<ChanceQuestion, { ask: 'dice' }>): Phrase {
  switch (event.kind) {
    case 'sum':
      return say('I read this as: with {0} fair dice, find the probability that the sum is one of {1}.', dice, members(event.values, Array.from({ length: 5 * dice + 1 }, (_, index) => dice + index)));
    case 'product':
      return say('I read this as: with {0} fair dice, find the probability that the product is {1}.', dice, setReading(event.values));
    case 'count':
      return say('I read this as: with {0} fair dice, find the probability that {1} of them show one of {2}.', dice, boundReading(event.bound, event.count), members(event.faces, [1, 2, 3, 4, 5, 6]));
    case 'same':
      return say('I read this as: with {0} fair dice, find the probability that all show the same.', dice);
    case 'different':
      return say('I read this as: with {0} fair dice, find the probability that all show different faces.', dice);
    case 'some-same':
      return say('I read this as: with {0} fair dice, find the probability that at least two show the same.', dice);
  }
}

function picksReading({ from, picked, of, values }: Extract<ChanceQuestion, { ask: 'numbers' }>): Phrase {
  const [least = 0] = from;
  const isRun = from.length > 3 && from.every((value, index) => value === least + index);
  const list = isRun ? `$${least}, \\dots, ${least + from.length - 1}$` : `$${from.join(', ')}$`;
  switch (of) {
    case 'each':
      return say('I read this as: pick {0} different numbers from {1}; find the probability that each is one of {2}.', picked, list, members(values, from));
    case 'sum':
      return say('I read this as: pick {0} different numbers from {1}; find the probability that their sum is {2}.', picked, list, setReading(values));
    case 'product':
      return say('I read this as: pick {0} different numbers from {1}; find the probability that their product is {2}.', picked, list, setReading(values));
  }
}

/** In signs: `2k` is even, `2k+1` odd. */
function setReading(set: NumberSet): string {
  switch (set.kind) {
    case 'between':
      return set.least === set.most ? m(num(set.least)) : set.most > 1e5 ? `$\\ge ${set.least}$` : `$${set.least}, \\dots, ${set.most}$`;
    case 'even':
      return '$2k$';
    case 'odd':
      return '$2k + 1$';
    case 'square':
      return '$k^2$';
    case 'multiple':
      return m(app('multiply', num(set.of), { kind: 'symbol', name: 'k' }));
    case 'prime':
      return '$2, 3, 5, \\dots$';
  }
}

function urnReading({ colours, drawn, replaced, event }: Extract<ChanceQuestion, { ask: 'urn' }>): Phrase {
  const urn = colours.map(([name, count]) => `${count} ${name}`).join(', ');
  const wanted = eventReading(event, colours.map(([name]) => name), drawn);
  if (event.kind === 'same') return replaced ? say('I read this as: from {0}, draw {1} with replacement; find the probability that all have the same colour.', urn, drawn) : say('I read this as: from {0}, draw {1} without replacement; find the probability that all have the same colour.', urn, drawn);
  if (event.kind === 'different') return replaced ? say('I read this as: from {0}, draw {1} with replacement; find the probability that the colours are different.', urn, drawn) : say('I read this as: from {0}, draw {1} without replacement; find the probability that the colours are different.', urn, drawn);
  return replaced ? say('I read this as: from {0}, draw {1} with replacement; find the probability of: {2}.', urn, drawn, wanted) : say('I read this as: from {0}, draw {1} without replacement; find the probability of: {2}.', urn, drawn, wanted);
}

function eventReading(event: UrnEvent, names: readonly string[], drawn: number): string {
  const name = (colour: number): string => names[colour] ?? '';
  switch (event.kind) {
    case 'count':
      return `${event.bound === 'exactly' ? event.count : boundReading(event.bound, event.count)} ${event.colours.map(name).join(' / ')}`;
    case 'composition':
      return event.counts.flatMap((count, colour) => (count > 0 ? [`${count} ${name(colour)}`] : [])).join(', ');
    case 'sequence':
      return event.colours.map(name).join(', ');
    case 'same':
    case 'different':
      return String(drawn);
  }
}
