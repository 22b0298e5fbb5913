import * as vscode from 'vscode';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import type { WaitingList } from '../waiting.ts';
import { ProblemLenses } from './problemLenses.ts';
import { solveSelection } from './solveSelection.ts';

export interface SolveDependencies {
  readonly runs: Runs;
  readonly traces: Traces;
  /** What goes with the next problem. */
  readonly waiting: WaitingList;
}

/** The commands that start and stop solving, and the lens over every `problem` block. */
export function register({ runs, traces, waiting }: SolveDependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('therefore.solveSelection', (target?: unknown, task?: unknown) => solveSelection(runs, waiting, target, task)),
    vscode.commands.registerCommand('therefore.stop', async () => {
      const current = traces.current?.id;
      const id = current !== undefined && runs.isRunning(current) ? current : runs.running.at(-1);
      if (id !== undefined) await runs.stop(id);
    }),
    vscode.commands.registerCommand('therefore.newProblem', async () => {
      traces.choose(undefined);
      await vscode.commands.executeCommand('therefore.panel.focus');
    }),
    vscode.languages.registerCodeLensProvider([{ language: 'markdown' }, { language: 'latex' }, { language: 'tex' }, { language: 'plaintext' }], new ProblemLenses()),
    runs.onDidChange(() => vscode.commands.executeCommand('setContext', 'therefore.running', runs.running.length > 0)),
  );
}
