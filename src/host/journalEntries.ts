import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalArchive } from './journalArchive.ts';

const suffix = '.jsonl';

export interface JournalEntry {
  readonly id: string;
  readonly archived: boolean;
  /** Bytes of its file, which is compressed in the archive. */
  readonly bytes: number;
  /** When it was written to last, in milliseconds, wall clock. */
  readonly at: number;
}

/** A trace's id as a file's name: nothing of it can leave the folder. */
export function fileId(trace: string): string {
  return trace.replace(/[^\w-]/g, '');
}

export function filePath(directory: string, trace: string): string {
  return join(directory, `${fileId(trace)}${suffix}`);
}

/** The traces of a folder and its archive, newest first. */
export async function entriesIn(directory: string, archive: JournalArchive): Promise<JournalEntry[]> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(suffix));
  const live = await Promise.all(
    names.map(async (name): Promise<JournalEntry[]> => {
      const status = await stat(join(directory, name)).catch(() => undefined);
      return status ? [{ id: name.slice(0, -suffix.length), archived: false, bytes: status.size, at: status.mtimeMs }] : [];
    }),
  );
  const entries = live.flat();
  const known = new Set(entries.map(({ id }) => id));
  for (const entry of await archive.list()) if (!known.has(entry.id)) entries.push({ ...entry, archived: true });
  return entries.sort((a, b) => b.at - a.at);
}
