import * as vscode from 'vscode';

export const sheetScheme = 'therefore-marks';
const mostKept = 20;

/** Sheets of marks as documents that can be read, searched and copied but not changed. */
export class SheetDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #sheets = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registered: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(sheetScheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#sheets.get(uri.toString()) ?? '';
  }

  /** Shows a sheet beside the solution, as a table where VS Code's preview is there, without taking the cursor away. One of the same name takes the place of the one before. */
  async show(name: string, sheet: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: sheetScheme, path: `/${name.replace(/[\\/?#]/g, '-')}.md` });
    this.#sheets.delete(uri.toString());
    this.#sheets.set(uri.toString(), sheet);
    for (const oldest of [...this.#sheets.keys()].slice(0, -mostKept)) this.#sheets.delete(oldest);
    this.#changed.fire(uri);
    const beside = { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true };
    try {
      await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', beside);
    } catch {
      // Without VS Code's own Markdown preview the text is readable too.
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), beside);
    }
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
