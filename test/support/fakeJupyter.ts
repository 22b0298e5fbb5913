import type { CancellationSource, JupyterApi, JupyterKernel, JupyterOutput } from '../../src/kernels/jupyterApi.ts';
import type { KernelSession } from '../../src/kernels/kernelSession.ts';

/** What was measured of the Jupyter extension, each to be switched on by itself. */
export interface FakeTraps {
  readonly activation?: 'fails' | 'hangs' | 'is old';
  readonly getKernel?: 'throws' | 'hangs' | 'refuses' | 'none';
  /** What the user does with the question of the first execution. */
  readonly consent?: 'allows' | 'denies' | 'dismisses' | 'lets it wait';
  readonly status?: 'throws' | 'dead';
  readonly language?: string;
  /** No event tells of a changed status. */
  readonly silent?: boolean;
  /** How stdout is cut: into pieces of so many characters. */
  readonly pieces?: number;
  /** Changes what arrives of an execution. */
  readonly rewrites?: (stdout: string) => string;
  /** The iterator ends at once, with nothing run. */
  readonly endsEmpty?: boolean;
  /** Cancelling is without effect. */
  readonly deafToCancel?: boolean;
  /** `executeCode` throws instead of giving an iterator. */
  readonly throwsAtOnce?: unknown;
  readonly displays?: boolean;
}

interface Listening {
  dispose(): void;
}

