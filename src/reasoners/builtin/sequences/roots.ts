import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { realRoots } from '../realRoots.ts';
import type { Coefficients } from '../univariate.ts';
import { exact } from './terms.ts';

/** Real roots; of a polynomial in a power of the letter by that power. */
export function rootsOf(polynomial: Coefficients): Expression[] | undefined {
  const powers = polynomial.flatMap(({ numerator }, power) => (numerator === 0n ? [] : [power]));
  const gap = powers.reduce((g, power) => greatest(g, power - (powers[0] ?? 0)), 0);
  if (gap <= 1) return realRoots(polynomial);
  const inner = realRoots(polynomial.filter((_, power) => power % gap === 0));
  return inner?.flatMap((value): Expression[] => {
    const size = realValue(value);
    if (size === undefined) return [];
    const root = (of: Expression): Expression => exact(gap === 2 ? app('sqrt', of) : app('root', of, num(gap)));
    if (Math.abs(size) < 1e-12) return [num(0)];
    if (gap % 2 === 0) return size < 0 ? [] : [exact(app('negate', root(value))), root(value)];
    return [size < 0 ? exact(app('negate', root(exact(app('negate', value))))) : root(value)];
  });
}

function greatest(a: number, b: number): number {
  return b === 0 ? a : greatest(b, a % b);
}
