import * as vscode from 'vscode';
import { attemptLine, entriesOf, type AttemptResult, type PracticeEntry } from '../../core/practice.ts';
import { activeEditor } from '../documents.ts';
import { translate } from '../words.ts';
import { saysOf } from './madeProblems.ts';
import type { PracticeDependencies } from './similarProblems.ts';

/** Judges what the learner wrote behind “Answer:”, and records the attempt under the problem. */
export async function checkPracticeAnswer({ checker, judgeThread }: PracticeDependencies, line: unknown): Promise<void> {
  const editor = activeEditor();
  const entry = editor && entryAt(editor, line);
  if (!editor || !entry) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor on the “Answer:” line of a problem in a practice file.'));
    return;
  }
  const { document } = editor;
  if (entry.own === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('Write your answer behind “Answer:” first.'));
    return;
  }
  const judge = judgeThread();
  try {
    const { verdict } = await judge.judge({ gold: entry.answer, pred: entry.own, question: entry.problem });
    const result = verdict === 'equal' ? 'right' : verdict === 'different' ? 'wrong' : await byChecker(entry, checker);
    await record(document, entry, result);
    if (result === 'right') void vscode.window.showInformationMessage(vscode.l10n.t('Right.'));
    else if (result === 'wrong') void vscode.window.showWarningMessage(vscode.l10n.t('Not right. Try again, or ask for a hint.'));
    else void vscode.window.showWarningMessage(vscode.l10n.t('This answer could not be compared with the right one.'));
  } finally {
    judge.dispose();
  }
}

/** The problem that the cursor is in, or whose “Answer:” line was named. */
function entryAt({ document, selection }: vscode.TextEditor, line: unknown): PracticeEntry | undefined {
  const number = typeof line === 'number' ? line : selection.active.line;
  return entriesOf(document.getText()).find((entry) => document.positionAt(entry.line.start).line === number);
}

async function byChecker({ problem, own }: PracticeEntry, checker: PracticeDependencies['checker']): Promise<AttemptResult> {
  const says = await saysOf({ text: problem, answer: own.replace(/^\$+|\$+$/g, '') }, checker, new AbortController().signal);
  return says === 'verified' ? 'right' : says === 'refuted' ? 'wrong' : 'undecided';
}

async function record(document: vscode.TextDocument, { line, own }: PracticeEntry, result: AttemptResult): Promise<void> {
  // It may have moved while it was judged.
  const now = entriesOf(document.getText()).find((each) => each.own === own && document.positionAt(each.line.start).line === document.positionAt(line.start).line);
  if (!now) return;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(now.attemptsEnd), attemptLine(now, own, result, minuteOf(new Date()), translate));
  await vscode.workspace.applyEdit(edit);
  if (!document.isUntitled) await document.save();
}

/** `2026-03-01 09:30`, in the time of this computer. */
function minuteOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** “Check answer” over every line that is for one. */
export class AnswerLineLenses implements vscode.CodeLensProvider {
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const text = document.getText();
    if (!text.includes('<details>') || text.length > 1_000_000) return [];
    return entriesOf(text).map(({ line }) => {
      const range = new vscode.Range(document.positionAt(line.start), document.positionAt(line.start));
      return new vscode.CodeLens(range, { title: `∴ ${vscode.l10n.t('Check answer')}`, command: 'therefore.checkPracticeAnswer', arguments: [range.start.line] });
    });
  }
}
