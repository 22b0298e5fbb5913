import { say } from '../../../core/phrase.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { printedPlaces } from '../nearness.ts';
import { itemsOf } from '../observedItems.ts';
import { expressionOf, showObserved, type ObservedValue } from '../observedValue.ts';
import type { Outcome } from './harnessAnswer.ts';
import type { Judgement } from './judgement.ts';
import { sameOutcome, unusable } from './outcomes.ts';
import type { ClaimedValue } from './proposedCheck.ts';
import { agreesWith, claimExpression, claimLike, showClaim } from './sameClaim.ts';

/** Digits that an exact claim and a computed float must share. */
const neededDigits = 6;

/** After the recomputation at the given values: the end of it, or the value it came to, as a claim. */
export type Computed =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'computed'; readonly value: ClaimedValue; readonly agrees: true; readonly digits?: number }
  | { readonly kind: 'computed'; readonly value: ClaimedValue; readonly agrees: false; readonly claimed: string; readonly witness: string };

/** @param base what the code computed at the given values, once for each of two seeds or more */
export function judgeBase(claim: ClaimedValue, base: readonly Outcome[], budget: Budget): Computed {
  const judged = (judgement: Judgement): Computed => ({ kind: 'judged', judgement });
  const bad = base.find((outcome) => outcome.kind !== 'value' || outcome.value.kind === 'none');
  if (bad) return judged(unusable(bad, 'value'));
  const [first, ...others] = base;
  if (first?.kind !== 'value' || others.length === 0) return judged({ kind: 'inconclusive', why: say('There was not enough time to run the code.') });
  if (others.some((other) => !sameOutcome(first, other))) return judged({ kind: 'inconclusive', why: say('The code computes another value each time.') });
  const agreed = agreesWith(claim, first.value, budget);
  switch (agreed.kind) {
    case 'unknown':
      return judged(untold(first.value));
    case 'differs': {
      if (mayBeMeant(claim, first.value, budget)) return judged(untold(first.value));
      const value = claimLike(claim, first.value);
      return value ? { kind: 'computed', value, agrees: false, claimed: showClaim(claim), witness: showObserved(first.value) } : judged(unusable(first, 'value'));
    }
    case 'agrees': {
      const isPrinted = some(claimExpression(claim), (part) => printedPlaces(part) !== undefined);
      if (!isPrinted && agreed.digits !== undefined && agreed.digits < neededDigits) return judged({ kind: 'inconclusive', why: say('The code computes {0}, which agrees with the claim to {1} digits only.', showObserved(first.value), agreed.digits) });
      return { kind: 'computed', value: claim, agrees: true, ...(agreed.digits === undefined ? {} : { digits: agreed.digits }) };
    }
  }
}

function untold(value: ObservedValue): Judgement {
  return { kind: 'inconclusive', why: say('The code computes {0}, which can be neither matched with the claim nor told apart from it.', showObserved(value)) };
}

/**
 * Whether a value that differs may still be the claimed one: in other units, in another order, with letters of
 * its own, or but for a constant, which the code was not told of.
 */
function mayBeMeant(claim: ClaimedValue, value: ObservedValue, budget: Budget): boolean {
  switch (claim.kind) {
    case 'number':
      return some(claim.value, (part) => part.kind === 'apply' && /^(?:quantity|degrees|percent)$/.test(part.operator));
    case 'tuple': {
      const items = itemsOf(value);
      return items?.length === claim.elements.length && agreesWith({ ...claim, kind: 'set' }, { kind: 'set', length: items.length, items }, budget).kind !== 'differs';
    }
    case 'expression': {
      const found = expressionOf(value);
      const own = found && freeVariables(found);
      const letters = freeVariables(claim.value);
      if (!own || own.size !== letters.size || [...letters].some((name) => !own.has(name))) return true;
      return agreesWith({ ...claim, upTo: 'constant' }, value, budget).kind !== 'differs';
    }
    case 'boolean':
    case 'set':
    case 'matrix':
      return false;
  }
}
