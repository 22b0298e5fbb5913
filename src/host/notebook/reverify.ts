import * as vscode from 'vscode';
import type { VerdictKind } from '../../core/verdict.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import type { NotebookComparison } from '../notebookComparison.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { translate } from '../words.ts';
import { readKernel, type KernelReading } from './readKernel.ts';

export interface ReverifyDependencies extends KernelReading {
  readonly ledgers: NotebookLedgers;
  readonly documents: DocumentLedgers;
  readonly comparison: NotebookComparison;
}

/**
 * Decides every claim of a notebook anew: its text with all tiers, then its text against the running kernel
 * where one runs and the user agrees, else against the saved outputs. Sums up, and leaves in the cells'
 * metadata what was decided, so that a colleague sees it.
 */
export async function reverify(deps: ReverifyDependencies, notebook: vscode.NotebookDocument): Promise<void> {
  const title = vscode.l10n.t('Re-verifying {0}', notebook.uri.path.slice(notebook.uri.path.lastIndexOf('/') + 1));
  const finished = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const cells = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Markup);
    for (const cell of cells) {
      if (abort.signal.aborted || notebook.isClosed) return false;
      progress.report({ message: vscode.l10n.t('Cell {0}', cell.index + 1), increment: 80 / cells.length });
      await deps.documents.check(cell.document, 'notebook-markdown');
    }
    progress.report({ message: vscode.l10n.t('comparing with the cells') });
    await readLive(deps, notebook, abort.signal);
    if (abort.signal.aborted || notebook.isClosed) return false;
    await deps.ledgers.compareNow(notebook);
    return !abort.signal.aborted && deps.ledgers.record(notebook);
  });
  if (!finished) return;
  await sumUp(deps.ledgers, notebook);
}

async function readLive({ comparison, consent, ledgers, reader, running }: ReverifyDependencies, notebook: vscode.NotebookDocument, signal: AbortSignal): Promise<void> {
  const failed = (why: string): void => void vscode.window.showWarningMessage(vscode.l10n.t('The kernel could not be read, so the saved outputs were compared with: {0}', why));
  const found = await running(notebook);
  if (signal.aborted) return;
  if (found.kind === 'none') {
    if (found.way) failed(translate(found.way));
    return;
  }
  const { kernel } = found;
  const plan = await comparison.plan(notebook);
  const watching = kernel.onLost(() => {
    comparison.setLive(notebook, undefined);
    void ledgers.compareNow(notebook);
  });
  const live = await readKernel(kernel, notebook.uri.toString(), plan, reader(), consent, failed, signal);
  comparison.setLive(notebook, live, watching);
}

async function sumUp(ledgers: NotebookLedgers, notebook: vscode.NotebookDocument): Promise<void> {
  const entries = ledgers.entries(notebook);
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing here that can be checked.'));
    return;
  }
  const count = (...kinds: readonly VerdictKind[]): number => entries.filter(({ checked: { verdict } }) => kinds.includes(verdict.kind)).length;
  const summary = vscode.l10n.t('{0} verified, {1} refuted, {2} inconclusive, {3} not checked', count('verified'), count('refuted'), count('inconclusive', 'stale'), count('unchecked'));
  const show = vscode.l10n.t('Show Ledger');
  const tell = count('refuted') > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if ((await tell(summary, show)) === show) await vscode.commands.executeCommand('therefore.showLedger');
}
