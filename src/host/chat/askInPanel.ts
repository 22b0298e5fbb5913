import * as vscode from 'vscode';
import { contentHash, type Attachment, type Problem } from '../../core/problem.ts';
import { longestProblem, problemIn } from '../../core/problemAt.ts';
import type { FromPanel, PanelTask } from '../../protocol/panel.ts';
import type { Runs, Start } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { translate } from '../words.ts';
import type { PanelPlace } from './panelConnection.ts';

interface Asking {
  readonly runs: Runs;
  readonly traces: Traces;
}

const tasks: readonly PanelTask[] = ['solve', 'check', 'hint', 'explain', 'grade', 'similar', 'ask'];

/**
 * A question about a trace, or another version of one of its questions; with no trace, the words are a problem
 * of their own. Without words, what is attached is the problem, or else what the editor has selected.
 */
export async function askInPanel({ runs, traces }: Asking, place: PanelPlace, data: FromPanel['ask']): Promise<void> {
  if (typeof data.text !== 'string') return;
  const text = data.text.trim();
  const task = tasks.find((known) => known === data.task) ?? 'ask';
  if (text.length > longestProblem) {
    void vscode.window.showWarningMessage(vscode.l10n.t('That is too long to ask at once; put it in a file and select a part.'));
    return;
  }
  const trace = typeof data.trace === 'string' ? traces.get(data.trace) : undefined;
  const replaced = trace && data.instead !== undefined ? runs.turn(trace.id, String(data.instead)) : undefined;
  if (data.instead !== undefined && !replaced) return;
  // The first question of a problem that was typed is the problem itself: other words are another problem.
  const isProblem = trace && replaced && replaced.parent === undefined && replaced.ask === '' && !trace.problem.place;
  if (trace && !isProblem) {
    if (task === 'ask' && text === '' && place.waiting.items.length === 0) return;
    await runs.ask(trace.id, { task, ask: text, attachments: [...(replaced?.attachments ?? []), ...place.waiting.take()], ...(replaced ? { instead: replaced.id } : {}) });
    return;
  }
  if (isProblem && text === '') return;
  const start: Start = { task: task !== 'ask' ? task : isProblem ? replaced.task : 'solve', choose: false, ...(isProblem ? { from: { trace: trace.id, turn: replaced.id } } : {}) };
  await startInPanel(runs, place, text, start, isProblem ? trace.problem.attachments : []);
}

async function startInPanel(runs: Runs, place: PanelPlace, text: string, start: Start, kept: readonly Attachment[]): Promise<void> {
  if (text === '' && place.waiting.items.length === 0) {
    const id = await vscode.commands.executeCommand<unknown>('therefore.solveSelection', undefined, start.task);
    if (typeof id === 'string' && place.place === 'editor') place.choose(id);
    return;
  }
  const problem = text === '' ? undefined : problemOf(text);
  if (text !== '' && !problem) return;
  const attachments = [...kept, ...place.waiting.take()];
  const main = problem ? undefined : attachments.find(({ kind }) => kind !== 'image');
  const whole = problem ?? problemOf(main?.content ?? vscode.l10n.t('The problem is in the picture.'));
  if (!whole) return;
  const trace = await runs.start(whole, { ...start, attachments: attachments.filter((each) => each !== main) });
  place.choose(trace.id);
}

/** The words as a problem that stands in no document; undefined, and the user told, where they are none. */
function problemOf(text: string): Problem | undefined {
  const found = problemIn(text, { start: 0, end: text.length }, 'markdown', { uri: '' });
  if (found.kind === 'none') {
    void vscode.window.showWarningMessage(translate(found.reason));
    return undefined;
  }
  const { place: _, ...problem } = found.problem;
  return { ...problem, hash: contentHash(problem.text) };
}
