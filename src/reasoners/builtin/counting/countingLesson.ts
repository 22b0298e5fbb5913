import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { productOf } from '../numbers/divisors.ts';
import type { CountingQuestion } from './countingQuestion.ts';
import { enumerated } from './enumerated.ts';
import { numeralSteps } from './numeralSteps.ts';
import { rowSteps } from './rowSteps.ts';

type Steps = Generator<LessonStep, bigint | undefined>;

/** Larger numbers of things are no textbook question, and take long to confirm. */
const mostThings = 200;

/** How many ways there are, by the rule for it; the count is confirmed by trying what there is. */
export function* countingLesson(question: CountingQuestion): Lesson {
  const found = yield* stepsOf(question);
  if (found === undefined || !isConfirmed(question, found)) return { kind: 'beyond' };
  return { kind: 'answer', answer: num(found), notes: [], checks: [] };
}

/** Around a table with many people, the rule is confirmed on small tables. */
function isConfirmed(question: CountingQuestion, found: bigint): boolean {
  if (question.ask === 'circle' && question.people > 7) {
    return question.people <= 30 && found * BigInt(question.people) === factorial(question.people) && [3, 4, 5, 6].every((people) => enumerated({ ask: 'circle', people }) === factorial(people - 1));
  }
  return enumerated(question) === found;
}

function stepsOf(question: CountingQuestion): Steps {
  switch (question.ask) {
    case 'letters':
      return letterSteps(question.word);
    case 'choose':
      return chooseSteps(question.parts);
    case 'arrange':
      return arrangeSteps(question.from, question.chosen);
    case 'row':
      return rowSteps(question.people, question.condition);
    case 'circle':
      return circleSteps(question.people);
    case 'pairs':
      return chooseSteps([[question.from, 2]], question.of === 'games' ? say('Each game is a choice of two teams, in no order.') : say('Each handshake is a choice of two people, in no order.'));
    case 'diagonals':
      return diagonalSteps(question.sides);
    case 'numerals':
      return numeralSteps(question);
    case 'subsets':
      return subsetSteps(question);
    case 'sums':
      return sumSteps(question);
  }
}

export function factorial(n: number): bigint {
  let product = 1n;
  for (let factor = 2; factor <= n; factor++) product *= BigInt(factor);
  return product;
}

export function choices(from: number, chosen: number): bigint {
  return chosen < 0 || chosen > from ? 0n : factorial(from) / factorial(chosen) / factorial(from - chosen);
}

/** `n · (n − 1) ⋯` of so many factors. */
export function falling(from: number, factors: number): Expression {
  return productOf(Array.from({ length: factors }, (_, index) => num(from - index)));
}

export function counted(title: Phrase, says: readonly Phrase[], written: Expression, value: bigint): LessonStep {
  return { arrow: 'aside', title, says, shows: app('equal', written, num(value)) };
}

function* letterSteps(word: string): Steps {
  const letters = [...new Set(word)];
  const counts = letters.map((letter) => [...word].filter((each) => each === letter).length);
  const below = counts.filter((count) => count > 1).map((count) => app('factorial', num(count)));
  const value = counts.reduce((rest, count) => rest / factorial(count), factorial(word.length));
  const whole = app('factorial', num(word.length));
  yield counted(say('Put all letters in order, as if they were different'), [say('The word has {0} letters.', m(num(word.length)))], whole, factorial(word.length));
  if (below.length === 0) return value;
  const list = letters.flatMap((letter, index) => ((counts[index] ?? 1) > 1 ? [`$${letter} \\times ${counts[index]}$`] : [])).join(', ');
  yield counted(say('Letters that are alike change places unseen'), [say('Repeated letters: {0}. Each arrangement was counted once for every order of the letters that are alike: divide by these orders.', list)], app('divide', whole, productOf(below)), value);
  return value;
}

