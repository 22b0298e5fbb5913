import { say } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m, type Lesson } from '../lesson.ts';
import { euclideanSteps } from './euclid.ts';
import { bezout, residue } from './integers.ts';
import type { NumberQuestion } from './question.ts';
import { term } from './readNumbers.ts';

const mostPairs = 30;

/** `a x + b y = c` in whole numbers: one solution from Euclid's steps, and from it all of them. */
export function* diophantineLesson({ a, b, c, unknowns: [x, y], positive }: Extract<NumberQuestion, { ask: 'diophantine' }>): Lesson {
  if (a === 0n || b === 0n) return { kind: 'beyond' };
  const size = (n: bigint): bigint => (n < 0n ? -n : n);
  const common = yield* euclideanSteps(size(a), size(b));
  if (c % common !== 0n) {
    return { kind: 'answer', answer: say('no solution'), notes: [say('{0} divides the left side for all whole numbers, but not {1}: there is no solution.', m(num(common)), m(num(c)))], checks: [] };
  }
  const { x: u, y: v } = bezout(a, b);
  yield { arrow: 'aside', title: say('Go back through the divisions'), says: [say('Each remainder is written with the two numbers before it, until the greatest common divisor is a combination of {0} and {1}.', m(num(a)), m(num(b)))], shows: filled(a, u, b, v, common) };
  const [stepX, stepY] = [b / common, -a / common];
  const forward = stepX < 0n ? -1n : 1n;
  const shift = (x0: bigint): bigint => (x0 - residue(x0, size(stepX))) / stepX;
  const some = u * (c / common);
  const x0 = some - shift(some) * stepX;
  const y0 = (c - a * x0) / b;
  if (a * x0 + b * y0 !== c || a * stepX + b * stepY !== 0n) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('One solution'), says: [say('Multiply by {0} and move by whole steps to small numbers.', m(num(c / common)))], shows: filled(a, x0, b, y0, c) };
  const all = (start: bigint, step: bigint): Expression => (start === 0n ? term(step, 't') : step < 0n ? app('add', num(start), app('negate', term(-step, 't'))) : app('add', num(start), term(step, 't')));
  const [solutionX, solutionY] = [all(x0, stepX * forward), all(y0, stepY * forward)];
  yield { arrow: 'aside', title: say('All solutions'), says: [say('Between two solutions, {0} changes by a multiple of {1} and {2} against it by the same multiple of {3}.', m(sym(x)), m(num(size(stepX))), m(sym(y)), m(num(size(stepY)))), say('So {0} and {1} with any whole number {2}.', m(app('equal', sym(x), solutionX)), m(app('equal', sym(y), solutionY)), m(sym('t')))] };
  if (!positive) {
    return { kind: 'answer', answer: app('list', app('equal', sym(x), solutionX), app('equal', sym(y), solutionY), app('element', sym('t'), constant('integers'))), notes: [], checks: [] };
  }
  if (a < 0n !== b < 0n) return { kind: 'beyond' };
  const pairs: (readonly [bigint, bigint])[] = [];
  for (let k = 1n; k * size(a) < size(c) && pairs.length <= mostPairs && k < 1_000_000n; k++) if ((c - a * k) % b === 0n && (c - a * k) / b > 0n) pairs.push([k, (c - a * k) / b]);
  if (pairs.length > mostPairs || size(c) / size(a) >= 1_000_000n || !pairs.every(([k]) => residue(k - x0, size(stepX)) === 0n)) return { kind: 'beyond' };
  const notes = [say('Only these have both numbers positive.')];
  if (pairs.length === 0) return { kind: 'answer', answer: say('no solution'), notes: [say('In none of them are both numbers positive.')], checks: [] };
  const tuples = pairs.map(([p, q]) => app('tuple', num(p), num(q)));
  const checks = pairs.map(([p, q]) => filled(a, p, b, q, c));
  return { kind: 'answer', answer: tuples.length === 1 && tuples[0] ? tuples[0] : app('list', ...tuples), notes, checks };
}

function filled(a: bigint, x: bigint, b: bigint, y: bigint, c: bigint): Expression {
  return app('equal', app('add', app('multiply', num(a), num(x)), app('multiply', num(b), num(y))), num(c));
}
