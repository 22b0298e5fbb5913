import { readFileSync } from 'node:fs';
import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** Clocks are set while machines start; a claim is older than the machine's start only by more than this. Milliseconds. */
const bootSlackMs = 60_000;

interface Claim {
  readonly pid: number;
  /** When that process began, in the system's own count; empty where the system does not say. */
  readonly began: string;
  /** Milliseconds, wall clock. */
  readonly at: number;
}

/**
 * Which windows write a trace: a small file beside it with a line for each, the number of the process and when
 * it began, since after a restart, of a container above all, the same number is soon another process's. All
 * windows of a workspace share their traces, and a window that lost its connection may go on for a while
 * beside its successor.
 */
export class JournalOwners {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async claim(id: string): Promise<void> {
    const line = `\n${process.pid} ${beginOf(process.pid)}`;
    // Another window may claim at the same moment, so nothing that counts is written anew.
    const write = (await this.isElsewhere(id)) ? appendFile : writeFile;
    await write(this.#path(id), line, { mode: 0o600 }).catch(() => {});
  }

  /** Takes back this process's claim, and those of processes that are gone. */
  async release(id: string): Promise<void> {
    const claims = await this.#claims(id);
    const others = claims.filter(isOther);
    if (others.length === 0) await rm(this.#path(id), { force: true }).catch(() => {});
    else if (others.length < claims.length) await writeFile(this.#path(id), others.map(({ pid, began }) => `\n${pid} ${began}`).join(''), { mode: 0o600 }).catch(() => {});
  }

  /** Whether another process that still lives writes this trace. */
  async isElsewhere(id: string): Promise<boolean> {
    return (await this.#claims(id)).some(isOther);
  }

  async #claims(id: string): Promise<readonly Claim[]> {
    try {
      const text = await readFile(this.#path(id), 'utf8');
      const { mtimeMs } = await stat(this.#path(id));
      return [...text.matchAll(/^(\d{1,10})(?: (\d*))?$/gm)].map(([, pid, began = '']) => ({ pid: Number(pid), began, at: mtimeMs })).filter(({ pid }) => pid > 0);
    } catch {
      return [];
    }
  }

  #path(id: string): string {
    return join(this.#directory, `${id}.open`);
  }
}

function isOther(claim: Claim): boolean {
  return claim.pid !== process.pid && isAlive(claim);
}

/** Whether the very process that made this claim lives. */
function isAlive({ pid, began, at }: Claim): boolean {
  if (at < Date.now() - uptime() * 1000 - bootSlackMs) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = beginOf(pid);
  return began === '' || now === '' || now === began;
}

/** When a process began, in ticks since the machine's start, where the system has /proc (proc(5)); empty elsewhere. */
function beginOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name, in parentheses and with anything in it.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
