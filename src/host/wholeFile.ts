import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where a file is written until it is whole. */
function partialOf(path: string): string {
  return `${path}.partial`;
}

/** A file that is there with all of its content or not at all, also after a power cut; on the disk itself when this resolves. */
export async function putWhole(path: string, content: Uint8Array, at?: Date): Promise<void> {
  const handle = await open(partialOf(path), 'w', 0o600);
  try {
    await handle.writeFile(content);
    if (at) await handle.utimes(at, at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partialOf(path), path);
  await syncFolder(dirname(path));
}

/** Removes a file, and what a kill left of one that was not whole yet. */
export async function removeWhole(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(partialOf(path), { force: true });
}

/** A new file is kept through a power cut only when its folder is synced too; not every system lets one. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
