import * as vscode from 'vscode';
import type { Phrase } from '../../core/phrase.ts';
import { findJupyterKernel } from '../../kernels/jupyterExtension.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import type { NotebookKernels } from './notebookKernels.ts';

/** The kernel in which a notebook's cells have run. */
export interface RunningKernel {
  readonly session: KernelSession;
  /** What ran in it, by execution number, where we ran it. Of Jupyter's kernels IPython itself tells. */
  readonly ran?: ReadonlyMap<number, string>;
  /** Others may run code in it, which `ran` does not tell. */
  readonly isShared: boolean;
  /** Hears that what was read of it no longer stands anywhere: it was restarted, or ended. */
  onLost(listener: () => void): vscode.Disposable;
}

export type KernelOfNotebook =
  | { readonly kind: 'running'; readonly kernel: RunningKernel }
  /** With what the user can do about it, where there is something. */
  | { readonly kind: 'none'; readonly way?: Phrase };

/** The running kernel of a notebook: one of ours, or one of the Jupyter extension. Starts none. */
export async function kernelOfNotebook(kernels: NotebookKernels, notebook: vscode.NotebookDocument): Promise<KernelOfNotebook> {
  const controller = kernels.selected(notebook);
  const own = controller?.running(notebook);
  if (controller) return own ? { kind: 'running', kernel: { session: own, ran: controller.ran(notebook), isShared: controller.isShared, onLost: (listener) => controller.onLost(notebook, listener) } } : { kind: 'none' };
  const found = await findJupyterKernel(vscode.extensions.getExtension('ms-toolsai.jupyter'), notebook.uri, {
    label: vscode.l10n.t('the Jupyter kernel of this notebook'),
    cancellation: () => new vscode.CancellationTokenSource(),
  });
  switch (found.kind) {
    case 'ready':
      return { kind: 'running', kernel: { session: found.session, isShared: false, onLost: (listener) => new vscode.Disposable(found.session.onLost(listener)) } };
    case 'absent':
      return { kind: 'none' };
    case 'not-started':
    case 'denied':
      return { kind: 'none', way: found.way };
    case 'failed':
      return { kind: 'none', way: found.why };
  }
}
