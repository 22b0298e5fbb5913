import { Worker } from 'node:worker_threads';
import type { Frame } from '../frames.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, Protection } from '../kernelSession.ts';
import { RunningCell } from '../runningCell.ts';
import { Turns } from '../turns.ts';
import { keptMemories } from './keptMemory.ts';
import type { FromPyodideThread, LastingMemory, PyodideThreadData, ToPyodideThread } from './threadMessages.ts';

/** Between the interrupt and the end of the thread, which takes its variables along. Milliseconds. */
const graceMs = 3000;
/** Loading on a busy machine. Milliseconds. */
const startMs = 60_000;
/** A thread that ended so often before it was ready is not started again. */
const mostFailedStarts = 2;
/** Node's timers take no more; a longer time is none. Milliseconds. */
const longestTimer = 2 ** 31 - 1;
/** Of the thread's JavaScript; Python's own memory is limited where it is made. Megabytes. */
const heapMb = 384;

export interface PyodideOptions {
  readonly worker: string | URL;
  /** The folder of Pyodide's files. */
  readonly assets: string;
  /** The archive of SymPy and mpmath, made or found on first use. */
  readonly sympy: () => Promise<string>;
  /** The path of `cells.py`. */
  readonly program: string;
  /** The path of `runnerDisplay.py`. */
  readonly display: string;
  /** Where Python's memory is kept for later starts; without it each start begins anew. */
  readonly lasting?: LastingMemory;
}

/**
 * Python with SymPy in WebAssembly, in a thread that the first execution starts. The time that loading
 * takes, 60 s at most, is not of the execution's own; cancelling ends the wait at once.
 *
 * It is no process of its own: what crashes WebAssembly itself would end the process it is part of.
 */
export class PyodideSession implements KernelSession {
  readonly label = 'Python 3.11 (Pyodide)';
  readonly protections: ReadonlySet<Protection> = new Set<Protection>(['own-process', 'no-network', 'no-files', 'clean-environment', 'no-processes', 'memory-limit']);
  readonly #options: PyodideOptions;
  #worker: Worker | undefined;
  #interrupt: Uint8Array | undefined;
  #ready: Promise<string | undefined> | undefined;
  /** Settles what waits for the thread of now when that is ended. */
  #abandon: ((why: string) => void) | undefined;
  #cell: RunningCell | undefined;
  /** The beginning of a line of `/dev/display`. */
  #line = '';
  readonly #turns = new Turns();
  #ids = 0;
  #failedStarts = 0;
  #disposed = false;

