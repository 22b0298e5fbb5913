import * as vscode from 'vscode';
import { follow } from '../../core/follow.ts';
import { dispatch, type Handlers, type Message } from '../../protocol/panel.ts';
import { panelHtml } from '../../protocol/panelHtml.ts';
import type { FromProof, ToProof } from '../../protocol/proof.ts';
import { activeEditor, formatOf, openDocument, placeOf, reveal } from '../documents.ts';
import type { LineVerdicts } from './lineVerdicts.ts';
import type { Reviews } from './reviews.ts';
import { shownPlace } from './shownPlace.ts';

/** After the last move of the cursor, edit or verdict. Milliseconds. */
const pauseMs = 120;
/** In UTF-16 units; nothing is said of longer documents. */
const longestDocument = 1_000_000;

export interface ProofViewDependencies {
  readonly context: vscode.ExtensionContext;
  readonly verdicts: LineVerdicts;
  readonly reviews: Reviews;
  readonly log: vscode.LogOutputChannel;
}

interface Spot {
  readonly uri: string;
  readonly offset: number;
}

/** The view that follows the cursor through a proof. Hidden, it computes nothing. */
export class ProofView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #deps: ProofViewDependencies;
  readonly #subscriptions: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  #isListening = false;
  #timer: NodeJS.Timeout | undefined;
  /** Where it stays while it is pinned, and what it shows now. */
  #pinned: Spot | undefined;
  #shown: Spot | undefined;
  #paused = false;
  #sent = '';

  constructor(deps: ProofViewDependencies) {
    this.#deps = deps;
    const later = (): void => this.#later();
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(later),
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeActiveNotebookEditor(later),
      vscode.workspace.onDidChangeTextDocument((change) => this.#edit(change)),
      vscode.workspace.onDidCloseTextDocument(later),
      deps.verdicts.onDidChange((document) => {
        if (document.uri.toString() === this.#shown?.uri) later();
      }),
      deps.reviews.onDidChange(later),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri } = this.#deps.context;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const { webview } = view;
    this.#view = view;
    this.#isListening = false;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'proof.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'proof.css')).toString(),
      language: vscode.env.language,
      root: 'proof',
    });
    const handlers = this.#handlers();
    webview.onDidReceiveMessage((message: Message<FromProof>) => dispatch(handlers, message));
    view.onDidChangeVisibility(() => this.#later());
    view.onDidDispose(() => {
      // Where the view was moved, its successor may be here already.
      if (this.#view === view) [this.#view, this.#isListening] = [undefined, false];
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #handlers(): Handlers<FromProof> {
    return {
      ready: () => {
        this.#isListening = true;
        this.#sent = '';
        this.#post('strings', { language: vscode.env.language, bundle: (vscode.l10n.bundle as Record<string, string> | undefined) ?? {} });
        this.#update(true);
      },
      pin: ({ pinned }) => {
        this.#pinned = pinned ? this.#shown : undefined;
        this.#update();
      },
      pause: ({ paused }) => {
        this.#paused = paused;
        this.#update(true);
      },
      reveal: ({ line }) => void this.#reveal(line),
      checkProof: () => void this.#checkProof(),
    };
  }

  async #reveal(line: number): Promise<void> {
    const document = this.#shown && openDocument(this.#shown.uri);
    if (!document || !Number.isInteger(line) || line < 0 || line >= document.lineCount) return;
    const { range } = document.lineAt(line);
    const start = document.offsetAt(range.start) + document.lineAt(line).firstNonWhitespaceCharacterIndex;
    await reveal({ ...placeOf(document), range: { start, end: start }, line }, { start, end: start });
  }

  /** What is shown is what is checked, wherever the cursor is. */
  async #checkProof(): Promise<void> {
    const document = this.#shown && openDocument(this.#shown.uri);
    if (document && this.#shown && (this.#pinned || activeEditor()?.document !== document)) await this.#reveal(document.positionAt(this.#shown.offset).line);
    await vscode.commands.executeCommand('therefore.checkProof');
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const moved = (spot: Spot | undefined): Spot | undefined => {
      if (spot?.uri !== uri) return spot;
      let { offset } = spot;
      for (const { rangeOffset, rangeLength, text } of contentChanges) offset = follow({ start: offset, end: offset + 1 }, { start: rangeOffset, removed: rangeLength, inserted: text.length }).start;
      return { uri, offset };
    };
    this.#pinned = moved(this.#pinned);
    this.#shown = moved(this.#shown);
    if (contentChanges.length > 0) this.#later();
  }

  #later(): void {
    if (!this.#isListening || !this.#view?.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), pauseMs);
  }

  /** @param anew although it is paused: what is shown is shown again. */
  #update(anew = false): void {
    if (!this.#isListening || !this.#view?.visible || (this.#paused && !anew)) return;
    if (this.#pinned && !openDocument(this.#pinned.uri)) this.#pinned = undefined;
    const spot = this.#pinned ?? (this.#paused ? this.#shown : atCursor());
    const document = spot && openDocument(spot.uri);
    const format = document && formatOf(document);
    const isRead = document && format && format !== 'notebook-code' && document.getText().length <= longestDocument;
    const started = performance.now();
    const place = isRead ? shownPlace(document, spot.offset, format, this.#deps.verdicts.claims(document), this.#deps.reviews.lines(document)) : undefined;
    const took = performance.now() - started;
    if (took > 100) this.#deps.log.warn(`The proof view took ${Math.round(took)} ms.`);
    this.#shown = place ? spot : undefined;
    const data: ToProof['place'] = { place, pinned: this.#pinned !== undefined, paused: this.#paused };
    const sent = JSON.stringify(data);
    if (sent === this.#sent) return;
    this.#sent = sent;
    this.#post('place', data);
  }

  #post<K extends keyof ToProof>(type: K, data: ToProof[K]): void {
    void this.#view?.webview.postMessage({ type, data });
  }
}

function atCursor(): Spot | undefined {
  const editor = activeEditor();
  return editor && { uri: editor.document.uri.toString(), offset: editor.document.offsetAt(editor.selection.active) };
}
