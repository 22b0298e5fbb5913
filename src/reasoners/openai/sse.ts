/** One event of an event stream (WHATWG HTML, 9.2.6). */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

export type SsePiece = { readonly kind: 'event'; readonly event: ServerEvent } | { readonly kind: 'comment' } | { readonly kind: 'invalid-utf8' };

/** An event larger than this is no event of any provider. UTF-16 units. */
export const largestEvent = 4 * 1024 * 1024;

export class EventTooLarge extends Error {}

/**
 * Reads an event stream from bytes cut anywhere: inside a character, between CR and LF, inside a name.
 * Linear in the length: no byte is looked at again. `finish` gives the event that no blank line closed.
 * @throws EventTooLarge
 */
export class SseReader {
  readonly #decoder = new TextDecoder('utf-8');
  #line: string[] = [];
  #lineLength = 0;
  #data: string[] = [];
  #dataLength = 0;
  #event = '';
  #skipLineFeed = false;

  push(bytes: Uint8Array): SsePiece[] {
    return this.#text(this.#decoder.decode(bytes, { stream: true }));
  }

  finish(): SsePiece[] {
    const pieces = this.#text(this.#decoder.decode());
    if (this.#lineLength > 0) this.#endLine(pieces);
    this.#dispatch(pieces);
    return pieces;
  }

  #text(text: string): SsePiece[] {
    const pieces: SsePiece[] = [];
    if (text.includes('\ufffd')) pieces.push({ kind: 'invalid-utf8' });
    let start = 0;
    if (this.#skipLineFeed && text.length > 0) {
      if (text[0] === '\n') start = 1;
      this.#skipLineFeed = false;
    }
    for (let index = start; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code !== 10 && code !== 13) continue;
      this.#grow(text.slice(start, index));
      this.#endLine(pieces);
      if (code === 13) {
        if (index + 1 === text.length) this.#skipLineFeed = true;
        else if (text.charCodeAt(index + 1) === 10) index++;
      }
      start = index + 1;
    }
    this.#grow(text.slice(start));
    return pieces;
  }

  #grow(part: string): void {
    if (part === '') return;
    this.#line.push(part);
    this.#lineLength += part.length;
    if (this.#lineLength > largestEvent) throw new EventTooLarge('An event of the stream is too large.');
  }

  #endLine(pieces: SsePiece[]): void {
    const line = this.#line.length === 1 ? (this.#line[0] ?? '') : this.#line.join('');
    this.#line = [];
    this.#lineLength = 0;
    if (line === '') {
      this.#dispatch(pieces);
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      pieces.push({ kind: 'comment' });
      return;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#take(value, pieces);
  }

  /** Some servers part events with a single line break: a complete JSON text before another `data:` is an event. */
  #take(value: string, pieces: SsePiece[]): void {
    const [first] = this.#data;
    if (first !== undefined && this.#data.length === 1 && /^[{[].*[}\]]$/s.test(first) && /^(?:\{|\[DONE\])/.test(value) && isJson(first)) this.#dispatch(pieces);
    if (value.startsWith(':')) {
      // A keep-alive comment that a proxy has wrapped into data.
      pieces.push({ kind: 'comment' });
      return;
    }
    this.#data.push(value);
    this.#dataLength += value.length;
    if (this.#dataLength > largestEvent) throw new EventTooLarge('An event of the stream is too large.');
  }

  #dispatch(pieces: SsePiece[]): void {
    const data = this.#data.join('\n');
    if (data !== '') pieces.push({ kind: 'event', event: { event: this.#event === '' ? 'message' : this.#event, data } });
    this.#data = [];
    this.#dataLength = 0;
    this.#event = '';
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