  constructor(options: PyodideOptions) {
    this.#options = options;
  }

  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    return this.#turns.take(options, () => this.#execute(code, options));
  }

  async startsSlowly(): Promise<boolean> {
    const { lasting } = this.#options;
    return !this.#worker && lasting !== undefined && (await keptMemories(lasting.folder)).length === 0;
  }

  interrupt(): void {
    if (this.#cell) this.#end(this.#cell, 'cancelled');
  }

  async restart(): Promise<void> {
    this.#failedStarts = 0;
    this.#turns.clear();
    await this.#kill('restarted');
  }

  dispose(): void {
    this.#disposed = true;
    void this.#kill('ended');
  }

  async #execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    const { signal, timeoutMs, onDisplay, record = false } = options;
    const trouble = await this.#started(signal);
    if (signal?.aborted) return { kind: 'cancelled', output: '' };
    const worker = this.#worker;
    if (trouble !== undefined || !worker) return { kind: 'died', output: '', why: trouble ?? 'restarted' };
    const cell = new RunningCell(++this.#ids, options);
    const cancel = (): void => this.#end(cell, 'cancelled');
    this.#cell = cell;
    this.#line = '';
    signal?.addEventListener('abort', cancel, { once: true });
    if (timeoutMs <= longestTimer) cell.after(timeoutMs, () => this.#end(cell, 'timeout'));
    this.#interrupt?.fill(0);
    worker.postMessage({ id: cell.id, text: JSON.stringify({ id: cell.id, code, rich: onDisplay !== undefined, record }) } satisfies ToPyodideThread);
    const result = await cell.result;
    signal?.removeEventListener('abort', cancel);
    this.#cell = undefined;
    return result;
  }

  /** Interrupts; a thread that does not stop within the grace is ended. */
  #end(cell: RunningCell, ending: 'timeout' | 'cancelled'): void {
    if (this.#cell !== cell || cell.ending || cell.settled) return;
    cell.ending = ending;
    this.#interrupt?.fill(2);
    cell.after(graceMs, () => void this.#kill(ending));
  }

  /** Why there is no thread to run code in; undefined when there is one, or the wait was cancelled. */
  async #started(signal: AbortSignal | undefined): Promise<string | undefined> {
    if (this.#disposed) return 'ended';
    if (this.#failedStarts >= mostFailedStarts) return 'The embedded Python does not start.';
    this.#ready ??= this.#start();
    let stop = (): void => {};
    const cancelled = new Promise<undefined>((resolve) => {
      stop = () => resolve(undefined);
      signal?.addEventListener('abort', stop, { once: true });
    });
    const trouble = await Promise.race([this.#ready, cancelled]);
    signal?.removeEventListener('abort', stop);
    return trouble;
  }

  #start(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const settle = (trouble?: string): void => {
        clearTimeout(slow);
        if (this.#abandon === settle) this.#abandon = undefined;
        resolve(trouble);
      };
      const failed = (why: string): void => {
        if (this.#abandon !== settle) return;
        this.#failedStarts++;
        void this.#kill(why);
      };
      const slow = setTimeout(() => failed('The embedded Python did not start in time.'), startMs);
      this.#abandon = settle;
      this.#spawn(settle).catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
    });
  }

  async #spawn(settle: (trouble?: string) => void): Promise<void> {
    const { worker: script, assets, sympy, program, display, lasting } = this.#options;
    const interrupt = new SharedArrayBuffer(1);
    const workerData: PyodideThreadData = { interrupt, assets, sympy: await sympy(), program, display, ...(lasting ? { lasting } : {}) };
    if (this.#abandon !== settle) return;
    const worker = new Worker(script, { workerData, env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    worker.unref();
    this.#worker = worker;
    this.#interrupt = new Uint8Array(interrupt);
    const gone = (why: string): void => {
      if (this.#worker !== worker) return;
      if (this.#abandon === settle) this.#failedStarts++;
      void this.#kill(why);
    };
    worker.on('error', (error) => gone(error.message));
    worker.on('exit', (code) => gone(`exit ${code}`));
    worker.on('message', (message: FromPyodideThread) => {
      if (this.#worker !== worker) return;
      if (message.kind === 'ready') {
        this.#failedStarts = 0;
        settle();
      } else this.#receive(message);
    });
  }

  #receive(message: Exclude<FromPyodideThread, { kind: 'ready' }>): void {
    const cell = this.#cell;
    if (!cell || message.id !== cell.id) return;
    if (message.kind === 'out') {
      if (message.stream === 'display') this.#show(cell, message.text);
      else cell.write(message.text, message.stream);
      return;
    }
    const frame = frameOf(message.answer);
    // A Python that broke answers nothing any more.
    if (!frame) void this.#kill(message.answer.slice(0, 200));
    else cell.receive({ ...frame, dropped: Number(frame['dropped'] ?? 0) + message.dropped }, () => Promise.resolve());
  }

  #show(cell: RunningCell, text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      const frame = frameOf(line);
      // The code can write to the device as well, but not end itself.
      if (frame?.['kind'] === 'display') cell.receive(frame, () => Promise.resolve());
    }
  }

  async #kill(why: string): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = undefined;
    this.#abandon?.(why);
    this.#cell?.died(why);
    await worker?.terminate();
  }
}

function frameOf(text: string): Frame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Frame) : undefined;
  } catch {
    return undefined;
  }
}
