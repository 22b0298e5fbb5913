import type { CheckBudget, CheckedClaim, CheckRequest } from '../core/checker.ts';
import type { Claim } from '../core/claim.ts';
import { say } from '../core/phrase.ts';
import type { Verdict } from '../core/verdict.ts';
import { findClaims } from '../math/claims/findClaims.ts';
import type { FoundClaim } from '../math/claims/foundClaim.ts';
import { decide } from '../math/deciding/decide.ts';

export type CheckProgress =
  | { readonly kind: 'found'; readonly claims: readonly Claim[] }
  | { readonly kind: 'checked'; readonly checked: CheckedClaim };

type Decision = Pick<CheckedClaim, 'verdict' | 'fix'>;

interface Decided {
  readonly claim: Claim;
  readonly decision: Decision;
}

/**
 * Finds the claims of a text and decides them one by one, in source order. An exception inside a
 * decision makes that claim inconclusive and no other.
 */
export function* checkText(request: CheckRequest, budget: CheckBudget, skip: ReadonlySet<string>): Generator<CheckProgress> {
  const found = findClaims(request).filter((candidate) => touches(candidate.claim, request) && !skip.has(candidate.claim.id));
  yield { kind: 'found', claims: found.map(({ claim }) => claim) };
  const known = new Map(request.known?.map((checked) => [keyOf(checked.claim), checked]));
  for (const candidate of found) {
    const before = known.get(keyOf(candidate.claim));
    if (before) {
      yield { kind: 'checked', checked: moved(before, candidate.claim) };
      continue;
    }
    const started = performance.now();
    const decision = decided(candidate, started + budget.perClaimMs);
    if (decision === undefined) continue;
    const { claim, decision: { verdict, fix } } = decision;
    yield {
      kind: 'checked',
      checked: { claim, verdict, ms: performance.now() - started, ...(fix ? { fix } : {}) },
    };
  }
}

function keyOf({ id, hash }: Claim): string {
  return `${id} ${hash}`;
}

/** The verdict of a claim that says the same as before, where it stands now. */
function moved({ claim: { kind, range: old }, verdict, fix, ms }: CheckedClaim, claim: Claim): CheckedClaim {
  const shift = claim.range.start - old.start;
  const movedFix = fix && { range: { start: fix.range.start + shift, end: fix.range.end + shift }, text: fix.text };
  return { claim: { ...claim, kind }, verdict, ms, ...(movedFix ? { fix: movedFix } : {}) };
}

/** The first attempt that is verified decides, else the last that the text asserts; undefined where it only supposed. */
function decided({ attempts, claim, context }: FoundClaim, deadline: number): Decided | undefined {
  if (attempts.length === 0) {
    return { claim, decision: { verdict: { kind: 'unchecked', reason: say('Computation cannot decide what is said here.') } } };
  }
  let asserted: Decided | undefined;
  for (const { kind, stance, proposition } of attempts) {
    const attempted: Decided = { claim: { ...claim, kind }, decision: attempt(() => decide(proposition, context, { deadline, now: () => performance.now() })) };
    if (attempted.decision.verdict.kind === 'verified') return attempted;
    if (stance === 'asserted') asserted = attempted;
  }
  return asserted;
}

function attempt(decideIt: () => Decision): Decision {
  try {
    return decideIt();
  } catch (error) {
    return { verdict: inconclusive(error) };
  }
}

function inconclusive(error: unknown): Verdict {
  return { kind: 'inconclusive', reason: say('The check itself failed: {0}', error instanceof Error ? error.message : String(error)) };
}

function touches({ range }: Claim, { range: wanted }: CheckRequest): boolean {
  return wanted === undefined || (range.start < wanted.end && range.end > wanted.start);
}
