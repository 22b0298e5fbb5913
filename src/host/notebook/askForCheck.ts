import * as vscode from 'vscode';
import { proposalFrom, proposalRequest, shapeFor } from '../../checking/kernel/protocol/proposalPrompt.ts';
import type { ClaimedValue, ProposedCheck } from '../../checking/kernel/protocol/proposedCheck.ts';
import type { Problem } from '../../core/problem.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import { wholeAnswer } from '../wholeAnswer.ts';

/**
 * Asks a model for code that checks an answer. It is told the problem and the kind of the answer, never the
 * answer: nothing of the trace goes with the request. Undefined where none came that is whole; the user is told why.
 */
export async function askForCheck(reasoner: Reasoner, problem: Problem, value: ClaimedValue): Promise<ProposedCheck | undefined> {
  const ask = proposalRequest(shapeFor(value, false) === 'check' ? 'check' : 'compute', problem.text, value);
  const answer = await wholeAnswer(reasoner, vscode.l10n.t('Asking {0} for a check', reasoner.label), problem, 'write-check', ask);
  if (answer === undefined) return undefined;
  const check = proposalFrom(answer);
  if (!check) void vscode.window.showErrorMessage(vscode.l10n.t('{0} wrote no check that can be used.', reasoner.label));
  return check;
}
