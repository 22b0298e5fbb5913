import * as vscode from 'vscode';
import { AnswerLineLenses, checkPracticeAnswer } from './checkPracticeAnswer.ts';
import { similarProblems, type PracticeDependencies } from './similarProblems.ts';

/** New problems like one at hand, and the record of the attempts at them. */
export function register(deps: PracticeDependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('therefore.similarProblems', () => similarProblems(deps)),
    vscode.commands.registerCommand('therefore.checkPracticeAnswer', (line?: unknown) => checkPracticeAnswer(deps, line)),
    vscode.languages.registerCodeLensProvider({ language: 'markdown' }, new AnswerLineLenses()),
  );
}
