import type { RealmStream } from './realm.ts';
import type { FromPyodideThread } from './threadMessages.ts';

/** Characters kept of one execution: printed, and shown. */
const keptText = 1_000_000;
const keptShown = 20_000_000;
/** Messages sent at once after a rest; then as many as milliseconds pass. The reader is the extension host, which must not drown. */
const burst = 200;

/** What code prints, sent on at once while it prints in moderation, and in larger pieces while it does not. */
export class SentOutput {
  readonly #post: (message: FromPyodideThread) => void;
  #id = 0;
  #kept = 0;
  #shown = 0;
  #dropped = 0;
  #waiting = '';
  #stream: RealmStream = 'stdout';
  #allowed = burst;
  #last = 0;

  constructor(post: (message: FromPyodideThread) => void) {
    this.#post = post;
  }

  begin(id: number): void {
    [this.#id, this.#kept, this.#shown, this.#dropped, this.#waiting] = [id, 0, 0, 0, ''];
  }

  add(stream: RealmStream, text: string): void {
    const kept = stream === 'display' ? (text.length > keptShown - this.#shown ? '' : text) : text.slice(0, keptText - this.#kept);
    if (stream === 'display') this.#shown += kept.length;
    else this.#kept += kept.length;
    this.#dropped += text.length - kept.length;
    if (kept === '') return;
    if (stream !== this.#stream) this.#flush();
    this.#stream = stream;
    this.#waiting += kept;
    const now = performance.now();
    this.#allowed = Math.min(burst, this.#allowed + now - this.#last);
    this.#last = now;
    if (this.#allowed < 1) return;
    this.#allowed--;
    this.#flush();
  }

  /** Sends the rest and says how many characters were left out. */
  end(): number {
    this.#flush();
    return this.#dropped;
  }

  #flush(): void {
    if (this.#waiting !== '') this.#post({ kind: 'out', id: this.#id, stream: this.#stream, text: this.#waiting });
    this.#waiting = '';
  }
}
