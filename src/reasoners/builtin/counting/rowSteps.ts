import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { m, type LessonStep } from '../lesson.ts';
import { counted, factorial, falling } from './countingLesson.ts';
import type { RowCondition } from './countingQuestion.ts';

/** People in a row under a condition. */
export function* rowSteps(people: number, condition: RowCondition): Generator<LessonStep, bigint | undefined> {
  if (people < 2 || people > 18) return undefined;
  const others = app('factorial', num(people - 1));
  switch (condition.kind) {
    case 'together': {
      const units = people - condition.size + 1;
      const value = factorial(units) * factorial(condition.size);
      yield counted(say('Tie those who stand together into one'), [say('Then {0} units are put in order.', m(num(units)))], app('factorial', num(units)), factorial(units));
      yield counted(say('Order those who are tied together'), [say('Within their unit they stand in any order.')], app('multiply', app('factorial', num(units)), app('factorial', num(condition.size))), value);
      return value;
    }
    case 'apart': {
      const rest = people - condition.size;
      if (condition.size > rest + 1) return undefined;
      const value = factorial(rest) * (factorial(rest + 1) / factorial(rest + 1 - condition.size));
      yield counted(say('First place the others'), [say('The other {0} stand in any order and leave {1} gaps, the ends among them.', m(num(rest)), m(num(rest + 1)))], app('factorial', num(rest)), factorial(rest));
      yield counted(say('Put the rest into different gaps'), [], app('multiply', app('factorial', num(rest)), falling(rest + 1, condition.size)), value);
      return value;
    }
    case 'at-end': {
      const value = 2n * factorial(people - 1);
      yield counted(say('Place the one with the condition first'), [say('There are {0} places for the one, and the others stand in any order.', m(num(2)))], app('multiply', num(2), others), value);
      return value;
    }
    case 'not-at-end':
    case 'not-at-place': {
      const places = condition.kind === 'not-at-end' ? people - 2 : people - 1;
      const value = BigInt(places) * factorial(people - 1);
      yield counted(say('Place the one with the condition first'), [say('There are {0} places for the one, and the others stand in any order.', m(num(places)))], app('multiply', num(places), others), value);
      return places === 0 ? undefined : value;
    }
    case 'middle':
    case 'at-place': {
      if (condition.kind === 'middle' && people % 2 === 0) return undefined;
      const value = factorial(people - 1);
      yield counted(say('Place the one with the condition first'), [say('There is only one place for the one, and the others stand in any order.')], others, value);
      return value;
    }
  }
}
