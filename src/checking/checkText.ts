import type { CheckBudget, CheckedClaim, CheckRequest } from '../core/checker.ts';
import type { Claim } from '../core/claim.ts';
import { say } from '../core/phrase.ts';
import type { Verdict } from '../core/verdict.ts';
import { OutOfTime } from '../math/deciding/budget.ts';
import { findClaims } from '../math/claims/findClaims.ts';
import type { Attempt, FoundClaim } from '../math/claims/foundClaim.ts';
import { decide } from '../math/deciding/decide.ts';
import type { Examined, OpenAttempt } from './question.ts';
import { sampled } from './sampled.ts';

export type CheckProgress =
  | { readonly kind: 'found'; readonly claims: readonly Claim[] }
  | ({ readonly kind: 'checked' } & Examined);

type Decision = Pick<CheckedClaim, 'verdict' | 'fix'>;

interface Decided {
  readonly claim: Claim;
  readonly decision: Decision;
  readonly tried: readonly Tried[];
  /** No way to take it is asserted, and none was verified. */
  readonly supposed: boolean;
}

interface Tried {
  readonly attempt: Attempt;
  readonly verdict: Verdict;
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
    if (budget.tiers !== 'all' && (supposedBefore.get(candidate.claim.hash) ?? 0) >= budget.perClaimMs) continue;
    const started = performance.now();
    const decision = decided(candidate, started + budget.perClaimMs);
    if (decision.supposed && budget.tiers !== 'all') {
      rememberSupposed(candidate.claim.hash, budget.perClaimMs);
      continue;
    }
    const { claim, decision: { verdict, fix } } = decision;
    const open = budget.tiers === 'all' && isOpen(decision) ? opened(decision, candidate) : undefined;
    yield {
      kind: 'checked',
      checked: { claim, verdict, ms: performance.now() - started, ...(fix ? { fix } : {}) },
      ...(open ? { open } : {}),
      ...(decision.supposed ? { supposed: true } : {}),
    };
  }
}

/**
 * Claims that turned out to be only supposed, by hash, with the time they were given: they are not told, so that
 * whoever asks again cannot send them along as known, and an edit would decide every one of them anew.
 */
const supposedBefore = new Map<string, number>();
const mostSupposed = 5000;

function rememberSupposed(hash: string, ms: number): void {
  if (supposedBefore.size >= mostSupposed) supposedBefore.clear();
  supposedBefore.set(hash, ms);
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

/** The first attempt that is verified decides, else the last that the text asserts. */
function decided({ attempts, claim, context }: FoundClaim, deadline: number): Decided {
  const tried: Tried[] = [];
  let last: Decided | undefined;
  for (const candidate of attempts) {
    const { kind, stance, proposition, isNeverRefuted } = candidate;
    const attempted: Decided = { claim: { ...claim, kind }, decision: attempt(() => decide(proposition, context, { deadline, now: () => performance.now() })), tried, supposed: stance === 'tentative' };
    tried.push({ attempt: candidate, verdict: attempted.decision.verdict });
    if (attempted.decision.verdict.kind === 'verified') return { ...attempted, supposed: false };
    if (isNeverRefuted !== true && (stance === 'asserted' || last === undefined || last.supposed)) last = attempted;
  }
  return last ?? { claim, decision: { verdict: { kind: 'unchecked', reason: say('Computation cannot decide what is said here.') } }, tried, supposed: false };
}

function isOpen({ decision: { verdict }, supposed, tried }: Decided): boolean {
  return verdict.kind === 'inconclusive' || (supposed && tried.some((each) => each.verdict.kind === 'inconclusive'));
}

/** For a look at the points of a claim that stays open. */
const samplingMs = 100;

/** What a slower tier needs to know of each way to take the claim. */
function opened({ tried }: Decided, { context }: FoundClaim): readonly OpenAttempt[] {
  const deadline = performance.now() + samplingMs;
  const checkTime = (): void => {
    if (performance.now() > deadline) throw new OutOfTime('out of time');
  };
  return tried.map(({ attempt: { kind, stance, proposition }, verdict }) => ({ kind, stance, verdict, question: { proposition, context, sampled: sampled(proposition, context, checkTime) } }));
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
