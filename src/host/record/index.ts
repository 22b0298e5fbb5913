import * as vscode from 'vscode';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { deleteAllTraces, deleteTrace } from './deleteTraces.ts';
import { exportJournal } from './exportJournal.ts';
import { exportTraceToFile } from './exportTrace.ts';
import { JournalDocuments } from './journalDocuments.ts';
import { notices } from './notices.ts';

export interface RecordDependencies {
  readonly traces: Traces;
  readonly runs: Pick<Runs, 'stop'>;
  /** The script of the thread that exports. */
  readonly exportWorker: string;
}

/** The journal for people: shown, exported, deleted; and whether there is any trace at all. */
export function register(deps: RecordDependencies): vscode.Disposable {
  const { traces } = deps;
  const documents = new JournalDocuments(traces);
  return vscode.Disposable.from(
    documents,
    notices(traces),
    traces.onDidChangeCurrent(() => void vscode.commands.executeCommand('setContext', 'therefore.hasTrace', traces.all.length > 0)),
    vscode.commands.registerCommand('therefore.showJournal', () => documents.show()),
    vscode.commands.registerCommand('therefore.exportJournal', (id?: unknown) => exportJournal(traces, id)),
    vscode.commands.registerCommand('therefore.exportTrace', (id?: unknown, format?: unknown) => exportTraceToFile(deps, id, format)),
    vscode.commands.registerCommand('therefore.deleteTrace', (id?: unknown) => deleteTrace(deps, id)),
    vscode.commands.registerCommand('therefore.deleteAllTraces', () => deleteAllTraces(deps)),
  );
}
