import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../host/setup.mjs';
import { until } from '../until.ts';
import { writeTo } from '../workspace.ts';

const manifest = {
  name: 'jupyter',
  publisher: 'ms-toolsai',
  displayName: 'Jupyter',
  version: '2026.6.1',
  engines: { vscode: '^1.106.0' },
  main: './extension.cjs',
  activationEvents: ['onNotebook:jupyter-notebook'],
  contributes: { commands: [{ command: 'jupyter.manageAccessToKernels', title: 'Manage Access To Jupyter Kernels', category: 'Jupyter' }] },
};

/** Faults of the extension; those of activation count from the next start of the window. */
export interface JupyterExtensionTraps {
  readonly activation?: 'fails' | 'hangs' | 'works';
  /** The kernel dies soon after code of another extension began, and the iterator never settles. */
  readonly dieOnExecute?: boolean;
  /** Nothing tells that the kernel died. */
  readonly silent?: boolean;
}

/** What code of another extension must leave as it was. */
export interface KernelState {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly in: readonly string[];
  readonly out: readonly number[];
  readonly count: number;
  readonly children: readonly string[];
}

export interface JupyterExtensionState {
  readonly kernel?: KernelState;
  /** Code of another extension that the kernel began to run. */
  readonly executed: number;
  readonly interrupts: number;
  readonly status?: string;
  /** Times that the user was asked whether Therefore may use kernels. */
  readonly asked: number;
  /** Stacks of `executeCode`, by which the real extension tells who calls. */
  readonly callers: readonly string[];
}

/** A folder of installed extensions: Therefore, and a stand-in for the Jupyter extension that runs IPython for real. */
export class JupyterExtension {
  readonly extensionsDir: string;
  readonly #folder: string;
  readonly #python: string;

  constructor(python: string) {
    this.extensionsDir = mkdtempSync(join(tmpdir(), 'therefore-extensions-'));
    this.#folder = join(this.extensionsDir, 'ms-toolsai.jupyter-2026.6.1');
    this.#python = python;
    writeTo(join(this.#folder, 'package.json'), JSON.stringify(manifest));
    for (const name of ['extension.cjs', 'kernel.py']) cpSync(join(import.meta.dirname, name), join(this.#folder, name));
    symlinkSync(root, join(this.extensionsDir, 'therefore.therefore-0.1.0'));
    this.atStart({});
  }

  /** Sets the faults that the next window starts with. */
  atStart(traps: JupyterExtensionTraps): void {
    writeTo(join(this.#folder, 'traps.json'), JSON.stringify({ ...traps, python: this.#python }));
    rmSync(join(this.#folder, 'port'), { force: true });
  }

  state(): Promise<JupyterExtensionState> {
    return this.#ask('/state') as Promise<JupyterExtensionState>;
  }

  async setTraps(traps: JupyterExtensionTraps): Promise<void> {
    await this.#ask('/traps', JSON.stringify(traps));
  }

  remove(): void {
    rmSync(this.extensionsDir, { recursive: true, force: true });
  }

  async #ask(path: string, body?: string): Promise<unknown> {
    const file = join(this.#folder, 'port');
    const port = await until('the port of the extension', 30_000, () => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : undefined));
    const response = await fetch(`http://127.0.0.1:${port}${path}`, body === undefined ? {} : { method: 'POST', body });
    return response.json();
  }
}
