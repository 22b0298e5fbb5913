import * as vscode from 'vscode';
import { fileEndings, isExportFormat, type ExportFormat } from '../../core/exportFormat.ts';
import { versionsOf } from '../../core/conversation.ts';
import type { Trace } from '../../core/trace.ts';
import type { ExportOptions } from '../../exporting/report.ts';
import { fileNameOf } from '../../exporting/fileName.ts';
import type { Traces } from '../traces.ts';
import { hostWording } from '../words.ts';
import { exportedBytes } from './exportWork.ts';
import { startingAt } from './exportJournal.ts';
import { pickTrace } from './traceList.ts';

interface Exporting {
  readonly traces: Traces;
  /** The script of the thread that exports. */
  readonly exportWorker: string;
}

/**
 * Writes a trace to a file for readers without Therefore, and opens it. What is not given is asked for: the
 * trace is the panel's, or one of the journal's where the panel has none.
 */
export async function exportTraceToFile({ traces, exportWorker }: Exporting, givenTrace?: unknown, givenFormat?: unknown): Promise<void> {
  try {
    const trace = await traceToExport(traces, givenTrace);
    if (!trace) return;
    const format = isExportFormat(givenFormat) ? givenFormat : await pickFormat();
    if (!format) return;
    const options = await pickOptions(trace);
    if (!options) return;
    const filters = { [formatWord(format)]: [fileEndings[format]] };
    const target = await vscode.window.showSaveDialog({ ...startingAt(fileNameOf(trace, format, hostWording)), filters, saveLabel: vscode.l10n.t('Export') });
    if (!target) return;
    const work = { trace: traces.get(trace.id) ?? trace, format, options, language: vscode.env.language, bundle: vscode.l10n.bundle ?? {} };
    const bytes = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting the trace'), cancellable: true }, (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return exportedBytes(exportWorker, work, abort.signal);
    });
    if (!bytes) return;
    await vscode.workspace.fs.writeFile(target, bytes);
    await open(target, format);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The trace could not be exported: {0}', error instanceof Error ? error.message : String(error)));
  }
}

async function traceToExport(traces: Traces, given: unknown): Promise<Trace | undefined> {
  const id = typeof given === 'string' ? given : (traces.current?.id ?? (await pickTrace(traces, vscode.l10n.t('Export a trace'))));
  if (id === undefined) return undefined;
  await traces.load(id);
  const trace = traces.get(id);
  if (!trace) void vscode.window.showWarningMessage(vscode.l10n.t('There is no such trace, or it has no beginning, so it cannot be exported. Export Journal copies what there is.'));
  return trace;
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const item = (format: ExportFormat, icon: string, detail: string) => ({ format, label: `$(${icon}) ${formatWord(format)}`, description: `.${fileEndings[format]}`, detail });
  const items = [
    item('markdown', 'markdown', vscode.l10n.t('For GitHub, Obsidian, and every other reader of Markdown with formulas')),
    item('html', 'globe', vscode.l10n.t('One page that needs nothing else: to read, to print, to send')),
    item('latex', 'file-code', vscode.l10n.t('An article for pdfLaTeX, or XeLaTeX where its signs need that')),
    item('notebook', 'notebook', vscode.l10n.t('A Jupyter notebook, to go on with')),
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Export the trace as') }))?.format;
}

/** Asks only where there is something to choose: whether versions that are not shown go along. */
async function pickOptions(trace: Trace): Promise<ExportOptions | undefined> {
  if (!trace.turns.some((turn) => versionsOf(trace, turn).length > 1)) return { allVersions: false, thinking: true };
  const items = [
    { label: vscode.l10n.t('The conversation that is shown'), allVersions: false },
    { label: vscode.l10n.t('All versions of every question'), allVersions: true },
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Some questions were asked more than once') });
  return chosen && { allVersions: chosen.allVersions, thinking: true };
}

function formatWord(format: ExportFormat): string {
  switch (format) {
    case 'markdown':
      return 'Markdown';
    case 'latex':
      return 'LaTeX';
    case 'notebook':
      return vscode.l10n.t('Notebook');
    case 'html':
      return 'HTML';
  }
}

/** A page opens where pages are read, as far as this computer has the file; everything else in an editor. */
async function open(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const isHere = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (format === 'html' && isHere && (await vscode.env.openExternal(target))) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
