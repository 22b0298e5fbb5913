import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which trace was shown last, in a small file beside the journal: what VS Code is told to remember reaches the
 * disk only seconds later, and a reload must show what was there.
 */
export class CurrentTrace {
  readonly #directory: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The trace's id; null where none was shown, undefined where nothing has been chosen yet or it cannot be read. */
  async read(): Promise<string | null | undefined> {
    try {
      const id = (await readFile(this.#path, 'utf8')).trim();
      return id === '' ? null : id;
    } catch {
      return undefined;
    }
  }

  /** A disk that fails is told of where the journal fails; this alone is no loss. */
  write(id: string | undefined): void {
    this.#writing = this.#writing
      .then(() => mkdir(this.#directory, { recursive: true }))
      .then(() => writeFile(this.#path, id ?? '', { mode: 0o600 }))
      .catch(() => {});
  }

  get #path(): string {
    return join(this.#directory, 'current');
  }
}
