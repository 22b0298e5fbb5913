import { Worker } from 'node:worker_threads';
import type { JudgeRequest } from '../math/judging/judge.ts';
import type { JudgedAnswer } from './judgeWorker.ts';

interface Waiting {
  readonly request: JudgeRequest;
  readonly resolve: (judged: JudgedAnswer) => void;
}

/**
 * A thread that judges answers in the order they come. One that does not end is `unknown` after the
 * limit: its worker is killed, and what waited behind it goes to a new one.
 */
export class JudgeThread {
  readonly #script: string | URL;
  readonly #limitMs: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(script: string | URL, limitMs: number) {
    this.#script = script;
    this.#limitMs = limitMs;
  }

  judge(request: JudgeRequest): Promise<JudgedAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push({ request, resolve });
      this.#running().postMessage(request);
      if (this.#waiting.length === 1) this.#arm();
    });
  }

  /** How many answers it has not judged yet. */
  get load(): number {
    return this.#waiting.length;
  }

  dispose(): void {
    this.#kill();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#script);
    this.#worker = worker;
    worker.on('message', (judged: JudgedAnswer) => {
      if (worker === this.#worker) this.#settle(judged);
    });
    worker.on('error', (error) => this.#lost(worker, `The comparison ended its thread: ${error.message}`));
    worker.on('exit', () => this.#lost(worker, 'The comparison ended its thread.'));
    return worker;
  }

  #settle(judged: JudgedAnswer): void {
    this.#waiting.shift()?.resolve(judged);
    clearTimeout(this.#watch);
    if (this.#waiting.length > 0) this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#lost(this.#worker, `It took longer than the ${this.#limitMs} ms a comparison may take.`), this.#limitMs);
  }

  #lost(worker: Worker | undefined, evidence: string): void {
    if (!worker || worker !== this.#worker) return;
    this.#kill();
    this.#settle({ verdict: 'unknown', evidence, ms: this.#limitMs });
    if (this.#waiting.length === 0) return;
    const next = this.#running();
    for (const { request } of this.#waiting) next.postMessage(request);
  }

  #kill(): void {
    clearTimeout(this.#watch);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}
