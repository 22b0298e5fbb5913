import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a workspace: a folder to copy, or names and contents. */
export type Workspace = string | Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files in it. */
export function folderOf(workspace: Workspace): string {
  const folder = mkdtempSync(join(tmpdir(), 'therefore-workspace-'));
  if (typeof workspace === 'string') cpSync(workspace, folder, { recursive: true });
  else for (const [name, content] of Object.entries(workspace)) writeTo(join(folder, name), content);
  return folder;
}

/** Writes a file, and the folders above it. */
export function writeTo(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Line and column of an offset, both counted from 1 as an editor shows them. */
export function positionAt(content: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = content.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
