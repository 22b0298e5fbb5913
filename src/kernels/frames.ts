export type Frame = Readonly<Record<string, unknown>>;

/** The longest line that is read, in bytes: more than the runner ever writes. */
const longest = 96 * 1024 * 1024;

/** Cuts what arrives into lines of JSON. What is no object is passed over: the code may have written it. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #size = 0;

  /** The frames that are whole now. @throws RangeError of a line that nothing of ours writes */
  read(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = [];
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      this.#pieces.push(chunk.subarray(from, at));
      const frame = frameOf(Buffer.concat(this.#pieces).toString('utf8'));
      if (frame) frames.push(frame);
      this.#pieces = [];
      this.#size = 0;
      from = at + 1;
    }
    if (from < chunk.length) {
      this.#pieces.push(chunk.subarray(from));
      this.#size += chunk.length - from;
      if (this.#size > longest) throw new RangeError('a line without an end');
    }
    return frames;
  }
}

function frameOf(line: string): Frame | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Frame) : undefined;
  } catch {
    return undefined;
  }
}
