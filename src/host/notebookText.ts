import * as vscode from 'vscode';
import type { NotebookCellText, SavedOutput } from '../checking/notebook/notebookText.ts';
import type { CellRuns } from './cellRuns.ts';
import { cellId, lastingIds } from './notebookCells.ts';

/** Longer texts of one output are no value that a text speaks of. Bytes. */
const longestItem = 200_000;
const compared: ReadonlySet<string> = new Set(['text/plain', 'text/latex', 'text/html']);

/** A notebook as it is open, for comparing; its cells by their lasting ids. Of outputs only what can be read as a value. */
export function notebookText(notebook: vscode.NotebookDocument, runs?: Pick<CellRuns, 'text' | 'runs'>): readonly NotebookCellText[] {
  const ids = lastingIds(notebook);
  return notebook.getCells().map((cell, index): NotebookCellText => {
    const base = { id: ids[index] ?? '', language: cell.document.languageId, source: cell.document.getText() };
    if (cell.kind === vscode.NotebookCellKind.Markup) return { ...base, kind: 'markup', outputs: [] };
    // What it shows so far may not be what it shows at its end.
    if (runs?.runs(cellId(cell)) === true) return { ...base, kind: 'code', outputs: [] };
    const { executionOrder: order, success } = cell.executionSummary ?? {};
    const ran = runs?.text(cellId(cell));
    return { ...base, kind: 'code', ...(order === undefined ? {} : { executionOrder: order }), ...(ran === undefined ? {} : { ran }), outputs: [...cell.outputs.flatMap(savedOutput), ...(success === false ? [failed] : [])] };
  });
}

/** Of a run that was stopped there is no other sign. */
const failed: SavedOutput = { kind: 'error', bundle: {} };

/** What an output held when it was read, and what was read; an output that is the same is decoded once. */
const read = new WeakMap<vscode.NotebookCellOutput, { readonly items: readonly vscode.NotebookCellOutputItem[]; readonly saved: SavedOutput[] }>();

function savedOutput(output: vscode.NotebookCellOutput): SavedOutput[] {
  const before = read.get(output);
  // The editor adds the portions of a stream to the output that is there.
  if (before?.items.length === output.items.length && before.items.every((item, index) => item === output.items[index])) return before.saved;
  const saved = decoded(output);
  read.set(output, { items: [...output.items], saved });
  return saved;
}

function decoded({ items, metadata }: vscode.NotebookCellOutput): SavedOutput[] {
  const first = items[0]?.mime;
  if (first === undefined) return [];
  const stream = /^application\/vnd\.code\.notebook\.(stdout|stderr|error)$/.exec(first)?.[1] as 'stdout' | 'stderr' | 'error' | undefined;
  if (stream) return [{ kind: stream, bundle: { 'text/plain': streamText(items) } }];
  const bundle = Object.fromEntries(items.flatMap(({ mime, data }) => (compared.has(mime) && data.length <= longestItem ? [[mime, new TextDecoder().decode(data)]] : [])));
  return [{ kind: metadata?.['outputType'] === 'display_data' ? 'display' : 'result', bundle }];
}

/** In the portions it came in, up to more than is read. */
function streamText(items: readonly vscode.NotebookCellOutputItem[]): string {
  let text = '';
  for (const { data } of items) {
    if (text.length >= longestItem) break;
    text += new TextDecoder().decode(data.subarray(0, longestItem));
  }
  return text;
}
