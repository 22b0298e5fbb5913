/** Numbers far behind the newest are forgotten. */
const remembered = 256;

/**
 * Judges the `sequence_number` of events: each is one more than the last. A server whose numbers do not
 * count (always 0, or again from the start) is found out by two different events with one number, and no
 * longer believed.
 */
export class SequenceNumbers {
  readonly #seen = new Map<number, string>();
  #last: number | undefined;
  #believed = true;

  /** `signature` tells two events of one number apart. */
  judge(number: unknown, signature: string): 'next' | 'duplicate' | 'gap' {
    if (!this.#believed || typeof number !== 'number' || !Number.isInteger(number)) return 'next';
    const last = this.#last;
    const before = this.#seen.get(number);
    if (before === signature) return 'duplicate';
    if (before !== undefined || (last !== undefined && number <= last)) {
      this.#believed = false;
      this.#seen.clear();
      return 'next';
    }
    this.#last = number;
    this.#seen.set(number, signature);
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.keys().next().value ?? number);
    return last !== undefined && number > last + 1 ? 'gap' : 'next';
  }
}
