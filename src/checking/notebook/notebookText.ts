/** One output of a code cell, each representation by its MIME type. Images are not needed and may be left out. */
export interface SavedOutput {
  readonly kind: 'result' | 'display' | 'stdout' | 'stderr' | 'error';
  readonly bundle: Readonly<Record<string, string>>;
}

/** What a notebook's file or editor holds of one cell. */
export interface NotebookCellText {
  readonly id: string;
  readonly kind: 'markup' | 'code';
  /** `python`, `markdown`, `raw`, … */
  readonly language: string;
  readonly source: string;
  /** The number beside the cell: how many executions of its kernel it stands at. */
  readonly executionOrder?: number;
  readonly outputs: readonly SavedOutput[];
  /** The text that its outputs came of, where somebody watched; without it, the source. */
  readonly ran?: string;
}

/** Python as IPython and our own cells know it. */
export function isPython({ kind, language }: NotebookCellText): boolean {
  return kind === 'code' && /^(?:i?python\d?|)$/i.test(language);
}

/** For people: `cell [3]` by its execution number, else by its place. */
export function cellLabel(cells: readonly NotebookCellText[], id: string): string {
  const index = cells.findIndex((cell) => cell.id === id);
  const order = cells[index]?.executionOrder;
  return order === undefined ? `#${index + 1}` : `[${order}]`;
}
