import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';

const suffix = '.memory';
/** SHA-256 of Python's memory as it stood after its start. Bytes. */
const printLength = 32;

/** The files of memories in a folder; none where there is no folder. */
export async function keptMemories(folder: string): Promise<string[]> {
  return (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith(suffix));
}

/**
 * The memory of an embedded Python in a file: taken only by a Python whose own memory was, byte for byte, the same
 * before. A file that is broken, or of another Python, is as none; the next that is kept takes its place.
 */
export class KeptMemory {
  readonly #folder: string;
  readonly #name: string;
  #print: Buffer | undefined;

  /** @param parts all that the memory is made from: versions, archives, programs */
  constructor(folder: string, parts: readonly (Uint8Array | string)[]) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(createHash('sha256').update(part).digest());
    this.#folder = folder;
    this.#name = `${hash.digest('hex').slice(0, 24)}${suffix}`;
  }

  get #path(): string {
    return join(this.#folder, this.#name);
  }

  /** Puts the kept memory in the place of this one, where it may. */
  restore(memory: Uint8Array): boolean {
    const used = usedLength(memory);
    this.#print = createHash('sha256').update(memory.subarray(0, used)).digest();
    let kept: Uint8Array;
    try {
      const file = readFileSync(this.#path);
      if (!this.#print.equals(file.subarray(0, printLength))) return false;
      kept = gunzipSync(file.subarray(printLength), { maxOutputLength: memory.length });
    } catch {
      return false;
    }
    // Set by this realm's own method: nothing of Node gets into the realm of the memory.
    Uint8Array.prototype.set.call(memory, kept);
    Uint8Array.prototype.fill.call(memory, 0, kept.length, Math.max(kept.length, used));
    return true;
  }

  /** Writes a memory, whole or not at all, and takes away those of other versions. The bytes are copied before it returns. */
  keep(memory: Uint8Array): Promise<void> {
    return this.#write(Buffer.from(memory.subarray(0, usedLength(memory))));
  }

  /** Takes the file away: what was restored from it does not work. */
  forget(): void {
    rmSync(this.#path, { force: true });
  }

  async #write(bytes: Buffer): Promise<void> {
    const print = this.#print;
    if (!print) return;
    const packed = await promisify(gzip)(bytes, { level: 1 });
    await mkdir(this.#folder, { recursive: true });
    const beside = `${this.#path}.${process.pid}.new`;
    await writeFile(beside, Buffer.concat([print, packed]));
    await rename(beside, this.#path);
    for (const name of await readdir(this.#folder)) if (this.#isOutdated(name)) await rm(join(this.#folder, name), { force: true });
  }

  /** A memory of another version, or one that a process began to write and never will end. */
  #isOutdated(name: string): boolean {
    const [, memory, writer] = /^(.*\.memory)(?:\.(\d+)\.new)?$/.exec(name) ?? [];
    return writer === undefined ? memory !== undefined && memory !== this.#name : !isRunning(Number(writer));
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user runs, and cannot be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Up to the last byte that is not zero, in steps of eight. */
function usedLength(memory: Uint8Array): number {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, Math.floor(memory.length / 8));
  let end = words.length;
  while (end > 0 && words[end - 1] === 0n) end--;
  return end * 8;
}
