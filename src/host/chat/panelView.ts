import * as vscode from 'vscode';
import { dispatch, type FromPanel, type Message, type ToPanel } from '../../protocol/panel.ts';
import { panelHtml } from '../../protocol/panelHtml.ts';
import type { Traces, TraceChange } from '../traces.ts';
import type { Runs } from '../runs.ts';
import type { Settings } from '../settings.ts';
import { panelHandlers, type PanelActions } from './panelHandlers.ts';
import { panelSnapshot } from './panelSnapshot.ts';

/** Events sent ahead of the panel's acknowledgement before the host waits and sends a snapshot instead. */
const ahead = 1000;

export interface PanelViewDependencies extends PanelActions {
  readonly context: vscode.ExtensionContext;
  readonly traces: Traces;
  readonly runs: Runs;
  readonly settings: Settings;
  readonly modelLabel: () => string;
}

/** The sidebar view: sends the current trace and what happens to it, only while it is visible and listening. */
export class PanelView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #deps: PanelViewDependencies;
  readonly #subscriptions: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  #listening = false;
  #sequence = 0;
  #acknowledged = 0;
  #behind = false;

  constructor(deps: PanelViewDependencies) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      deps.traces.onDidChange((change) => this.#events(change)),
      deps.traces.onDidChangeCurrent(() => this.#snapshot()),
      deps.runs.onDidChange(() => this.#snapshot()),
      deps.settings.onDidChange(() => this.#snapshot()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#snapshot()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#listening = false;
    const root = vscode.Uri.joinPath(this.#deps.context.extensionUri, 'dist', 'webview');
    view.webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
    const handlers = panelHandlers(this.#deps, {
      ready: () => {
        this.#listening = true;
        this.#strings();
        this.#snapshot();
      },
      acknowledge: (sequence) => {
        this.#acknowledged = sequence;
        if (this.#behind) this.#snapshot();
      },
    });
    view.webview.onDidReceiveMessage((message: Message<FromPanel>) => dispatch(handlers, message));
    view.onDidChangeVisibility(() => {
      if (view.visible) this.#snapshot();
    });
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#listening = false;
    });
    view.webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: view.webview.cspSource,
      scriptUri: view.webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.js')).toString(),
      styleUri: view.webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.css')).toString(),
      language: vscode.env.language,
    });
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

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #events({ trace, events }: TraceChange): void {
    // Only what is sent is counted, so that the panel sees a gap where there is one.
    if (this.#behind || !this.#visible() || trace.id !== this.#deps.traces.current?.id) return;
    if (this.#sequence - this.#acknowledged > ahead) {
      this.#behind = true;
      return;
    }
    this.#sequence += events.length;
    this.#post('events', { trace: trace.id, events, sequence: this.#sequence });
  }

  #snapshot(): void {
    if (!this.#visible()) return;
    this.#behind = false;
    this.#acknowledged = this.#sequence;
    this.#post('snapshot', panelSnapshot(this.#deps, this.#sequence));
  }

  #strings(): void {
    this.#post('strings', { language: vscode.env.language, bundle: (vscode.l10n.bundle as Record<string, string> | undefined) ?? {} });
  }

  #visible(): boolean {
    return this.#listening && this.#view?.visible === true;
  }

  #post<K extends keyof ToPanel>(type: K, data: ToPanel[K]): void {
    void this.#view?.webview.postMessage({ type, data });
  }
}
