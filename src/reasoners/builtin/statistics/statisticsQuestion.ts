import type { Rational } from '../../../math/rational.ts';

type Group = readonly [size: bigint, mean: Rational];

/** One number that says something about data; of two conventions, the name says which. */
export type Measure = 'mean' | 'median' | 'mode' | 'range' | 'population-variance' | 'sample-variance' | 'population-deviation' | 'sample-deviation'
  /** The medians of the lower and the upper half, and how far they are apart. */
  | 'lower-quartile' | 'upper-quartile' | 'quartile-range'
  /** The percentile of that rank, as Chinese schools define it. */
  | `hundredth-${number}`;

export type StatisticsQuestion =
  | { readonly ask: 'measures'; readonly data: readonly Rational[]; readonly measures: readonly Measure[]; readonly decimal: boolean }
  /** One value of the data is a letter; without measures, it is what is asked for. */
  | { readonly ask: 'missing'; readonly before: readonly Rational[]; readonly after: readonly Rational[]; readonly letter: string; readonly mean: Rational; readonly measures: readonly Measure[]; readonly decimal: boolean }
  /** Values, each so many times; or weights, which need not be whole. */
  | { readonly ask: 'weighted'; readonly rows: readonly (readonly [value: Rational, weight: Rational])[]; readonly counted: boolean; readonly measures: readonly Measure[]; readonly decimal: boolean }
  /** The mean of two groups taken together. */
  | { readonly ask: 'together'; readonly groups: readonly [Group, Group]; readonly decimal: boolean };
