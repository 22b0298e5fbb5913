import * as vscode from 'vscode';
import { findAgain } from '../../core/follow.ts';
import type { Problem, TextRange } from '../../core/problem.ts';
import { activeEditor, openDocument, reveal } from '../documents.ts';
import type { Traces } from '../traces.ts';

/** Shorter lines stand in too many places to be found again. UTF-16 units. */
const shortestLine = 3;

/** Goes to a problem in its document, or to a line of it (0-based within its text), wherever that has moved to. */
export async function revealProblem(traces: Traces, id: string, line: number | undefined): Promise<void> {
  const problem = traces.get(id)?.problem;
  const place = problem?.place;
  if (!place || place.uri === '') return;
  try {
    const document = openDocument(place.uri) ?? (place.notebook === undefined ? await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri)) : undefined);
    await reveal(place, document ? rangeIn(document.getText(), problem, line) : place.range);
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('The document of this problem cannot be opened.'));
  }
}

/** The trace whose problem stands around the cursor, the newest where there are several, and the line of it there. */
export function problemAtCursor(traces: Traces): { readonly trace: string; readonly line: number } | undefined {
  const editor = activeEditor();
  if (!editor) return undefined;
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const text = document.getText();
  const cursor = document.offsetAt(selection.active);
  for (const { id, problem } of traces.all) {
    if (problem.place?.uri !== uri) continue;
    const range = findAgain(text, problem.text, problem.place.range.start);
    if (range && range.start <= cursor && cursor <= range.end) return { trace: id, line: selection.active.line - document.positionAt(range.start).line };
  }
  return undefined;
}

function rangeIn(document: string, { text, place }: Problem, line: number | undefined): TextRange {
  const near = place?.range ?? { start: 0, end: 0 };
  const all = findAgain(document, text, near.start);
  const lines = text.split('\n');
  const words = line === undefined ? undefined : lines[line];
  if (line === undefined || words === undefined) return all ?? near;
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + (words.length - words.trimStart().length);
  const within = { start, end: start + words.trim().length };
  if (all) return { start: all.start + within.start, end: all.start + within.end };
  // The problem was edited: its line may still be there.
  const moved = words.trim().length < shortestLine ? undefined : findAgain(document, words.trim(), near.start + start);
  return moved ?? near;
}
