import * as vscode from 'vscode';
import type { Traces } from '../traces.ts';
import { pickTrace } from './traceList.ts';

/** Copies journals, as they are, to where the user says: one to a file, all to a new folder. */
export async function exportJournal(traces: Traces, given?: unknown): Promise<void> {
  const id = typeof given === 'string' ? given : await pickTrace(traces, vscode.l10n.t('Export the journal of a trace, or all'), vscode.l10n.t('All traces'));
  if (id === undefined) return;
  try {
    const count = id === 'all' ? await exportAll(traces) : await exportOne(traces, id);
    if (count === 1) void vscode.window.showInformationMessage(vscode.l10n.t('Exported 1 trace.'));
    else if (count > 1) void vscode.window.showInformationMessage(vscode.l10n.t('Exported {0} traces.', count));
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The journal could not be exported: {0}', error instanceof Error ? error.message : String(error)));
  }
}

async function exportOne(traces: Traces, id: string): Promise<number> {
  const target = await vscode.window.showSaveDialog({ ...startingAt(`${id}.jsonl`), filters: { 'JSON Lines': ['jsonl'] }, saveLabel: vscode.l10n.t('Export') });
  if (!target) return 0;
  await vscode.workspace.fs.writeFile(target, await traces.journal.bytes(id));
  return 1;
}

async function exportAll(traces: Traces): Promise<number> {
  const [parent] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, canSelectMany: false, openLabel: vscode.l10n.t('Export Here') })) ?? [];
  if (!parent) return 0;
  const folder = vscode.Uri.joinPath(parent, `therefore-journal-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}`);
  await vscode.workspace.fs.createDirectory(folder);
  const entries = await traces.journal.list();
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting the journal') }, async () => {
    for (const { id } of entries) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `${id}.jsonl`), await traces.journal.bytes(id));
    return entries.length;
  });
}

/** A file in the first folder of the workspace, for a dialog that saves. */
export function startingAt(name: string): { readonly defaultUri: vscode.Uri } | Record<string, never> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {};
}
