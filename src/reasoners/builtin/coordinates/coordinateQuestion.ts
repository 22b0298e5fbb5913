import type { Expression } from '../../../math/expression.ts';

/** What is asked about vectors and points by their coordinates. */
export type CoordinateQuestion =
  | { readonly ask: 'length'; readonly vector: readonly Expression[] }
  | { readonly ask: 'projection'; readonly vector: readonly Expression[]; readonly onto: readonly Expression[]; readonly column: boolean }
  /** The angle, in degrees as a number where `unit` is said; or its cosine. */
  | { readonly ask: 'angle'; readonly vectors: readonly [readonly Expression[], readonly Expression[]]; readonly wanted: 'angle' | 'degrees' | 'cosine' }
  | { readonly ask: 'to-rectangular'; readonly from: 'polar' | 'cylindrical' | 'spherical'; readonly point: readonly Expression[] }
  | { readonly ask: 'from-rectangular'; readonly to: 'polar' | 'cylindrical' | 'spherical'; readonly point: readonly Expression[] };
