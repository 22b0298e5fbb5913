import type { Claim } from './claim.ts';
import type { Problem } from './problem.ts';
import type { TextFormat, TextRange } from './problem.ts';
import type { Verdict } from './verdict.ts';

/** A text in which claims are to be found and decided. */
export interface CheckRequest {
  readonly text: string;
  readonly format: TextFormat;
  /** Only claims that touch this range are decided; all of the text gives context. */
  readonly range?: TextRange;
  /** What the text answers: its equations are the givens a final answer must satisfy. */
  readonly problem?: Pick<Problem, 'text' | 'format'>;
  /** Claims decided before: one found again with the same id and hash keeps its verdict, at its new place. */
  readonly known?: readonly CheckedClaim[];
}

export interface CheckedClaim {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** Milliseconds the decision took. */
  readonly ms: number;
  /** A replacement known to be right, for a quick fix: text to put in place of `range`. */
  readonly fix?: { readonly range: TextRange; readonly text: string };
}

export interface CheckBudget {
  /** For one claim; past it the verdict is `inconclusive`. */
  readonly perClaimMs: number;
  /** `fast` (when absent) decides with what is always at hand; `all` asks the slower tiers what that leaves open. */
  readonly tiers?: 'fast' | 'all';
}

/** 250 ms a claim while somebody waits, 5 s in bulk (DESIGN §5). */
export const interactiveBudget: CheckBudget = { perClaimMs: 250 };
export const batchBudget: CheckBudget = { perClaimMs: 5000 };
/** In bulk, with the slower tiers for what is left open. */
export const thoroughBudget: CheckBudget = { perClaimMs: 5000, tiers: 'all' };

/** A port: finds the claims of a text and gives each a verdict, in source order. */
export interface Checker {
  check(request: CheckRequest, budget: CheckBudget, signal: AbortSignal): AsyncIterable<CheckedClaim>;
}
