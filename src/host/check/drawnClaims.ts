import type { CheckedClaim } from '../../core/checker.ts';
import type { Verdict } from '../../core/verdict.ts';

type Place = number | string;

/**
 * What was drawn last of the claims of a document. The editor moves what is drawn along with the text by itself, so an
 * edit that only moves claims gives no reason to draw them all again, which every key that is typed would wait for.
 */
export class DrawnClaims {
  #verdicts: readonly Verdict[] | undefined;
  #places: readonly Place[] = [];

  /**
   * Whether these are to be drawn: others than at the last call, or others decided, or in another place. Whatever a
   * check has found is, even where it says the same: it is the time to put all exactly.
   * @param placeOf What must stay for a claim to be drawn right still.
   */
  differ(claims: readonly CheckedClaim[], placeOf: (checked: CheckedClaim) => Place): boolean {
    const [before, placesBefore] = [this.#verdicts, this.#places];
    // An edit leaves the verdicts of what it does not touch the very objects they were.
    this.#verdicts = claims.map(({ verdict }) => verdict);
    this.#places = claims.map(placeOf);
    return before?.length !== claims.length || claims.some(({ verdict }, index) => verdict !== before[index] || this.#places[index] !== placesBefore[index]);
  }
}
