import type { Expression } from '../../../math/expression.ts';

/** A function of one letter as a problem gives it; `name` is `f` of `f(x) = …`. */
export interface Given {
  readonly body: Expression;
  readonly variable: string;
  readonly name?: string;
}

export type CalculusTask =
  | { readonly kind: 'limit'; readonly body: Expression; readonly variable: string; readonly target: Expression; readonly side?: '+' | '-' }
  | { readonly kind: 'integral'; readonly integrand: Expression; readonly variable: string; readonly bounds?: readonly [Expression, Expression] }
  | {
      readonly kind: 'area';
      /** The second is zero for the axis. */
      readonly curves: readonly [Expression, Expression];
      readonly variable: string;
      /** Where missing, the curves enclose the region. */
      readonly bounds?: readonly [Expression, Expression];
      /** "Under the curve": it must not lie below the axis. */
      readonly under: boolean;
    }
  | { readonly kind: 'average'; readonly of: Given; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'implicit'; readonly equation: Expression; readonly variable: string; readonly unknown: string }
  | {
      readonly kind: 'volume';
      /** Functions of the variable: the region lies between them. */
      readonly curves: readonly [Expression, Expression];
      readonly variable: 'x' | 'y';
      /** What it turns about. */
      readonly axis: 'x' | 'y';
      /** Where missing, the curves meet. At most two. */
      readonly ends: readonly Expression[];
    }
  | {
      readonly kind: 'convergence';
      /** The general term in the index, and where the series begins. */
      readonly body: Expression;
      readonly index: string;
      readonly from: number;
      readonly wanted: 'whether' | 'kind' | 'sum';
      /** The test that is asked for by name. */
      readonly method?: 'ratio';
    }
  | { readonly kind: 'arc-length'; readonly of: Given; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'implicit-tangent'; readonly equation: Expression; readonly point: readonly [Expression, Expression]; readonly line: 'tangent' | 'normal' | 'slope' }
  | { readonly kind: 'tangent'; readonly of: Given; readonly at: Expression; readonly line: 'tangent' | 'normal' | 'slope' }
  | { readonly kind: 'course'; readonly of: Given; readonly asked: 'critical' | 'extrema' | 'increasing' | 'decreasing' | 'monotonic' | 'inflection' | 'convex' | 'concave' };
