import * as vscode from 'vscode';
import { mostPictures } from '../../core/picture.ts';
import type { Attachment } from '../../core/problem.ts';
import { outputPictures } from './problemPictures.ts';
import { readPicture, type Picture } from './readPicture.ts';

/** Pictures that wait for the next problem. */
export class PendingPictures {
  #waiting: Attachment[] = [];

  get count(): number {
    return this.#waiting.length;
  }

  /** What waits, which then waits no longer. */
  take(): readonly Attachment[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** Adds pictures and says which; what is none is said too. */
  add(pictures: readonly Picture[]): void {
    const reasons = pictures.flatMap((picture) => (picture.kind === 'none' ? [picture.reason] : []));
    const added = pictures.flatMap((picture) => (picture.kind === 'picture' ? [picture.attachment] : []));
    this.#waiting = [...this.#waiting, ...added];
    if (this.#waiting.length > mostPictures) {
      reasons.push(vscode.l10n.t('A problem may have {0} pictures; the first {0} are kept.', mostPictures));
      this.#waiting = this.#waiting.slice(0, mostPictures);
    }
    for (const reason of reasons) void vscode.window.showWarningMessage(reason);
    if (added.length > 0) void this.#tell();
  }

  async #tell(): Promise<void> {
    const solve = vscode.l10n.t('Solve Selection');
    const remove = vscode.l10n.t('Remove');
    const names = this.#waiting.map(({ name }) => name).join(', ');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('With your next problem goes: {0}', names), solve, remove);
    if (chosen === remove) this.take();
    else if (chosen === solve) await vscode.commands.executeCommand('therefore.solveSelection');
  }
}

interface SourceItem extends vscode.QuickPickItem {
  readonly picture?: Picture;
}

/** Attaches the files a menu names, else an output of the open notebook or files that are asked for. */
export async function attachImage(pending: PendingPictures, target: unknown, all: unknown): Promise<void> {
  const named = (Array.isArray(all) ? all : [target]).filter((each) => each instanceof vscode.Uri);
  if (named.length > 0) {
    pending.add(await Promise.all(named.map(readPicture)));
    return;
  }
  const outputs = vscode.window.activeNotebookEditor?.notebook.getCells().flatMap(outputPictures) ?? [];
  const offered = outputs.flatMap((picture): SourceItem[] => (picture.kind === 'picture' ? [{ label: picture.attachment.name, picture }] : []));
  if (offered.length > 0) {
    const file: SourceItem = { label: `$(folder-opened) ${vscode.l10n.t('A file…')}` };
    const chosen = await vscode.window.showQuickPick([...offered, file], { title: vscode.l10n.t('Which picture goes with your next problem?') });
    if (!chosen) return;
    if (chosen.picture) {
      pending.add([chosen.picture]);
      return;
    }
  }
  const files = await vscode.window.showOpenDialog({ canSelectMany: true, filters: { [vscode.l10n.t('Pictures')]: ['png', 'jpg', 'jpeg', 'gif', 'webp'] }, title: vscode.l10n.t('Which picture goes with your next problem?') });
  if (files) pending.add(await Promise.all(files.map(readPicture)));
}
