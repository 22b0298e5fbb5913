import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TraceEvent } from '../core/trace.ts';
import { JournalArchive } from './journalArchive.ts';
import { entriesIn, fileId, filePath, type JournalEntry } from './journalEntries.ts';
import { JournalFile, NotWritten } from './journalFile.ts';
import { eventsIn, NewerJournal, refuseNewer, summaryIn, type TraceSummary } from './journalLines.ts';
import { JournalOwners } from './journalOwners.ts';
import { putWhole, removeWhole } from './wholeFile.ts';

/** Milliseconds events may wait to be written together; surfaces see them only afterwards. */
const gatherMs = 40;
/** Milliseconds after which what was written is synced to the disk itself: with `gatherMs`, never more than 250. */
const syncMs = 200;
/** A trace that was written to within this time stays out of the archive. Milliseconds. */
const restingMs = 60_000;
/** Bytes written after which the size of the journal is looked at again. */
const lookAgainBytes = 1024 * 1024;
/** Milliseconds after which a disk that failed is tried again. */
const tryAgainMs = 2000;

export type Written = (trace: string, events: readonly TraceEvent[]) => void;

export interface JournalOptions {
  /** The size in bytes that traces outside the archive may have together. */
  readonly maxBytes?: () => number;
  /** What was archived to keep within it; `first` when nothing was in the archive before. */
  readonly onArchived?: (traces: readonly string[], first: boolean) => void;
  readonly restingMs?: number;
}

/**
 * The append-only record of every trace: JSON Lines, one file a trace, a version line first.
 * An event reaches `onWritten`, and so any surface, only after it was written. A process killed at any
 * moment loses at most what came within the last `gatherMs`; a power cut, 250 ms. What a failing disk
 * refuses is kept and tried again with the next events. The oldest traces move to `archive/` when there
 * is no room; an event for one of them brings it back.
 */
export class Journal {
  readonly archive: JournalArchive;
  readonly #directory: string;
  readonly #onWritten: Written;
  readonly #onError: (error: unknown) => void;
  readonly #options: JournalOptions;
  readonly #owners: JournalOwners;
  readonly #pending = new Map<string, TraceEvent[]>();
  readonly #files = new Map<string, JournalFile>();
  readonly #deleted = new Set<string>();
  /** Lines the disk would not take so far. */
  readonly #refused = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #syncTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #keeping: Promise<void> = Promise.resolve();
  #failing = false;
  #failedAt = -Infinity;
  #unlooked = 0;

  /** `onError` hears of a disk that fails when it begins to, not of every event it then refuses. */
  constructor(directory: string, onWritten: Written, onError: (error: unknown) => void, options: JournalOptions = {}) {
    this.#directory = directory;
    this.#onWritten = onWritten;
    this.#onError = onError;
    this.#options = options;
    this.#owners = new JournalOwners(directory);
    this.archive = new JournalArchive(join(directory, 'archive'));
  }

