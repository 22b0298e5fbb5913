import * as vscode from 'vscode';
import type { NotebookCellText, SavedOutput } from '../checking/notebook/notebookText.ts';
import { lastingIds } from './notebookCells.ts';

/** Longer texts of one output are no value that a text speaks of. Bytes. */
const longestItem = 200_000;

/**
 * A notebook as it is open, for comparing; its cells by their lasting ids. Images and other binary outputs are left out.
 * @param ran the text that a cell's outputs came of
 */
export function notebookText(notebook: vscode.NotebookDocument, ran: (cell: vscode.NotebookCell) => string | undefined): readonly NotebookCellText[] {
  const ids = lastingIds(notebook);
  return notebook.getCells().map((cell, index): NotebookCellText => {
    const order = cell.executionSummary?.executionOrder;
    const isMarkup = cell.kind === vscode.NotebookCellKind.Markup;
    return {
      id: ids[index] ?? '',
      kind: isMarkup ? 'markup' : 'code',
      language: cell.document.languageId,
      source: cell.document.getText(),
      ...(order === undefined ? {} : { executionOrder: order }),
      ...ranText(ran(cell)),
      outputs: isMarkup ? [] : cell.outputs.flatMap(savedOutput),
    };
  });
}

function ranText(ran: string | undefined): { readonly ran?: string } {
  return ran === undefined ? {} : { ran };
}

function savedOutput({ items, metadata }: vscode.NotebookCellOutput): SavedOutput[] {
  const first = items[0]?.mime;
  if (first === undefined) return [];
  const stream = /^application\/vnd\.code\.notebook\.(stdout|stderr|error)$/.exec(first)?.[1] as 'stdout' | 'stderr' | 'error' | undefined;
  if (stream) return [{ kind: stream, bundle: { 'text/plain': items.map(({ data }) => textOf(data)).join('') } }];
  const bundle = Object.fromEntries(items.flatMap(({ mime, data }) => (/^text\/|json$/.test(mime) && data.length <= longestItem ? [[mime, textOf(data)]] : [])));
  return [{ kind: metadata?.['outputType'] === 'display_data' ? 'display' : 'result', bundle }];
}

function textOf(data: Uint8Array): string {
  return new TextDecoder().decode(data.subarray(0, longestItem));
}
