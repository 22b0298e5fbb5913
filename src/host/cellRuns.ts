/** What an editor tells of a cell's execution when it changes. */
export interface RunSummary {
  readonly executionOrder?: number | undefined;
  readonly success?: boolean | undefined;
}

interface Run {
  readonly text: string;
  readonly order: number | undefined;
  readonly runs: boolean;
}

/**
 * The text that the outputs of each cell came of: of when the cell was opened, or when its last run began, for
 * it may be edited while it runs. An execution is told of as emptied, then with its number, then with its success.
 */
export class CellRuns {
  readonly #runs = new Map<string, Run>();

  /** A cell that is there with the outputs it has. */
  opened(id: string, text: string, { executionOrder: order }: RunSummary): void {
    this.#runs.set(id, { text, order, runs: false });
  }

  changed(id: string, text: string, { executionOrder: order, success }: RunSummary): void {
    const known = this.#runs.get(id);
    const isEmpty = order === undefined && success === undefined;
    // Told again of the same run, or of one that had begun.
    const isSame = !isEmpty && known !== undefined && (known.order === undefined || order === undefined ? known.runs : known.order === order);
    const runs = success === undefined && (isEmpty || known?.runs === true);
    this.#runs.set(id, { text: isSame ? known.text : text, order: order ?? (isSame ? known.order : undefined), runs });
  }

  text(id: string): string | undefined {
    return this.#runs.get(id)?.text;
  }

  /** Whether it runs now, so that what it shows is not all of it. */
  runs(id: string): boolean {
    return this.#runs.get(id)?.runs === true;
  }

  forget(id: string): void {
    this.#runs.delete(id);
  }
}
