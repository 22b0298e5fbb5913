import type { Expression } from './expression.ts';

/** `f(x) := x^2`, `let t = x + 1`: known from then on, not a claim. */
export interface Definition {
  readonly name: string;
  /** Empty for a plain abbreviation. */
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** Everything the meaning of a claim depends on. */
export interface Context {
  /** Relations in scope: `x > 0`, `n ∈ ℤ`, a given equation the claim may use. */
  readonly assumptions: readonly Expression[];
  readonly definitions: readonly Definition[];
}

export const emptyContext: Context = { assumptions: [], definitions: [] };

/** A statement that can be decided, in the terms of the reader. */
export type Proposition =
  /** One relation: `equal`, `less`, …, `congruent`, `divides`, `element`, `subset`, or `and`/`or`/`not` of such. */
  | { readonly kind: 'relation'; readonly relation: Expression }
  /**
   * A step from some equations or inequalities to others. `claimed` says what the text asserts:
   * that the new ones follow, or that both say the same. `plain` is a step with no connective
   * between two displayed equations: lost and added solutions matter, but it asserts only `implies`.
   */
  | {
      readonly kind: 'implication';
      readonly from: readonly Expression[];
      readonly to: readonly Expression[];
      readonly claimed: 'implies' | 'iff' | 'plain';
    }
  /**
   * `stated` is offered as the solutions of `problem` for `unknowns`: a value, set, `or` of equations,
   * tuple(s), interval, inequality, or a general solution with an integer parameter.
   * `complete` says the text claims these are all of them.
   */
  | {
      readonly kind: 'solution';
      readonly problem: readonly Expression[];
      readonly unknowns: readonly string[];
      readonly stated: Expression;
      readonly complete: boolean;
    }
  /** `antiderivative` is offered for `integrand`, up to a constant. */
  | {
      readonly kind: 'antiderivative';
      readonly integrand: Expression;
      readonly variable: string;
      readonly stated: Expression;
    };
