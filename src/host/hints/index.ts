import * as vscode from 'vscode';
import { HintThreads, type HintsDependencies } from './hintThreads.ts';

export { spoilerFree } from './spoilerFree.ts';

/** Hints that come one at a time, in a thread under the problem. */
export function register(deps: HintsDependencies): vscode.Disposable {
  const hints = new HintThreads(deps);
  return vscode.Disposable.from(
    hints,
    vscode.commands.registerCommand('therefore.hint', (target?: unknown) => hints.more(target, 'next')),
    vscode.commands.registerCommand('therefore.showSolution', (target?: unknown) => hints.more(target, 'all')),
    vscode.commands.registerCommand('therefore.dismissHints', (target?: unknown) => hints.dismiss(target)),
  );
}
