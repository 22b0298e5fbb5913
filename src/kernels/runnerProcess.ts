import { spawn, type ChildProcess } from 'node:child_process';
import { rmdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { FrameReader, type Frame } from './frames.ts';

/** Most that a start may take, on a slow and busy machine. Milliseconds. */
const startMs = 15_000;
/** Between the end of the process and that of its output. Milliseconds. */
const closingMs = 200;

/**
 * Runs the interpreter as the leader of a process group, beside a process that waits for the other end of
 * descriptor 4 to close and then ends the group. So nothing is left when the editor itself is killed,
 * whatever the code does.
 */
const guarded = '( (trap "" INT HUP TERM; read _ <&4; kill -KILL -$$) </dev/null >/dev/null 2>&1 3>&- & ); exec "$@" 4<&-';

export interface RunnerStart {
  /** The interpreter and its arguments, with what wraps them. */
  readonly command: readonly string[];
  /** Ends with all that it holds when its first process is killed. */
  readonly wrapped: boolean;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A folder to remove when the process is gone. */
  readonly temporary: string | undefined;
  /** For the runner: limits and the like. */
  readonly message: Frame;
}

export interface RunnerEvents {
  readonly onFrame: (frame: Frame) => void;
  /** What was written past Python: by child processes and compiled code. */
  readonly onRaw: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Once, when nothing more comes. */
  readonly onEnd: (why: string) => void;
}

/** One operating system process of the runner, with its group. */
export class RunnerProcess {
  readonly #child: ChildProcess;
  readonly #start: RunnerStart;
  readonly #events: RunnerEvents;
  readonly #frames = new FrameReader();
  readonly #ready: Promise<Frame>;
  #stderr = '';
  #ended = false;
  #rawBytes = 0;

  constructor(start: RunnerStart, events: RunnerEvents) {
    this.#start = start;
    this.#events = events;
    const posix = process.platform !== 'win32';
    const [command = '', ...args] = posix && !start.wrapped ? ['/bin/sh', '-c', guarded, 'sh', ...start.command] : start.command;
    const stdio: 'pipe'[] = posix ? ['pipe', 'pipe', 'pipe', 'pipe', ...(start.wrapped ? [] : ['pipe' as const])] : ['pipe', 'pipe', 'pipe'];
    this.#child = spawn(command, args, { cwd: start.folder, env: start.environment, stdio, detached: posix, windowsHide: true });
    for (const stream of this.#child.stdio) stream?.on('error', () => {});
    this.#ready = new Promise((resolve, reject) => this.#listen(resolve, reject));
    this.#ready.catch(() => {});
    this.send({ kind: 'start', rawOut: posix, ...start.message });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** What the runner says of itself. Rejects with an Error where it does not start. */
  get ready(): Promise<Frame> {
    return this.#ready;
  }

  send(message: Frame): void {
    if (!this.#ended) (this.#child.stdin as Writable).write(`${JSON.stringify(message)}\n`);
  }

  interrupt(id: number): void {
    // Some compiled code looks for signals without letting another thread read the protocol; and child
    // processes in the foreground should hear it too. A sandbox would end with its first process.
    if (!this.#start.wrapped) this.#signal('SIGINT');
    this.send({ kind: 'interrupt', id });
  }

  /** Ends the process and its group at once. `onEnd` is called before this returns. */
  kill(why: string): void {
    if (this.#ended) return;
    this.#signal('SIGKILL');
    this.#child.kill('SIGKILL');
    this.#end(why);
  }

  /** Resolves when all that had been written past Python before now has been read. */
  async drained(): Promise<void> {
    for (let round = 0, seen = -1; round < 20 && seen !== this.#rawBytes; round++) {
      seen = this.#rawBytes;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #listen(resolve: (frame: Frame) => void, reject: (error: Error) => void): void {
    const child = this.#child;
    const slow = setTimeout(() => {
      reject(new Error('Python did not start in time.'));
      this.kill('Python did not start in time.');
    }, startMs);
    const end = (why: string): void => {
      clearTimeout(slow);
      reject(new Error(why));
      this.#end(why);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(slow);
      // What it forked off goes with it; the last words are still in the pipes.
      this.#signal('SIGKILL');
      const finish = (): void => end(this.#why(code, signal));
      const late = setTimeout(finish, closingMs);
      child.once('close', () => {
        clearTimeout(late);
        finish();
      });
    });
    const [, frames, stderr, stdout] = child.stdio as unknown as readonly (Readable | undefined)[];
    frames?.on('data', (chunk: Buffer) => {
      if (this.#ended) return;
      try {
        for (const frame of this.#frames.read(chunk)) {
          if (frame['kind'] === 'ready') {
            clearTimeout(slow);
            resolve(frame);
          } else this.#events.onFrame(frame);
        }
      } catch (error) {
        this.kill(error instanceof Error ? error.message : String(error));
      }
    });
    // The protocol was closed by a process that lives on: nothing more can come of it.
    frames?.on('end', () => setTimeout(() => !this.#ended && this.kill('The process closed its descriptors.'), closingMs));
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-8000);
      this.#raw(text, 'stderr');
    });
    stdout?.setEncoding('utf8').on('data', (text: string) => this.#raw(text, 'stdout'));
  }

  #raw(text: string, stream: 'stdout' | 'stderr'): void {
    this.#rawBytes += text.length;
    if (!this.#ended) this.#events.onRaw(text, stream);
  }

  #why(code: number | null, signal: NodeJS.Signals | null): string {
    const ending = signal ?? (code !== null && code > 128 && this.#start.wrapped ? `signal ${code - 128}` : `exit ${code}`);
    const fatal = /^Fatal Python error: .*$/m.exec(this.#stderr)?.[0] ?? this.#stderr.trim().split('\n').at(-1) ?? '';
    return fatal === '' ? ending : `${ending}: ${fatal}`;
  }

  /** To the group; to the wrapper alone where the group is the wrapper's own affair. */
  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined || process.platform === 'win32') return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Nobody is left in the group.
    }
  }

  #end(why: string): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const stream of this.#child.stdio) stream?.destroy();
    if (this.#start.temporary !== undefined) remove(this.#start.temporary);
    this.#events.onEnd(why);
  }
}

/** An empty folder at once, so that a program about to end leaves none; what code filled may take its time. */
function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}
