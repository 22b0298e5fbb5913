/** Numbers far behind the newest are forgotten. */
const remembered = 256;

/**
 * Judges the `sequence_number` of events: each is one more than the last. A server whose numbers do not
 * count (always 0, or again from the start) is found out by two different events with one number, and no
 * longer believed.
 */
export class SequenceNumbers {
  /** What is remembered of the events, by number modulo the length. */
  readonly #seen: Seen[] = [];
  #last: number | undefined;
  #believed = true;

  /** Type, index and text tell two events of one number apart. */
  judge(number: unknown, type: string, index: unknown, text: unknown): 'next' | 'duplicate' | 'gap' {
    if (!this.#believed || typeof number !== 'number' || !Number.isInteger(number)) return 'next';
    const last = this.#last;
    const place = ((number % remembered) + remembered) % remembered;
    if (last === undefined || number > last) {
      this.#last = number;
      this.#seen[place] = { number, type, index, text };
      return last !== undefined && number > last + 1 ? 'gap' : 'next';
    }
    const before = this.#seen[place];
    if (before?.number === number && JSON.stringify(before) === JSON.stringify({ number, type, index, text })) return 'duplicate';
    this.#believed = false;
    this.#seen.length = 0;
    return 'next';
  }
}

interface Seen {
  readonly number: number;
  readonly type: string;
  readonly index: unknown;
  readonly text: unknown;
}
