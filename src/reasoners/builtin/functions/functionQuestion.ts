import type { Expression } from '../../../math/expression.ts';

/** `f(a, b) = body`; the body may be one by cases. */
export interface FunctionRule {
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** What is asked about functions that are given by formulas. */
export type FunctionQuestion =
  | { readonly ask: 'value'; readonly rules: ReadonlyMap<string, FunctionRule>; readonly of: Expression }
  | { readonly ask: 'inverse'; readonly name: string; readonly body: Expression; readonly variable: string }
  | { readonly ask: 'domain' | 'range'; readonly body: Expression; readonly variable: string }
  /** Of `A·f(Bx + C) + D` with a trigonometric function f. */
  | { readonly ask: 'period' | 'amplitude' | 'phase-shift'; readonly body: Expression; readonly variable: string }
  | { readonly ask: 'vertex' | 'axis'; readonly body: Expression; readonly variable: string };
