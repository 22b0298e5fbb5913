import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import type { NumberQuestion } from './question.ts';

const largest = 10n ** 30n;

/** From one base to another, through the number itself; bases whose digits here are all decimal ones. */
export function* baseLesson({ digits, from, to }: Extract<NumberQuestion, { ask: 'base' }>): Lesson {
  if (from === to) return { kind: 'beyond' };
  const value = from === 10 ? (/^\d+$/.test(digits) ? BigInt(digits) : undefined) : yield* fromBase(digits, from);
  if (value === undefined || value === 0n || value > largest) return { kind: 'beyond' };
  if (to === 10) return { kind: 'answer', answer: num(value), notes: [], checks: [] };
  const result = yield* inBase(value, to);
  if (result === undefined) return { kind: 'beyond' };
  const answer = app('base', num(BigInt(result)), num(to));
  return { kind: 'answer', answer, notes: [say('Read the remainders from the last to the first: {0}.', m(answer))], checks: [] };
}

/** The number that digits mean in a base from 2 to 16; undefined where a digit is none of the base. */
export function* fromBase(digits: string, base: number): Generator<LessonStep, bigint | undefined> {
  const places = [...digits].map((digit) => parseInt(digit, 36));
  if (base < 2 || base > 16 || places.some((digit) => Number.isNaN(digit) || digit >= base)) return undefined;
  const value = places.reduce((sum, digit) => sum * BigInt(base) + BigInt(digit), 0n);
  const [first, second, ...more] = places.flatMap((digit, index) => (digit === 0 ? [] : [placeValue(digit, base, places.length - 1 - index)]));
  if (!first || value > largest) return undefined;
  yield {
    arrow: 'aside',
    title: say('Add up the values of the digits'),
    says: [say('From the right, the places count {0}.', `$1, ${base}, ${base}^2, \\ldots$`)],
    shows: app('equal', second ? app('add', first, second, ...more) : first, num(value)),
  };
  return value;
}

/** The digits of a number in a base; undefined where they would not all be decimal ones. */
export function* inBase(value: bigint, base: number): Generator<LessonStep, string | undefined> {
  if (base < 2 || base > 16) return undefined;
  const result = value.toString(base);
  if (/[a-f]/.test(result)) return undefined;
  for (let rest = value; rest > 0n; rest /= BigInt(base)) {
    const [quotient, digit] = [rest / BigInt(base), rest % BigInt(base)];
    yield {
      arrow: 'aside',
      title: say('Divide {0} by {1}', String(rest), base),
      ...(rest === value ? { says: [say('The remainders are the digits, the last one first.')] } : {}),
      shows: app('equal', num(rest), app('add', app('multiply', num(base), num(quotient)), num(digit))),
    };
  }
  const back = [...result].reduce((sum, digit, index) => sum + BigInt(digit) * BigInt(base) ** BigInt(result.length - 1 - index), 0n);
  return back === value ? result : undefined;
}

function placeValue(digit: number, base: number, place: number): Expression {
  return place === 0 ? num(digit) : app('multiply', num(digit), app('power', num(base), num(place)));
}
