import * as vscode from 'vscode';
import { eventually } from './suite.ts';

/** Shows a new document of a language with the cursor, or a selection, where the text says `|`. */
export async function show(language: string, marked: string): Promise<vscode.TextEditor> {
  const [before = '', inside = '', after] = marked.split('|');
  const content = before + inside + (after ?? '');
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const end = after === undefined ? before.length : before.length + inside.length;
  editor.selection = new vscode.Selection(document.positionAt(before.length), document.positionAt(end));
  return editor;
}

/** Titles of the code lenses of a document. */
export async function lenses(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return found.flatMap(({ command }) => command?.title ?? []);
}

export async function waitForLens(uri: vscode.Uri, pattern: RegExp): Promise<string> {
  return eventually(`a lens like ${pattern}`, async () => (await lenses(uri)).find((title) => pattern.test(title)));
}
