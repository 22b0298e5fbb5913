import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { putWhole, removeWhole } from './wholeFile.ts';

const suffix = '.jsonl.gz';
const press = promisify(gzip);
const unpress = promisify(gunzip);

/** Traces that made room for newer ones: each its own gzip file, JSON Lines inside as before. */
export class JournalArchive {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Ids with the size of their files in bytes and when these were written. */
  async list(): Promise<{ readonly id: string; readonly bytes: number; readonly at: number }[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith(suffix));
    const found = await Promise.all(
      names.map(async (name) => {
        const status = await stat(join(this.folder, name)).catch(() => undefined);
        return status ? [{ id: name.slice(0, -suffix.length), bytes: status.size, at: status.mtimeMs }] : [];
      }),
    );
    return found.flat();
  }

  /** The whole file of a trace, whole on disk before this resolves; its date is the trace's own. */
  async put(id: string, content: Buffer, at: Date): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await putWhole(this.#path(id), await press(content), at);
  }

  /** The file of a trace as it was before; undefined where it is not here. @throws when the gzip file is damaged */
  async get(id: string): Promise<Buffer | undefined> {
    const content = await readFile(this.#path(id)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return content && (await unpress(content));
  }

  async delete(id: string): Promise<void> {
    await removeWhole(this.#path(id));
  }

  #path(id: string): string {
    return join(this.folder, `${id}${suffix}`);
  }
}
