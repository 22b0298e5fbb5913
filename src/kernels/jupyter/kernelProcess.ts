import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, rmSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Connection } from './connectionFile.ts';
import type { KernelSpec } from './kernelSpecs.ts';

const running = new Set<KernelProcess>();
let watched = false;

/** The process of a kernel with all that it started: a group of its own where the system has groups. */
export class KernelProcess {
  /** What is to be removed with it when this whole process ends. */
  readonly folder: string;
  readonly #child: ChildProcess;
  readonly #exited: (why: string) => void;
  #stderr = '';
  #over = false;

  /** Starts it in the connection's folder, which holds no module. `exited` is called once, also where it cannot start. */
  constructor(spec: KernelSpec, connection: Connection, environment: NodeJS.ProcessEnv, exited: (why: string) => void) {
    this.#exited = exited;
    this.folder = connection.folder;
    const [command = '', ...args] = spec.argv.map((part) => part.replaceAll('{connection_file}', connection.file).replaceAll('{resource_dir}', spec.folder ?? connection.folder));
    const own = Object.entries(spec.env).map(([name, value]) => [name, value.replace(/\$\{(\w+)\}/g, (hole, variable: string) => environment[variable] ?? hole)]);
    // By it ipykernel ends itself when this process is gone; on Windows it would have to be a handle.
    const parent = process.platform === 'win32' ? {} : { JPY_PARENT_PID: String(process.pid) };
    const env = { ...environment, ...Object.fromEntries(own), ...parent };
    this.#child = spawn(onPath(command, env), args, { cwd: connection.folder, env, detached: process.platform !== 'win32', windowsHide: true, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-4000);
    });
    this.#child.once('error', (error) => this.#gone(error.message));
    this.#child.once('exit', (code, signal) => this.#gone(signal ?? `exit ${code}`));
    running.add(this);
    watch();
  }

  /** As the interrupt button of a notebook: the kernel and what it started. */
  interrupt(): void {
    if (!this.#over) signalGroup(this.#child, 'SIGINT');
  }

  /** Ends everything at once. */
  kill(): void {
    if (this.#over) return;
    this.#over = true;
    running.delete(this);
    signalGroup(this.#child, 'SIGKILL');
    this.#child.stderr?.destroy();
  }

  #gone(how: string): void {
    if (this.#over) return;
    // What the kernel started may outlive it; its group's number is still its own now.
    this.kill();
    // The debugger inside ipykernel talks with a time before each line.
    const words = this.#stderr.trim().split('\n').filter((line) => !/^\d+\.\d+s - /.test(line)).at(-1) ?? '';
    this.#exited(words === '' ? how : `${how}: ${words.slice(0, 300)}`);
  }
}

function signalGroup(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform !== 'win32') process.kill(-child.pid, signal);
    // Node can only end a process there, so an interrupt is left to the grace.
    else if (signal === 'SIGKILL') spawn(join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe'), ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).once('error', () => child.kill());
  } catch {
    // Gone already.
  }
}

/** Kernels end with this process, however it ends in order. */
function watch(): void {
  if (watched) return;
  watched = true;
  process.on('exit', () => {
    for (const each of [...running]) {
      each.kill();
      rmSync(each.folder, { recursive: true, force: true });
    }
  });
}

/** A bare command as the shell finds it, but never in the folder where it is started. */
function onPath(command: string, env: NodeJS.ProcessEnv): string {
  if (isAbsolute(command)) return command;
  const names = process.platform === 'win32' && !/\.\w+$/.test(command) ? [`${command}.exe`, `${command}.bat`] : [command];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(runs);
  return /[\\/]/.test(command) || found === undefined ? join('/', 'nowhere', command) : found;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
