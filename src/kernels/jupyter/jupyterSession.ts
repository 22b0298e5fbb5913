import { randomUUID } from 'node:crypto';
import type { ExecuteOptions, ExecuteResult, KernelSession, Protection } from '../kernelSession.ts';
import { Execution } from './execution.ts';
import { MessageCount } from './messageCount.ts';
import type { ConnectKernel, KernelLink } from './kernelLink.ts';
import type { Channel, Json, KernelMessage } from './messages.ts';
import { around, atStart, changeFolder, dataName } from './sessionPrograms.ts';

export interface JupyterSessionOptions {
  readonly label: string;
  readonly protections: readonly Protection[];
  readonly connect: ConnectKernel;
  /** The kernel is the user's: it is never ended, and what others run there is never interrupted. */
  readonly foreign: boolean;
  /** Milliseconds for the kernel to start and answer. */
  readonly startMs: number;
  /** The kernel's folder once it runs; undefined leaves it. */
  readonly folder?: string;
  /** Gives a foreign kernel a fresh namespace; others are ended and started anew. @throws Error in plain words */
  readonly restart?: () => Promise<void>;
}

interface Live {
  readonly abort: AbortController;
  readonly ready: Promise<KernelLink>;
  link: KernelLink | undefined;
  readonly count: MessageCount;
  /** Hears messages until the kernel is known to answer. */
  greeting: ((channel: Channel, message: KernelMessage) => void) | undefined;
  /** The kernel has said that it works or waits. */
  hasStarted: boolean;
}

/** How long a foreign kernel is waited for: it may be busy with a cell of the user's. Milliseconds. */
const foreignGreetingMs = 3000;
/** Code given up before a foreign kernel began with it may run so long once it does. Milliseconds. */
const abandonedMs = 1000;
const gone: ReadonlySet<unknown> = new Set(['restarting', 'autorestarting', 'dead', 'starting', 'terminating']);

/** A session over the Jupyter protocol: started on first use, and anew after its kernel ended. */
export class JupyterSession implements KernelSession {
  readonly label: string;
  readonly protections: ReadonlySet<Protection>;
  readonly #options: JupyterSessionOptions;
  #live: Live | undefined;
  #running: Execution | undefined;
  readonly #abandoned = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;
  /** Why the namespace is not the fresh one that was asked for. */
  #unrestarted: string | undefined;

