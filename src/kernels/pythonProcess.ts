import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, drawing, ownEnvironment } from './environment.ts';
import type { Frame } from './frames.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, Protection } from './kernelSession.ts';
import { RunnerProcess } from './runnerProcess.ts';
import { RunningCell } from './runningCell.ts';
import { Turns } from './turns.ts';

/** Between the interrupt and the kill. Milliseconds. */
const graceMs = 1000;
/** The longest that a timer of Node's can wait. Milliseconds. */
const longestMs = 2 ** 31 - 1;

/** What a process may use at most. Bytes, or a count. */
export interface Limits {
  readonly memory?: number;
  /** Of one file that it writes. */
  readonly file?: number;
  /** Processes and threads of its user; of use only where the sandbox has users of its own. */
  readonly processes?: number;
}

/** For checks: room for SymPy and NumPy, and not for what would make the machine swap. */
export const checkLimits: Limits = { memory: 1024 ** 3, file: 64 * 1024 ** 2 };

export interface PythonOptions {
  readonly python: string;
  /** Absolute path of `runner.py`; its other files stand beside it. */
  readonly runner: string;
  readonly label: string;
  /**
   * `cells` are the user's own: their environment, their notebook's folder, no limits. `checks`, the
   * default, get an empty folder, an environment with nothing of the user's, and limits.
   */
  readonly purpose?: 'cells' | 'checks';
  /** The working folder; without one, or where it is gone, an empty one of its own. */
  readonly folder?: string;
  readonly limits?: Limits;
  /** The command that wraps the interpreter in a sandbox, for a given empty folder; none runs it bare. */
  readonly wrap?: ((folder: string) => readonly string[]) | undefined;
  /** Those that `wrap` and the limits were seen to give (`sandboxFor`). */
  readonly protections?: ReadonlySet<Protection>;
  /** Variables beside the clean environment's, such as where the user's own packages are. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface Started {
  readonly process: RunnerProcess;
  /** Rejects with an Error where it does not start. */
  readonly ready: Promise<void>;
}

/** A Python child process with a framed protocol of our own: started on first use, killed when it will not stop. */
export class PythonProcess implements KernelSession {
  readonly label: string;
  readonly protections: ReadonlySet<Protection>;
  readonly #options: PythonOptions;
  #started: Started | undefined;
  #cell: RunningCell | undefined;
  readonly #turns = new Turns();
  #ids = 0;
  #disposed = false;

  constructor(options: PythonOptions) {
    this.#options = options;
    this.label = options.label;
    this.protections = options.purpose === 'cells' ? new Set() : new Set<Protection>(['own-process', 'clean-environment', ...(options.protections ?? [])]);
  }

  /** The operating system's number of the process that runs now, for tests and for telling the user. */
  get pid(): number | undefined {
    return this.#started?.process.pid;
  }

  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    return this.#turns.take(options, () => this.#execute(code, options));
  }

  interrupt(): void {
    if (this.#cell) this.#end(this.#cell, 'cancelled');
  }

  restart(): Promise<void> {
    this.#turns.clear();
    this.#kill('restarted');
    return Promise.resolve();
  }

  dispose(): void {
    this.#turns.clear();
    this.#disposed = true;
    this.#kill('ended');
  }

  async #execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    if (this.#disposed) return { kind: 'died', output: '', why: 'ended' };
    let started: Started;
    try {
      started = this.#started ??= this.#start();
    } catch (error) {
      return { kind: 'died', output: '', why: error instanceof Error ? error.message : String(error) };
    }
    const cell = new RunningCell(++this.#ids, options);
    this.#cell = cell;
    const cancel = (): void => this.#end(cell, 'cancelled');
    options.signal?.addEventListener('abort', cancel, { once: true });
    started.ready.then(
      () => {
        if (cell.settled || cell.ending) return cell.settle({ kind: cell.ending ?? 'cancelled', output: '' });
        if (options.timeoutMs < longestMs) cell.after(options.timeoutMs, () => this.#end(cell, 'timeout'));
        started.process.send({ kind: 'run', id: cell.id, code, rich: options.onDisplay !== undefined, record: options.record === true, ...this.#processorTime(options.timeoutMs) });
      },
      (error: unknown) => cell.settle({ kind: cell.ending ?? 'died', output: '', why: error instanceof Error ? error.message : String(error) }),
    );
    const result = await cell.result;
    options.signal?.removeEventListener('abort', cancel);
    this.#cell = undefined;
    // Threads that a check left running would run beside the next one.
    if (cell.threadsLeft && this.#options.wrap && this.#started === started) started.process.kill('threads were left running');
    return result;
  }

  /** Seconds of processor time for one check, each of its processes counted alone. */
  #processorTime(timeoutMs: number): { readonly cpu?: number } {
    return this.#options.purpose === 'cells' || timeoutMs >= longestMs ? {} : { cpu: Math.ceil((timeoutMs + graceMs) / 1000) };
  }

  /** Interrupts; what does not stop within the grace is killed. */
  #end(cell: RunningCell, ending: 'timeout' | 'cancelled'): void {
    if (this.#cell !== cell || cell.ending || cell.settled) return;
    cell.ending = ending;
    this.#started?.process.interrupt(cell.id);
    cell.after(graceMs, () => {
      this.#kill(ending);
      cell.settle({ kind: ending, output: cell.output });
    });
  }

  #start(): Started {
    const { python, runner, wrap, purpose = 'checks', folder, environment } = this.#options;
    const own = purpose === 'cells';
    const limits = own ? (this.#options.limits ?? {}) : (this.#options.limits ?? checkLimits);
    const temporary = folder !== undefined && existsSync(folder) ? undefined : mkdtempSync(join(tmpdir(), 'therefore-kernel-'));
    const place = temporary ?? folder ?? tmpdir();
    const child: RunnerProcess = new RunnerProcess(
      {
        command: [...(wrap?.(place) ?? []), python, '-u', runner],
        wrapped: wrap !== undefined,
        folder: place,
        temporary,
        environment: { ...(own ? { ...ownEnvironment(), ...drawing } : cleanEnvironment(place)), ...environment },
        message: { own, alone: wrap !== undefined, ...limits, ...(own ? {} : { core: 0 }) },
      },
      {
        onFrame: (frame) => {
          if (this.#started?.process === child) this.#cell?.receive(frame, () => child.drained());
        },
        onRaw: (text, stream) => {
          if (this.#started?.process === child) this.#cell?.write(text, stream);
        },
        onEnd: (why) => {
          if (this.#started?.process !== child) return;
          this.#started = undefined;
          this.#cell?.died(why);
        },
      },
    );
    return { process: child, ready: child.ready.then((frame) => this.#confirm(child, frame)) };
  }

  /** A protection that is told must be in force: where one could not be set up, nothing runs. */
  #confirm(child: RunnerProcess, { limits, alone }: Frame): void {
    const missing = (this.protections.has('memory-limit') && !(Array.isArray(limits) && limits.includes('memory'))) || (this.protections.has('processor-limit') && alone !== true);
    if (!missing) return;
    child.kill('A limit could not be set.');
    throw new Error('A limit could not be set.');
  }

  #kill(why: string): void {
    this.#started?.process.kill(why);
  }
}
