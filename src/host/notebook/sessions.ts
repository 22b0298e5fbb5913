import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { findPython, type PythonFound } from '../../kernels/findPython.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import { PythonProcess } from '../../kernels/pythonProcess.ts';
import { sandboxFor } from '../../kernels/sandbox.ts';
import type { Settings } from '../settings.ts';

export interface PythonReady {
  readonly session: KernelSession;
  /** Code in it reaches neither the network nor the user's files. */
  readonly sandboxed: boolean;
}

/**
 * Python processes: one a notebook for the user's own cells, which are theirs and run unconfined, and one
 * sandboxed for check cells of notebooks whose cells have not been run here.
 */
export class Sessions implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #runner: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #notebooks = new Map<string, KernelSession>();
  readonly #closing: vscode.Disposable;
  #checks: { readonly python: string; readonly ready: PythonReady } | undefined;

  constructor(settings: Settings, runner: string, log: vscode.LogOutputChannel) {
    this.#settings = settings;
    this.#runner = runner;
    this.#log = log;
    this.#closing = vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#close(notebook.uri.toString()));
  }

  /** The session in which this notebook's cells have run, if any has. */
  running(notebook: vscode.NotebookDocument): KernelSession | undefined {
    return this.#notebooks.get(notebook.uri.toString());
  }

  /** The session for the user's own cells; undefined where there is no Python. */
  async forCells(notebook: vscode.NotebookDocument): Promise<KernelSession | undefined> {
    const key = notebook.uri.toString();
    const known = this.#notebooks.get(key);
    if (known) return known;
    const python = await this.python();
    if (!python) return undefined;
    const session = new PythonProcess({ python: python.path, runner: this.#runner, label: labelOf(python), purpose: 'cells', ...(notebook.uri.scheme === 'file' ? { folder: dirname(notebook.uri.fsPath) } : {}) });
    this.#notebooks.set(key, session);
    return session;
  }

  /** The session for check cells: the notebook's own where its cells have run, else a sandboxed one. */
  async forChecks(notebook: vscode.NotebookDocument): Promise<PythonReady | undefined> {
    const own = this.running(notebook);
    if (own) return { session: own, sandboxed: false };
    const python = await this.python();
    if (!python?.sympy) return undefined;
    if (this.#checks?.python === python.path) return this.#checks.ready;
    this.#checks?.ready.session.dispose();
    const sandbox = await sandboxFor(python.path, this.#runner);
    const session = new PythonProcess({ python: python.path, runner: this.#runner, label: labelOf(python), ...sandbox });
    this.#checks = { python: python.path, ready: { session, sandboxed: sandbox.active } };
    return this.#checks.ready;
  }

  /** The interpreter; the workspace's own environment counts only where the workspace is trusted. */
  async python(): Promise<PythonFound | undefined> {
    const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
    const bin = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
    const venvs = folders.flatMap(({ uri }) => (uri.scheme === 'file' ? ['.venv', 'venv'].map((name) => join(uri.fsPath, name, ...bin)) : []));
    const found = await findPython(this.#settings.python, venvs);
    this.#log.info(found ? `Python ${found.version} at ${found.path}, SymPy: ${found.sympy}` : 'No Python 3.8 or newer was found');
    return found;
  }

  async restart(notebook: vscode.NotebookDocument): Promise<void> {
    await this.running(notebook)?.restart();
  }

  dispose(): void {
    this.#closing.dispose();
    for (const key of [...this.#notebooks.keys()]) this.#close(key);
    this.#checks?.ready.session.dispose();
  }

  #close(key: string): void {
    this.#notebooks.get(key)?.dispose();
    this.#notebooks.delete(key);
  }
}

function labelOf(python: PythonFound): string {
  return `Python ${python.version}`;
}
