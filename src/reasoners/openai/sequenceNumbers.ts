/** Numbers far behind the newest are forgotten. */
const remembered = 256;

/**
 * Judges the `sequence_number` of events: each is one more than the last. A server whose numbers do not
 * count (always 0, or again from the start) is found out by two different events with one number, and no
 * longer believed.
 */
export class SequenceNumbers {
  /** What is remembered of the events, by number modulo the length. */
  readonly #seen: Signature[] = [];
  #last: number | undefined;
  #believed = true;

  /** The signature tells two events of one number apart. */
  judge(number: unknown, ...signature: Signature['signature']): 'next' | 'duplicate' | 'gap' {
    if (!this.#believed || typeof number !== 'number' || !Number.isInteger(number)) return 'next';
    const last = this.#last;
    const place = ((number % remembered) + remembered) % remembered;
    const before = this.#seen[place];
    if (before?.number === number && JSON.stringify(before.signature) === JSON.stringify(signature)) return 'duplicate';
    if (before?.number === number || (last !== undefined && number <= last)) {
      this.#believed = false;
      this.#seen.length = 0;
      return 'next';
    }
    this.#last = number;
    this.#seen[place] = { number, signature };
    return last !== undefined && number > last + 1 ? 'gap' : 'next';
  }
}

interface Signature {
  readonly number: number;
  readonly signature: readonly [type: string, index: unknown, text: unknown];
}
