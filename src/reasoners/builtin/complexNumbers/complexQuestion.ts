import type { Expression } from '../../../math/expression.ts';

/** What is asked of a complex number. */
export type ComplexWant = 'value' | 'modulus' | 'argument' | 'conjugate' | 'real-part' | 'imaginary-part' | 'polar' | 'exponential' | 'quadrant' | 'point';

/** A condition on complex numbers that hold real letters. */
export type ComplexCondition =
  | { readonly kind: 'equation'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'imaginary' | 'real' | 'equal-parts' | 'opposite-parts'; readonly of: Expression };

export type ComplexQuestion = { readonly choices: readonly string[] } & (
  | { readonly ask: 'number'; readonly of: Expression; readonly given: readonly (readonly [string, Expression])[]; readonly want: ComplexWant }
  /** One complex unknown in a linear equation, its conjugate perhaps along with it; then something of it. */
  | { readonly ask: 'equation'; readonly left: Expression; readonly right: Expression; readonly unknown: string; readonly of: Expression; readonly want: ComplexWant }
  /** Real letters so that the condition holds. */
  | { readonly ask: 'letters'; readonly condition: ComplexCondition; readonly letters: readonly string[] }
  | { readonly ask: 'roots'; readonly degree: number; readonly of: Expression; readonly unknown: string }
);
