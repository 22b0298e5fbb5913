import type { Expression } from '../../../math/expression.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';

/** A second letter that a condition gives by means of the first. */
export interface Bound {
  /** As the problem has it, in both letters. */
  readonly condition: Expression;
  readonly target: Expression;
  readonly letter: string;
  readonly by: Expression;
}

/** What a letter of a story stands for. */
export interface Meaning {
  readonly letter: string;
  readonly words: string;
}

/** The greatest or least value of a formula of one letter on one interval, and where it is taken. */
export interface OptimumQuestion {
  readonly goal: 'maximum' | 'minimum' | 'both';
  readonly wanted: 'value' | 'place' | 'value and place';
  readonly body: Expression;
  readonly variable: string;
  /** `f` of `f(x) = …`. */
  readonly name?: string;
  readonly region: RealInterval;
  readonly bound?: Bound;
  readonly story?: {
    readonly meanings: readonly Meaning[];
    /** What goes into the box, in the letters; without it the value does. */
    readonly asked?: readonly Expression[];
  };
}
