import type { Expression } from '../../../math/expression.ts';

/** What a computer algebra system may be asked. Letters are real numbers. */
export type AlgebraRequest =
  /** By the rules of the textbook, which is quick; or `thorough`, by whatever is known. */
  | { readonly kind: 'antiderivative'; readonly integrand: Expression; readonly variable: string; readonly thorough: boolean }
  | { readonly kind: 'definite'; readonly integrand: Expression; readonly variable: string; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'limit'; readonly body: Expression; readonly variable: string; readonly target: Expression; readonly side?: '+' | '-' }
  | { readonly kind: 'sum'; readonly body: Expression; readonly variable: string; readonly bounds: readonly [Expression, Expression] }
  | { readonly kind: 'factor' | 'simplify'; readonly expression: Expression }
  | { readonly kind: 'equations'; readonly equations: readonly (readonly [Expression, Expression])[]; readonly unknowns: readonly string[] };

/** One proposed answer; of equations, the values of the unknowns in their order, and of all else a single expression. */
export type Proposal = readonly Expression[];

/** What came of a request: `late` where its time ran out or it was given up, `stopped` where the system itself ended. */
export type AlgebraAnswer = { readonly kind: 'proposals'; readonly proposals: readonly Proposal[] } | { readonly kind: 'late' } | { readonly kind: 'stopped' };

/**
 * A computer algebra system that proposes answers, likeliest first. None is believed before our own mathematics
 * confirmed it; no proposal says nothing, certainly not that there is no solution.
 */
export interface ComputerAlgebra {
  /** Whether the next request waits for a first start, which takes several seconds. */
  startsSlowly(): Promise<boolean>;
  /** Never throws. */
  work(request: AlgebraRequest, signal: AbortSignal): Promise<AlgebraAnswer>;
}
