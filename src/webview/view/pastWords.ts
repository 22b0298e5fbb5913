/** Brings back what was asked before, as a command line does: Up in an empty box, and further from there. */
export class PastWords {
  readonly #input: HTMLTextAreaElement;
  /** How many back from the newest; 0 is none of them. */
  #back = 0;
  #recalled: string | undefined;

  constructor(input: HTMLTextAreaElement) {
    this.#input = input;
  }

  /**
   * One question back or forth; only while the box is empty or holds one that was brought back unchanged.
   * @param asked newest last.
   * @returns whether the words in the box are others now.
   */
  step(by: -1 | 1, asked: readonly string[]): boolean {
    const { value, selectionStart } = this.#input;
    const fresh = value === '';
    if (!fresh && value !== this.#recalled) return false;
    // Within several lines the arrows move the caret first.
    const beyond = by < 0 ? value.slice(0, selectionStart) : value.slice(selectionStart);
    if (beyond.includes('\n')) return false;
    const back = (fresh ? 0 : this.#back) - by;
    const words = back === 0 ? '' : asked.at(-back);
    if (back < 0 || words === undefined || words === value) return false;
    this.#back = back;
    this.#recalled = words;
    this.#input.value = words;
    this.#input.setSelectionRange(words.length, words.length);
    return true;
  }
}
