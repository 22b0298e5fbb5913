import * as vscode from 'vscode';
import type { ToPanel } from '../../protocol/panel.ts';
import type { WaitingList } from '../waiting.ts';
import { PanelConnection, type ConnectionDependencies } from './panelConnection.ts';

/** The side bar's view, which shows the window's current trace. It is made anew where the user moves it. */
export class PanelView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #deps: ConnectionDependencies;
  readonly #waiting: WaitingList;
  readonly #subscription: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  #connection: PanelConnection | undefined;
  #focus: ToPanel['focus'] | undefined;

  constructor(deps: ConnectionDependencies, waiting: WaitingList) {
    this.#deps = deps;
    this.#waiting = waiting;
    this.#subscription = deps.traces.onDidChangeCurrent(() => this.#connection?.update());
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { traces } = this.#deps;
    this.#connection?.dispose();
    const connection = new PanelConnection(
      { place: 'sidebar', webview: view.webview, isVisible: () => view.visible, shown: () => traces.current?.id, choose: (trace) => traces.choose(trace), waiting: this.#waiting },
      this.#deps,
    );
    [this.#view, this.#connection] = [view, connection];
    view.onDidChangeVisibility(() => connection.update());
    view.onDidDispose(() => {
      connection.dispose();
      // Where the view was moved, its successor may be here already.
      if (this.#view === view) [this.#view, this.#connection] = [undefined, undefined];
    });
    if (this.#focus) connection.focus(this.#focus);
    this.#focus = undefined;
  }

  /** Shows the view beside the editor without taking the keyboard from it. */
  async reveal(): Promise<void> {
    if (this.#view) {
      this.#view.show(true);
      return;
    }
    await vscode.commands.executeCommand('therefore.panel.focus');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  }

  /** Brings the view up and points it to something. */
  async focus(data: ToPanel['focus']): Promise<void> {
    if (this.#connection) this.#connection.focus(data);
    else this.#focus = data;
    await vscode.commands.executeCommand('therefore.panel.focus');
  }

  dispose(): void {
    this.#connection?.dispose();
    this.#subscription.dispose();
  }
}
