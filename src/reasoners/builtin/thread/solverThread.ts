import { Worker } from 'node:worker_threads';
import { AsyncQueue } from '../../../core/asyncQueue.ts';
import { say } from '../../../core/phrase.ts';
import type { ReasoningRequest } from '../../../core/reasoner.ts';
import type { ReasoningEvent } from '../../../core/reasoningEvent.ts';
import type { ComputerAlgebra } from '../engine/computerAlgebra.ts';
import type { Question, Rewriting, Solver, Solving } from './solver.ts';
import type { Answer, Answers, Asked, FromSolver, SolverWords, ToSolver } from './solverMessages.ts';

/** Milliseconds. */
export interface SolverLimits {
  /** A thread that says nothing for so long while it is asked something hangs, and is ended. */
  readonly silenceMs: number;
  /** Without a question for so long it is ended, and its memory given back. */
  readonly idleMs: number;
}

interface Call {
  readonly event: (event: ReasoningEvent) => void;
  readonly settle: (ended: { readonly answer: Answer } | { readonly lost: 'hung' | 'failed'; readonly why: string }) => void;
}

/** The built-in solver in a thread of its own: what hangs there holds up nobody, and is ended. */
export class SolverThread implements Solver {
  readonly #script: string | URL;
  readonly #words: () => SolverWords;
  readonly #algebra: ComputerAlgebra;
  readonly #limits: SolverLimits;
  readonly #onError: (message: string) => void;
  readonly #calls = new Map<number, Call>();
  /** What SymPy is asked for this thread. */
  readonly #requests = new Map<number, AbortController>();
  #worker: Worker | undefined;
  #watch: NodeJS.Timeout | undefined;
  #count = 0;
  /** How many messages came from threads. */
  #heard = 0;

  constructor(script: string | URL, words: () => SolverWords, algebra: ComputerAlgebra, limits: SolverLimits, onError: (message: string) => void) {
    [this.#script, this.#words, this.#algebra, this.#limits, this.#onError] = [script, words, algebra, limits, onError];
  }

  async *solve(request: ReasoningRequest, signal: AbortSignal): AsyncGenerator<ReasoningEvent> {
    const queue = new AsyncQueue<ReasoningEvent>();
    let isEnded = false;
    // Pictures and what was said before are for models, and cost time to send.
    const bare = { ...request, history: [], attachments: [], problem: { ...request.problem, attachments: [] } };
    const stop = this.#ask({ kind: 'solve', request: bare }, {
      event: (event) => {
        isEnded ||= event.kind === 'end';
        queue.push(event);
      },
      settle: (ended) => {
        if (!isEnded && 'lost' in ended) queue.push(lost(ended));
        queue.close();
      },
    });
    const abort = (): void => {
      stop();
      // A thread that is busy may take a while to hear of it.
      if (!isEnded) queue.push({ kind: 'end', how: 'cancelled' });
      isEnded = true;
      queue.close();
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    try {
      yield* queue.items();
    } finally {
      signal.removeEventListener('abort', abort);
      stop();
    }
  }

  worked({ text, format }: Question, solving: Solving, signal: AbortSignal): Promise<Answers['worked']> {
    return this.#value({ kind: 'worked', question: { text, format }, solving }, undefined, signal);
  }

  ownQuestion(turn: Pick<ReasoningRequest, 'task' | 'ask'>): Promise<Answers['own-question']> {
    return this.#value({ kind: 'own-question', turn: { task: turn.task, ask: turn.ask } }, { text: '', format: 'markdown' });
  }

  understands({ text, format }: Question): Promise<boolean> {
    return this.#value({ kind: 'understands', question: { text, format } }, false);
  }

  rewritten(task: Rewriting): Promise<Answers['rewritten']> {
    return this.#value({ kind: 'rewritten', task }, { kind: 'beyond' });
  }

  dispose(): void {
    this.#end('failed', 'The window closes.');
  }