/** A `vscode.CancellationTokenSource`. */
export class FakeCancellation implements CancellationSource {
  readonly #listeners = new Set<() => void>();
  cancelled = false;
  readonly token = { isCancelled: (): boolean => this.cancelled, listen: (listener: () => void): void => void this.#listeners.add(listener) };

  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    for (const each of this.#listeners) each();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** The Jupyter extension with one kernel, which executes Python for real in a session of ours. */
export class FakeJupyter {
  traps: FakeTraps;
  readonly #engine: KernelSession;
  readonly #listeners = new Set<(status: string) => unknown>();
  #last: Promise<unknown> = Promise.resolve();
  #status = 'idle';
  #refused = false;
  #dead = false;
  /** Interrupts that reached the kernel, and whose code ran then. */
  readonly interrupted: ('ours' | 'the user’s')[] = [];
  /** Code of ours that the kernel really began to run. */
  began = 0;

  constructor(engine: KernelSession, traps: FakeTraps = {}) {
    this.#engine = engine;
    this.traps = traps;
  }

  /** `vscode.extensions.getExtension('ms-toolsai.jupyter')`. */
  get extension(): { activate(): Promise<unknown> } {
    return {
      activate: () => {
        if (this.traps.activation === 'fails') return Promise.reject(new Error('CANNOT use API proposal: notebookKernelSource.'));
        if (this.traps.activation === 'hangs') return new Promise(() => {});
        return Promise.resolve(this.traps.activation === 'is old' ? { ready: Promise.resolve() } : this.#api());
      },
    };
  }

  get kernel(): JupyterKernel {
    const fake = (): FakeJupyter => this;
    // As in the extension: what is only proposed throws when it is looked at.
    return Object.defineProperties({} as JupyterKernel, {
      language: { enumerable: true, get: () => fake().traps.language ?? 'python' },
      status: {
        enumerable: true,
        get: () => {
          if (fake().traps.status === 'throws') throw new Error('Proposed API is not supported for extension');
          return fake().traps.status ?? fake().#status;
        },
      },
      onDidChangeStatus: { enumerable: true, value: (listener: (status: string) => unknown) => fake().#subscribe(listener) },
      executeCode: { enumerable: true, value: (code: string, token: FakeCancellation['token']) => fake().#executeCode(code, token) },
      onDidReceiveDisplayUpdate: {
        enumerable: true,
        get: () => {
          throw new Error('Proposed API is not supported for extension');
        },
      },
    });
  }

  /** The user runs a cell. */
  userRuns(code: string): Promise<unknown> {
    return this.#turn(async () => {
      this.#change('busy');
      const result = await this.#engine.execute(code, { timeoutMs: 60_000 });
      this.#change('idle');
      return result;
    });
  }

  change(status: string): void {
    this.#change(status);
  }

  /** The process of the kernel is gone: nothing that runs or waits is ever heard of again. */
  async die(): Promise<void> {
    this.#dead = true;
    await this.#engine.restart();
    this.#change('dead');
  }

  /** As the extension does when the user restarts the kernel. */
  async restart(): Promise<void> {
    this.#change('restarting');
    await this.#engine.restart();
    this.#change('idle');
  }

  #api(): JupyterApi<string> {
    return {
      kernels: {
        getKernel: (): Promise<JupyterKernel | undefined> => {
          switch (this.traps.getKernel) {
            case 'throws':
              throw new Error('Kernel not found');
            case 'hangs':
              return new Promise(() => {});
            case 'refuses':
              return Promise.reject(refusal());
            case 'none':
              return Promise.resolve(undefined);
            case undefined:
              break;
          }
          return Promise.resolve(this.kernel);
        },
      },
    };
  }

  #subscribe(listener: (status: string) => unknown): Listening {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #change(status: string): void {
    this.#status = status;
    if (!this.traps.silent) for (const each of [...this.#listeners]) each(status);
  }

  #turn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(action);
    this.#last = turn.catch(() => {});
    return turn;
  }

  #executeCode(code: string, token: FakeCancellation['token']): AsyncIterable<JupyterOutput> {
    if ('throwsAtOnce' in this.traps) throw this.traps.throwsAtOnce;
    const outputs = new Outputs();
    this.#consented()
      .then((allowed) => {
        if (!allowed) return outputs.fail(refusal());
        if (this.traps.endsEmpty) return outputs.end();
        if (this.#dead) return;
        return this.#queue(code, token, outputs);
      })
      .catch((error: unknown) => outputs.fail(error));
    return outputs;
  }

  async #consented(): Promise<boolean> {
    // A refusal stays, and the question is not put again.
    if (this.#refused) return false;
    switch (this.traps.consent ?? 'allows') {
      case 'allows':
        return true;
      case 'lets it wait':
        return new Promise(() => {});
      case 'denies':
      case 'dismisses':
        await new Promise((resolve) => setTimeout(resolve, 50));
        this.#refused = true;
        return false;
    }
  }

  /** The user ticks us in “Manage Access To Jupyter Kernels”. */
  allow(): void {
    this.#refused = false;
    this.traps = { ...this.traps, consent: 'allows' };
  }

  async #queue(code: string, token: FakeCancellation['token'], outputs: Outputs): Promise<void> {
    let running = false;
    token.listen(() => {
      if (this.traps.deafToCancel) return;
      // Out of the queue: the iterator ends as if it had run.
      if (!running) return outputs.end();
      this.interrupted.push('ours');
      this.#engine.interrupt();
      outputs.fail(new Error('Canceled future for execute_request message before replies were done'));
    });
    await this.#turn(async () => {
      if (token.isCancelled() && !this.traps.deafToCancel) return;
      running = true;
      this.began++;
      this.#change('busy');
      const result = await this.#engine.execute(code, {
        timeoutMs: 60_000,
        onOutput: (text, stream) => this.#print(outputs, text, stream),
        ...(this.traps.displays ? { onDisplay: (bundle) => outputs.push(Object.entries(bundle).map(([mime, data]) => ({ mime, data: mime === 'image/png' ? Buffer.from(data, 'base64') : Buffer.from(data) }))) } : {}),
      });
      running = false;
      if (this.#dead) return;
      this.#change('idle');
      if (result.kind === 'ok') return outputs.end();
      if (result.kind === 'error') {
        outputs.push([{ mime: 'application/vnd.code.notebook.error', data: Buffer.from(JSON.stringify({ name: result.name, message: result.message, stack: result.traceback })) }]);
        outputs.fail(Object.assign(new Error(`${result.name}: ${result.message}`), { ename: result.name, evalue: result.message, traceback: [result.traceback] }));
      }
      // Of what died or was interrupted nothing more is heard.
    });
  }

  #print(outputs: Outputs, text: string, stream: 'stdout' | 'stderr'): void {
    const written = stream === 'stdout' ? (this.traps.rewrites?.(text) ?? text) : text;
    const size = this.traps.pieces ?? (written.length || 1);
    for (let at = 0; at < written.length; at += size) outputs.push([{ mime: `application/vnd.code.notebook.${stream}`, data: Buffer.from(written.slice(at, at + size)) }]);
  }
}

function refusal(): Error {
  const error = new Error('Access to Jupyter kernels has been revoked');
  error.name = 'vscode.jupyter.apiAccessRevoked';
  return error;
}

/** An iterator that is fed. */
class Outputs implements AsyncIterableIterator<JupyterOutput> {
  readonly #ready: JupyterOutput[] = [];
  #over: { readonly error?: unknown } | undefined;
  #wake: (() => void) | undefined;

  push(items: JupyterOutput['items']): void {
    if (!this.#over) this.#ready.push({ items });
    this.#wake?.();
  }

  end(): void {
    this.#over ??= {};
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#over ??= { error };
    this.#wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<JupyterOutput> {
    return this;
  }

  async next(): Promise<IteratorResult<JupyterOutput>> {
    for (;;) {
      const value = this.#ready.shift();
      if (value) return { value, done: false };
      if (this.#over) {
        if ('error' in this.#over) throw this.#over.error;
        return { value: undefined, done: true };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** As the extension's: it may wait for ever. */
  return(): Promise<IteratorResult<JupyterOutput>> {
    return new Promise(() => {});
  }
}
