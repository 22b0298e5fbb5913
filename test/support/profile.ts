import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { apply, type Trace, type TraceEvent } from '../../src/core/trace.ts';

/** Paths of all files below a folder; none when it does not exist. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The journals of a profile, one string a trace, oldest first. */
export function journalsIn(userDataDir: string): string[] {
  return filesIn(join(userDataDir, 'User'))
    .filter((path) => path.includes(`traces${sep}`) && path.endsWith('.jsonl'))
    .sort((a, b) => basename(a).localeCompare(basename(b)))
    .flatMap((path) => textOf(path));
}

/** A trace may be deleted between its listing and its reading. */
function textOf(path: string): readonly string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The trace a journal tells; a last line that is still being written is left out. */
export function traceOf(journal: string): Trace | undefined {
  const lines = journal.slice(0, journal.lastIndexOf('\n') + 1).split('\n').slice(1);
  const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TraceEvent);
  return events.reduce<Trace | undefined>((before, event) => apply(before, event), undefined);
}
