import { say, type Phrase } from '../../../core/phrase.ts';
import type { Verdict } from '../../../core/verdict.ts';

/** What is known of a claim after a proposed check was tried in every way. Reasons are whole sentences. */
export type Judgement =
  | {
      readonly kind: 'supported';
      readonly method: 'recomputed' | 'checked';
      /** Calls of the code. */
      readonly tried: number;
      /** Wrong claims that it rejected; none for a recomputation. */
      readonly rejected: number;
      /** Given values that were seen to matter. */
      readonly moved: number;
      /** How far the values were compared, where not exactly. */
      readonly digits?: number;
    }
  | { readonly kind: 'contradicted'; readonly method: 'recomputed' | 'checked'; readonly tried: number; readonly claimed: string; /** What the code has instead. */ readonly witness: string }
  /** The check could not have failed, or the recomputation could have come to nothing else. */
  | { readonly kind: 'vacuous'; readonly why: Phrase }
  /** It passes for some wrong claims too, or leaves some of what is given out. */
  | { readonly kind: 'weak'; readonly why: Phrase }
  | { readonly kind: 'inconclusive'; readonly why: Phrase };

/** The verdict for people; `label` names where the code ran. */
export function verdictOf(judgement: Judgement, label: string): Verdict {
  switch (judgement.kind) {
    case 'supported':
      return {
        kind: 'verified',
        evidence: {
          method: 'kernel',
          summary:
            judgement.method === 'recomputed'
              ? say('Code that was not told the claim computes the same value; it follows when any of {1} given values is changed. By {0}, {2} calls.', label, judgement.moved, judgement.tried)
              : say('The check passes for the claim and rejects {1} wrong ones; each of {2} given values matters. By {0}, {3} calls.', label, judgement.rejected, judgement.moved, judgement.tried),
          ...(judgement.digits === undefined ? {} : { digits: judgement.digits }),
        },
      };
    case 'contradicted': {
      const { claimed, witness } = judgement;
      const summary = judgement.method === 'recomputed' ? say('The claim is {0}, the code computes {1}.', claimed, witness) : say('The check rejects {0} and accepts {1}.', claimed, witness);
      return { kind: 'refuted', evidence: { method: 'kernel', summary: say('Computed by {0}.', label) }, counterexample: { values: [], left: claimed, right: witness, summary } };
    }
    case 'vacuous':
    case 'weak':
    case 'inconclusive':
      return { kind: 'inconclusive', reason: judgement.why };
  }
}
