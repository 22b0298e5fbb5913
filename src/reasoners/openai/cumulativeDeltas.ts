/** A stream that has not repeated itself by then never will. UTF-16 units. */
const watched = 4096;
/** So much said again in full is no chance. UTF-16 units. */
const telling = 64;
/** Fewer units said again in full, when there is no more to come, decide too. */
const tellingAtEnd = 16;
/** Repetitions that decide, and repetitions without anything new that decide otherwise. */
const enough = 3;

/**
 * Some servers send with each chunk all that was said so far instead of what is new. Such a stream is known
 * by chunks that begin with everything before them; while that is undecided they wait, so that nothing is
 * said twice or lost whichever it is.
 */
export class CumulativeDeltas {
  #mode: 'watching' | 'deltas' | 'cumulative' = 'watching';
  /** Everything said so far; what waits is not in it. */
  #said = '';
  #waiting: string[] = [];
  #withoutNews = 0;

  /** Each chunk is new, for certain. */
  get plain(): boolean {
    return this.#mode === 'deltas';
  }

  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** What is new by this chunk: none or several pieces. */
  push(chunk: string): readonly string[] {
    if (chunk === '') return [];
    switch (this.#mode) {
      case 'deltas':
        return [chunk];
      case 'cumulative':
        return this.#news(chunk);
      case 'watching':
        return this.#watch(chunk);
    }
  }

  /** Nothing more comes, or not for a while: what waits is decided. */
  settle(): readonly string[] {
    if (this.#waiting.length === 0) return [];
    return this.#said.length >= tellingAtEnd && this.#grew() ? this.#cumulative() : this.#deltas();
  }

  #watch(chunk: string): readonly string[] {
    const before = this.#waiting.at(-1) ?? this.#said;
    if (before === '' || chunk.length < before.length || !chunk.startsWith(before)) return [...this.#deltas(), ...this.#tell(chunk)];
    this.#withoutNews = chunk.length === before.length ? this.#withoutNews + 1 : 0;
    this.#waiting.push(chunk);
    if (this.#withoutNews >= enough) return this.#deltas();
    return this.#waiting.length >= enough && chunk.length > telling && this.#grew() ? this.#cumulative() : [];
  }

  /** Whether what waits is more than the same again. */
  #grew(): boolean {
    return (this.#waiting.at(-1) ?? '').length > this.#said.length;
  }

  #cumulative(): readonly string[] {
    this.#mode = 'cumulative';
    const last = this.#waiting.at(-1) ?? '';
    this.#waiting = [];
    return this.#news(last);
  }

  #deltas(): readonly string[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#withoutNews = 0;
    return waiting.flatMap((chunk) => this.#tell(chunk));
  }

  #tell(chunk: string): readonly string[] {
    this.#said += chunk;
    if (this.#said.length > watched) {
      this.#mode = 'deltas';
      this.#said = '';
    }
    return [chunk];
  }

  #news(chunk: string): readonly string[] {
    if (!chunk.startsWith(this.#said)) {
      // A plain delta after all, unless it is an older state of the same.
      if (this.#said.startsWith(chunk)) return [];
      this.#said += chunk;
      return [chunk];
    }
    const news = chunk.slice(this.#said.length);
    this.#said = chunk;
    return news === '' ? [] : [news];
  }
}
