import type { Expression } from '../../../math/expression.ts';
import type { Region } from '../inequalities/region.ts';

/** A second letter that a condition gives by means of the first. */
export interface Bound {
  /** As the problem has it, in both letters. */
  readonly condition: Expression;
  readonly target: Expression;
  readonly letter: string;
  readonly by: Expression;
}

/** A closed curve on which the second letter stands for the angle: every point of it, and no other, is of this form. */
export interface Curve {
  /** As the problem has it, in two letters. */
  readonly condition: Expression;
  readonly target: Expression;
  readonly by: ReadonlyMap<string, Expression>;
}

/** What a letter of a story stands for. */
export interface Meaning {
  readonly letter: string;
  readonly words: string;
}

/** The greatest or least value of a quadratic formula of several letters, which may be any real numbers. */
export interface FreeOptimum {
  readonly kind: 'free';
  readonly goal: 'maximum' | 'minimum';
  readonly wanted: 'value' | 'place' | 'value and place';
  readonly target: Expression;
}

export type OptimumQuestion = LineOptimum | FreeOptimum;

/** The greatest or least value of a formula of one letter on intervals, and where it is taken. */
export interface LineOptimum {
  readonly kind: 'line';
  readonly goal: 'maximum' | 'minimum' | 'both';
  readonly wanted: 'value' | 'place' | 'value and place';
  readonly body: Expression;
  readonly variable: string;
  /** `f` of `f(x) = …`. */
  readonly name?: string;
  readonly region: Region;
  readonly bound?: Bound;
  readonly curve?: Curve;
  readonly story?: {
    readonly meanings: readonly Meaning[];
    /** What goes into the box, in the letters; without it the value does. */
    readonly asked?: readonly Expression[];
  };
}
