import * as vscode from 'vscode';
import type { ToPanel } from '../../protocol/panel.ts';
import { WaitingList } from '../waiting.ts';
import { PanelConnection, type ConnectionDependencies } from './panelConnection.ts';
import { titleOf } from './panelSnapshot.ts';

const viewType = 'therefore.editor';
const longestTitle = 40;

interface EditorPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: PanelConnection;
  trace: string | undefined;
}

/**
 * Panels in editors of their own. Each keeps showing the trace it was opened for until another is chosen in
 * it; the window's current trace stays as it is. They come back after a reload: a panel keeps its trace's id
 * as `trace` in the state that VS Code stores for it.
 */
export class EditorPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #deps: ConnectionDependencies;
  readonly #open = new Set<EditorPanel>();
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: ConnectionDependencies) {
    this.#deps = deps;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      deps.traces.onDidChange(({ trace, events, anew }) => {
        if (anew || events.some(({ kind }) => kind === 'named')) for (const open of this.#open) if (open.trace === trace.id) this.#entitle(open);
      }),
      deps.traces.onDidDelete((id) => {
        for (const open of this.#open) if (open.trace === id) this.#choose(open, undefined);
      }),
    );
  }

  /** Opens a panel for a trace, or brings up the one that shows it. */
  show(trace: string | undefined, focus?: ToPanel['focus']): void {
    const shown = [...this.#open].find((open) => open.trace === trace);
    if (shown) shown.panel.reveal();
    const { connection } = shown ?? this.#connect(vscode.window.createWebviewPanel(viewType, 'Therefore', vscode.ViewColumn.Active, {}), trace);
    if (focus) connection.focus(focus);
  }

  shows(trace: string): boolean {
    return [...this.#open].some((open) => open.trace === trace);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { traces } = this.#deps;
    const trace = typeof state === 'object' && state !== null && 'trace' in state && typeof state.trace === 'string' ? state.trace : undefined;
    // A trace that is gone, or of a newer Therefore, leaves the panel empty.
    const there = trace !== undefined && (await traces.load(trace).catch(() => false));
    this.#connect(panel, there ? trace : undefined);
  }

  dispose(): void {
    for (const { connection } of this.#open) connection.dispose();
    this.#subscriptions.dispose();
  }

  #connect(panel: vscode.WebviewPanel, trace: string | undefined): EditorPanel {
    const waiting = new WaitingList();
    panel.iconPath = vscode.Uri.joinPath(this.#deps.context.extensionUri, 'media', 'therefore.svg');
    const connection = new PanelConnection(
      { place: 'editor', webview: panel.webview, isVisible: () => panel.visible, shown: () => open.trace, choose: (id) => this.#choose(open, id), waiting },
      this.#deps,
    );
    const open: EditorPanel = { panel, connection, trace };
    this.#open.add(open);
    this.#entitle(open);
    panel.onDidChangeViewState(() => connection.update());
    panel.onDidDispose(() => {
      this.#open.delete(open);
      connection.dispose();
      waiting.dispose();
    });
    return open;
  }

  #choose(open: EditorPanel, trace: string | undefined): void {
    if (trace !== undefined && !this.#deps.traces.get(trace)) return;
    open.trace = trace;
    this.#entitle(open);
    open.connection.update();
  }

  #entitle({ panel, trace: id }: EditorPanel): void {
    const trace = id === undefined ? undefined : this.#deps.traces.get(id);
    const title = trace ? titleOf(trace) : '';
    panel.title = title === '' ? 'Therefore' : title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
  }
}
