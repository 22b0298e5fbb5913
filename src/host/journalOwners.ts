import { readFileSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
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
 * Which window writes a trace: a small file beside it with the number of the process and when it began,
 * since after a restart, of a container above all, the same number is soon another process's. Windows without
 * a folder share their traces, and a window that lost its connection may go on for a while beside its successor.
 */
export class JournalOwners {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async claim(id: string): Promise<void> {
    await writeFile(this.#path(id), `${process.pid} ${beginOf(process.pid)}`.trim(), { mode: 0o600 }).catch(() => {});
  }

  async release(id: string): Promise<void> {
    const claim = await this.#claim(id);
    if (!claim || claim.pid === process.pid || !isAlive(claim)) await rm(this.#path(id), { force: true }).catch(() => {});
  }

  /** Whether another process that still lives writes this trace. */
  async isElsewhere(id: string): Promise<boolean> {
    const claim = await this.#claim(id);
    return claim !== undefined && claim.pid !== process.pid && isAlive(claim);
  }

  async #claim(id: string): Promise<Claim | undefined> {
    try {
      const [, pid, began = ''] = /^(\d{1,10})(?: (\d+))?$/.exec(await readFile(this.#path(id), 'utf8')) ?? [];
      const { mtimeMs } = await stat(this.#path(id));
      return Number(pid) > 0 ? { pid: Number(pid), began, at: mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  }

  #path(id: string): string {
    return join(this.#directory, `${id}.open`);
  }
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
