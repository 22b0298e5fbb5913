import * as vscode from 'vscode';
import type { NotebookKernels } from './notebookKernels.ts';
import { messageOutput, StreamedOutput, type CellWork } from './streamedOutput.ts';

/**
 * Does some work as a cell: as its execution where one of our kernels is the notebook's, else aside, with the
 * output put into the cell when it is done, since an execution belongs to the kernel's own extension there.
 */
export async function runCell(kernels: NotebookKernels, cell: vscode.NotebookCell, work: CellWork): Promise<boolean> {
  const controller = await kernels.controller(cell.notebook);
  if (controller) return controller.perform(cell, work);
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Running the check cell'), cancellable: true }, async (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const output = new StreamedOutput(undefined);
    try {
      const { isOk, outputs } = await work(output, abort.signal);
      await output.finish(outputs);
      await writeOutputs(cell, output.all);
      return isOk;
    } catch (error) {
      await writeOutputs(cell, [messageOutput(error instanceof Error ? error.message : String(error))]);
      return false;
    }
  });
}

async function writeOutputs(cell: vscode.NotebookCell, outputs: readonly vscode.NotebookCellOutput[]): Promise<void> {
  if (cell.notebook.isClosed || cell.index < 0) return;
  const data = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  data.metadata = { ...cell.metadata };
  data.outputs = [...outputs];
  const edit = new vscode.WorkspaceEdit();
  edit.set(cell.notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(cell.index, cell.index + 1), [data])]);
  await vscode.workspace.applyEdit(edit);
}
