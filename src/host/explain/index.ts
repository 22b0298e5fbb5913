import * as vscode from 'vscode';
import { Explanations, type ExplainDependencies } from './explainHere.ts';

/** Explanations of formulas, steps and theorems below the text itself, and what can be done with the threads of the extension. */
export function register(deps: ExplainDependencies): vscode.Disposable {
  const explanations = new Explanations(deps);
  const { threads, runs } = deps;
  /** The thread a menu names, else the one where the cursor is, else any of the document. */
  const keyOf = (thread: unknown): string | undefined => {
    const named = threads.keyOf(thread);
    const editor = vscode.window.activeTextEditor;
    if (named !== undefined || !editor) return named;
    return threads.keyAt(editor.document, editor.selection.active.line) ?? threads.keyAt(editor.document);
  };
  return vscode.Disposable.from(
    explanations,
    vscode.commands.registerCommand('therefore.explainSelection', (target?: unknown) => explanations.explain(target)),
    vscode.commands.registerCommand('therefore.closeThread', (thread?: unknown) => {
      const key = keyOf(thread);
      if (key !== undefined) threads.clear(key);
    }),
    vscode.commands.registerCommand('therefore.stopThread', async (thread?: unknown) => {
      const key = keyOf(thread);
      const trace = key === undefined ? undefined : explanations.traceOf(key);
      if (trace !== undefined) await runs.stop(trace);
    }),
    vscode.commands.registerCommand('therefore.openThread', async (thread?: unknown) => {
      const key = keyOf(thread);
      const trace = key === undefined ? undefined : explanations.traceOf(key);
      if (trace !== undefined) await vscode.commands.executeCommand('therefore.showSteps', trace);
    }),
  );
}
