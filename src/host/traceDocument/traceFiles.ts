import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { titleOf } from '../../exporting/title.ts';
import { preparing, traceText, type TraceText } from '../../exporting/traceText.ts';
import type { Traces } from '../traces.ts';
import { hostWording } from '../words.ts';

export const scheme = 'therefore-trace';
/** How often an open text follows a run. Milliseconds. */
const throttleMs = 500;
const longestName = 60;
/** After so long others have their turn. Milliseconds. */
const sliceMs = 8;

interface Shown {
  readonly text: TraceText;
  readonly bytes: Uint8Array;
  /** Milliseconds, wall clock; VS Code reads a file again whose time has changed. */
  readonly mtime: number;
}

/** The address of a trace as a text. Its name is for people, the query says which trace it is. */
export function uriOf(id: string, title: string): vscode.Uri {
  const name = title.replace(/[\\/:?*"<>|#$\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, longestName) || 'trace';
  return vscode.Uri.from({ scheme, path: `/${name}.therefore-trace`, query: id });
}

/**
 * Traces as files that can only be read. Files and not virtual documents: VS Code asks for them again after a reload,
 * and changes of however long ones only where they changed, so that what is looked at stays where it is.
 */
export class TraceFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #traces: Traces;
  readonly #shown = new Map<string, Shown>();
  readonly #late = new Map<string, NodeJS.Timeout>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeFile = this.#changed.event;

  constructor(traces: Traces) {
    this.#traces = traces;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider(scheme, this, { isReadonly: true, isCaseSensitive: true }),
      traces.onDidChange(({ trace }) => this.#later(trace.id)),
      traces.onDidDelete((id) => this.#tell(id, vscode.FileChangeType.Deleted)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.#shown.delete(uri.query);
      }),
    );
  }

  /** What an open text is made of, where that is what it shows right now. */
  of(document: vscode.TextDocument): TraceText | undefined {
    const shown = this.#shown.get(document.uri.query);
    return shown && document.getText() === shown.text.text ? shown.text : undefined;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    // VS Code looks at the folder of a file as well.
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { mtime, bytes } = await this.#show(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#show(uri)).bytes;
  }

  watch(): vscode.Disposable {
    return { dispose: () => {} };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const timer of this.#late.values()) clearTimeout(timer);
    this.#changed.dispose();
  }

  async #show(uri: vscode.Uri): Promise<Shown> {
    const id = uri.query;
    const before = this.#shown.get(id);
    if (before) return before;
    await this.#traces.whenChosen;
    await this.#traces.load(id).catch(() => false);
    const trace = this.#traces.get(id);
    if (!trace) throw vscode.FileSystemError.FileNotFound(uri);
    let since = performance.now();
    for (const _ of preparing(trace)) {
      void _;
      if (performance.now() - since < sliceMs) continue;
      await setImmediate();
      since = performance.now();
    }
    return this.#layOut(id, 0);
  }

  #layOut(id: string, after: number): Shown {
    const trace = this.#traces.get(id);
    if (!trace) throw vscode.FileSystemError.FileNotFound(id);
    const text = traceText(trace, hostWording);
    const shown: Shown = { text, bytes: new TextEncoder().encode(text.text), mtime: Math.max(Date.now(), after + 1) };
    this.#shown.set(id, shown);
    return shown;
  }

  #later(id: string): void {
    if (this.#late.has(id) || !this.#shown.has(id)) return;
    this.#late.set(id, setTimeout(() => {
      this.#late.delete(id);
      const before = this.#shown.get(id);
      if (!before || !this.#traces.get(id)) return;
      if (this.#layOut(id, before.mtime).text.text !== before.text.text) this.#tell(id, vscode.FileChangeType.Changed);
    }, throttleMs));
  }

  #tell(id: string, type: vscode.FileChangeType): void {
    const uris = vscode.workspace.textDocuments.flatMap(({ uri }) => (uri.scheme === scheme && uri.query === id ? [uri] : []));
    if (type === vscode.FileChangeType.Deleted) this.#shown.delete(id);
    if (uris.length > 0) this.#changed.fire(uris.map((uri) => ({ type, uri })));
  }
}

export function uriOfTrace(traces: Traces, id: string): vscode.Uri | undefined {
  const trace = traces.get(id);
  return trace && uriOf(id, titleOf(trace, hostWording));
}
