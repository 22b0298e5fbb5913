import { groundOf } from '../../src/cli/reports.ts';
import type { Claim } from '../../src/core/claim.ts';
import type { Verdict } from '../../src/core/verdict.ts';

/** A claim with its verdict and the ground of it, in one line for a terminal. */
export function verdictLine(claim: Claim, verdict: Verdict): string {
  return `${verdict.kind}: ${claim.readable ?? claim.text.replace(/\s+/g, ' ')} (${groundOf(verdict)})`;
}
