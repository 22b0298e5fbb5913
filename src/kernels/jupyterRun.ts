import type { JupyterOutput } from './jupyterApi.ts';
import { JupyterFrames, type Told } from './jupyterFrames.ts';
import type { ExecuteOptions, ExecuteResult } from './kernelSession.ts';

/** Output kept of one execution, in characters. */
const keptOutput = 1_000_000;
/** Characters of rich output passed on for one execution. */
const keptDisplays = 32_000_000;
/** What the extension marks its own kinds of output with. */
const own = 'application/vnd.code.notebook.';
const decoder = new TextDecoder();

export interface RunLimits {
  readonly waitMs: number;
  readonly graceMs: number;
  /** Takes the code out of the queue, or interrupts it where it runs. */
  readonly cancel: () => void;
}

/** One execution in the user's kernel, from the request to the one result it settles with. */
export class JupyterRun {
  readonly result: Promise<ExecuteResult>;
  settled = false;
  readonly #options: ExecuteOptions;
  readonly #limits: RunLimits;
  readonly #frames: JupyterFrames;
  #resolve: (result: ExecuteResult) => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #output = '';
  #truncated = false;
  #displayed = 0;
  #begun = false;
  readonly #ends: string[] = [];
  #ending: 'timeout' | 'cancelled' | undefined;

  constructor(nonce: string, options: ExecuteOptions, limits: RunLimits) {
    this.#options = options;
    this.#limits = limits;
    this.#frames = new JupyterFrames(nonce);
    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#timer = setTimeout(() => this.end('timeout'), limits.waitMs);
  }

  /** Whether the code told its end: then nothing of ours is left in the kernel. */
  get ended(): boolean {
    return this.#ends.length > 0;
  }

  take({ items }: JupyterOutput): void {
    if (this.settled) return;
    const bundle: Record<string, string> = {};
    for (const { mime, data } of items) {
      if (mime === `${own}stdout`) this.#stdout(decoder.decode(data));
      else if (mime === `${own}stderr`) this.#print(decoder.decode(data), 'stderr');
      else if (!mime.startsWith(own)) bundle[mime] = isBinary(mime) ? Buffer.from(data).toString('base64') : decoder.decode(data);
    }
    if (Object.keys(bundle).length > 0) this.#show(bundle);
  }

  /** The extension says that the execution is over, which it also says of one that never was. */
  finished(): void {
    this.#print(this.#frames.rest(), 'stdout');
    if (this.#ending) return this.#settle({ kind: this.#ending, output: this.#output });
    const [end, ...more] = this.#ends;
    if (!this.#begun) return this.#settle({ kind: 'cancelled', output: this.#output });
    if (end === undefined) return this.died('The kernel said nothing of how the code ended.');
    if (more.length > 0) return this.died('The code imitated its own end.');
    const told = parsed(end);
    if (!told) return this.died('The kernel said nothing of how the code ended.');
    const common = { output: this.#output, truncated: this.#truncated };
    if (told['ok'] === true) this.#settle({ kind: 'ok', ...common, data: told['data'] ?? null });
    else this.#settle({ kind: 'error', ...common, name: String(told['name']), message: String(told['message']), traceback: String(told['traceback']) });
  }

  /** The extension threw. @param name of an exception in the kernel, where it was one */
  failed(name: string | undefined, message: string, why: string): void {
    // A kernel that was interrupted before our code began tells so of us as well.
    if (this.#ending) this.#settle({ kind: this.#ending, output: this.#output });
    else if (name !== undefined) this.#settle({ kind: 'error', output: this.#output, truncated: this.#truncated, name, message, traceback: '' });
    else this.died(why);
  }

  died(why: string): void {
    this.#settle(this.#ending ? { kind: this.#ending, output: this.#output } : { kind: 'died', output: this.#output, why });
  }

  end(ending: 'timeout' | 'cancelled'): void {
    if (this.settled || this.#ending) return;
    // It is through, and only the extension's word is missing: what runs now may be the user's.
    if (!this.ended) {
      this.#ending = ending;
      try {
        this.#limits.cancel();
      } catch {
        // The grace ends it.
      }
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle({ kind: ending, output: this.#output }), this.#limits.graceMs);
  }

  #stdout(piece: string): void {
    const { text, told } = this.#frames.take(piece);
    this.#print(text, 'stdout');
    for (const each of told) this.#hear(each);
  }

  #hear(told: Told): void {
    if (told.kind === 'end') {
      this.#ends.push(told.text);
      return;
    }
    if (this.#begun || this.#ending) return;
    this.#begun = true;
    clearTimeout(this.#timer);
    if (this.#options.timeoutMs < 2 ** 31) this.#timer = setTimeout(() => this.end('timeout'), this.#options.timeoutMs);
  }

  #print(text: string, stream: 'stdout' | 'stderr'): void {
    const shown = text.slice(0, keptOutput - this.#output.length);
    if (shown.length < text.length) this.#truncated = true;
    if (shown === '' || this.settled) return;
    this.#output += shown;
    heard(() => this.#options.onOutput?.(shown, stream));
  }

  #show(bundle: Readonly<Record<string, string>>): void {
    const { onDisplay } = this.#options;
    if (!onDisplay) return this.#print(`${bundle['text/plain'] ?? ''}\n`, 'stdout');
    this.#displayed += Object.values(bundle).reduce((sum, text) => sum + text.length, 0);
    if (this.#displayed > keptDisplays) this.#truncated = true;
    // The extension does not tell results from what was displayed.
    else heard(() => onDisplay(bundle, false));
  }

  #settle(result: ExecuteResult): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.#timer);
    this.#resolve(result);
  }
}

function isBinary(mime: string): boolean {
  return /^(?:image|audio|video)\//.test(mime) && mime !== 'image/svg+xml';
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A surface that throws must not keep an execution from settling. */
function heard(listener: () => void): void {
  try {
    listener();
  } catch {
    // It is the surface's to tell of its fault.
  }
}
