import { Worker } from 'node:worker_threads';
import type { ChosenSource } from './compareWithCells.ts';
import type { FromComparing, ToComparing } from './comparingMessages.ts';
import type { NotebookFinding } from './finding.ts';
import type { NotebookCellText } from './notebookText.ts';
import type { LiveValues, ReadPlan } from './readPlan.ts';

/** For all claims of one notebook; a thread that takes longer is ended. Milliseconds. */
const limitMs = 15_000;
/** Without a question for this long the thread's memory is given back. Milliseconds. */
const idleMs = 60_000;

interface Asked {
  readonly settle: (message: FromComparing) => void;
  readonly fail: (error: Error) => void;
}

/** Compares the claims of notebooks with their cells in a thread of its own, one notebook after another. */
export class NotebookComparer {
  readonly #script: string | URL;
  #worker: Worker | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #asked: Asked | undefined;
  #idle: NodeJS.Timeout | undefined;
  #ids = 0;
  #disposed = false;

  constructor(script: string | URL) {
    this.#script = script;
  }

  /** What to read of the notebook's running kernel. @throws Error when it took too long */
  async plan(cells: readonly NotebookCellText[], chosen: readonly ChosenSource[] = []): Promise<ReadPlan> {
    const message = await this.#ask({ want: 'plan', cells, chosen });
    if (message.kind !== 'plan') throw new Error('The thread that compares answered another question.');
    return message.plan;
  }

  /** What comparing finds: with the kernel's values where there are any, else with the saved outputs. @throws Error when it took too long */
  async findings(cells: readonly NotebookCellText[], chosen: readonly ChosenSource[] = [], live?: LiveValues): Promise<readonly NotebookFinding[]> {
    const message = await this.#ask({ want: 'findings', cells, chosen, ...(live ? { live } : {}) });
    if (message.kind !== 'findings') throw new Error('The thread that compares answered another question.');
    return message.findings;
  }

  dispose(): void {
    this.#disposed = true;
    this.#end('ended');
  }

  #ask(question: Omit<ToComparing, 'id'>): Promise<FromComparing> {
    const turn = this.#queue.then(() => this.#askNow(question));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #askNow(question: Omit<ToComparing, 'id'>): Promise<FromComparing> {
    if (this.#disposed) return Promise.reject(new Error('ended'));
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#spawn());
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end('Comparing the notebook took too long.'), limitMs);
      const done = (): void => {
        clearTimeout(late);
        this.#asked = undefined;
        this.#idle = setTimeout(() => this.#end('idle'), idleMs);
        this.#idle.unref();
      };
      this.#asked = {
        settle: (message) => {
          if (message.id !== id) return;
          done();
          if (message.kind === 'failed') reject(new Error(message.message));
          else resolve(message);
        },
        fail: (error) => {
          done();
          reject(error);
        },
      };
      worker.postMessage({ id, ...question } satisfies ToComparing);
    });
  }

  #spawn(): Worker {
    const worker = new Worker(this.#script);
    worker.unref();
    worker.on('message', (message: FromComparing) => {
      if (worker === this.#worker) this.#asked?.settle(message);
    });
    worker.on('error', (error) => this.#lost(worker, error.message));
    worker.on('exit', (code) => this.#lost(worker, `exit ${code}`));
    return worker;
  }

  #lost(worker: Worker, why: string): void {
    if (worker === this.#worker) this.#end(`The thread that compares ended: ${why}`);
  }

  #end(why: string): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#asked?.fail(new Error(why));
    clearTimeout(this.#idle);
  }
}
