import * as vscode from 'vscode';
import type { Traces } from '../traces.ts';

/** The journal for people: the file of the trace that is shown, as it is; and whether there is any trace at all. */
export function register(traces: Traces): vscode.Disposable {
  const tell = (): void => void vscode.commands.executeCommand('setContext', 'therefore.hasTrace', traces.all.length > 0);
  return vscode.Disposable.from(
    traces.onDidChangeCurrent(tell),
    vscode.commands.registerCommand('therefore.showJournal', async () => {
      const { current } = traces;
      if (!current) {
        void vscode.window.showInformationMessage(vscode.l10n.t('The journal is empty: nothing has been solved here yet.'));
        return;
      }
      await traces.flush();
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(traces.pathOf(current.id)));
      await vscode.window.showTextDocument(document, { preview: true });
    }),
  );
}
