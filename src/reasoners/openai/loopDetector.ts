/** How far back a repetition is looked for. UTF-16 units. */
const window = 4096;
/** New text is looked at in pieces of this many units, so that a long answer costs little. */
const stride = 1024;
/** A repetition is the same piece this often, and this long in all. */
const fewestRepeats = 8;
const shortestLoop = 512;
/** Less than the shortest loop without one of its repetitions. UTF-16 units. */
const probe = 64;
/** A model that has repeated itself for this many units will not find out any more. */
const longestLoop = 64 * 1024;

/**
 * Notices that a text goes in circles: its end is one piece many times over. Reasoning models do so when
 * they are lost, until their length limit ends it.
 */
export class LoopDetector {
  #tail = '';
  #fresh = 0;
  #repeated = 0;

  /** What the new text tells: a loop begins, ends, or has gone on for too long. */
  push(text: string): 'begins' | 'ends' | 'hopeless' | undefined {
    this.#tail += text;
    this.#fresh += text.length;
    if (this.#fresh < stride) return undefined;
    this.#tail = this.#tail.slice(-window);
    const fresh = this.#fresh;
    this.#fresh = 0;
    const length = repeatedEnd(this.#tail);
    const before = this.#repeated;
    this.#repeated = length === 0 ? 0 : before === 0 ? length : before + fresh;
    if (this.#repeated >= longestLoop) return 'hopeless';
    if (before === 0) return length > 0 ? 'begins' : undefined;
    return length === 0 ? 'ends' : undefined;
  }
}

/**
 * Whether a text may end in a loop: what is repeated so often, for so long, has its last units once more one
 * repetition before. A plain search tells that of nearly every text at a fraction of the cost.
 */
function mayRepeat(text: string): boolean {
  const recent = text.slice(-(window / fewestRepeats + probe));
  return recent.lastIndexOf(recent.slice(-probe), recent.length - probe - 1) >= 0;
}

/** How many units at the end of a text are one piece repeated; 0 where it is not repeated enough. */
function repeatedEnd(text: string): number {
  const { length } = text;
  if (length < shortestLoop || !mayRepeat(text)) return 0;
  const at = (index: number): number => text.charCodeAt(length - 1 - index);
  // The failure function of the reversed text (Knuth, Morris, Pratt 1977) gives each end's smallest period.
  const border = new Int32Array(length);
  let longest = 0;
  for (let index = 1, matched = 0; index < length; index++) {
    while (matched > 0 && at(index) !== at(matched)) matched = border[matched - 1] ?? 0;
    if (at(index) === at(matched)) matched++;
    border[index] = matched;
    const covered = index + 1;
    if (covered >= shortestLoop && covered >= fewestRepeats * (covered - matched)) longest = covered;
  }
  return longest;
}
