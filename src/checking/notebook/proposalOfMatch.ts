import type { ChosenSource } from './compareWithCells.ts';
import type { Source } from './matching.ts';
import { isPython, type NotebookCellText } from './notebookText.ts';
import { cellNames } from './pythonNames.ts';

/**
 * What a model, or a notebook's metadata, says a claim speaks of: `{"claim": id, "name": "p"}` with the cell that
 * assigns it, or `{"claim": id, "cell": id}` for what the cell shows. It is hostile data: undefined unless it names a claim
 * that is there and a cell whose own text gives that name a value. Nothing of it is executed.
 */
export function proposalOfMatch(json: unknown, cells: readonly NotebookCellText[], claims: ReadonlySet<string>, by: ChosenSource['by'] = 'model'): ChosenSource | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { claim, name, cell } = json as { readonly claim?: unknown; readonly name?: unknown; readonly cell?: unknown };
  if (typeof claim !== 'string' || !claims.has(claim)) return undefined;
  const source = name === undefined ? outputSource(cell, cells) : variableSource(name, cell, cells);
  return source && { claim, source, by };
}

function outputSource(cell: unknown, cells: readonly NotebookCellText[]): Source | undefined {
  const found = cells.find(({ id }) => id === cell);
  return found && isPython(found) && cellNames(found.source).last ? { kind: 'output', cell: found.id } : undefined;
}

/** The cell may be left out where only one assigns the name. */
function variableSource(name: unknown, cell: unknown, cells: readonly NotebookCellText[]): Source | undefined {
  if (typeof name !== 'string' || name.length > 100 || (cell !== undefined && typeof cell !== 'string')) return undefined;
  const found = cells.filter((each) => {
    if (!isPython(each) || (cell !== undefined && each.id !== cell)) return false;
    const how = cellNames(each.source).assigned.get(name)?.how;
    return how === 'plain' || how === 'computed';
  });
  const [only] = found;
  return only && found.length === 1 ? { kind: 'variable', name, cell: only.id } : undefined;
}
