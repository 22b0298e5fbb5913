import type { CheckBudget, CheckedClaim, CheckRequest } from '../core/checker.ts';
import type { Claim } from '../core/claim.ts';
import { say } from '../core/phrase.ts';
import type { Verdict } from '../core/verdict.ts';
import { findClaims, type FoundClaim } from '../math/claims/findClaims.ts';
import { decide } from '../math/deciding/decide.ts';

export type CheckProgress =
  | { readonly kind: 'found'; readonly claims: readonly Claim[] }
  | { readonly kind: 'checked'; readonly checked: CheckedClaim };

/**
 * Finds the claims of a text and decides them one by one, in source order. An exception inside a
 * decision makes that claim inconclusive and no other.
 */
export function* checkText(request: CheckRequest, budget: CheckBudget, skip: ReadonlySet<string>): Generator<CheckProgress> {
  const found = findClaims(request).filter((candidate) => touches(candidate.claim, request) && !skip.has(candidate.claim.id));
  yield { kind: 'found', claims: found.map(({ claim }) => claim) };
  for (const candidate of found) {
    const started = performance.now();
    const decision = decided(candidate, started + budget.perClaimMs);
    if (decision === undefined) continue;
    const { verdict, fix } = decision;
    yield {
      kind: 'checked',
      checked: { claim: candidate.claim, verdict, ms: performance.now() - started, ...(fix ? { fix } : {}) },
    };
  }
}

function decided({ proposition, context, stance }: FoundClaim, deadline: number): Pick<CheckedClaim, 'verdict' | 'fix'> | undefined {
  if (proposition === undefined) {
    return { verdict: { kind: 'unchecked', reason: say('Computation cannot decide what is asked here.') } };
  }
  let decision: Pick<CheckedClaim, 'verdict' | 'fix'>;
  try {
    decision = decide(proposition, context, { deadline, now: () => performance.now() });
  } catch (error) {
    decision = { verdict: inconclusive(error) };
  }
  // What the text may only suppose is no claim unless it holds.
  return stance === 'tentative' && decision.verdict.kind !== 'verified' ? undefined : decision;
}

function inconclusive(error: unknown): Verdict {
  return { kind: 'inconclusive', reason: say('The check itself failed: {0}', error instanceof Error ? error.message : String(error)) };
}

function touches({ range }: Claim, { range: wanted }: CheckRequest): boolean {
  return wanted === undefined || (range.start < wanted.end && range.end > wanted.start);
}
