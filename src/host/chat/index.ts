import * as vscode from 'vscode';
import type { WaitingList } from '../waiting.ts';
import { EditorPanels } from './editorPanels.ts';
import type { ConnectionDependencies } from './panelConnection.ts';
import { PanelView } from './panelView.ts';
import { problemAtCursor } from './problemLines.ts';

export interface ChatDependencies extends ConnectionDependencies {
  /** What goes with the next words in the side bar. */
  readonly waiting: WaitingList;
}

/** The panel in the side bar and in editors, and the commands that bring it up. */
export function register(deps: ChatDependencies): vscode.Disposable {
  const { runs, traces } = deps;
  const view = new PanelView(deps, deps.waiting);
  const editors = new EditorPanels(deps);
  return vscode.Disposable.from(
    view,
    editors,
    vscode.window.registerWebviewViewProvider('therefore.panel', view),
    vscode.commands.registerCommand('therefore.panel.reveal', () => view.reveal()),
    vscode.commands.registerCommand('therefore.openPanel', () => vscode.commands.executeCommand('therefore.panel.focus')),
    vscode.commands.registerCommand('therefore.openInEditor', (trace?: unknown) => editors.show(typeof trace === 'string' && traces.get(trace) ? trace : traces.current?.id)),
    vscode.commands.registerCommand('therefore.showInPanel', async () => {
      const found = problemAtCursor(traces);
      if (!found) void vscode.window.showInformationMessage(vscode.l10n.t('No problem that Therefore worked on stands here.'));
      else if (editors.shows(found.trace)) editors.show(found.trace, { on: 'line', line: found.line });
      else {
        if (traces.current?.id !== found.trace) traces.choose(found.trace);
        await view.focus({ on: 'line', line: found.line });
      }
    }),
    vscode.commands.registerCommand('therefore.openExample', () => openExample(deps.context)),
    vscode.commands.registerCommand('therefore.goOn', (trace: unknown) => runs.goOn(String(trace))),
    vscode.commands.registerCommand('therefore.answerNow', (trace: unknown) => runs.goOn(String(trace))),
    vscode.commands.registerCommand('therefore.lowerEffort', (trace: unknown, turn: unknown) => runs.retryWithLess(String(trace), String(turn))),
    vscode.commands.registerCommand('therefore.retry', (trace: unknown, turn: unknown) => runs.retry(String(trace), String(turn))),
  );
}

/** A first problem in an editor of its own, solved at once. */
async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const uri = vscode.Uri.joinPath(context.extensionUri, 'examples', 'quadratic.md');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(Math.max(0, text.indexOf('x^2')));
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('therefore.solveSelection');
}
