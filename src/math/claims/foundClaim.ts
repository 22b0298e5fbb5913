import type { Claim, ClaimKind } from '../../core/claim.ts';
import type { Context, Proposition } from '../proposition.ts';

/**
 * One way to take a statement. An `asserted` reading is what the text says; a `tentative` one is
 * only believed when it holds (`x² − 5x + 6 = 0` may be an identity, and is a condition when it is none).
 */
export interface Attempt {
  readonly kind: ClaimKind;
  readonly stance: 'asserted' | 'tentative';
  readonly proposition: Proposition;
  /** It may be meant in a way that is not known: only believed when it holds, and else not decided. */
  readonly isNeverRefuted?: true;
}

export interface FoundClaim {
  readonly claim: Claim;
  readonly context: Context;
  /** Tried in order; the first that is verified decides, else the last asserted one. None: it cannot be decided. */
  readonly attempts: readonly Attempt[];
}
