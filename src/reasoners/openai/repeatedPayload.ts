import { parse, type Json } from './json.ts';

/** What of a payload changes from one to the next. */
export interface Changing {
  /** The object that has the text, and the text's name. */
  readonly holder: Record<string, unknown>;
  readonly field: string;
  /** The payload's own field that counts, where it has one. */
  readonly counter?: string;
  /** The payload's own field that is random, behind the text, where it has one. It is left as it was first read. */
  readonly noise?: string;
}

/** A payload without what changes: its letters, and the object they are read as. */
interface Frame {
  /** Up to the count, or to the text where nothing is counted. */
  readonly start: string;
  /** From behind the count to the text. */
  readonly middle: string | undefined;
  /** From behind the text to the noise. */
  readonly gap: string | undefined;
  readonly behind: string;
  readonly payload: Record<string, unknown>;
  readonly changing: Changing;
}

/** What in the body of a JSON string is not the character itself (RFC 8259, 7). */
const special = /["\\\u0000-\u001f]/;
/** A slice of less is a copy in V8; a longer one would keep all that was sliced in memory. */
const shortSlice = 13;
/** After so many payloads at most, a frame is looked for again. */
const longestPause = 64;

/**
 * Parses payloads of which most are the one before with another text in one place, as deltas are. Where all
 * around text and count is the same to the letter, parsing it would give the same object with that text
 * and count; so that is what it gives. It is one object each time: take from it what is needed before
 * the next.
 */
export class RepeatedPayload {
  readonly #changing: (payload: Json) => Changing | undefined;
  #frame: Frame | undefined;
  /** Payloads that will not be looked at, since frames were looked for in vain. */
  #idle = 0;
  #pause = 0;

  constructor(changing: (payload: Json) => Changing | undefined) {
    this.#changing = changing;
  }

  /** As `parse`: undefined for what is no JSON object. */
  read(data: string): Json | undefined {
    const frame = this.#frame;
    if (frame) {
      const found = fitted(frame, data);
      if (found) {
        this.#pause = 0;
        return found;
      }
      this.#frame = undefined;
      this.#pause = Math.min(2 * this.#pause + 1, longestPause);
      this.#idle = this.#pause - 1;
    }
    const payload = parse(data);
    if (this.#idle > 0) this.#idle--;
    else if (payload) this.#frame = frameOf(data, payload, this.#changing(payload));
    return payload;
  }
}

/** The frame's object with the text and count of this payload; undefined where anything else differs. */
function fitted({ start, middle, gap, behind, payload, changing }: Frame, data: string): Json | undefined {
  let from = start.length;
  let to = data.length - behind.length;
  // Comparing slices is several times faster than startsWith.
  if (to <= from || data.slice(0, from) !== start) return undefined;
  let count = 0;
  if (middle !== undefined) {
    const end = endOfDigits(data, from);
    if (end === from || end - from > 15 || (end - from > 1 && data.charCodeAt(from) === 48)) return undefined;
    count = Number(data.slice(from, end));
    from = end + middle.length;
    if (to <= from || data.slice(end, from) !== middle) return undefined;
  }
  if (data.slice(to) !== behind) return undefined;
  if (gap !== undefined) {
    const end = data.indexOf(gap, from);
    if (end < 0 || end + gap.length > to || special.test(data.slice(end + gap.length, to))) return undefined;
    to = end;
  }
  const text = data.slice(from, to);
  const said = text.length < shortSlice && !special.test(text) ? text : stringOf(data.slice(from - 1, to + 1));
  if (said === undefined) return undefined;
  changing.holder[changing.field] = said;
  if (changing.counter !== undefined) payload[changing.counter] = count;
  return payload;
}

/**
 * Without a backslash every string of a payload stands in it as it reads; so a text that stands there once,
 * between quotes, is the one that was read, and a key that stands there once is the one that counts.
 */
function frameOf(data: string, payload: Json, changing: Changing | undefined): Frame | undefined {
  const text = changing?.holder[changing.field];
  if (!changing || typeof text !== 'string' || text === '' || data.includes('\\')) return undefined;
  const at = only(data, `"${text}"`) + 1;
  if (at === 0) return undefined;
  const end = behindText(data, at + text.length, payload, changing.noise);
  if (!end) return undefined;
  if (changing.counter === undefined) return { start: data.slice(0, at), middle: undefined, ...end, payload, changing };
  const count = String(payload[changing.counter]);
  const key = `"${changing.counter}"`;
  const counted = only(data, `${key}:${count},`);
  const from = counted + key.length + 1;
  const digits = endOfDigits(data, from);
  if (counted < 0 || only(data, key) < 0 || digits !== from + count.length || digits > at) return undefined;
  return { start: data.slice(0, from), middle: data.slice(digits, at), ...end, payload, changing };
}

function behindText(data: string, from: number, payload: Json, noise: string | undefined): Pick<Frame, 'gap' | 'behind'> | undefined {
  if (noise === undefined) return { gap: undefined, behind: data.slice(from) };
  const key = `"${noise}"`;
  const found = only(data, key);
  const at = found + key.length + 2;
  const random = payload[noise];
  if (found < from || typeof random !== 'string' || !data.startsWith(`:"${random}"`, at - 2)) return undefined;
  return { gap: data.slice(from, at), behind: data.slice(at + random.length) };
}

/** Where a text stands in another that holds it once; -1 otherwise. */
function only(data: string, text: string): number {
  const at = data.indexOf(text);
  return at >= 0 && data.includes(text, at + 1) ? -1 : at;
}

function endOfDigits(data: string, from: number): number {
  let end = from;
  while (data.charCodeAt(end) >= 48 && data.charCodeAt(end) <= 57) end++;
  return end;
}

/** The string of a JSON text that is one. */
function stringOf(json: string): string | undefined {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
}
