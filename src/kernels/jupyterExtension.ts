import { english, say, type Phrase } from '../core/phrase.ts';
import { isAccessRefused, isLost, messageOf, property, statusOf, type CancellationSource, type JupyterApi, type JupyterKernel, type JupyterOutput } from './jupyterApi.ts';
import { framedCode } from './jupyterProgram.ts';
import { JupyterRun } from './jupyterRun.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, Protection } from './kernelSession.ts';
import { Turns } from './turns.ts';

/** For the extension to start and to say which kernel a notebook has. Milliseconds. */
const findMs = 15_000;
/** Waiting behind the user's own cells, and for the answer to the extension's question. Milliseconds. */
const waitMs = 120_000;
/** From cancelling a run until it is left alone. Milliseconds. */
const graceMs = 1000;
/** Node's timers take no more. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

export const jupyterAccessRefused: Phrase = say('Jupyter does not let Therefore use its kernels. Allow it with the command “Jupyter: Manage Access To Jupyter Kernels”, then try again.');

export interface JupyterSessionOptions {
  readonly label: string;
  /** `new vscode.CancellationTokenSource()`. */
  readonly cancellation: () => CancellationSource;
  /** Milliseconds that code may wait before it runs; 2 minutes unless said otherwise. */
  readonly waitMs?: number;
}

/**
 * The kernel of the user's own notebook, through the Jupyter extension. What was measured of its API and
 * what is done about it:
 * - When the kernel dies its iterator never settles, and later calls pend for ever: every wait ends with a
 *   lost status, a limit or the signal.
 * - Code waits behind the user's cells, and the first call behind a question to the user. That is no time of
 *   the run, which begins when the code tells so; it has a limit of its own. Giving up what waits ends its
 *   iterator as if it had run, with no output: only code that told its end is `ok`.
 * - Cancelling what runs interrupts the kernel. So it is done only to code of ours that has not ended, and
 *   never with the user's: what waits leaves the queue and interrupts nothing.
 * - A refusal stays, even a dismissed question, until the user changes it with a command.
 * - Code that stops for no interrupt goes on in the kernel after its result is `timeout`. It is not ours to kill.
 */
export class JupyterExtensionSession implements KernelSession {
  readonly label: string;
  /** None: it is the user's kernel. */
  readonly protections: ReadonlySet<Protection> = new Set();
  readonly #kernel: JupyterKernel;
  readonly #options: JupyterSessionOptions;
  readonly #turns = new Turns();
  #run: JupyterRun | undefined;
  #disposed = false;
  #refused = false;

  constructor(kernel: JupyterKernel, options: JupyterSessionOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.label = options.label;
  }

