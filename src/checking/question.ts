import type { CheckedClaim } from '../core/checker.ts';
import type { ClaimKind } from '../core/claim.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Expression } from '../math/expression.ts';
import type { Context, Proposition } from '../math/proposition.ts';
import { some } from '../math/traverse.ts';
import type { Sampled } from './sampled.ts';

/** One statement for a slower tier, with all its meaning depends on. Plain data: it crosses threads. */
export interface Question {
  readonly proposition: Proposition;
  readonly context: Context;
  /** What our own evaluation saw at points of the domain; a proof that it contradicts is not believed. */
  readonly sampled: Sampled;
}

/** One way to take a claim, and what the first tiers said of it. */
export interface OpenAttempt {
  readonly kind: ClaimKind;
  readonly stance: 'asserted' | 'tentative';
  readonly question: Question;
  readonly verdict: Verdict;
}

/** A claim as the first tiers leave it; `open` where it is inconclusive and a slower tier may know more. */
export interface Examined {
  readonly checked: CheckedClaim;
  readonly open?: readonly OpenAttempt[];
  /** The text does not assert it, so it counts only where it is verified after all. */
  readonly supposed?: true;
}

/** A slower way to decide: undefined says that it does not cover the question, and never throws. */
export interface Tier {
  /** As it stands in a text for people: `Z3`. */
  readonly name: string;
  /** @param ms for this question; starting the tier is not counted */
  decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined>;
  dispose(): void;
}

/** A decimal may stand for what rounds to it, so nothing is refuted by a value that differs from it. */
export function mentionsDecimals(statement: Expression): boolean {
  return some(statement, (part) => part.kind === 'number' && (part.decimals ?? 0) > 0);
}

/** Z3 and SymPy are told of real and whole numbers only; a letter that is complex is neither. */
export function mentionsComplexes(statements: readonly Expression[]): boolean {
  return statements.some((statement) => some(statement, (part) => part.kind === 'constant' && part.name === 'complexes'));
}
