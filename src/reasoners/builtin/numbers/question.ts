import type { Expression } from '../../../math/expression.ts';
import type { ExtremeQuestion } from './extremeQuestion.ts';

/** What is asked about given whole numbers. */
export type NumberQuestion =
  | ExtremeQuestion
  /** `written` where the numbers are given as something to be worked out. */
  | { readonly ask: 'gcd' | 'lcm'; readonly of: readonly bigint[]; readonly written?: readonly Expression[] }
  | { readonly ask: 'factorise' | 'prime' | 'count-divisors' | 'add-divisors' | 'list-divisors'; readonly n: bigint }
  | { readonly ask: 'some-divisors'; readonly n: bigint; readonly which: 'odd' | 'even' | 'proper' | 'prime' | 'square'; readonly wanted: 'count' | 'sum' | 'largest' | 'smallest' }
  | { readonly ask: 'remainder'; readonly of: Expression; readonly modulus: bigint }
  | { readonly ask: 'congruence'; readonly a: bigint; readonly b: bigint; readonly modulus: bigint; readonly unknown: string; readonly least: boolean }
  | { readonly ask: 'inverse'; readonly a: bigint; readonly modulus: bigint }
  | { readonly ask: 'remainders'; readonly residues: readonly (readonly [remainder: bigint, modulus: bigint])[]; readonly unknown: string; readonly least: boolean }
  | { readonly ask: 'diophantine'; readonly a: bigint; readonly b: bigint; readonly c: bigint; readonly unknowns: readonly [string, string]; readonly positive: boolean }
  | { readonly ask: 'base'; readonly digits: string; readonly from: number; readonly to: number }
  | { readonly ask: 'base-arithmetic'; readonly of: Expression; readonly wanted: { readonly kind: 'base'; readonly base: number } | { readonly kind: 'rest'; readonly modulus: bigint } };
