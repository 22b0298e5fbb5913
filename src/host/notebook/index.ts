import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';
import { CellStatus } from './cellStatus.ts';
import { checkInNotebook } from './checkInNotebook.ts';
import { Consent } from './consent.ts';
import { PythonController } from './pythonController.ts';
import { Sessions } from './sessions.ts';

export interface NotebookDependencies {
  readonly context: vscode.ExtensionContext;
  readonly traces: Traces;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
}

/** Check cells: written, shown, run after consent, judged; and Python cells where no Jupyter extension is. */
export function register({ context, traces, settings, log }: NotebookDependencies): vscode.Disposable {
  const sessions = new Sessions(settings, context.asAbsolutePath(join('dist', 'kernels', 'runner.py')), log);
  const controller = new PythonController(sessions);
  const consent = new Consent();
  const status = new CellStatus();
  return vscode.Disposable.from(
    sessions,
    controller,
    status,
    vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', status),
    vscode.commands.registerCommand('therefore.checkInNotebook', (trace?: unknown, claim?: unknown) =>
      checkInNotebook({ traces, sessions, controller, consent, status, log }, typeof trace === 'string' ? trace : undefined, typeof claim === 'string' ? claim : undefined),
    ),
  );
}
