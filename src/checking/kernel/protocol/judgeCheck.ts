import { say } from '../../../core/phrase.ts';
import { truthOf, unusable, type Tried } from './outcomes.ts';
import type { Outcome } from './harnessAnswer.ts';
import type { Judgement } from './judgement.ts';
import type { ClaimedValue } from './proposedCheck.ts';
import { showClaim } from './sameClaim.ts';

/** Wrong claims that must be rejected, where so many can be made. */
export const neededKills = 6;

/** After the claim and wrong ones were tried: the end of it, or which value the check accepts. */
export type Accepts = { readonly kind: 'judged'; readonly judgement: Judgement } | { readonly kind: 'accepts'; readonly accepted: ClaimedValue; readonly passes: boolean; readonly rejected: number };

/** @param base what the check said of the claim, once for each of two seeds */
export function judgeTried(claim: ClaimedValue, base: readonly Outcome[], tried: readonly Tried[]): Accepts {
  const judged = (judgement: Judgement): Accepts => ({ kind: 'judged', judgement });
  const truths = base.map(truthOf);
  const bad = base.find((outcome) => truthOf(outcome) === undefined);
  if (bad) return judged(unusable(bad, 'truth'));
  const [passes] = truths;
  if (passes === undefined || truths.some((truth) => truth !== passes)) return judged({ kind: 'inconclusive', why: say('The check says now one thing, now another.') });
  const survivors = tried.filter(({ outcome }) => truthOf(outcome) === true);
  const rejected = tried.filter(({ outcome }) => truthOf(outcome) === false).length;
  const [survivor] = survivors;
  if (!passes) {
    if (!survivor) return judged({ kind: 'inconclusive', why: rejected === 0 ? say('The check fails with an error for other values, so nothing is known of it.') : say('The check rejects every value that was tried, right or wrong.') });
    // Of yes and no the other one is all there is.
    if (claim.kind !== 'boolean' && survivors.length > tried.length / 2) return judged({ kind: 'inconclusive', why: say('The check accepts nearly every value but the claimed one.') });
    return { kind: 'accepts', accepted: survivor.claim, passes, rejected };
  }
  if (survivor) {
    const shown = showClaim(survivor.claim);
    const nearlyAll = survivors.length >= 0.75 * (survivors.length + rejected);
    return judged(nearlyAll ? { kind: 'vacuous', why: say('The check is vacuous: it accepts wrong values too, such as {0}.', shown) } : { kind: 'weak', why: say('The check is weak: it accepts some wrong values too, such as {0}.', shown) });
  }
  if (tried.length === 0) return judged({ kind: 'inconclusive', why: say('No wrong value is known that it could be tried on.') });
  if (rejected === 0) return judged({ kind: 'inconclusive', why: say('The check fails with an error for other values, so nothing is known of it.') });
  if (rejected < Math.min(neededKills, tried.length)) return judged({ kind: 'weak', why: say('The check is weak: it rejects only {0} wrong values and fails with an error for the others.', rejected) });
  return { kind: 'accepts', accepted: claim, passes, rejected };
}
