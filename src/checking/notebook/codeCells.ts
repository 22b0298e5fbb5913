import { isPython, type NotebookCellText } from './notebookText.ts';
import { cellNames, type CellNames } from './pythonNames.ts';

/** The code cells of a notebook with what each does to names. */
export class CodeCells {
  readonly cells: readonly NotebookCellText[];
  readonly #names = new Map<string, CellNames>();

  constructor(cells: readonly NotebookCellText[]) {
    this.cells = cells;
  }

  /** By place; `undefined` for text. A cell of another language does nothing to names that is known. */
  names(index: number): CellNames | undefined {
    const cell = this.cells[index];
    return cell && isPython(cell) ? this.namesOf(cell.source) : undefined;
  }

  namesOf(source: string): CellNames {
    const known = this.#names.get(source);
    if (known) return known;
    const made = cellNames(source);
    this.#names.set(source, made);
    return made;
  }

  indexOf(id: string): number {
    return this.cells.findIndex((cell) => cell.id === id);
  }

  /** Where a name gets a value that is a quantity, in the order of the notebook. */
  definers(name: string): number[] {
    return this.#where((names) => isQuantity(names, name));
  }

  /** Where a name is given anything at all: also the variable of a loop, a function, a module. */
  assigners(name: string): number[] {
    return this.#where((names) => names.assigned.has(name));
  }

  /** The last cell up to and with this one that assigns a name. */
  reaching(name: string, index: number): number | undefined {
    return this.assigners(name).findLast((each) => each <= index);
  }

  #where(holds: (names: CellNames) => boolean): number[] {
    return this.cells.flatMap((_, index) => {
      const names = this.names(index);
      return names && holds(names) ? [index] : [];
    });
  }
}

export function isQuantity({ assigned }: CellNames, name: string): boolean {
  const how = assigned.get(name)?.how;
  return how === 'plain' || how === 'computed';
}
