import * as vscode from 'vscode';
import { stepTitle } from '../../core/steps.ts';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { pickTrace } from './traceList.ts';

export interface Deletion {
  readonly traces: Traces;
  readonly runs: Pick<Runs, 'stop'>;
}

/** Deletes one trace after the user agreed; what runs on it is stopped first. */
export async function deleteTrace({ traces, runs }: Deletion, given?: unknown): Promise<void> {
  const id = typeof given === 'string' ? given : await pickTrace(traces, vscode.l10n.t('Delete a trace'));
  if (id === undefined) return;
  const { title, problem } = traces.get(id) ?? (await traces.journal.summary(id).catch(() => undefined)) ?? {};
  const detail = vscode.l10n.t('The problem, the thinking, the answer and the verdicts are gone for good.');
  const confirm = vscode.l10n.t('Delete');
  const question = vscode.l10n.t('Delete the trace “{0}”?', title ?? (problem ? stepTitle(problem.text) : id));
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) !== confirm) return;
  await runs.stop(id);
  await traces.delete(id);
}

/** Deletes every trace of this journal after the user agreed to their number. */
export async function deleteAllTraces({ traces, runs }: Deletion): Promise<void> {
  await traces.flush();
  const entries = await traces.journal.list();
  const count = entries.length;
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The journal is empty: nothing has been solved here yet.'));
    return;
  }
  const detail = entries.some(({ archived }) => archived) ? vscode.l10n.t('Archived traces are among them. This cannot be undone.') : vscode.l10n.t('This cannot be undone.');
  const confirm = vscode.l10n.t('Delete All');
  const question = count === 1 ? vscode.l10n.t('Delete the one trace of this journal?') : vscode.l10n.t('Delete all {0} traces of this journal?', count);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) !== confirm) return;
  const ids = new Set([...traces.all.map(({ id }) => id), ...(await traces.journal.list()).map(({ id }) => id)]);
  for (const id of ids) {
    await runs.stop(id);
    await traces.delete(id);
  }
}
