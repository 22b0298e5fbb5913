import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { simplify } from '../../../math/simplify.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import type { Family } from '../../../math/solving/solutionSet.ts';

/** No special angle: searches over a period begin there. */
const start = -0.1234567;

/** Whether two places are the same, but for whole periods. */
export function isNear(a: number, b: number, period: number): boolean {
  const turns = (a - b) / period;
  return Math.abs(turns - Math.round(turns)) * period < 1e-5;
}

/** Each family once, two that are half a period apart as one; undefined where one cannot be placed. */
export function merged(families: readonly Family[]): Family[] | undefined {
  const kept: { base: Expression; period: Expression; at: number; width: number }[] = [];
  for (const { base, period } of families) {
    const [at, width] = [realValue(base), realValue(period)];
    if (at === undefined || width === undefined || width <= 0) return undefined;
    if (kept.some((known) => Math.abs(known.width - width) < 1e-9 && isNear(known.at, at, width))) continue;
    const other = kept.findIndex((known) => Math.abs(known.width - width) < 1e-9 && isNear(known.at, at, width / 2));
    const [opposite] = other < 0 ? [] : kept.splice(other, 1);
    const first = opposite && rank(opposite.at) < rank(at) ? opposite : { base, at };
    kept.push(opposite ? { ...first, period: simplify(app('divide', period, num(2))), width: width / 2 } : { base, period, at, width });
  }
  return kept.sort((a, b) => rank(a.at) - rank(b.at));
}

/** The nearest to zero first, of two opposite the positive one. */
function rank(place: number): number {
  return Math.abs(place) + (place < 0 ? 1e-6 : 0);
}

/** The members of a family over a stretch of one length; undefined where there are too many, or none. */
export function membersOver({ base, period }: Family, span: number): Expression[] | undefined {
  const [at, width] = [realValue(base), realValue(period)];
  if (at === undefined || width === undefined || width <= 0 || span / width > 60 || span / width < 0.9) return undefined;
  const first = Math.ceil((start - at) / width);
  return Array.from({ length: Math.round(span / width) }, (_, index) => simplify(app('add', base, app('multiply', num(first + index), period))));
}

const samples = 3000;

/** Where a function is zero over one period, by changes of sign and by where it touches zero; undefined where it is zero everywhere or nowhere defined. */
export function zerosOver(difference: Expression, unknown: string, span: number): number[] | undefined {
  const at = (x: number): number => realValue(difference, new Map([[unknown, real(x)]])) ?? Number.NaN;
  const width = span / samples;
  const values = Array.from({ length: samples + 2 }, (_, index) => at(start + index * width));
  if (values.every((value) => Number.isNaN(value) || Math.abs(value) < 1e-9)) return undefined;
  const zeros: number[] = [];
  for (let index = 0; index <= samples; index++) {
    const x = start + index * width;
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = values.slice(index, index + 3);
    if (a === 0) zeros.push(x);
    if (a * b < 0) {
      const zero = bisected(at, x, x + width);
      // At a pole the sign changes too, but the values grow.
      if (Math.abs(at(zero)) < Math.min(Math.abs(a), Math.abs(b))) zeros.push(zero);
    } else if (b * a > 0 && b * c > 0 && Math.abs(b) <= Math.abs(a) && Math.abs(b) <= Math.abs(c)) {
      const least = lowest((place) => Math.abs(at(place)), x, x + 2 * width);
      if (Math.abs(at(least)) < 1e-10) zeros.push(least);
    }
  }
  return zeros;
}

function bisected(at: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  const sign = Math.sign(at(a));
  for (let count = 0; count < 50; count++) {
    const middle = (a + b) / 2;
    if (Math.sign(at(middle)) === sign) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function lowest(size: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let count = 0; count < 80; count++) {
    const [first, second] = [a + (b - a) / 3, b - (b - a) / 3];
    if (size(first) < size(second)) b = second;
    else a = first;
  }
  return (a + b) / 2;
}
