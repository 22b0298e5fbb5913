import * as vscode from 'vscode';
import type { TraceEvent } from '../../core/trace.ts';
import { dispatch, type FromPanel, type Handlers, type Message, type ToPanel } from '../../protocol/panel.ts';
import { panelHtml } from '../../protocol/panelHtml.ts';
import type { TraceChange } from '../traces.ts';
import type { WaitingList } from '../waiting.ts';
import { panelHandlers, type PanelActions } from './panelHandlers.ts';
import { eventWithoutContents, panelHeader, withoutContents } from './panelSnapshot.ts';

/** Events sent ahead of the panel's acknowledgement before the host waits and sends a snapshot instead. */
const ahead = 1000;
/** Milliseconds events and changes around them wait to be sent together. */
const gatherMs = 16;

/** Where a panel stands, and which trace it shows there. */
export interface PanelPlace {
  readonly place: ToPanel['snapshot']['place'];
  readonly webview: vscode.Webview;
  readonly isVisible: () => boolean;
  /** The trace shown; undefined for the empty state. */
  readonly shown: () => string | undefined;
  readonly choose: (trace: string | undefined) => void;
  /** What goes with its next words. */
  readonly waiting: WaitingList;
}

export interface ConnectionDependencies extends PanelActions {
  readonly context: vscode.ExtensionContext;
  readonly modelLabel: () => string;
}

/**
 * One webview: sends its trace and what happens to it, only while it is visible and listening. A hidden webview
 * is thrown away by VS Code and says `ready` when it is made again; then it is told everything. What only
 * stands around the trace is sent without it.
 */
export class PanelConnection implements vscode.Disposable {
  readonly #deps: ConnectionDependencies;
  readonly #place: PanelPlace;
  readonly #subscriptions: vscode.Disposable;
  #listening = false;
  #sequence = 0;
  #acknowledged = 0;
  #behind = false;
  /** The trace the webview has, once it has one. */
  #sent: { readonly trace: string | undefined } | undefined;
  #events: TraceEvent[] = [];
  #headerChanged = false;
  #timer: NodeJS.Timeout | undefined;
  #focus: ToPanel['focus'] | undefined;

  constructor(place: PanelPlace, deps: ConnectionDependencies) {
    this.#place = place;
    this.#deps = deps;
    const { traces, runs, settings } = deps;
    const header = (): void => this.#later('header');
    const handlers = panelHandlers(deps, {
      place,
      ready: () => {
        this.#post('strings', { language: vscode.env.language, bundle: (vscode.l10n.bundle as Record<string, string> | undefined) ?? {} });
        // An empty state that gives way to a trace would only startle.
        void traces.whenChosen.then(() => {
          this.#listening = true;
          this.#sent = undefined;
          this.update();
        });
      },
      acknowledge: (sequence) => {
        // One that was on its way when everything was sent says nothing new.
        if (sequence < this.#acknowledged) return;
        this.#acknowledged = Math.min(sequence, this.#sequence);
        if (this.#behind) this.#snapshot();
      },
      suggestions: (data) => this.#post('suggestions', data),
      focus: (data) => this.focus(data),
    });
    this.#subscriptions = vscode.Disposable.from(
      place.webview.onDidReceiveMessage((message: unknown) => hear(handlers, message)),
      traces.onDidChange((change) => this.#change(change)),
      traces.onDidDelete(header),
      runs.onDidChange(header),
      settings.onDidChange(header),
      place.waiting.onDidChange(header),
      vscode.workspace.onDidGrantWorkspaceTrust(header),
    );
    this.#load();
  }

  /** To be called when the webview is shown or hidden, or another trace is chosen for it. */
  update(): void {
    if (!this.#place.isVisible()) {
      this.#listening = false;
      this.#sent = undefined;
      this.#forget();
    } else if (this.#listening) {
      if (this.#sent && this.#sent.trace === this.#place.shown()) this.#later('header');
      else this.#snapshot();
    }
  }

  /** Puts the keyboard or the view somewhere, as soon as the panel is there. */
  focus(data: ToPanel['focus']): void {
    this.#focus = data;
    if (this.#sent) this.#later('header');
  }

  dispose(): void {
    this.#listening = false;
    this.#forget();
    this.#subscriptions.dispose();
  }

  #load(): void {
    const { webview } = this.#place;
    const root = vscode.Uri.joinPath(this.#deps.context.extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
    webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.css')).toString(),
      language: vscode.env.language,
    });
  }

  #change({ trace, events, anew }: TraceChange): void {
    if (!this.#sent) return;
    if (anew || events.some(({ kind }) => kind === 'created' || kind === 'named' || kind === 'pinned')) this.#later('header');
    // Only what is sent is counted, so that the panel sees a gap where there is one.
    if (trace.id !== this.#sent.trace || this.#behind) return;
    if (anew) {
      this.#snapshot();
      return;
    }
    for (const event of events) this.#events.push(eventWithoutContents(event));
    this.#later('events');
  }

  #later(what: 'events' | 'header'): void {
    if (!this.#sent) return;
    if (what === 'header') this.#headerChanged = true;
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const events = this.#events;
    this.#events = [];
    if (!this.#sent) return;
    if (this.#headerChanged) {
      this.#headerChanged = false;
      this.#post('header', panelHeader(this.#deps, this.#place.place, this.#place.waiting));
    }
    const { trace } = this.#sent;
    if (events.length > 0 && trace !== undefined && !this.#behind) {
      if (this.#sequence - this.#acknowledged > ahead) this.#behind = true;
      else {
        this.#sequence += events.length;
        this.#post('events', { trace, events, sequence: this.#sequence });
      }
    }
    this.#point();
  }

  #snapshot(): void {
    if (!this.#listening || !this.#place.isVisible()) return;
    this.#forget();
    this.#behind = false;
    this.#acknowledged = this.#sequence;
    const id = this.#place.shown();
    const trace = id === undefined ? undefined : this.#deps.traces.get(id);
    this.#sent = { trace: id };
    this.#post('snapshot', { ...panelHeader(this.#deps, this.#place.place, this.#place.waiting), trace: trace && withoutContents(trace), sequence: this.#sequence });
    this.#point();
  }

  #point(): void {
    if (!this.#focus) return;
    this.#post('focus', this.#focus);
    this.#focus = undefined;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#events = [];
    this.#headerChanged = false;
  }

  #post<K extends keyof ToPanel>(type: K, data: ToPanel[K]): void {
    void this.#place.webview.postMessage({ type, data });
  }
}

/** Hands a message of any shape to its handler; fields that cannot even be read are no reason to fail. */
function hear(handlers: Handlers<FromPanel>, message: unknown): void {
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  const data = 'data' in message && typeof message.data === 'object' && message.data !== null ? message.data : {};
  try {
    dispatch(handlers, { type: message.type, data } as Message<FromPanel>);
  } catch (error) {
    // Text was expected, and what came cannot be made into any.
    if (!(error instanceof TypeError)) throw error;
  }
}
