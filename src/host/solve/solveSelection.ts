import * as vscode from 'vscode';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { problemIn, problemRangeAt } from '../../core/problemAt.ts';
import type { Task } from '../../core/reasoner.ts';
import { aimOfEditor, sayNowhere } from '../aim.ts';
import { formatOf, offsetsOf, openDocument, placeOf } from '../documents.ts';
import type { Runs } from '../runs.ts';
import type { WaitingList } from '../waiting.ts';
import { translate } from '../words.ts';

interface Aim {
  readonly document: vscode.TextDocument;
  readonly range: TextRange;
  readonly format: TextFormat;
}

const tasks: readonly Task[] = ['solve', 'check', 'hint', 'explain', 'grade', 'similar'];

/**
 * Solves what the user means, or does another `task` with it: the target a lens or a cell's toolbar names, else the selection, else
 * the problem around the cursor. Says why when there is none.
 */
export async function solveSelection(runs: Runs, waiting: WaitingList, target: unknown, named: unknown): Promise<string | undefined> {
  const aim = aimOf(target) ?? aimOfUser();
  if (!aim) {
    sayNowhere();
    return undefined;
  }
  const found = problemIn(aim.document.getText(), aim.range, aim.format, placeOf(aim.document));
  if (found.kind === 'none') {
    void vscode.window.showWarningMessage(translate(found.reason));
    return undefined;
  }
  const trace = await runs.start(found.problem, { task: tasks.find((task) => task === named) ?? 'solve', attachments: waiting.take() });
  await vscode.commands.executeCommand('therefore.panel.reveal');
  return trace.id;
}

/** The argument of a code lens, or the cell whose toolbar was used. */
function aimOf(target: unknown): Aim | undefined {
  if (typeof target !== 'object' || target === null) return undefined;
  if ('document' in target && 'notebook' in target) {
    const { document } = target as vscode.NotebookCell;
    const selection = vscode.window.activeTextEditor;
    const own = selection?.document === document && !selection.selection.isEmpty;
    const range = own ? offsetsOf(document, selection.selection) : { start: 0, end: document.getText().length };
    return { document, range, format: formatOf(document) ?? 'notebook-code' };
  }
  const { uri, range } = target as { uri?: unknown; range?: Partial<TextRange> };
  if (typeof uri !== 'string' || typeof range?.start !== 'number' || typeof range.end !== 'number') return undefined;
  const document = openDocument(uri);
  return document && { document, range: { start: range.start, end: range.end }, format: formatOf(document) ?? 'plaintext' };
}

function aimOfUser(): Aim | undefined {
  const aim = aimOfEditor();
  if (!aim) return undefined;
  const { document, selected, format } = aim;
  const range = selected.start === selected.end ? problemRangeAt(document.getText(), selected.start, format) : selected;
  return { document, range, format };
}
