import * as vscode from 'vscode';
import type { Found, WaitingList } from '../waiting.ts';
import { outputPictures } from './problemPictures.ts';
import { readPicture } from './readPicture.ts';

interface SourceItem extends vscode.QuickPickItem {
  readonly found?: Found;
}

/** Attaches the pictures a menu names, else an output of the open notebook or files that are asked for, and says so: the panel may be hidden. */
export async function attachImage(waiting: WaitingList, target: unknown, all: unknown): Promise<void> {
  const before = waiting.items.length;
  waiting.add(await chosenPictures(target, all));
  if (waiting.items.length > before) void tell(waiting);
}

async function chosenPictures(target: unknown, all: unknown): Promise<readonly Found[]> {
  const named = (Array.isArray(all) ? all : [target]).filter((each) => each instanceof vscode.Uri);
  if (named.length > 0) return Promise.all(named.map(readPicture));
  const outputs = vscode.window.activeNotebookEditor?.notebook.getCells().flatMap(outputPictures) ?? [];
  const offered = outputs.flatMap((picture): SourceItem[] => (picture.kind === 'found' ? [{ label: picture.attachment.name, found: picture }] : []));
  if (offered.length > 0) {
    const file: SourceItem = { label: `$(folder-opened) ${vscode.l10n.t('A file…')}` };
    const chosen = await vscode.window.showQuickPick([...offered, file], { title: vscode.l10n.t('Which picture goes with your next problem?') });
    if (!chosen) return [];
    if (chosen.found) return [chosen.found];
  }
  const files = await vscode.window.showOpenDialog({ canSelectMany: true, filters: { [vscode.l10n.t('Pictures')]: ['png', 'jpg', 'jpeg', 'gif', 'webp'] }, title: vscode.l10n.t('Which picture goes with your next problem?') });
  return files ? Promise.all(files.map(readPicture)) : [];
}

async function tell(waiting: WaitingList): Promise<void> {
  const solve = vscode.l10n.t('Solve Selection');
  const show = vscode.l10n.t('Show in the Panel');
  const names = waiting.items.map(({ label }) => label).join(', ');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('With your next problem goes: {0}', names), solve, show);
  if (chosen === solve) await vscode.commands.executeCommand('therefore.solveSelection');
  else if (chosen === show) await vscode.commands.executeCommand('therefore.openPanel');
}