  #value<K extends Asked['kind']>(asked: Extract<Asked, { readonly kind: K }>, otherwise: Answers[K], signal?: AbortSignal): Promise<Answers[K]> {
    if (signal?.aborted) return Promise.resolve(otherwise);
    return new Promise((resolve) => {
      const abort = (): void => {
        stop();
        resolve(otherwise);
      };
      const stop = this.#ask(asked, {
        event: () => {},
        settle: (ended) => {
          signal?.removeEventListener('abort', abort);
          // The thread answers a call with what its kind says.
          resolve('lost' in ended ? otherwise : (ended.answer as Answers[K]));
        },
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Asks, and gives what stops it. */
  #ask(asked: Asked, call: Call): () => void {
    const id = ++this.#count;
    this.#calls.set(id, call);
    this.#running();
    this.#send({ kind: 'call', call: id, asked });
    this.#listen();
    return () => {
      if (this.#calls.has(id)) this.#send({ kind: 'stop', call: id });
    };
  }

  #send(message: ToSolver): void {
    this.#worker?.postMessage(message);
  }

  #running(): void {
    if (this.#worker) return;
    const worker = new Worker(this.#script, { workerData: this.#words() });
    worker.unref();
    this.#worker = worker;
    worker.on('message', (message: FromSolver) => {
      if (worker === this.#worker) this.#receive(message, (answer) => worker === this.#worker && worker.postMessage(answer));
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#end('failed', error.message);
    });
    worker.on('exit', (code) => {
      if (worker === this.#worker) this.#end('failed', `exit ${code}`);
    });
  }

  #receive(message: FromSolver, reply: (answer: ToSolver) => void): void {
    this.#heard++;
    this.#listen();
    switch (message.kind) {
      case 'alive':
        return;
      case 'event':
        this.#calls.get(message.call)?.event(message.event);
        return;
      case 'done':
        this.#settle(message.call, { answer: message.answer });
        return;
      case 'failed':
        this.#onError(`The built-in solver: ${message.message}`);
        this.#settle(message.call, { lost: 'failed', why: message.message });
        return;
      case 'starts-slowly':
        void this.#algebra.startsSlowly().then((slowly) => reply({ kind: 'starts-slowly', request: message.request, slowly }));
        return;
      case 'algebra': {
        const { request, asked } = message;
        const given = new AbortController();
        this.#requests.set(request, given);
        void this.#algebra.work(asked, given.signal).then((answer) => {
          if (this.#requests.get(request) === given) this.#requests.delete(request);
          reply({ kind: 'algebra', request, answer });
        });
        return;
      }
      case 'give-up':
        this.#requests.get(message.request)?.abort();
        return;
    }
  }

  #settle(id: number, ended: Parameters<Call['settle']>[0]): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    call?.settle(ended);
    this.#listen();
  }

  /** Waits for the next word of a thread at work, or for the end of a thread at rest. */
  #listen(): void {
    clearTimeout(this.#watch);
    if (!this.#worker) return;
    const { silenceMs, idleMs } = this.#limits;
    this.#watch = this.#calls.size > 0 ? setTimeout(() => this.#endUnlessHeard(), silenceMs) : setTimeout(() => this.#end('failed', 'at rest'), idleMs);
    this.#watch.unref();
  }

  /** Where this window itself was held up, what the thread said meanwhile comes only after the timer. */
  #endUnlessHeard(): void {
    const [worker, heard] = [this.#worker, this.#heard];
    setImmediate(() => {
      if (worker === this.#worker && heard === this.#heard) this.#end('hung', `silent for ${this.#limits.silenceMs} ms`);
    });
  }

  #end(how: 'hung' | 'failed', why: string): void {
    clearTimeout(this.#watch);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const request of this.#requests.values()) request.abort();
    this.#requests.clear();
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    if (calls.length > 0 && worker) this.#onError(`The built-in solver was ended: ${why}`);
    for (const call of calls) call.settle({ lost: how, why });
    void worker?.terminate();
  }
}

function lost({ lost: how, why }: { readonly lost: 'hung' | 'failed'; readonly why: string }): ReasoningEvent {
  if (how === 'hung') return { kind: 'end', how: 'declined', message: say('This takes the built-in solver too long; choose a model.') };
  return { kind: 'end', how: 'failed', failure: 'internal', message: say('The built-in solver failed.'), detail: why.slice(0, 500), retry: { can: true } };
}
