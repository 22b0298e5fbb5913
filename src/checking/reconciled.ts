import { say } from '../core/phrase.ts';
import type { Verdict } from '../core/verdict.ts';

/** What another way of deciding said of the same claim. */
export interface Opinion {
  /** Its name: `Z3`. */
  readonly tier: string;
  readonly kind: 'verified' | 'refuted';
}

/** A tier's verdict, unless another contradicts it: then neither is believed and both are named. */
export function reconciled(others: readonly Opinion[], own: Opinion, verdict: Verdict): Verdict {
  const against = others.find(({ kind }) => kind !== own.kind);
  if (!against) return verdict;
  const [yes, no] = own.kind === 'verified' ? [own, against] : [against, own];
  return { kind: 'inconclusive', reason: say('{0} verifies it and {1} refutes it; neither is believed.', yes.tier, no.tier) };
}