function* chooseSteps(parts: readonly (readonly [number, number])[], why = say('The order of those chosen does not matter: combinations.')): Steps {
  if (parts.some(([from]) => from > mostThings)) return undefined;
  for (const [from, chosen] of parts) {
    const value = choices(from, chosen);
    const few = Math.min(chosen, from - chosen);
    const written = app('binomial', num(from), num(chosen));
    const title = say('Choose {0} of {1}', chosen, from);
    if (few < 1 || few > 8) yield counted(title, [why], written, value);
    else {
      const open = app('divide', falling(from, few), app('factorial', num(few)));
      yield { arrow: 'equals', title, says: [why], shows: app('equal', written, open) };
      yield { arrow: 'equals', title: say('Work it out'), shows: app('equal', open, num(value)) };
    }
  }
  const values = parts.map(([from, chosen]) => choices(from, chosen));
  const product = values.reduce((all, value) => all * value, 1n);
  if (parts.length > 1) yield counted(say('Multiply the choices'), [say('Every choice of one kind goes with every choice of the other.')], productOf(values.map((value) => num(value))), product);
  return product;
}

function* arrangeSteps(from: number, chosen: number): Steps {
  if (from > mostThings || chosen < 1 || chosen > 20) return undefined;
  const value = factorial(from) / factorial(from - chosen);
  const title = say('Fill the places one after another');
  const says = [say('There are {0} for the first place, and one fewer for each place after it.', m(num(from)))];
  yield counted(title, says, chosen === from ? app('factorial', num(from)) : falling(from, chosen), value);
  return value;
}

function* circleSteps(people: number): Steps {
  if (people < 3 || people > mostThings) return undefined;
  const value = factorial(people - 1);
  yield counted(say('Seat one person anywhere'), [say('Turning the table changes nothing, so the first seat does not count; the other {0} people take the remaining seats in any order.', m(num(people - 1)))], app('factorial', minus(num(people), num(1))), value);
  return value;
}

function* diagonalSteps(sides: number): Steps {
  if (sides < 3 || sides > 1000) return undefined;
  const value = BigInt((sides * (sides - 3)) / 2);
  yield counted(say('Count the diagonals at every vertex'), [say('From each of the {0} vertices a diagonal goes to every other but its two neighbours; each diagonal is then counted at both its ends.', m(num(sides)))], app('divide', app('multiply', num(sides), app('add', num(sides), app('negate', num(3)))), num(2)), value);
  return value;
}

function* subsetSteps({ size, subsets }: Extract<CountingQuestion, { ask: 'subsets' }>): Steps {
  if (size > mostThings) return undefined;
  const all = 2n ** BigInt(size);
  const power = app('power', num(2), num(size));
  yield counted(say('Each member is in the subset or not'), [say('There are two choices for each of the {0} members.', m(num(size)))], power, all);
  const without = subsets === 'all' ? 0 : subsets === 'nonempty-proper' ? 2 : 1;
  if (without === 0) return all;
  const why = { proper: say('The set itself is no proper subset.'), nonempty: say('The empty set does not count.'), 'nonempty-proper': say('Neither the empty set nor the set itself counts.') }[subsets as Exclude<typeof subsets, 'all'>];
  yield counted(say('Leave out what does not count'), [why], minus(num(all), num(without)), all - BigInt(without));
  return size === 0 && without === 2 ? undefined : all - BigInt(without);
}

function* sumSteps({ unknowns, total, least }: Extract<CountingQuestion, { ask: 'sums' }>): Steps {
  const [places, bars] = least === 1 ? [total - 1, unknowns - 1] : [total + unknowns - 1, unknowns - 1];
  if (places < 0 || places > mostThings) return undefined;
  const says = least === 1
    ? say('Write {0} as a row of ones: a solution is a choice of {1} of the {2} gaps between them.', m(num(total)), m(num(bars)), m(num(places)))
    : say('Stars and bars: a solution is a row of {0} stars and {1} bars, that is a choice of the places of the bars.', m(num(total)), m(num(bars)));
  const value = choices(places, bars);
  yield counted(say('Count the solutions as choices'), [says], app('binomial', num(places), num(bars)), value);
  return value;
}
