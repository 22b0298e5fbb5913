import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Traces } from '../traces.ts';

/** What the user is told of the journal, each once: that it fails, that old traces were archived, that some are too new. */
export function notices(traces: Traces): vscode.Disposable {
  return vscode.Disposable.from(
    traces.onDidFail((error) => void tellFailure(traces, error)),
    traces.onDidArchive(({ count, first }) => {
      if (first) void tellArchive(traces, count);
    }),
    traces.onDidFindNewer((count) => void tellNewer(count)),
  );
}

async function tellFailure(traces: Traces, error: unknown): Promise<void> {
  const open = vscode.l10n.t('Open Folder');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Therefore cannot write its journal: {0} The run goes on; what comes is kept in this window alone until the folder can be written again.', reasonOf(error)),
    open,
  );
  if (chosen === open) await openFolder(dirname(traces.journal.path('any')));
}

async function tellArchive(traces: Traces, count: number): Promise<void> {
  const open = vscode.l10n.t('Open Folder');
  const words =
    count === 1
      ? vscode.l10n.t('The journal reached its size: its oldest trace was moved to the archive, where Show Journal still finds it.')
      : vscode.l10n.t('The journal reached its size: its {0} oldest traces were moved to the archive, where Show Journal still finds them.', count);
  if ((await vscode.window.showInformationMessage(words, open)) === open) await openFolder(traces.journal.archive.folder);
}

async function tellNewer(count: number): Promise<void> {
  await vscode.window.showWarningMessage(
    count === 1
      ? vscode.l10n.t('One trace was written by a newer Therefore and is left as it is. Update Therefore to see it.')
      : vscode.l10n.t('{0} traces were written by a newer Therefore and are left as they are. Update Therefore to see them.', count),
  );
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return vscode.l10n.t('the disk is full.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return vscode.l10n.t('its folder may not be written.');
    default:
      return vscode.l10n.t('the disk failed; the log has the details.');
  }
}

/** In the system's file manager; where there is none, as with a remote host, in a window of its own. */
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch(() => {});
  const folder = vscode.Uri.file(path);
  if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) await vscode.commands.executeCommand('revealFileInOS', folder);
  else await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}
