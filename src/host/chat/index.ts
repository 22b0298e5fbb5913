import * as vscode from 'vscode';
import { PanelView, type PanelViewDependencies } from './panelView.ts';

/** The sidebar panel and the commands that bring it up. */
export function register(deps: PanelViewDependencies): vscode.Disposable {
  const view = new PanelView(deps);
  return vscode.Disposable.from(
    view,
    vscode.window.registerWebviewViewProvider('therefore.panel', view),
    vscode.commands.registerCommand('therefore.panel.reveal', () => view.reveal()),
    vscode.commands.registerCommand('therefore.openPanel', () => vscode.commands.executeCommand('therefore.panel.focus')),
    vscode.commands.registerCommand('therefore.openExample', () => openExample(deps.context)),
    vscode.commands.registerCommand('therefore.goOn', (trace: unknown) => deps.runs.goOn(String(trace))),
    vscode.commands.registerCommand('therefore.answerNow', (trace: unknown) => deps.runs.goOn(String(trace))),
    vscode.commands.registerCommand('therefore.lowerEffort', (trace: unknown, turn: unknown) => deps.runs.retryWithLess(String(trace), String(turn))),
    vscode.commands.registerCommand('therefore.retry', (trace: unknown, turn: unknown) => deps.runs.retry(String(trace), String(turn))),
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
