import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { TextFormat } from '../core/problem.ts';
import { readNotebook } from '../checking/notebook/readNotebook.ts';

/** A text to check, with where it begins in its file: 0-based line, or the notebook cell it is. */
export interface FileText {
  readonly text: string;
  readonly format: TextFormat;
  readonly line: number;
  readonly cell?: number;
}

const formats: Readonly<Record<string, TextFormat>> = { '.md': 'markdown', '.markdown': 'markdown', '.tex': 'latex', '.ltx': 'latex', '.txt': 'plaintext' };

/** A file itself; of a folder, the files under it that can be checked, in the order of their names. */
export async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(inner)));
    else if (entry.isFile() && (Object.hasOwn(formats, extname(entry.name).toLowerCase()) || isNotebook(entry.name))) found.push(inner);
  }
  return found;
}

export function isNotebook(path: string): boolean {
  return extname(path).toLowerCase() === '.ipynb';
}

/**
 * The texts of a file by its ending; a notebook's Markdown cells one by one.
 * @throws Error when the file is no text, or a notebook that is no JSON.
 */
export function textsOf(path: string, bytes: Uint8Array): FileText[] {
  if (bytes.subarray(0, 8000).includes(0)) throw new Error('this is not a text file');
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isNotebook(path)) return cellsOf(text);
  return [{ text, format: formats[extname(path).toLowerCase()] ?? 'plaintext', line: 0 }];
}

function cellsOf(text: string): FileText[] {
  return readNotebook(text).flatMap(({ kind, language, source }, cell) => (kind === 'markup' && language === 'markdown' ? [{ text: source, format: 'notebook-markdown' as const, line: 0, cell }] : []));
}
