import type { Expression } from '../../../math/expression.ts';

/** Which real roots a quadratic equation is to have. */
export type RootCount = 'one' | 'two' | 'none' | 'some';

/** What is asked about polynomials. */
export type PolynomialQuestion =
  | { readonly ask: 'divide'; readonly dividend: Expression; readonly divisor: Expression; readonly variable: string; readonly wanted: 'remainder' | 'quotient' | 'both' }
  | { readonly ask: 'feature'; readonly of: Expression; readonly variable: string; readonly wanted: 'degree' | 'leading' | 'coefficient' | 'coefficients'; readonly power: number }
  /** A symmetric expression in all the roots. */
  | { readonly ask: 'roots'; readonly equation: Expression; readonly unknown: string; readonly names: readonly string[]; readonly wanted: Expression }
  /** The values of a letter for which a quadratic equation has so many real roots. */
  | { readonly ask: 'parameter'; readonly equation: Expression; readonly unknown: string; readonly parameter: string; readonly count: RootCount; readonly quadratic: boolean; readonly integers: boolean }
  /** The value of a letter for which a number is a root. */
  | { readonly ask: 'given-root'; readonly equation: Expression; readonly unknown: string; readonly parameter: string; readonly root: Expression };
