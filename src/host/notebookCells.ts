import * as vscode from 'vscode';
import { lastingNames } from './lastingNames.ts';

/** A cell by the address of its document, which no edit of the notebook changes. */
export function cellId(cell: vscode.NotebookCell): string {
  return cell.document.uri.toString();
}

/** Names of a notebook's cells that the next window knows them by, in their order. */
export function lastingIds(notebook: vscode.NotebookDocument): readonly string[] {
  return lastingNames(notebook.getCells().map(({ metadata }) => metadata['id'] as unknown));
}

/** The notebook that the user works in, or that a command of its toolbar names; undefined where there is none. */
export function activeNotebook(argument?: unknown): vscode.NotebookDocument | undefined {
  const uri = typeof argument === 'object' && argument !== null && 'notebookEditor' in argument ? (argument as { notebookEditor?: { notebookUri?: unknown } }).notebookEditor?.notebookUri : undefined;
  const named = uri instanceof vscode.Uri ? vscode.workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString()) : undefined;
  return named ?? vscode.window.activeNotebookEditor?.notebook;
}

/** The cell's own metadata as its file has it; edits replace the whole, so writers start from this. */
export function fileMetadata(cell: vscode.NotebookCell): Readonly<Record<string, unknown>> {
  const metadata: unknown = cell.metadata['metadata'];
  return typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : {};
}
