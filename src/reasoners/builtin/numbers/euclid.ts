import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { gcd } from '../../../math/rational.ts';
import type { Lesson, LessonStep } from '../lesson.ts';
import { bezout } from './integers.ts';

const largest = 10n ** 30n;

/** Division with remainder until nothing is left; each division a line. */
export function* euclideanSteps(a: bigint, b: bigint): Generator<LessonStep, bigint> {
  let [x, y] = a >= b ? [a, b] : [b, a];
  let first = true;
  while (y !== 0n) {
    const [quotient, rest] = [x / y, x % y];
    const product = app('multiply', num(quotient), num(y));
    yield {
      arrow: 'aside',
      title: say('Divide {0} by {1}', String(x), String(y)),
      ...(first ? { says: [say('Euclid: the greatest common divisor stays the same when the larger number is replaced by its remainder.')] } : {}),
      shows: app('equal', num(x), rest === 0n ? product : app('add', product, num(rest))),
    };
    first = false;
    [x, y] = [y, rest];
  }
  return x;
}

/** The greatest common divisor by Euclid; shown right by writing it as a combination of the two. */
export function* gcdLesson(of: readonly bigint[]): Lesson {
  const [first = 0n, ...rest] = of;
  if (rest.length === 0 || of.some((n) => n > largest)) return { kind: 'beyond' };
  let common = first;
  for (const next of rest) {
    const found = yield* euclideanSteps(common, next);
    const { g, x, y } = bezout(common, next);
    // A common divisor that is a combination of both is the greatest.
    if (g !== found || common % found !== 0n || next % found !== 0n || x * common + y * next !== found) return { kind: 'beyond' };
    yield { arrow: 'aside', title: say('The last divisor that leaves nothing over'), shows: app('equal', app('gcd', num(common), num(next)), num(found)) };
    common = found;
  }
  if (rest.length > 1) yield { arrow: 'aside', title: say('All of them together'), shows: app('equal', app('gcd', ...of.map((n) => num(n))), num(common)) };
  return { kind: 'answer', answer: num(common), notes: [], checks: of.map((n) => app('equal', num(n), app('multiply', num(common), num(n / common)))) };
}

/** The least common multiple from the greatest common divisor, two numbers at a time. */
export function* lcmLesson(of: readonly bigint[]): Lesson {
  const [first = 0n, ...rest] = of;
  if (rest.length === 0 || of.some((n) => n > largest)) return { kind: 'beyond' };
  let multiple = first;
  for (const next of rest) {
    const common = yield* euclideanSteps(multiple, next);
    const found = (multiple / common) * next;
    yield {
      arrow: 'aside',
      title: say('Divide the product by the greatest common divisor'),
      says: [say('The product of two numbers is their greatest common divisor times their least common multiple.')],
      shows: app('chain', app('lcm', num(multiple), num(next)), { kind: 'text', text: 'equal' }, app('divide', app('multiply', num(multiple), num(next)), num(common)), { kind: 'text', text: 'equal' }, num(found)),
    };
    multiple = found;
  }
  // A common multiple is the least when the numbers it is of the members have no factor in common.
  if (of.some((n) => multiple % n !== 0n) || of.map((n) => multiple / n).reduce(gcd) !== 1n) return { kind: 'beyond' };
  if (rest.length > 1) yield { arrow: 'aside', title: say('All of them together'), shows: app('equal', app('lcm', ...of.map((n) => num(n))), num(multiple)) };
  return { kind: 'answer', answer: num(multiple), notes: [], checks: of.map((n) => app('equal', num(multiple), app('multiply', num(n), num(multiple / n)))) };
}
