/**
 * Counts what a kernel sends. A kernel that prints faster than its messages are taken drops some of them in
 * silence; Jupyter's own libraries number their messages (`…_17`), so what is missing shows.
 */
export class MessageCount {
  #highest = 0;
  /** Numbers above where the last count began; two threads of a kernel may give one number twice. */
  #since = new Set<number>();
  #begin = 0;

  note(id: string): void {
    const number = Number(/_(\d{1,15})$/.exec(id)?.[1] ?? -1);
    if (number > this.#begin) this.#since.add(number);
    if (number > this.#highest) this.#highest = number;
  }

  /** Counts from the message noted last: tells whether any that was sent after it did not come. Ends the count before. */
  since(): () => boolean {
    const begin = this.#highest;
    this.#begin = begin;
    this.#since = new Set();
    return () => this.#begin === begin && this.#since.size < this.#highest - begin;
  }
}
