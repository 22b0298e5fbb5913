import { parse, type Json } from './json.ts';

/** The string of a payload that changes from one to the next, by the object that has it. */
export interface Changing {
  readonly holder: Record<string, unknown>;
  readonly field: string;
}

/** What in the body of a JSON string is not the character itself (RFC 8259, 7). */
const special = /["\\\u0000-\u001f]/;
/** After so many payloads at most, a frame is looked for again. */
const longestPause = 64;

/**
 * Parses payloads of which most are the one before with another text in one place, as deltas are. Where all
 * around that text is the same to the letter, and the text itself has nothing escaped, parsing it would
 * give the same object with that text; so that is what it gives. It is one object each time: take from it
 * what is needed before the next.
 */
export class RepeatedPayload {
  readonly #changing: (payload: Json) => Changing | undefined;
  #before = '';
  #behind = '';
  #payload: Json | undefined;
  #place: Changing | undefined;
  /** Payloads that will not be looked at, since frames were looked for in vain. */
  #idle = 0;
  #pause = 0;

  constructor(changing: (payload: Json) => Changing | undefined) {
    this.#changing = changing;
  }

  /** As `parse`: undefined for what is no JSON object. */
  read(data: string): Json | undefined {
    const place = this.#place;
    if (!place) return this.#learned(data);
    const from = this.#before.length;
    const to = data.length - this.#behind.length;
    // Comparing slices is several times faster than startsWith.
    if (to <= from || data.slice(0, from) !== this.#before || data.indexOf(this.#behind, from) !== to) {
      this.#place = undefined;
      this.#pause = Math.min(2 * this.#pause + 1, longestPause);
      this.#idle = this.#pause - 1;
      return this.#learned(data);
    }
    const text = data.slice(from, to);
    if (special.test(text)) return parse(data);
    this.#pause = 0;
    place.holder[place.field] = text;
    return this.#payload;
  }

  #learned(data: string): Json | undefined {
    const payload = parse(data);
    if (this.#idle > 0) this.#idle--;
    else if (payload) this.#learn(data, payload);
    return payload;
  }

  /**
   * Without a backslash every string of the payload stands in it as it reads; so a text that stands there
   * once, between quotes, is the one that was read.
   */
  #learn(data: string, payload: Json): void {
    const place = this.#changing(payload);
    const text = place?.holder[place.field];
    if (!place || typeof text !== 'string' || text === '' || data.includes('\\')) return;
    const quoted = `"${text}"`;
    const at = data.indexOf(quoted);
    if (at < 0 || data.includes(quoted, at + 1)) return;
    this.#before = data.slice(0, at + 1);
    this.#behind = data.slice(at + 1 + text.length);
    this.#payload = payload;
    this.#place = place;
  }
}
