import * as vscode from 'vscode';
import { difficulties, type Difficulty } from '../../core/practiceVariants.ts';
import { contentHash, type Problem } from '../../core/problem.ts';
import { problemIn, problemRangeAt } from '../../core/problemAt.ts';
import type { Checker } from '../../core/checker.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { JudgeThread } from '../../checking/judgeThread.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import { aimOfEditor, sayNowhere, tongue } from '../aim.ts';
import { placeOf } from '../documents.ts';
import { wholeAnswer } from '../wholeAnswer.ts';
import { translate } from '../words.ts';
import { variantsOf, writtenProblems, type Ask, type Making, type ProblemsMade } from './madeProblems.ts';
import { addToPracticeFile } from './practiceFile.ts';

export interface PracticeDependencies {
  readonly checker: Checker;
  /** A thread that compares answers; whoever asks for it ends it. */
  readonly judgeThread: () => JudgeThread;
  readonly solver: Pick<Solver, 'worked'>;
  /** Undefined where no model is chosen. */
  readonly reasoner: () => Reasoner | undefined;
  /** The problem with the pictures it shows. */
  readonly illustrated: (problem: Problem) => Promise<Problem>;
}

const count = 3;

/** Writes new problems like the one at the cursor into the practice file, each with an answer that was found twice. */
export async function similarProblems({ checker, judgeThread, solver, reasoner, illustrated }: PracticeDependencies): Promise<void> {
  const aim = aimOfEditor();
  if (!aim) return sayNowhere();
  const { document, selected, format } = aim;
  const text = document.getText();
  const range = selected.start === selected.end ? problemRangeAt(text, selected.start, format) : selected;
  const found = problemIn(text, range, format, placeOf(document));
  if (found.kind === 'none') return void vscode.window.showWarningMessage(translate(found.reason));
  const difficulty = await pickDifficulty();
  if (!difficulty) return;
  const model = reasoner();
  const judge = judgeThread();
  try {
    const made = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making similar problems'), cancellable: true }, async (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const making: Making = { checker, solver, signal: abort.signal, judge: (request) => judge.judge(request) };
      const madeNow = model
        ? await writtenProblems(count, difficulty, tongue(), askOf(model, found.problem, illustrated), making)
        : await variantsOf(found.problem, count, difficulty, Math.floor(Math.random() * 2 ** 32), making);
      return abort.signal.aborted ? 'stopped' : madeNow;
    });
    if (made !== 'stopped') await tell(made, document.uri, model);
  } finally {
    judge.dispose();
  }
}

function askOf(model: Reasoner, problem: Problem, illustrated: PracticeDependencies['illustrated']): Ask {
  return async (other, task, request) => {
    const about = other ? { text: other.text, kind: 'problem' as const, format: 'markdown' as const, hash: contentHash(other.text), attachments: [] } : await illustrated(problem);
    const title = task === 'practice' ? vscode.l10n.t('Asking {0} for problems', model.label) : vscode.l10n.t('Asking {0} to solve a new problem without its answer', model.label);
    return wholeAnswer(model, title, about, task, request);
  };
}

async function pickDifficulty(): Promise<Difficulty | undefined> {
  const items = difficulties.map((difficulty) => ({ label: difficultyWord(difficulty), difficulty }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Similar Problems'), placeHolder: vscode.l10n.t('How hard compared with this one?') }))?.difficulty;
}

function difficultyWord(difficulty: Difficulty): string {
  switch (difficulty) {
    case 'easier':
      return vscode.l10n.t('Easier');
    case 'same':
      return vscode.l10n.t('The same');
    case 'harder':
      return vscode.l10n.t('Harder');
  }
}

async function tell(made: ProblemsMade | undefined, near: vscode.Uri, model: Reasoner | undefined): Promise<void> {
  if (!made && !model) {
    const choose = vscode.l10n.t('Choose Model');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('This is beyond the built-in solver; choose a model.'), choose);
    if (chosen === choose) await vscode.commands.executeCommand('therefore.chooseModel');
    return;
  }
  // What went wrong with the model was told where it was asked.
  if (!made) return;
  const { problems, dropped } = made;
  if (problems.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('No similar problem came out whose answer could be confirmed; {0} dropped.', dropped));
    return;
  }
  await addToPracticeFile(problems, near);
  void vscode.window.showInformationMessage(
    dropped === 0
      ? vscode.l10n.t('New problems: {0}. Each answer was found independently and confirmed.', problems.length)
      : vscode.l10n.t('New problems: {0}. Dropped because their answers could not be confirmed: {1}.', problems.length, dropped),
  );
}
