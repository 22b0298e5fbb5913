import type * as vscode from 'vscode';
import type { PythonFound } from '../../kernels/findPython.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import { PythonProcess } from '../../kernels/pythonProcess.ts';
import { sandboxFor } from '../../kernels/sandbox.ts';
import type { Pythons } from './pythons.ts';

/**
 * The session that checks run in: never that of the user's cells. The user's Python with SymPy, in a sandbox
 * where the system has one; where there is none, the embedded Python. One for the window, fresh for each check.
 */
export class CheckSessions implements vscode.Disposable {
  readonly #pythons: Pythons;
  readonly #runner: string;
  readonly #embedded: () => KernelSession;
  #finding: Promise<unknown> = Promise.resolve();
  #checking: Promise<unknown> = Promise.resolve();
  #made: { readonly python: string | undefined; readonly session: KernelSession } | undefined;

  constructor(pythons: Pythons, runner: string, embedded: () => KernelSession) {
    this.#pythons = pythons;
    this.#runner = runner;
    this.#embedded = embedded;
  }

  session(resource: vscode.Uri): Promise<KernelSession> {
    const found = this.#finding.then(() => this.#session(resource));
    this.#finding = found.catch(() => {});
    return found;
  }

  /** One check after another: what one leaves in the fresh namespace, no other finds there. */
  alone<T>(check: () => Promise<T>): Promise<T> {
    const checked = this.#checking.then(check);
    this.#checking = checked.catch(() => {});
    return checked;
  }

  dispose(): void {
    this.#made?.session.dispose();
  }

  async #session(resource: vscode.Uri): Promise<KernelSession> {
    const python = await this.#pythons.withSympy(resource);
    if (this.#made && this.#made.python === python?.path) return this.#made.session;
    this.#made?.session.dispose();
    const session = python ? await this.#sandboxed(python) : this.#embedded();
    this.#made = { python: python?.path, session };
    return session;
  }

  async #sandboxed(python: PythonFound): Promise<KernelSession> {
    return new PythonProcess({ python: python.path, runner: this.#runner, label: `Python ${python.version}`, ...(await sandboxFor(python.path, this.#runner)) });
  }
}
