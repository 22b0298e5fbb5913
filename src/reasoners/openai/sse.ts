export type SsePiece =
  /** One event of an event stream (WHATWG HTML, 9.2.6). */
  | { readonly kind: 'event'; readonly name: string; readonly data: string }
  | { readonly kind: 'comment' }
  /** A line of the next event's data held bytes that are no UTF-8. */
  | { readonly kind: 'invalid-utf8' };

/** An event larger than this is no event of any provider. UTF-16 units. */
export const largestEvent = 4 * 1024 * 1024;

export class EventTooLarge extends Error {}

/**
 * Reads an event stream from bytes cut anywhere: inside a character, between CR and LF, inside a name. The
 * pieces, all told, depend on the bytes alone, not on where they were cut. Linear in the length: no byte is
 * looked at again. `finish` gives the event that no blank line closed.
 */
export class SseReader {
  readonly #decoder = new TextDecoder('utf-8');
  /** The beginning of a line whose end has not come. Only ever appended to, never searched. */
  #rest = '';
  /** Appended to like `#rest`; what is asked of it is asked of its last line. */
  #data: string | undefined;
  #lastLine = '';
  #event = '';
  #skipLineFeed = false;
  /** U+FFFD was seen somewhere; until then no line is searched for it. */
  #replaced = false;
  #tooLarge = false;

  /**
   * @throws EventTooLarge when an earlier push met an event beyond the limit: what came before it was
   * given first, and nothing behind it is read.
   */
  push(bytes: Uint8Array): SsePiece[] {
    const pieces: SsePiece[] = [];
    this.#read(this.#decoder.decode(bytes, { stream: true }), pieces);
    return pieces;
  }

  /** @throws EventTooLarge as `push` does. */
  finish(): SsePiece[] {
    const pieces: SsePiece[] = [];
    this.#read(this.#decoder.decode(), pieces);
    if (this.#rest !== '') this.#line(this.#rest, pieces);
    this.#rest = '';
    if (!this.#tooLarge) this.#dispatch(pieces);
    return pieces;
  }

  #read(text: string, pieces: SsePiece[]): void {
    if (this.#tooLarge) throw new EventTooLarge('An event of the stream is too large.');
    if (text === '') return;
    this.#replaced ||= text.includes('\ufffd');
    let start = this.#skipLineFeed && text.startsWith('\n') ? 1 : 0;
    this.#skipLineFeed = false;
    let feed = text.indexOf('\n', start);
    let carriage = text.indexOf('\r', start);
    while (feed >= 0 || carriage >= 0) {
      const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
      const line = text.slice(start, end);
      if (!this.#fits(this.#rest.length + line.length)) return;
      if (this.#rest === '') this.#line(line, pieces);
      else {
        this.#line(this.#rest + line, pieces);
        this.#rest = '';
      }
      if (this.#tooLarge) return;
      start = end + 1;
      if (end === carriage) {
        if (start === text.length) this.#skipLineFeed = true;
        else if (feed === start) start++;
        carriage = text.indexOf('\r', start);
      }
      if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    }
    if (start < text.length) {
      this.#rest += text.slice(start);
      this.#fits(this.#rest.length);
    }
  }

  #line(line: string, pieces: SsePiece[]): void {
    if (line === '') {
      this.#dispatch(pieces);
      return;
    }
    if (line.startsWith('data:')) this.#take(line.slice(line[5] === ' ' ? 6 : 5), pieces);
    else if (line.startsWith(':')) pieces.push({ kind: 'comment' });
    else if (line.startsWith('event:')) this.#event = line.slice(line[6] === ' ' ? 7 : 6);
    else if (line === 'data') this.#take('', pieces);
    else if (line === 'event') this.#event = '';
  }

  #take(value: string, pieces: SsePiece[]): void {
    if (value.startsWith(':')) {
      // A keep-alive comment that a proxy has wrapped into data.
      pieces.push({ kind: 'comment' });
      return;
    }
    if (this.#data !== undefined && endsAndBegins(this.#lastLine, value)) this.#dispatch(pieces);
    if (this.#replaced && value.includes('\ufffd')) pieces.push({ kind: 'invalid-utf8' });
    this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    this.#lastLine = value;
    this.#fits(this.#data.length);
  }

  #dispatch(pieces: SsePiece[]): void {
    if (this.#data !== undefined && this.#data !== '') pieces.push({ kind: 'event', name: this.#event === '' ? 'message' : this.#event, data: this.#data });
    this.#data = undefined;
    this.#event = '';
  }

  #fits(length: number): boolean {
    if (length > largestEvent) this.#tooLarge = true;
    return !this.#tooLarge;
  }
}

/**
 * Whether two data lines are two events that a server parts with a single line break. No JSON text has a
 * line that ends in a closing bracket before one that begins with an opening one, so as one event they
 * could not be read.
 */
function endsAndBegins(line: string, value: string): boolean {
  return (line.endsWith('}') || line.endsWith(']')) && (value.startsWith('{') || value.startsWith('[DONE]'));
}
