import * as vscode from 'vscode';
import type { ProblemPlace, TextFormat, TextRange } from '../core/problem.ts';

/** What a document is written in, or undefined where Therefore has no business. */
export function formatOf(document: vscode.TextDocument): TextFormat | undefined {
  const inNotebook = document.uri.scheme === 'vscode-notebook-cell';
  switch (document.languageId) {
    case 'markdown':
      return inNotebook ? 'notebook-markdown' : 'markdown';
    case 'latex':
    case 'tex':
      return 'latex';
    case 'plaintext':
      return 'plaintext';
    default:
      return inNotebook ? 'notebook-code' : undefined;
  }
}

/** Where a problem of this document stands, but for its range. */
export function placeOf(document: vscode.TextDocument): Omit<ProblemPlace, 'range' | 'line'> {
  const notebook = notebookOf(document.uri);
  return { uri: document.uri.toString(), ...(notebook ? { notebook: notebook.uri.toString() } : {}) };
}

export function notebookOf(cell: vscode.Uri): vscode.NotebookDocument | undefined {
  if (cell.scheme !== 'vscode-notebook-cell') return undefined;
  const uri = cell.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((candidate) => candidate.document.uri.toString() === uri),
  );
}

/** The text editor that the user works in. VS Code calls that of a cell active even while another cell of the notebook has the focus. */
export function activeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor: editor, activeNotebookEditor: shown } = vscode.window;
  if (!editor || !shown || notebookOf(editor.document.uri) !== shown.notebook) return editor;
  const { start } = shown.selection;
  const isFocused = start < shown.notebook.cellCount && shown.notebook.cellAt(start).document === editor.document;
  return isFocused ? editor : undefined;
}

export function offsetsOf(document: vscode.TextDocument, range: vscode.Range): TextRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export function rangeOf(document: vscode.TextDocument, range: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** Shows a range of a document, or of a cell inside its notebook, and puts the cursor there. */
export async function reveal(place: ProblemPlace, range: TextRange): Promise<void> {
  const uri = vscode.Uri.parse(place.uri);
  if (place.notebook !== undefined) {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(place.notebook));
    const cell = notebook.getCells().find((candidate) => candidate.document.uri.toString() === place.uri);
    if (!cell) return;
    const cells = new vscode.NotebookRange(cell.index, cell.index + 1);
    const editor = await vscode.window.showNotebookDocument(notebook, { selections: [cells] });
    editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    const inside = vscode.window.visibleTextEditors.find(({ document }) => document === cell.document);
    if (inside) inside.selection = new vscode.Selection(inside.document.positionAt(range.start), inside.document.positionAt(range.end));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const target = rangeOf(document, range);
  editor.selection = new vscode.Selection(target.start, target.end);
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
