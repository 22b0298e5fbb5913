import { Worker } from 'node:worker_threads';
import { AsyncQueue } from '../core/asyncQueue.ts';
import type { CheckBudget, CheckedClaim, Checker, CheckRequest } from '../core/checker.ts';
import type { Claim } from '../core/claim.ts';
import { say } from '../core/phrase.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Examined } from './question.ts';
import type { FromWorker, ToWorker } from './workerMessages.ts';

/**
 * How long past its budget a claim may keep the worker before the worker is killed. The decision itself
 * stops at its budget; the kill is for one that cannot, and a busy machine is no reason for it. Milliseconds.
 */
const graceMs = 1000;
/** For finding the claims of a text, before the first is decided. */
const findingMs = 10_000;

interface Job {
  readonly id: number;
  readonly request: CheckRequest;
  readonly budget: CheckBudget;
  readonly queue: AsyncQueue<Examined>;
  readonly skip: Set<string>;
  pending: Claim[];
}

/**
 * The Checker that others hold: texts go to a worker thread one after another; a claim that overruns
 * its budget gets its worker killed, is `inconclusive`, and the rest of the text goes on in a new one.
 */
export class WorkerChecker implements Checker {
  readonly #script: string | URL;
  readonly #onError: (message: string) => void;
  readonly #waiting: Job[] = [];
  #worker: Worker | undefined;
  #current: Job | undefined;
  #watch: NodeJS.Timeout | undefined;
  #jobs = 0;
  #disposed = false;

  constructor(script: string | URL, onError: (message: string) => void) {
    this.#script = script;
    this.#onError = onError;
  }

  async *check(request: CheckRequest, budget: CheckBudget, signal: AbortSignal): AsyncGenerator<CheckedClaim> {
    for await (const { checked, supposed } of this.examine(request, budget, signal)) if (!supposed) yield checked;
  }

  /** As `check`, with what a slower tier needs where a claim stays open and the budget asks for all tiers. */
  async *examine(request: CheckRequest, budget: CheckBudget, signal: AbortSignal): AsyncGenerator<Examined> {
    if (signal.aborted || this.#disposed) return;
    const job: Job = { id: ++this.#jobs, request, budget, queue: new AsyncQueue(), skip: new Set(), pending: [] };
    const abort = (): void => this.#drop(job);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(job);
    this.#next();
    try {
      yield* job.queue.items();
    } finally {
      signal.removeEventListener('abort', abort);
      this.#drop(job);
    }
  }

  dispose(): void {
    this.#disposed = true;
    for (const job of [this.#current, ...this.#waiting]) job?.queue.close();
    this.#waiting.length = 0;
    this.#current = undefined;
    this.#kill();
  }

  #next(): void {
    if (this.#current || this.#disposed) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#current = job;
    this.#send(job);
  }

  #send(job: Job): void {
    this.#worker ??= this.#spawn();
    const message: ToWorker = { job: job.id, request: job.request, budget: job.budget, skip: [...job.skip] };
    this.#worker.postMessage(message);
    this.#arm(findingMs);
  }

  #spawn(): Worker {
    const worker = new Worker(this.#script);
    worker.unref();
    worker.on('message', (message: FromWorker) => this.#receive(worker, message));
    worker.on('error', (error) => this.#broken(worker, error.message));
    worker.on('exit', (code) => this.#broken(worker, `exit ${code}`));
    return worker;
  }

  #receive(worker: Worker, message: FromWorker): void {
    const job = this.#current;
    if (worker !== this.#worker || message.kind === 'ready' || !job || message.job !== job.id) return;
    switch (message.kind) {
      case 'found':
        job.pending = [...message.claims];
        this.#arm(job.budget.perClaimMs + graceMs);
        return;
      case 'checked': {
        for (const each of message.examined) {
          const { id } = each.checked.claim;
          const done = job.pending.findIndex((claim) => claim.id === id);
          for (const claim of job.pending.splice(0, done + 1)) job.skip.add(claim.id);
          job.queue.push(each);
        }
        this.#arm(job.budget.perClaimMs + graceMs);
        return;
      }
      case 'failed':
        this.#onError(message.message);
        this.#finish(job);
        return;
      case 'done':
        this.#finish(job);
        return;
    }
  }

  #arm(ms: number): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#overrun(), ms);
  }

  #overrun(): void {
    const job = this.#current;
    if (!job) return;
    this.#kill();
    const [claim, ...rest] = job.pending;
    if (!claim) {
      this.#onError('Finding the claims of a text took too long; the text was left unchecked.');
      this.#finish(job);
      return;
    }
    job.skip.add(claim.id);
    job.pending = rest;
    const verdict: Verdict = { kind: 'inconclusive', reason: say('This took longer than the {0} ms a check may take.', job.budget.perClaimMs) };
    job.queue.push({ checked: { claim, verdict, ms: job.budget.perClaimMs } });
    if (rest.length === 0) this.#finish(job);
    else this.#send(job);
  }

  #broken(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#onError(`The checking worker ended: ${why}`);
    this.#worker = undefined;
    if (this.#current) this.#overrun();
  }

  #drop(job: Job): void {
    job.queue.close();
    const index = this.#waiting.indexOf(job);
    if (index >= 0) this.#waiting.splice(index, 1);
    if (this.#current === job) {
      // Cheaper than asking a busy thread to stop, and it cannot be refused.
      this.#kill();
      this.#finish(job);
    }
  }

  #finish(job: Job): void {
    clearTimeout(this.#watch);
    job.queue.close();
    if (this.#current === job) this.#current = undefined;
    this.#next();
  }

  #kill(): void {
    clearTimeout(this.#watch);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}
