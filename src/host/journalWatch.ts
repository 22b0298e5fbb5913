import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Milliseconds changes of the folder are gathered: this window writes there too, many times a second. */
const gatherMs = 1000;

/** Tells when other windows may have written to the journal's folder: when it changed, and when the user comes back to this one. */
export class JournalWatch implements vscode.Disposable {
  readonly #directory: string;
  readonly #changed: () => void;
  readonly #focus: vscode.Disposable;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(directory: string, changed: () => void) {
    this.#directory = directory;
    this.#changed = changed;
    this.#focus = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) changed();
    });
  }

  /** Begins to watch the folder, which is made where there is none. Where the system cannot watch, coming back must do. */
  async begin(): Promise<void> {
    try {
      await mkdir(this.#directory, { recursive: true });
      if (this.#disposed) return;
      this.#watcher = watch(this.#directory, { persistent: false }, () => this.#later());
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      this.#watcher = undefined;
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#focus.dispose();
    this.#watcher?.close();
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed();
    }, gatherMs);
  }
}
