import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m, type Lesson } from '../lesson.ts';
import type { NumberQuestion } from './question.ts';

const largest = 10n ** 30n;

/** From one base to another, through the number itself; bases up to ten, whose digits are all decimal ones. */
export function* baseLesson({ digits, from, to }: Extract<NumberQuestion, { ask: 'base' }>): Lesson {
  if (from === to || from < 2 || to < 2 || from > 16 || to > 16) return { kind: 'beyond' };
  const places = [...digits].map((digit) => parseInt(digit, 36));
  if (places.some((digit) => digit >= from)) return { kind: 'beyond' };
  const value = places.reduce((sum, digit) => sum * BigInt(from) + BigInt(digit), 0n);
  const result = value.toString(to).toUpperCase();
  if (value === 0n || value > largest || /[A-F]/.test(result)) return { kind: 'beyond' };
  if (from !== 10) {
    const terms = places.flatMap((digit, index) => (digit === 0 ? [] : [placeValue(digit, from, places.length - 1 - index)]));
    const [first, second, ...more] = terms;
    if (!first) return { kind: 'beyond' };
    yield { arrow: 'aside', title: say('Add up the values of the digits'), says: [say('From the right, the places count {0}.', `$1, ${from}, ${from}^2, \\ldots$`)], shows: app('equal', second ? app('add', first, second, ...more) : first, num(value)) };
  }
  if (to !== 10) {
    let rest = value;
    while (rest > 0n) {
      const [quotient, digit] = [rest / BigInt(to), rest % BigInt(to)];
      yield { arrow: 'aside', title: say('Divide {0} by {1}', String(rest), to), ...(rest === value ? { says: [say('The remainders are the digits, the last one first.')] } : {}), shows: app('equal', num(rest), app('add', app('multiply', num(to), num(quotient)), num(digit))) };
      rest = quotient;
    }
    const back = [...result].reduce((sum, digit, index) => sum + BigInt(digit) * BigInt(to) ** BigInt(result.length - 1 - index), 0n);
    if (back !== value) return { kind: 'beyond' };
  }
  const answer = to === 10 ? num(value) : app('base', num(BigInt(result)), num(to));
  return { kind: 'answer', answer, notes: to === 10 ? [] : [say('Read the remainders from the last to the first: {0}.', m(answer))], checks: [] };
}

function placeValue(digit: number, base: number, place: number): Expression {
  return place === 0 ? num(digit) : app('multiply', num(digit), app('power', num(base), num(place)));
}
