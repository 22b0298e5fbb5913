import { extname } from 'node:path';
import type { TextFormat } from '../core/problem.ts';

/** A text to check, with where it begins in its file: 0-based line, or the notebook cell it is. */
export interface FileText {
  readonly text: string;
  readonly format: TextFormat;
  readonly line: number;
  readonly cell?: number;
}

const formats: Readonly<Record<string, TextFormat>> = { '.md': 'markdown', '.markdown': 'markdown', '.tex': 'latex', '.ltx': 'latex', '.txt': 'plaintext' };

/**
 * The texts of a file by its ending; a notebook's Markdown cells one by one.
 * @throws Error when the file is no text, or a notebook that is no JSON.
 */
export function textsOf(path: string, bytes: Uint8Array): FileText[] {
  if (bytes.subarray(0, 8000).includes(0)) throw new Error('this is not a text file');
  const text = new TextDecoder('utf-8').decode(bytes);
  if (extname(path) === '.ipynb') return cellsOf(text);
  return [{ text, format: formats[extname(path).toLowerCase()] ?? 'plaintext', line: 0 }];
}

function cellsOf(text: string): FileText[] {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    throw new Error('this is not a notebook: its JSON cannot be read');
  }
  const cells = typeof notebook === 'object' && notebook !== null && 'cells' in notebook && Array.isArray(notebook.cells) ? (notebook.cells as unknown[]) : [];
  return cells.flatMap((cell, index) => {
    if (typeof cell !== 'object' || cell === null) return [];
    const { cell_type: kind, source } = cell as { cell_type?: unknown; source?: unknown };
    if (kind !== 'markdown') return [];
    const joined = Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : typeof source === 'string' ? source : '';
    return [{ text: joined, format: 'notebook-markdown' as const, line: 0, cell: index }];
  });
}
