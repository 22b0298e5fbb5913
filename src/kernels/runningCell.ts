import type { ExecuteOptions, ExecuteResult, MimeBundle } from './kernelSession.ts';
import type { Frame } from './frames.ts';

/** Output kept of one execution on this side, in characters of each stream. */
const keptOutput = 1_000_000;
/** Rich output given on of one execution, in characters. */
const keptDisplays = 64 * 1024 * 1024;

/** One execution from its start to the one result it settles with. */
export class RunningCell {
  readonly id: number;
  readonly result: Promise<ExecuteResult>;
  /** Why it was interrupted, once it was. */
  ending: 'timeout' | 'cancelled' | undefined;
  output = '';
  settled = false;
  threadsLeft = false;
  readonly #options: ExecuteOptions;
  readonly #resolve: (result: ExecuteResult) => void;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #room = { stdout: keptOutput, stderr: keptOutput };
  #displayed = 0;
  #cut = false;
  #finishing = false;

  constructor(id: number, options: ExecuteOptions) {
    this.id = id;
    this.#options = options;
    let resolve: (result: ExecuteResult) => void = () => {};
    this.result = new Promise((settle) => (resolve = settle));
    this.#resolve = resolve;
  }

  /** Runs something later, unless the execution has settled by then. */
  after(ms: number, action: () => void): void {
    if (!this.settled) this.#timers.push(setTimeout(action, ms));
  }

  /** One frame of the runner's. `drained` resolves when what was written past Python is here too. */
  receive(frame: Frame, drained: () => Promise<void>): void {
    if (frame['id'] !== this.id || this.settled || this.#finishing) return;
    if (frame['kind'] === 'out') this.write(String(frame['text']), frame['stream'] === 'stderr' ? 'stderr' : 'stdout');
    else if (frame['kind'] === 'display') this.#show(frame['bundle'], frame['result'] === true);
    else if (frame['kind'] === 'done') {
      this.#finishing = true;
      void drained().then(() => this.#done(frame));
    }
  }

  write(text: string, stream: 'stdout' | 'stderr'): void {
    if (this.settled) return;
    const kept = text.slice(0, this.#room[stream]);
    this.#room[stream] -= kept.length;
    if (kept.length < text.length) this.#cut = true;
    if (kept === '') return;
    this.output += kept;
    guard(() => this.#options.onOutput?.(kept, stream));
  }

  died(why: string): void {
    // The processor time of a check ran out before its clock: several threads, or a clock that stood still.
    const ending = this.ending ?? (/^(?:SIGXCPU|signal 24)\b/.test(why) ? 'timeout' : undefined);
    this.settle(ending ? { kind: ending, output: this.output } : { kind: 'died', output: this.output, why });
  }

  settle(result: ExecuteResult): void {
    if (this.settled) return;
    this.settled = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#resolve(result);
  }

  #show(bundle: unknown, isResult: boolean): void {
    if (typeof bundle !== 'object' || bundle === null) return;
    const texts = Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    this.#displayed += texts.reduce((sum, [, text]) => sum + text.length, 0);
    if (this.#displayed > keptDisplays) this.#cut = true;
    else guard(() => this.#options.onDisplay?.(Object.fromEntries(texts) satisfies MimeBundle, isResult));
  }

  #done(frame: Frame): void {
    this.threadsLeft = Number(frame['threads'] ?? 0) > 0;
    const { output } = this;
    const truncated = this.#cut || Number(frame['dropped'] ?? 0) > 0;
    if (this.ending) this.settle({ kind: this.ending, output });
    else if (frame['ok'] === true) this.settle({ kind: 'ok', output, truncated, data: frame['data'] ?? null });
    else this.settle({ kind: 'error', output, truncated, name: String(frame['name']), message: String(frame['message']), traceback: String(frame['traceback']) });
  }
}

/** A surface that throws must not keep an execution from settling. */
function guard(show: () => void): void {
  try {
    show();
  } catch {
    // It is the surface's to tell of its fault.
  }
}