  constructor(options: JupyterSessionOptions) {
    this.#options = options;
    this.label = options.label;
    this.protections = new Set(options.protections);
  }

  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    return new Promise((resolve) => {
      const cancel = (): void => resolve({ kind: 'cancelled', output: '' });
      options.signal?.addEventListener('abort', cancel, { once: true });
      this.#queue = this.#queue.then(async () => {
        const link = options.signal?.aborted ? 'cancelled' : await this.#started();
        options.signal?.removeEventListener('abort', cancel);
        if (typeof link === 'string' || options.signal?.aborted) resolve(options.signal?.aborted ? { kind: 'cancelled', output: '' } : { kind: 'died', output: '', why: String(link) });
        else resolve(await this.#execute(link, code, options));
      });
    });
  }

  interrupt(): void {
    this.#running?.end('cancelled');
  }

  async restart(): Promise<void> {
    const { restart } = this.#options;
    this.#drop('restarted');
    this.#unrestarted = undefined;
    if (!restart) return;
    await restart().catch((error: unknown) => {
      this.#unrestarted = wordsOf(error);
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#drop('ended');
  }

  /** The way to a kernel that answers, or why there is none. */
  async #started(): Promise<KernelLink | string> {
    const unrestarted = this.#unrestarted;
    this.#unrestarted = undefined;
    if (unrestarted !== undefined) return unrestarted;
    if (this.#disposed) return 'ended';
    const live = (this.#live ??= this.#open());
    try {
      const link = await live.ready;
      return this.#live === live ? link : 'restarted';
    } catch (error) {
      return wordsOf(error);
    }
  }

  #open(): Live {
    const abort = new AbortController();
    const slow = setTimeout(() => this.#lost(live, 'The kernel did not start in time.'), this.#options.startMs);
    const aborted = new Promise<never>((_, reject) => abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error), { once: true }));
    const connecting = this.#options.connect(
      {
        message: (channel, message) => this.#receive(live, channel, message),
        lost: (why) => this.#lost(live, why),
      },
      abort.signal,
    );
    const linked = connecting.then((link) => {
      if (abort.signal.aborted) link.end();
      else live.link = link;
      return link;
    });
    const ready = Promise.race([linked, aborted]).then(async (link) => {
      await Promise.race([this.#greet(live, link), aborted]);
      live.greeting = undefined;
      if (!this.#options.foreign) this.#aside(link, atStart);
      if (this.#options.folder !== undefined) this.#aside(link, changeFolder(this.#options.folder));
      return link;
    });
    const live: Live = { abort, ready, link: undefined, greeting: undefined, hasStarted: false, count: new MessageCount() };
    ready.catch((error: unknown) => this.#lost(live, wordsOf(error))).finally(() => clearTimeout(slow));
    return live;
  }

  /** Until the kernel answers a question and what it publishes arrives: subscribing takes effect some time after connecting. */
  async #greet(live: Live, link: KernelLink): Promise<void> {
    const ids = new Set<string>();
    let replied = false;
    let published = false;
    await new Promise<void>((resolve) => {
      const ask = (): void => {
        const id = randomUUID();
        ids.add(id);
        link.send('shell', { id, type: 'kernel_info_request', content: {} });
      };
      const timers = [setInterval(ask, 400)];
      const done = (): void => {
        for (const timer of timers) clearInterval(timer);
        resolve();
      };
      if (this.#options.foreign) timers.push(setTimeout(done, foreignGreetingMs));
      live.abort.signal.addEventListener('abort', done, { once: true });
      live.greeting = (channel, message) => {
        if (!ids.has(message.parent ?? '')) return;
        replied ||= channel === 'shell';
        published ||= channel === 'iopub';
        if (replied && published) done();
      };
      ask();
    });
  }

  #execute(link: KernelLink, code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    return new Promise((resolve) => {
      const record = options.record === true;
      const { before, expression, afterwards } = around(record, this.#options.foreign);
      const count = this.#options.foreign ? undefined : this.#live?.count;
      const execution = new Execution(randomUUID(), options, count, {
        interrupt: () => {
          if (execution.begun || !this.#options.foreign) link.interrupt();
        },
        overrun: () => {
          if (!this.#options.foreign) this.#drop('ended');
          else if (execution.begun) link.interrupt();
          else this.#abandoned.add(execution.id);
        },
        settled: (result) => {
          if (this.#running === execution) this.#running = undefined;
          if (result.kind !== 'ok' && this.#live?.link === link) this.#aside(link, afterwards);
          resolve(result);
        },
      });
      this.#running = execution;
      if (before !== undefined) this.#aside(link, before);
      this.#request(link, execution.id, { code, silent: false, store_history: record, user_expressions: { [dataName]: expression } });
    });
  }

  /** Code of our own whose end nobody waits for; the kernel runs it in its turn. */
  #aside(link: KernelLink, code: string): void {
    this.#request(link, randomUUID(), { code, silent: true, store_history: false, user_expressions: {} });
  }

  #request(link: KernelLink, id: string, content: Json): void {
    link.send('shell', { id, type: 'execute_request', content: { ...content, allow_stdin: false, stop_on_error: false } });
  }

  #receive(live: Live, channel: Channel, message: KernelMessage): void {
    if (this.#live !== live) return;
    live.count.note(message.id);
    const state = message.type === 'status' ? message.content['execution_state'] : undefined;
    if (channel === 'iopub' && (state === 'busy' || state === 'idle')) live.hasStarted = true;
    // A kernel that only now starts says so too, before it says anything else, and perhaps after it answered on another socket.
    if (channel === 'iopub' && gone.has(state) && !(state === 'starting' && !live.hasStarted)) {
      this.#lost(live, 'The kernel ended and was restarted: its variables are lost.');
    } else if (live.greeting) live.greeting(channel, message);
    else if (channel === 'stdin' && message.type === 'input_request') {
      // It was told that nobody answers; an answer keeps one that asks all the same from waiting.
      live.link?.send('stdin', { id: randomUUID(), type: 'input_reply', content: { value: '', status: 'ok' }, parent: message.id });
    } else if (message.parent !== undefined && message.parent === this.#running?.id) this.#running.receive(channel, message);
    else if (state !== undefined && message.parent !== undefined && this.#abandoned.has(message.parent)) this.#meetAbandoned(live, message.parent, state);
  }

  /** Code that was given up while it waited behind a cell of the user's now runs: it is stopped, and nothing else. */
  #meetAbandoned(live: Live, id: string, state: unknown): void {
    if (state === 'idle') this.#abandoned.delete(id);
    else setTimeout(() => this.#live === live && this.#abandoned.delete(id) && live.link?.interrupt(), abandonedMs).unref();
  }

  #drop(why: string): void {
    if (this.#live) this.#lost(this.#live, why);
  }

  /** The kernel or the way to it is over: what runs is settled, and the next execution begins anew. */
  #lost(live: Live, why: string): void {
    if (this.#live !== live) return;
    this.#live = undefined;
    this.#abandoned.clear();
    live.abort.abort(new Error(why));
    live.link?.end();
    const running = this.#running;
    this.#running = undefined;
    running?.lost(why);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
