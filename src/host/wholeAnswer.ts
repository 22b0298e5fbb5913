import * as vscode from 'vscode';
import type { Problem } from '../core/problem.ts';
import type { Reasoner, Task } from '../core/reasoner.ts';
import { endWords } from './endWords.ts';

/**
 * The whole answer of a model to a request that belongs to no trace, with a notification that can stop it.
 * Undefined where it is not whole; the user is told why, unless they stopped it.
 */
export async function wholeAnswer(reasoner: Reasoner, title: string, problem: Problem, task: Task, ask: string): Promise<string | undefined> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let text = '';
    for await (const event of reasoner.solve({ problem, task, ask, history: [], effort: 'auto', language: vscode.env.language }, abort.signal)) {
      if (event.kind === 'text') text += event.text;
      // What was shown and turned out to be thinking is no answer.
      if (event.kind === 'relabel') text = '';
      if (event.kind !== 'end') continue;
      if (event.how === 'complete' || event.how === 'complete-unconfirmed') return text;
      if (event.how !== 'cancelled') void vscode.window.showErrorMessage(vscode.l10n.t('{0} gave no answer: {1}', reasoner.label, endWords(event)));
    }
    return undefined;
  });
}
