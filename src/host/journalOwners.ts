import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which window writes a trace: a small file beside it with the number of the process. Windows without a
 * folder share their traces, and a window that lost its connection may go on for a while beside its successor.
 */
export class JournalOwners {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async claim(id: string): Promise<void> {
    await writeFile(this.#path(id), String(process.pid), { mode: 0o600 }).catch(() => {});
  }

  async release(id: string): Promise<void> {
    const owner = await this.#owner(id);
    if (owner === undefined || owner === process.pid || !isAlive(owner)) await rm(this.#path(id), { force: true }).catch(() => {});
  }

  /** Whether another process that still lives writes this trace. */
  async isElsewhere(id: string): Promise<boolean> {
    const owner = await this.#owner(id);
    return owner !== undefined && owner !== process.pid && isAlive(owner);
  }

  async #owner(id: string): Promise<number | undefined> {
    const text = await readFile(this.#path(id), 'utf8').catch(() => '');
    return /^\d{1,10}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
  }

  #path(id: string): string {
    return join(this.#directory, `${id}.open`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
