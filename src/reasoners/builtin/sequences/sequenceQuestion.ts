import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';

/** What the members of a progression are known to satisfy besides equations. */
export type Condition =
  | { readonly kind: 'positive-terms' | 'negative-terms' | 'increasing' | 'decreasing' }
  /** Of `d`, `q`, or a term. */
  | { readonly kind: 'relation'; readonly relation: Expression };

/** What is asked of a sequence `a_1, a_2, …` with sums `S_n`. */
export type Wanted =
  /** An expression in `a_1`, `a_2`, …, `S_1`, `S_2`, …, the step of the progression and `S_\infty`. */
  | { readonly kind: 'value'; readonly of: Expression }
  | { readonly kind: 'general-term' | 'general-sum' }
  /** Which n has a_n or S_n equal to the value. */
  | { readonly kind: 'index'; readonly of: 'term' | 'sum'; readonly value: Rational }
  /** How many terms there are up to the value, or what they add up to. */
  | { readonly kind: 'count' | 'sum-up-to'; readonly value: Rational };

export interface Progression {
  readonly ask: 'progression';
  readonly type: 'arithmetic' | 'geometric';
  /** Letters of the terms and of the common difference or ratio. */
  readonly letter: string;
  readonly step: string;
  /** Equations in the same names as `Wanted` has. */
  readonly facts: readonly Expression[];
  readonly conditions: readonly Condition[];
  readonly wanted: Wanted;
}

export interface Sum {
  readonly ask: 'sum';
  readonly body: Expression;
  readonly index: string;
  readonly from: number;
  /** A whole number, a letter, or infinity. */
  readonly to: Expression;
  /** The sum as it was given, where that was with dots. */
  readonly written?: Expression;
}

/** `a_{n+k} = c_0 a_n + … + c_{k-1} a_{n+k-1} + constant`, and the first terms. */
export interface Recurrence {
  readonly ask: 'recurrence';
  readonly letter: string;
  readonly index: string;
  /** As it was given. */
  readonly rule: Expression;
  readonly coefficients: readonly Rational[];
  readonly constant: Rational;
  /** The index of the first of them, and their values. */
  readonly start: number;
  readonly first: readonly Rational[];
  readonly wanted: Wanted;
}

/** A sequence with its general term. */
export interface Explicit {
  readonly ask: 'explicit';
  readonly letter: string;
  readonly index: string;
  readonly body: Expression;
  /** Whether the body gives the sums instead of the terms. */
  readonly sums: boolean;
  readonly wanted: Wanted;
}

export interface Mean {
  readonly ask: 'mean';
  readonly type: 'arithmetic' | 'geometric';
  readonly between: readonly [Rational, Rational];
  /** Chinese textbooks take both signs, English ones the positive one. */
  readonly both: boolean;
}

export type SequenceQuestion = Progression | Sum | Recurrence | Explicit | Mean;
