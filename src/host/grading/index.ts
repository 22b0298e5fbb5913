import * as vscode from 'vscode';
import { gradeSolution, type GradingDependencies } from './gradeSolution.ts';
import { SheetDocuments } from './sheetDocuments.ts';

/** The user's own worked solution marked by a rubric, in threads on its lines and a sheet beside it. */
export function register(deps: GradingDependencies): vscode.Disposable {
  const sheets = new SheetDocuments();
  return vscode.Disposable.from(
    sheets,
    vscode.commands.registerCommand('therefore.gradeSolution', () => gradeSolution(deps, sheets)),
    vscode.commands.registerCommand('therefore.dismissMarks', (target?: unknown) => {
      const key = deps.threads.keyOf(target);
      deps.threads.clear(key ?? ((each) => each.startsWith('marks ')));
    }),
  );
}
