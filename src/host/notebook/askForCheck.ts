import * as vscode from 'vscode';
import { proposalFrom, proposalRequest, shapeFor } from '../../checking/kernel/protocol/proposalPrompt.ts';
import type { ClaimedValue, ProposedCheck } from '../../checking/kernel/protocol/proposedCheck.ts';
import type { Problem } from '../../core/problem.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import { endWords } from '../endWords.ts';

/**
 * Asks a model for code that checks an answer. It is told the problem and the kind of the answer, never the
 * answer: nothing of the trace goes with the request. Undefined where none came that is whole; the user is told why.
 */
export async function askForCheck(reasoner: Reasoner, problem: Problem, value: ClaimedValue): Promise<ProposedCheck | undefined> {
  const title = vscode.l10n.t('Asking {0} for a check', reasoner.label);
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const ask = proposalRequest(shapeFor(value, false) === 'check' ? 'check' : 'compute', problem.text, value);
    let text = '';
    for await (const event of reasoner.solve({ problem, task: 'write-check', ask, history: [], effort: 'auto', language: vscode.env.language }, abort.signal)) {
      if (event.kind === 'text') text += event.text;
      // What was shown and turned out to be thinking is no code.
      if (event.kind === 'relabel') text = '';
      if (event.kind !== 'end' || event.how === 'cancelled') continue;
      if (event.how !== 'complete' && event.how !== 'complete-unconfirmed') {
        void vscode.window.showErrorMessage(vscode.l10n.t('{0} wrote no check: {1}', reasoner.label, endWords(event)));
        return undefined;
      }
      const check = proposalFrom(text);
      if (!check) void vscode.window.showErrorMessage(vscode.l10n.t('{0} wrote no check that can be used.', reasoner.label));
      return check;
    }
    return undefined;
  });
}