  append(trace: string, event: TraceEvent): void {
    if (this.#deleted.has(trace)) return;
    const pending = this.#pending.get(trace);
    if (pending) pending.push(event);
    else this.#pending.set(trace, [event]);
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  /** Writes what is pending. Resolves when it is written; a failing disk is reported and the events still shown. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = [...this.#pending];
    this.#pending.clear();
    return this.afterwards(async () => {
      for (const [trace, events] of batch) {
        if (this.#deleted.has(trace)) continue;
        await this.#write(trace, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
        this.#onWritten(trace, events);
      }
      if (this.#unlooked >= lookAgainBytes) void this.keepWithin();
    });
  }

  /** Resolves when everything written so far is on the disk itself. */
  async sync(): Promise<void> {
    clearTimeout(this.#syncTimer);
    this.#syncTimer = undefined;
    for (const file of this.#files.values()) await file.sync().catch((error: unknown) => this.#fail(error));
  }

  /** The traces, newest first, those of the archive among them. */
  list(): Promise<JournalEntry[]> {
    return entriesIn(this.#directory, this.archive);
  }

  /** The file of a trace as it is, from the archive where it is there. @throws when there is none */
  async bytes(trace: string): Promise<Buffer> {
    await this.flush();
    const id = fileId(trace);
    try {
      return await readFile(this.path(id));
    } catch (error) {
      const archived = await this.archive.get(id);
      if (archived) return archived;
      throw error;
    }
  }

  /** The events of a trace as far as they are whole. @throws NewerJournal, or when there is none */
  async read(trace: string): Promise<TraceEvent[]> {
    return eventsIn(await this.bytes(trace));
  }

  /** @throws NewerJournal, or when there is none */
  async summary(trace: string): Promise<TraceSummary> {
    return summaryIn(await this.bytes(trace));
  }

  /** Whether another window that still lives writes this trace: it is then that window's to repair and to end. */
  isElsewhere(trace: string): Promise<boolean> {
    return this.#owners.isElsewhere(fileId(trace));
  }

  /** Cuts off what the end of an earlier process tore. @throws NewerJournal, or when there is none outside the archive */
  async repair(trace: string): Promise<void> {
    await this.afterwards(async () => {
      if (this.#files.has(trace)) return;
      if (await isThere(this.path(trace))) await JournalFile.repair(this.path(trace));
      await this.#owners.release(fileId(trace));
    });
  }

  /** Ends a trace for good; events that still come for it are dropped. */
  async delete(trace: string): Promise<void> {
    this.#deleted.add(trace);
    this.#pending.delete(trace);
    this.#refused.delete(trace);
    await this.afterwards(async () => {
      await this.#release(trace);
      await removeWhole(this.path(trace));
      await this.archive.delete(fileId(trace));
      await this.#owners.release(fileId(trace));
    });
  }

  path(trace: string): string {
    return filePath(this.#directory, trace);
  }

  /** Moves the oldest traces to the archive until the others are within the size. */
  keepWithin(): Promise<void> {
    this.#unlooked = 0;
    this.#keeping = this.#keeping.then(() => this.#keepWithin()).catch((error: unknown) => this.#onError(error));
    return this.#keeping;
  }

  async close(): Promise<void> {
    await Promise.all([this.flush(), this.#keeping]);
    this.#failedAt = -Infinity;
    await this.#tryAgain();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#syncTimer);
    await this.afterwards(async () => {
      for (const trace of [...this.#files.keys()]) await this.#release(trace);
    });
  }

  /** One change of the files at a time, in the order they were asked for: while it goes on this window writes nothing. */
  afterwards<T>(change: () => Promise<T>): Promise<T> {
    const next = this.#flushing.then(change);
    this.#flushing = next.then(() => {}, () => {});
    return next;
  }

  async #write(trace: string, lines: string): Promise<void> {
    const waiting = (this.#refused.get(trace) ?? '') + lines;
    if (waiting === '') return;
    try {
      if (this.#failing && performance.now() - this.#failedAt < tryAgainMs) throw new Error('The disk failed a moment ago.');
      const file = await this.#file(trace);
      await file.append(waiting);
      this.#refused.delete(trace);
      this.#failing = false;
      this.#unlooked += waiting.length;
      this.#syncTimer ??= setTimeout(() => void this.sync(), syncMs);
    } catch (error) {
      this.#fail(error);
      if (error instanceof NewerJournal) return;
      this.#refused.set(trace, error instanceof NotWritten ? error.rest : waiting);
      this.#retryTimer ??= setTimeout(() => void this.#tryAgain(), tryAgainMs + 1);
    }
  }

  #tryAgain(): Promise<void> {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    return this.afterwards(async () => {
      for (const trace of [...this.#refused.keys()]) await this.#write(trace, '');
    });
  }

  #fail(error: unknown): void {
    if (this.#failing && performance.now() - this.#failedAt < tryAgainMs) return;
    this.#failedAt = performance.now();
    if (!this.#failing) this.#onError(error);
    this.#failing = true;
  }

  async #file(trace: string): Promise<JournalFile> {
    const known = this.#files.get(trace);
    if (known) return known;
    for (const [other, file] of this.#files) if (this.#isResting(file)) await this.#release(other);
    await mkdir(this.#directory, { recursive: true });
    await this.#bringBack(fileId(trace));
    const file = await JournalFile.open(this.path(trace));
    this.#files.set(trace, file);
    await this.#owners.claim(fileId(trace));
    return file;
  }

  async #release(trace: string): Promise<void> {
    const file = this.#files.get(trace);
    this.#files.delete(trace);
    await file?.close();
    if (file) await this.#owners.release(fileId(trace));
  }

  async #bringBack(id: string): Promise<void> {
    if (await isThere(this.path(id))) return;
    const archived = await this.archive.get(id);
    if (!archived) return;
    await putWhole(this.path(id), archived);
    await this.archive.delete(id);
  }

  async #keepWithin(): Promise<void> {
    const max = this.#options.maxBytes?.() ?? Infinity;
    const entries = await this.list();
    const live = entries.filter(({ archived }) => !archived);
    let total = live.reduce((sum, { bytes }) => sum + bytes, 0);
    const archived: string[] = [];
    for (const entry of live.reverse()) {
      if (total <= max) break;
      if (!(await this.#archive(entry))) continue;
      total -= entry.bytes;
      archived.push(entry.id);
    }
    if (archived.length > 0) this.#options.onArchived?.(archived, live.length === entries.length);
  }

  #isResting(file: JournalFile): boolean {
    return performance.now() - file.writtenAt >= (this.#options.restingMs ?? restingMs);
  }

  /**
   * False where a trace is not to be moved: one that is being written, or of a newer version. What streams
   * meanwhile does not wait for the compression; a trace that changed under it stays where it was.
   */
  async #archive({ id, at }: JournalEntry): Promise<boolean> {
    if (!(await this.afterwards(() => this.#letGo(id)))) return false;
    try {
      const before = await stat(this.path(id));
      const content = await readFile(this.path(id));
      refuseNewer(content);
      await this.archive.put(id, content, new Date(at));
      return await this.afterwards(async () => {
        const now = await stat(this.path(id)).catch(() => undefined);
        const same = now !== undefined && !this.#files.has(id) && now.size === before.size && now.mtimeMs === before.mtimeMs;
        if (same) await rm(this.path(id));
        else await this.archive.delete(id);
        return same;
      });
    } catch (error) {
      if (error instanceof NewerJournal) return false;
      throw error;
    }
  }

  /** Closes a trace's file; false where it is still needed. */
  async #letGo(id: string): Promise<boolean> {
    const file = this.#files.get(id);
    if (this.#refused.has(id) || (file && !this.#isResting(file)) || (await this.#owners.isElsewhere(id))) return false;
    await this.#release(id);
    return true;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
