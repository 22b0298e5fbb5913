import * as vscode from 'vscode';
import type { Traces } from '../traces.ts';
import { pickTrace } from './traceList.ts';

const scheme = 'therefore-journal';
/** The longest text VS Code opens for an extension, in bytes, with a margin. */
const longestBytes = 40 * 1024 * 1024;

/** Journals as documents that can be read, searched and copied but not changed. */
export class JournalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #traces: Traces;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registered: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(traces: Traces) {
    this.#traces = traces;
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const id = uri.path.replace(/^\//, '').replace(/\.jsonl$/, '');
    return (await this.#traces.journal.bytes(id)).toString('utf8');
  }

  /** Lets the user choose a trace and opens its journal. */
  async show(): Promise<void> {
    const id = await pickTrace(this.#traces, vscode.l10n.t('Open the journal of a trace'));
    if (id === undefined) return;
    try {
      const { length } = await this.#traces.journal.bytes(id);
      if (length > longestBytes) {
        const exportIt = vscode.l10n.t('Export');
        const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('This journal is too long for an editor. It can be exported to a file.'), exportIt);
        if (chosen === exportIt) await vscode.commands.executeCommand('therefore.exportJournal', id);
        return;
      }
      const uri = vscode.Uri.from({ scheme, path: `/${id}.jsonl` });
      this.#changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    } catch (error) {
      void vscode.window.showErrorMessage(vscode.l10n.t('This journal cannot be read: {0}', error instanceof Error ? error.message : String(error)));
    }
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
