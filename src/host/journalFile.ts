import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { headerLine, refuseNewer } from './journalLines.ts';
import { syncFolder } from './wholeFile.ts';

const headBytes = 4096;
const tailBytes = 64 * 1024;
const newline = 0x0a;

/** The system did not take all lines; those in `rest` are not in the file. */
export class NotWritten extends Error {
  readonly rest: string;

  constructor(cause: unknown, rest: string) {
    super(String(cause), { cause });
    this.name = 'NotWritten';
    this.rest = rest;
  }
}

/**
 * The file of one trace, open for appending. It holds whole lines only: what the end of an earlier
 * process tore is cut off when it is opened, and what a full disk tore at once.
 */
export class JournalFile {
  readonly #handle: FileHandle;
  /** Where a line begins that the system did not take whole. Bytes. */
  #torn: number | undefined;
  #dirty = false;
  #syncing: Promise<void> = Promise.resolve();
  /** When something was written last. Milliseconds of `performance.now`. */
  writtenAt = performance.now();

  /** Made by `open`. */
  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** @throws NewerJournal, or the system's error when it cannot be opened */
  static async open(path: string): Promise<JournalFile> {
    const handle = await open(path, constants.O_APPEND | constants.O_CREAT | constants.O_RDWR, 0o600);
    try {
      const size = await repair(handle);
      const file = new JournalFile(handle);
      if (size === 0) {
        await file.append(headerLine);
        await syncFolder(dirname(path));
      }
      return file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Cuts off a line that the end of a process tore; true where there was one. @throws NewerJournal */
  static async repair(path: string): Promise<boolean> {
    const handle = await open(path, constants.O_RDWR);
    try {
      const { size } = await handle.stat();
      return (await repair(handle)) < size;
    } finally {
      await handle.close();
    }
  }

  /** Appends whole lines. @throws NotWritten with those that are not in the file, or the system's error where none is */
  async append(lines: string): Promise<void> {
    const bytes = Buffer.from(lines);
    this.writtenAt = performance.now();
    await this.#cut();
    // Another window may write here too: what it added is not this one's to cut off.
    const before = (await this.#handle.stat()).size;
    this.#dirty = true;
    try {
      await this.#handle.appendFile(bytes);
    } catch (error) {
      const written = (await this.#handle.stat()).size - before;
      const whole = bytes.subarray(0, written).lastIndexOf(newline) + 1;
      this.#torn = before + whole;
      await this.#cut().catch(() => {});
      throw new NotWritten(error, bytes.toString('utf8', whole));
    }
  }

  async #cut(): Promise<void> {
    if (this.#torn === undefined) return;
    await this.#handle.truncate(this.#torn);
    this.#torn = undefined;
  }

  /** Resolves when all that was appended is on the disk itself. */
  sync(): Promise<void> {
    if (!this.#dirty) return this.#syncing;
    this.#dirty = false;
    const next = this.#syncing.then(() => this.#handle.datasync());
    this.#syncing = next.catch(() => {});
    return next;
  }

  async close(): Promise<void> {
    await this.sync().catch(() => {});
    await this.#handle.close();
  }
}

/** The length of the whole lines, which is all that is left. */
async function repair(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  const head = Buffer.alloc(Math.min(headBytes, size));
  await handle.read(head, 0, head.length, 0);
  refuseNewer(head);
  const whole = await wholeBytes(handle, size);
  if (whole < size) await handle.truncate(whole);
  return whole;
}

async function wholeBytes(handle: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(Math.min(tailBytes, size));
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - chunk.length);
    const { bytesRead } = await handle.read(chunk, 0, end - start, start);
    const at = chunk.subarray(0, bytesRead).lastIndexOf(newline);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}
