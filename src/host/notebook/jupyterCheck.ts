import * as vscode from 'vscode';
import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { CheckCell } from '../../checking/kernel/checkCell.ts';
import { judgeData } from '../../checking/kernel/judgeCheck.ts';
import type { Consent } from './consent.ts';

/** The part of the Jupyter extension's API that is used (`@vscode/jupyter-extension` 1.1). */
interface JupyterKernel {
  readonly language: string;
  readonly status: string;
  readonly onDidChangeStatus: vscode.Event<string>;
  executeCode(code: string, token: vscode.CancellationToken): AsyncIterable<{ readonly items: readonly { readonly mime: string; readonly data: Uint8Array }[] }>;
}

interface JupyterApi {
  readonly kernels: { getKernel(uri: vscode.Uri): Promise<JupyterKernel | undefined> };
}

/** How long the extension may take to say which kernels it has. Milliseconds. */
const askMs = 5000;

/** Whether the Jupyter extension is there and a kernel of this notebook is running in it. */
export async function hasJupyterKernel(notebook: vscode.NotebookDocument): Promise<boolean> {
  const asked = kernelOf(notebook).then(
    (kernel) => kernel !== undefined && kernel.status !== 'dead',
    () => false,
  );
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), askMs))]);
}

async function kernelOf(notebook: vscode.NotebookDocument): Promise<JupyterKernel | undefined> {
  const api = (await vscode.extensions.getExtension<JupyterApi>('ms-toolsai.jupyter')?.activate()) as JupyterApi | undefined;
  return api?.kernels.getKernel(notebook.uri);
}

/**
 * Runs a check cell in the Jupyter kernel of its notebook, as a visible cell, and reads the values it
 * left. The extension's calls may never settle, so each is raced against the clock and the kernel's
 * death; whatever goes wrong decides nothing.
 */
export async function runInJupyter(notebook: vscode.NotebookDocument, cell: vscode.NotebookCell, made: CheckCell, consent: Consent, timeoutMs: number): Promise<Verdict | undefined> {
  if (!(await consent.ask({ code: made.code, where: vscode.l10n.t('the Jupyter kernel of this notebook'), sandboxed: false }))) return undefined;
  if (cell.document.getText() !== made.code) return { kind: 'inconclusive', reason: say('The check cell was changed before it ran, so it was not run.') };
  const finished = cellFinished(notebook, cell, timeoutMs);
  void vscode.commands.executeCommand('notebook.cell.execute', { ranges: [{ start: cell.index, end: cell.index + 1 }], document: notebook.uri });
  const success = await finished;
  if (success === undefined) return { kind: 'inconclusive', reason: say('The cell took too long and was stopped.') };
  if (!success) return { kind: 'inconclusive', reason: say('The cell failed.') };
  try {
    const kernel = await kernelOf(notebook);
    if (!kernel) return { kind: 'inconclusive', reason: say('The notebook has no running kernel to read from.') };
    const text = await readBack(kernel, timeoutMs);
    return judgeData(made.plan, text === undefined ? undefined : JSON.parse(text), 'Jupyter');
  } catch (error) {
    return { kind: 'inconclusive', reason: say('The kernel could not be read: {0}', error instanceof Error ? error.message : String(error)) };
  }
}

/** Whether the cell ended well; undefined when it did not end in time. */
function cellFinished(notebook: vscode.NotebookDocument, cell: vscode.NotebookCell, timeoutMs: number): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const settle = (value: boolean | undefined): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(value);
    };
    const timer = setTimeout(() => settle(undefined), timeoutMs);
    const listener = vscode.workspace.onDidChangeNotebookDocument((change) => {
      if (change.notebook !== notebook) return;
      const success = change.cellChanges.find((each) => each.cell === cell)?.executionSummary?.success;
      if (success !== undefined) settle(success);
    });
  });
}

/** The JSON of `__therefore__`, between marks that no other output can have. */
async function readBack(kernel: JupyterKernel, timeoutMs: number): Promise<string | undefined> {
  const mark = `therefore-${crypto.randomUUID()}`;
  const cancellation = new vscode.CancellationTokenSource();
  const reading = (async () => {
    let text = '';
    for await (const { items } of kernel.executeCode(`import json as __j; print("${mark}" + __j.dumps(__therefore__) + "${mark}")`, cancellation.token)) {
      for (const { mime, data } of items) if (/stdout|text\/plain/.test(mime)) text += new TextDecoder().decode(data);
    }
    return text;
  })();
  reading.catch(() => {});
  let stop: () => void = () => {};
  const ended = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    const listener = kernel.onDidChangeStatus((status) => {
      if (/^(?:dead|terminating|restarting|autorestarting)$/.test(status)) resolve(undefined);
    });
    stop = () => {
      clearTimeout(timer);
      listener.dispose();
      cancellation.dispose();
    };
  });
  try {
    const text = await Promise.race([reading, ended]);
    return text?.split(mark)[1];
  } finally {
    cancellation.cancel();
    stop();
  }
}
