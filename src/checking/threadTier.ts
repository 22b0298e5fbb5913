import { Worker } from 'node:worker_threads';
import type { Verdict } from '../core/verdict.ts';
import type { Question, Tier } from './question.ts';

/** What a tier's thread is asked and answers. */
export interface ToTierThread {
  readonly id: number;
  readonly question: Question;
  readonly ms: number;
}

export type FromTierThread =
  | { readonly kind: 'ready' }
  /** No verdict: the tier does not cover the question. */
  | { readonly kind: 'answer'; readonly id: number; readonly verdict?: Verdict }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** Loading an engine on a busy machine. Milliseconds. */
const startMs = 60_000;
/** A thread has this long beyond the time of its question, which it keeps itself, before it is ended. */
const graceMs = 700;

/** A thread that ended so often before it was ready is not started again. */
const mostFailedStarts = 2;

export interface ThreadTierOptions {
  readonly name: string;
  readonly script: string | URL;
  /** After this long without a question the thread and its memory are given back. */
  readonly idleMs: number;
  readonly onError: (message: string) => void;
}

interface Asked {
  readonly id: number;
  readonly settle: (verdict: Verdict | undefined) => void;
}

/** A tier in a thread of its own: started by its first question, ended when it overruns or is not needed. */
export class ThreadTier implements Tier {
  readonly name: string;
  readonly #options: ThreadTierOptions;
  #worker: Worker | undefined;
  #ready: Promise<boolean> | undefined;
  #asked: Asked | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #ids = 0;
  #disposed = false;
  #failedStarts = 0;

  constructor(options: ThreadTierOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** One question at a time; an aborted one is given up where it stands. */
  async decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    const turn = this.#queue.then(() => this.#decide(question, ms, signal));
    this.#queue = turn;
    return turn;
  }

  dispose(): void {
    this.#disposed = true;
    this.#end();
  }

  async #decide(question: Question, ms: number, signal: AbortSignal): Promise<Verdict | undefined> {
    if (signal.aborted || this.#disposed || this.#failedStarts >= mostFailedStarts) return undefined;
    clearTimeout(this.#idle);
    if (!(await this.#started())) return undefined;
    const worker = this.#worker;
    if (!worker || signal.aborted) return undefined;
    return new Promise((resolve) => {
      const timers: NodeJS.Timeout[] = [];
      const stop = (): void => void timers.push(setTimeout(() => this.#end(), graceMs));
      const id = ++this.#ids;
      this.#asked = {
        id,
        settle: (verdict) => {
          this.#asked = undefined;
          for (const timer of timers) clearTimeout(timer);
          signal.removeEventListener('abort', stop);
          this.#rest();
          resolve(verdict);
        },
      };
      signal.addEventListener('abort', stop, { once: true });
      timers.push(setTimeout(stop, ms));
      worker.postMessage({ id, question, ms } satisfies ToTierThread);
    });
  }

  #started(): Promise<boolean> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  #start(): Promise<boolean> {
    let worker: Worker;
    try {
      worker = new Worker(this.#options.script, { stdout: true, stderr: true });
    } catch (error) {
      this.#failedStarts++;
      this.#ready = undefined;
      this.#options.onError(`${this.name}: ${error instanceof Error ? error.message : String(error)}`);
      return Promise.resolve(false);
    }
    this.#worker = worker;
    return new Promise((resolve) => {
      let isReady = false;
      const gone = (why: string): void => {
        clearTimeout(slow);
        if (!isReady) this.#failedStarts++;
        this.#broken(worker, why);
        resolve(false);
      };
      const slow = setTimeout(() => gone('it did not start in time'), startMs);
      worker.unref();
      worker.on('error', (error) => gone(error.message));
      worker.on('exit', (code) => gone(`exit ${code}`));
      worker.on('message', (message: FromTierThread) => {
        if (message.kind === 'ready') {
          clearTimeout(slow);
          isReady = true;
          this.#failedStarts = 0;
          resolve(true);
        } else this.#receive(worker, message);
      });
    });
  }

  #receive(worker: Worker, message: Exclude<FromTierThread, { kind: 'ready' }>): void {
    if (worker !== this.#worker || message.id !== this.#asked?.id) return;
    if (message.kind === 'failed') this.#options.onError(`${this.name}: ${message.message}`);
    this.#asked.settle(message.kind === 'answer' ? message.verdict : undefined);
  }

  #broken(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#options.onError(`${this.name}: ${why}`);
    this.#end();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(), this.#options.idleMs);
    this.#idle.unref();
  }

  #end(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = undefined;
    void worker?.terminate();
    this.#asked?.settle(undefined);
    clearTimeout(this.#idle);
  }
}
