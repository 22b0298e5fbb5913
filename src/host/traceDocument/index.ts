import * as vscode from 'vscode';
import type { Traces } from '../traces.ts';
import { scheme, TraceFiles, uriOfTrace } from './traceFiles.ts';
import { TraceReading } from './traceReading.ts';

/** A whole trace as a text in an editor, which follows the run while it goes. */
export function register({ traces }: { readonly traces: Traces }): vscode.Disposable {
  const files = new TraceFiles(traces);
  const reading = new TraceReading(files, traces);
  const selector = { scheme };
  return vscode.Disposable.from(
    files,
    vscode.languages.registerDocumentSymbolProvider(selector, reading, { label: 'Therefore' }),
    vscode.languages.registerFoldingRangeProvider(selector, reading),
    vscode.languages.registerDocumentLinkProvider(selector, reading),
    vscode.commands.registerCommand('therefore.openTraceDocument', (id?: unknown) => open(traces, typeof id === 'string' ? id : traces.current?.id)),
  );
}

async function open(traces: Traces, id: string | undefined): Promise<void> {
  const uri = id === undefined ? undefined : uriOfTrace(traces, id);
  if (!uri) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no trace yet. Solve a problem first.'));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}
