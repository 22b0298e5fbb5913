import * as vscode from 'vscode';
import type { TextFormat, TextRange } from '../core/problem.ts';
import { activeEditor, formatOf, offsetsOf } from './documents.ts';

/** Where the user is in a text: what is selected, or the cursor as an empty range. */
export interface Aim {
  readonly document: vscode.TextDocument;
  readonly selected: TextRange;
  readonly format: TextFormat;
}

/** Where the user is: in the text editor, or at a cell of a notebook, all of which counts as selected. Undefined where neither is open. */
export function aimOfEditor(): Aim | undefined {
  const editor = activeEditor();
  if (editor) return { document: editor.document, selected: offsetsOf(editor.document, editor.selection), format: formatOf(editor.document) ?? 'plaintext' };
  const notebook = vscode.window.activeNotebookEditor;
  const index = notebook?.selection.start;
  if (!notebook || index === undefined || index >= notebook.notebook.cellCount) return undefined;
  const { document } = notebook.notebook.cellAt(index);
  return { document, selected: { start: 0, end: document.getText().length }, format: formatOf(document) ?? 'notebook-code' };
}

/** Says where there would be a problem. */
export function sayNowhere(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown, LaTeX or text file or a notebook, and put the cursor in a problem.'));
}

/** The language that hints and marks are written in, in words for a model. */
export function tongue(): string {
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'Simplified Chinese' : 'the language of the problem';
}
