import { say } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { m, type Lesson } from '../lesson.ts';
import { neat } from '../neat.ts';
import { realRoots } from '../realRoots.ts';
import { coefficientsOf } from '../univariate.ts';
import type { Given } from './calculusTask.ts';
import { equals } from './confirmed.ts';
import { anyOf, interval, joined, signsBetween } from './courseLesson.ts';

/** Where a polynomial is concave up or down, and its points of inflection, by the sign of the second derivative. */
export function* curvatureLesson({ body, variable }: Given, asked: 'inflection' | 'convex' | 'concave'): Lesson {
  const x = sym(variable);
  const first = differentiate(body, variable);
  const second = first && differentiate(neat(first), variable);
  if (!first || !second || !coefficientsOf(body, variable)) return { kind: 'beyond' };
  const [slope, curvature] = [neat(first), neat(second)];
  const coefficients = coefficientsOf(curvature, variable);
  const roots = coefficients && coefficients.length > 0 ? realRoots(coefficients) : undefined;
  if (!roots || !equals(app('derivative', body, x), slope) || !equals(app('derivative', slope, x), curvature)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The first derivative'), shows: app('equal', app('derivative', body, x), slope) };
  yield { arrow: 'aside', title: say('The second derivative'), says: [say('Its sign tells which way the curve bends.')], shows: app('equal', app('derivative', slope, x), curvature) };
  const solutions = roots.map((root) => new Map([[variable, root]]));
  if (roots.length > 0) {
    yield { arrow: 'given', title: say('Zeros of the second derivative'), says: [say('Only there can the curve change the way it bends.')], shows: app('equal', curvature, num(0)) };
    yield { arrow: 'iff', title: say('Solve'), shows: anyOf(roots.map((root) => app('equal', x, root))) };
  }
  const turning = roots.map((at) => ({ at, size: realValue(at) ?? NaN }));
  const signs = turning.some(({ size }) => Number.isNaN(size)) ? undefined : signsBetween({ body: slope, variable }, turning);
  if (!signs) return { kind: 'beyond' };
  const ends = [app('negate', constant('infinity')), ...roots, constant('infinity')];
  const stretches = signs.map((sign, index) => ({ sign, interval: interval(ends[index], ends[index + 1]) }));
  const told = (sign: number): string => joined(stretches, sign).map(m).join(', ');
  const notes = [
    ...(told(1) === '' ? [] : [say('The second derivative is positive on {0}: there the curve is concave up.', told(1))]),
    ...(told(-1) === '' ? [] : [say('The second derivative is negative on {0}: there the curve is concave down.', told(-1))]),
  ];
  if (asked !== 'inflection') {
    const parts = joined(stretches, asked === 'convex' ? 1 : -1);
    const [only] = parts;
    if (!only) return { kind: 'answer', answer: asked === 'convex' ? say('nowhere concave up') : say('nowhere concave down'), notes, checks: [], solutions };
    return { kind: 'answer', answer: parts.length === 1 ? only : app('union', ...parts), notes, checks: [], solutions };
  }
  const points: Expression[] = [];
  for (const [index, root] of roots.entries()) {
    if (signs[index] === signs[index + 1]) continue;
    const put = substitute(body, new Map([[variable, root]]));
    const height = neat(put);
    if (!equals(put, height)) return { kind: 'beyond' };
    yield { arrow: 'aside', title: say('The height at {0}', m(app('equal', x, root))), shows: app('equal', put, height) };
    points.push(app('tuple', root, height));
  }
  const [point] = points;
  if (!point) return { kind: 'answer', answer: say('no points of inflection'), notes, checks: [], solutions };
  return { kind: 'answer', answer: points.length === 1 ? point : app('list', ...points), notes, checks: [], solutions };
}
