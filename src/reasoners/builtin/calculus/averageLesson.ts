import { say } from '../../../core/phrase.ts';
import { app, minus, sym } from '../../../math/build.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { CalculusTask } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { antiderivative, between, isProper } from './integralLesson.ts';

/** The integral over an interval, divided by its length. */
export function* averageLesson({ of: { body, variable }, bounds }: Extract<CalculusTask, { kind: 'average' }>): Lesson {
  const [low, high] = bounds.map((bound) => realValue(bound));
  if (low === undefined || high === undefined || low >= high || !isProper(body, variable, bounds)) return { kind: 'beyond' };
  const found = yield* antiderivative(body, variable, false);
  const value = found && (yield* between(body, found, variable, bounds));
  if (!value) return { kind: 'beyond' };
  const length = neat(minus(bounds[1], bounds[0]));
  const average = neat(app('divide', value, length));
  const shows = app('equal', app('divide', app('integral', body, sym(variable), ...bounds), minus(bounds[1], bounds[0])), average);
  if (!equals(app('divide', value, length), average)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Divide by the length of the interval'), says: [say('The average value is the integral over the length {0}.', `$${'b - a'}$`)], shows };
  return { kind: 'answer', answer: average, notes: [say('The integral was also computed numerically, with the same value.')], checks: [] };
}