  /** Whether the last execution was refused by the Jupyter extension; see `jupyterAccessRefused`. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Hears that the kernel's namespace is gone, until the returned function is called. */
  onLost(listener: () => void): () => void {
    return this.#watch((status) => {
      if (isLost(status)) listener();
    });
  }

  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    return this.#turns.take(options, () => this.#execute(code, options));
  }

  interrupt(): void {
    this.#run?.end('cancelled');
  }

  /** Ends what of ours runs or waits. The kernel and its namespace are the user's, who alone restarts it. */
  async restart(): Promise<void> {
    this.#turns.clear();
    this.interrupt();
    await Promise.resolve();
  }

  dispose(): void {
    this.#disposed = true;
    void this.restart();
  }

  async #execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    if (this.#disposed) return { kind: 'died', output: '', why: 'ended' };
    const status = statusOf(this.#kernel);
    if (isLost(status)) return { kind: 'died', output: '', why: `The kernel is ${status}.` };
    const nonce = crypto.randomUUID();
    const source = this.#options.cancellation();
    const run = new JupyterRun(nonce, options, { waitMs: Math.min(this.#options.waitMs ?? waitMs, longestTimer), graceMs, cancel: () => source.cancel() });
    this.#run = run;
    const cancel = (): void => run.end('cancelled');
    options.signal?.addEventListener('abort', cancel, { once: true });
    const unsubscribe = this.#watch((changed) => {
      if (isLost(changed)) run.died(`The kernel is ${changed}.`);
    });
    void this.#read(run, framedCode(code, nonce, options.onDisplay !== undefined), source.token);
    try {
      return await run.result;
    } finally {
      this.#run = undefined;
      options.signal?.removeEventListener('abort', cancel);
      unsubscribe();
      // Whatever it still waits for is of no use to anybody.
      if (!run.ended) guarded(() => source.cancel());
      guarded(() => source.dispose());
    }
  }

  async #read(run: JupyterRun, code: string, token: unknown): Promise<void> {
    try {
      this.#refused = false;
      const outputs: AsyncIterable<JupyterOutput> = this.#kernel.executeCode(code, token);
      for await (const output of outputs) {
        run.take(output);
        if (run.settled) return;
      }
      run.finished();
    } catch (error) {
      this.#refused = isAccessRefused(error);
      if (this.#refused) run.died(english(jupyterAccessRefused));
      else run.failed(property(error, 'ename'), property(error, 'evalue') ?? messageOf(error), messageOf(error));
    }
  }

  #watch(listener: (status: string) => void): () => void {
    try {
      const subscription = this.#kernel.onDidChangeStatus(listener);
      return () => guarded(() => subscription.dispose());
    } catch {
      return () => {};
    }
  }
}

export type FoundJupyterKernel =
  | { readonly kind: 'ready'; readonly session: JupyterExtensionSession; readonly kernel: JupyterKernel }
  /** The user has not run a cell since the kernel started, which the extension asks for. */
  | { readonly kind: 'not-started'; readonly way: Phrase }
  | { readonly kind: 'denied'; readonly way: Phrase }
  /** The extension is not installed. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly why: Phrase };

/**
 * The running Python kernel of a notebook in the Jupyter extension. Always settles and never rejects.
 * @param extension `vscode.extensions.getExtension('ms-toolsai.jupyter')`
 * @param ms how long the extension may take, 15 s unless said otherwise
 */
export async function findJupyterKernel<Uri>(extension: { activate(): PromiseLike<unknown> } | undefined, uri: Uri, options: JupyterSessionOptions, ms: number = findMs): Promise<FoundJupyterKernel> {
  if (!extension) return { kind: 'absent' };
  const asking = ask(extension, uri, options).catch((error: unknown): FoundJupyterKernel => {
    if (isAccessRefused(error)) return { kind: 'denied', way: jupyterAccessRefused };
    return { kind: 'failed', why: say('The Jupyter extension failed: {0}', messageOf(error).slice(0, 200)) };
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<FoundJupyterKernel>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failed', why: say('The Jupyter extension did not answer.') }), ms);
  });
  return Promise.race([asking, late]).finally(() => clearTimeout(timer));
}

async function ask<Uri>(extension: { activate(): PromiseLike<unknown> }, uri: Uri, options: JupyterSessionOptions): Promise<FoundJupyterKernel> {
  const api = (await extension.activate()) as Partial<JupyterApi<Uri>> | undefined;
  if (typeof api?.kernels?.getKernel !== 'function') return { kind: 'failed', why: say('This version of the Jupyter extension cannot be asked for its kernels.') };
  const kernel = await api.kernels.getKernel(uri);
  if (!kernel) return { kind: 'not-started', way: say('The notebook has no running kernel yet. Run a cell of it, then try again.') };
  if (isLost(statusOf(kernel))) return { kind: 'not-started', way: say('The kernel of this notebook has died. Restart it and run a cell, then try again.') };
  const language = String(kernel.language);
  if (language !== 'python') return { kind: 'failed', why: say('The kernel of this notebook runs {0}, not Python.', language) };
  return { kind: 'ready', session: new JupyterExtensionSession(kernel, options), kernel };
}

function guarded(action: () => void): void {
  try {
    action();
  } catch {
    // The extension's own trouble.
  }
}
