import type { Expression } from '../../../math/expression.ts';

/** What a computer algebra system may be asked. Letters are real numbers. */
export type AlgebraRequest =
  | { readonly kind: 'antiderivative'; readonly integrand: Expression; readonly variable: string }
  | { readonly kind: 'definite'; readonly integrand: Expression; readonly variable: string; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'limit'; readonly body: Expression; readonly variable: string; readonly target: Expression; readonly side?: '+' | '-' }
  | { readonly kind: 'sum'; readonly body: Expression; readonly variable: string; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'factor' | 'simplify'; readonly expression: Expression }
  | { readonly kind: 'equations'; readonly equations: readonly (readonly [Expression, Expression])[]; readonly unknowns: readonly string[] };

/** One proposed answer; of equations, the values of the unknowns in their order, and of all else a single expression. */
export type Proposal = readonly Expression[];

/**
 * A computer algebra system that proposes answers, likeliest first. None is believed before our own mathematics
 * confirmed it; no proposal says nothing, certainly not that there is no solution.
 */
export interface ComputerAlgebra {
  /** Whether the next request waits for a first start, which takes several seconds. */
  startsSlowly(): Promise<boolean>;
  /** Never throws; none where nothing came in time. */
  work(request: AlgebraRequest, signal: AbortSignal): Promise<readonly Proposal[]>;
}
