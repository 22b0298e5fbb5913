import type { CheckedClaim } from '../../core/checker.ts';
import type { Verdict } from '../../core/verdict.ts';

/**
 * What was drawn last of the claims of a document. The editor moves what is drawn along with the text by itself, so an
 * edit that only moves claims gives no reason to draw them all again, which every key that is typed would wait for.
 */
export class DrawnClaims {
  #verdicts: readonly Verdict[] | undefined;
  #rests: readonly number[] = [];

  /**
   * Whether these are to be drawn: others than at the last call, or others decided, or with another rest of the line
   * behind them. Whatever a check has found is, even where it says the same: it is the time to put all exactly.
   * @param restOf UTF-16 units from the end of a claim to that of its line.
   */
  differ(claims: readonly CheckedClaim[], restOf: (checked: CheckedClaim) => number): boolean {
    const [before, restsBefore] = [this.#verdicts, this.#rests];
    // An edit leaves the verdicts of what it does not touch the very objects they were.
    this.#verdicts = claims.map(({ verdict }) => verdict);
    this.#rests = claims.map(restOf);
    return before?.length !== claims.length || claims.some(({ verdict }, index) => verdict !== before[index] || this.#rests[index] !== restsBefore[index]);
  }
}
