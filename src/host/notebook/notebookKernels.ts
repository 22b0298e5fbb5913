import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import { PythonProcess } from '../../kernels/pythonProcess.ts';
import { KernelController, type KernelChoice } from './kernelController.ts';
import type { Pythons } from './pythons.ts';

export const defaultKernel = 'therefore-python';
const jupyterExtension = 'ms-toolsai.jupyter';

export interface KernelsDependencies {
  readonly pythons: Pythons;
  /** Absolute path of `runner.py`. */
  readonly runner: string;
  readonly embedded: () => KernelSession;
}

/**
 * The kernels that Therefore offers where the Jupyter extension is absent or does not start: beside it a second
 * set would break its choice of its own. Our Python process, and the Jupyter kernels that the user chose.
 */
export class NotebookKernels implements vscode.Disposable {
  readonly #deps: KernelsDependencies;
  readonly #controllers = new Map<string, KernelController>();
  readonly #subscription: vscode.Disposable;

  constructor(deps: KernelsDependencies) {
    this.#deps = deps;
    this.#subscription = vscode.extensions.onDidChange(() => this.#offer());
    this.#offer();
  }

  /** Our own controller of a notebook, if one is its kernel. */
  selected(notebook: vscode.NotebookDocument): KernelController | undefined {
    return [...this.#controllers.values()].find((controller) => controller.isSelected(notebook));
  }

  /** Our own controller that can run a cell of this notebook, made its kernel where none of ours is; none where another extension's is. */
  async controller(notebook: vscode.NotebookDocument): Promise<KernelController | undefined> {
    const selected = this.selected(notebook);
    if (selected) return selected;
    const own = this.#controllers.get(defaultKernel);
    return own && (await own.select(notebook)) ? own : undefined;
  }

  /** Whether kernels of ours are offered, rather than Jupyter's own. */
  get isOffering(): boolean {
    return this.#controllers.has(defaultKernel);
  }

  /** Offers one more kernel; undefined where Jupyter's own are used instead. */
  add(choice: KernelChoice): KernelController | undefined {
    if (!this.isOffering) return undefined;
    const known = this.#controllers.get(choice.id);
    if (known) return known;
    const controller = new KernelController(choice);
    this.#controllers.set(choice.id, controller);
    return controller;
  }

  remove(id: string): void {
    this.#controllers.get(id)?.dispose();
    this.#controllers.delete(id);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const id of [...this.#controllers.keys()]) this.remove(id);
  }

  #offer(): void {
    const jupyter = vscode.extensions.getExtension(jupyterExtension);
    if (jupyter) {
      if (jupyter.isActive && this.#controllers.size > 0) for (const id of [...this.#controllers.keys()]) this.remove(id);
      // It may be installed and yet not start, in builds of VS Code that lack what it needs.
      else if (this.#controllers.size === 0) jupyter.activate().then(undefined, () => this.#register());
      return;
    }
    this.#register();
  }

  #register(): void {
    if (!this.#controllers.has(defaultKernel)) this.#controllers.set(defaultKernel, new KernelController(this.#defaultChoice()));
  }

  #defaultChoice(): KernelChoice {
    return {
      id: defaultKernel,
      label: vscode.l10n.t('Python (Therefore)'),
      detail: vscode.l10n.t('a Python process of its own'),
      start: async (notebook) => {
        const { pythons, runner, embedded } = this.#deps;
        const python = await pythons.forCells(notebook.uri);
        if (python) return new PythonProcess({ python: python.path, runner, label: `Python ${python.version}`, purpose: 'cells', ...folderOf(notebook) });
        const brought = vscode.l10n.t('Cells run in the Python that Therefore brings, with SymPy, without files or network.');
        const why = pythons.named === '' ? vscode.l10n.t('No Python 3.8 or newer was found on this computer.') : vscode.l10n.t('{0}, which the settings name, is no Python 3.8 or newer that starts.', pythons.named);
        void vscode.window.showInformationMessage(`${why} ${brought}`);
        return embedded();
      },
    };
  }
}

/** Cells expect the folder of their notebook. */
export function folderOf({ uri }: vscode.NotebookDocument): { readonly folder?: string } {
  return uri.scheme === 'file' ? { folder: dirname(uri.fsPath) } : {};
}
