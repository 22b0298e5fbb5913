import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExecuteOptions, ExecuteResult, KernelSession, Protection } from './kernelSession.ts';

/** Between the interrupt and the kill. Milliseconds. */
const graceMs = 1000;
const startMs = 15_000;
/** Output kept of one execution on this side, in characters. */
const keptOutput = 1_000_000;

export interface PythonOptions {
  readonly python: string;
  /** Absolute path of `runner.py`. */
  readonly runner: string;
  readonly label: string;
  /** The command that wraps the interpreter in a sandbox, for a given empty folder; none runs it bare. */
  readonly wrap?: (folder: string) => readonly string[];
}

interface Job {
  readonly id: number;
  readonly settle: (result: ExecuteResult) => void;
  readonly options: ExecuteOptions;
  output: string;
  timers: NodeJS.Timeout[];
  /** Why it was interrupted, once it was. */
  ending: 'timeout' | 'cancelled' | undefined;
}

/** A Python child process with a framed protocol of our own: started on first use, killed when it will not stop. */
export class PythonProcess implements KernelSession {
  readonly label: string;
  readonly protections: ReadonlySet<Protection>;
  readonly #options: PythonOptions;
  #child: ChildProcessWithoutNullStreams | undefined;
  #ready: Promise<void> | undefined;
  #folder: string | undefined;
  #job: Job | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #ids = 0;
  #stderr = '';

  constructor(options: PythonOptions) {
    this.#options = options;
    this.label = options.label;
    this.protections = new Set(options.wrap ? ['own-process', 'clean-environment', 'no-network', 'no-files', 'no-processes'] : ['own-process', 'clean-environment']);
  }

  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    const turn = this.#queue.then(() => this.#execute(code, options));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  interrupt(): void {
    if (this.#job) this.#end(this.#job, 'cancelled');
  }

  async restart(): Promise<void> {
    this.#kill('restarted');
    await this.#queue;
  }

  dispose(): void {
    this.#kill('ended');
  }

  async #execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    if (options.signal?.aborted) return { kind: 'cancelled', output: '' };
    try {
      await this.#start();
    } catch (error) {
      return { kind: 'died', output: '', why: error instanceof Error ? error.message : String(error) };
    }
    // Restarted between its start and now: there is nobody to send the code to.
    const child = this.#child;
    if (!child) return { kind: 'died', output: '', why: 'restarted' };
    return new Promise((resolve) => {
      const cancel = (): void => this.#end(job, 'cancelled');
      const job: Job = {
        id: ++this.#ids,
        options,
        output: '',
        timers: [],
        ending: undefined,
        settle: (result) => {
          if (this.#job !== job) return;
          this.#job = undefined;
          for (const timer of job.timers) clearTimeout(timer);
          options.signal?.removeEventListener('abort', cancel);
          resolve(result);
        },
      };
      this.#job = job;
      options.signal?.addEventListener('abort', cancel, { once: true });
      job.timers.push(setTimeout(() => this.#end(job, 'timeout'), options.timeoutMs));
      child.stdin.write(`${JSON.stringify({ id: job.id, code })}\n`);
    });
  }

  /** Interrupts; what does not stop within the grace is killed. */
  #end(job: Job, ending: 'timeout' | 'cancelled'): void {
    if (this.#job !== job || job.ending) return;
    job.ending = ending;
    this.#child?.kill('SIGINT');
    job.timers.push(
      setTimeout(() => {
        if (this.#job !== job) return;
        this.#kill(ending);
        job.settle({ kind: ending, output: job.output });
      }, graceMs),
    );
  }

  #start(): Promise<void> {
    this.#ready ??= this.#spawn();
    return this.#ready;
  }

  #spawn(): Promise<void> {
    const { python, runner, wrap } = this.#options;
    const folder = mkdtempSync(join(tmpdir(), 'therefore-kernel-'));
    this.#folder = folder;
    const [command = python, ...args] = [...(wrap?.(folder) ?? []), python, '-u', runner];
    const child = spawn(command, args, { cwd: folder, env: environment(folder), stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    this.#stderr = '';
    child.stdin.on('error', () => {});
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-4000);
    });
    return new Promise((resolve, reject) => {
      const slow = setTimeout(() => {
        this.#kill('slow');
        reject(new Error('Python did not start in time.'));
      }, startMs);
      child.once('error', (error) => {
        clearTimeout(slow);
        this.#gone(child, error.message);
        reject(error);
      });
      child.once('exit', (code, signal) => {
        clearTimeout(slow);
        const why = this.#stderr.trim().split('\n').at(-1) ?? '';
        this.#gone(child, `${signal ?? `exit ${code}`}${why === '' ? '' : `: ${why}`}`);
        reject(new Error(why === '' ? `Python ended with ${signal ?? code}.` : why));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const message = messageOf(line);
        if (message?.['kind'] === 'ready') {
          clearTimeout(slow);
          resolve();
        } else if (message && this.#child === child) this.#receive(message);
      });
    });
  }

  #receive(message: Readonly<Record<string, unknown>>): void {
    const job = this.#job;
    if (!job || message['id'] !== job.id) return;
    if (message['kind'] === 'out') {
      const text = String(message['text']);
      if (job.output.length < keptOutput) job.output += text;
      job.options.onOutput?.(text, message['stream'] === 'stderr' ? 'stderr' : 'stdout');
      return;
    }
    if (message['kind'] !== 'done') return;
    const truncated = Number(message['dropped'] ?? 0) > 0;
    if (job.ending) job.settle({ kind: job.ending, output: job.output });
    else if (message['ok'] === true) job.settle({ kind: 'ok', output: job.output, truncated, data: message['data'] });
    else job.settle({ kind: 'error', output: job.output, truncated, name: String(message['name']), message: String(message['message']), traceback: String(message['traceback']) });
  }

  #gone(child: ChildProcessWithoutNullStreams, why: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#ready = undefined;
    this.#clean();
    const job = this.#job;
    job?.settle(job.ending ? { kind: job.ending, output: job.output } : { kind: 'died', output: job.output, why });
  }

  #kill(why: string): void {
    const child = this.#child;
    if (!child) return;
    child.kill('SIGKILL');
    this.#gone(child, why);
  }

  #clean(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

/** Only what an interpreter needs: no token, key or path of the user's goes to code that a model may have written. */
function environment(folder: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'SystemRoot', 'windir'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), HOME: folder, TMPDIR: folder, PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1', OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
}

function messageOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
