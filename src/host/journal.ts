import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { TraceEvent } from '../core/trace.ts';

/** Milliseconds events may wait to be written together; surfaces see them only afterwards. */
const gatherMs = 40;
/** Milliseconds between two syncs to the disk itself. */
const syncMs = 250;
const header = `${JSON.stringify({ journal: 'therefore', version: 1 })}\n`;

export type Written = (trace: string, events: readonly TraceEvent[]) => void;

interface Pending {
  readonly events: TraceEvent[];
}

/**
 * The append-only record of every trace: JSON Lines, one file a trace, a version line first.
 * An event reaches `onWritten`, and so any surface, only after it was written. A process killed at any
 * moment loses at most what came within the last `gatherMs`.
 */
export class Journal {
  readonly #directory: string;
  readonly #onWritten: Written;
  readonly #onError: (error: unknown) => void;
  readonly #pending = new Map<string, Pending>();
  readonly #files = new Map<string, FileHandle>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #syncedAt = 0;

  constructor(directory: string, onWritten: Written, onError: (error: unknown) => void) {
    this.#directory = directory;
    this.#onWritten = onWritten;
    this.#onError = onError;
  }

  append(trace: string, event: TraceEvent): void {
    const pending = this.#pending.get(trace);
    if (pending) pending.events.push(event);
    else this.#pending.set(trace, { events: [event] });
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  /** Writes what is pending. Resolves when it is written; a failing disk is reported and the events still shown. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = [...this.#pending];
    this.#pending.clear();
    this.#flushing = this.#flushing.then(async () => {
      for (const [trace, { events }] of batch) {
        try {
          await this.#write(trace, events);
        } catch (error) {
          this.#onError(error);
        }
        this.#onWritten(trace, events);
      }
    });
    return this.#flushing;
  }

  /** Ids of the traces on disk, newest first. */
  async list(): Promise<string[]> {
    const names = await readdir(this.#directory).catch(() => []);
    const files = names.filter((name) => name.endsWith('.jsonl'));
    const dated = await Promise.all(
      files.map(async (name) => ({ name, at: (await stat(join(this.#directory, name))).mtimeMs })),
    );
    return dated.sort((a, b) => b.at - a.at).map(({ name }) => name.slice(0, -'.jsonl'.length));
  }

  /** The events of a trace as far as they are whole; a torn last line is cut off the file. */
  async read(trace: string): Promise<TraceEvent[]> {
    const path = this.path(trace);
    const bytes = await readFile(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) await truncate(path, end);
    const events: TraceEvent[] = [];
    for (const line of bytes.toString('utf8', 0, end).split('\n')) {
      const event = eventOf(line);
      if (event) events.push(event);
    }
    return events;
  }

  async delete(trace: string): Promise<void> {
    await this.flush();
    await this.#files.get(trace)?.close();
    this.#files.delete(trace);
    await rm(this.path(trace), { force: true });
  }

  path(trace: string): string {
    return join(this.#directory, `${trace.replace(/[^\w-]/g, '')}.jsonl`);
  }

  async close(): Promise<void> {
    await this.flush();
    const files = [...this.#files.values()];
    this.#files.clear();
    await Promise.all(files.map((file) => file.close()));
  }

  async #write(trace: string, events: readonly TraceEvent[]): Promise<void> {
    const file = await this.#file(trace);
    await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const now = performance.now();
    if (now - this.#syncedAt >= syncMs) {
      this.#syncedAt = now;
      await file.datasync();
    }
  }

  async #file(trace: string): Promise<FileHandle> {
    const known = this.#files.get(trace);
    if (known) return known;
    await mkdir(this.#directory, { recursive: true });
    const file = await open(this.path(trace), constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY, 0o600);
    this.#files.set(trace, file);
    if ((await file.stat()).size === 0) await file.appendFile(header);
    return file;
  }
}

/** A line's event; the header, blank and damaged lines are none. */
function eventOf(line: string): TraceEvent | undefined {
  if (line === '') return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'kind' in value ? (value as TraceEvent) : undefined;
  } catch {
    return undefined;
  }
}
