import { say, type Phrase } from '../../core/phrase.ts';
import { showObserved, type ObservedValue } from '../kernel/observedValue.ts';
import type { CodeCells } from './codeCells.ts';
import { reassigned, savedExecutions, staleCell, type Executions, type StaleReason } from './freshness.ts';
import { cellLabel, type NotebookCellText } from './notebookText.ts';
import type { Source } from './matching.ts';
import { readRepr } from './pythonLiteral.ts';
import type { LiveValues } from './readPlan.ts';
import { labelledValues, printedValue, savedResult, stdoutOf, type SavedValue, type ShownValue } from './savedOutput.ts';
import { entriesOf, liveTable } from './tables.ts';

/** Where a value was seen. `code`: a cell sets it to a literal. */
export type Origin = 'live' | 'saved' | 'code';

export type Observation =
  | { readonly kind: 'seen'; readonly shown: ShownValue; readonly origin: Origin; readonly stale?: StaleReason }
  | { readonly kind: 'unseen'; readonly reason: Phrase; readonly stale?: StaleReason };

/** Looks values up: in the running kernel where one was read, else in what the notebook keeps. */
export class Observing {
  readonly code: CodeCells;
  readonly #live: LiveValues | undefined;
  readonly #saved: Executions;

  constructor(code: CodeCells, live: LiveValues | undefined) {
    this.code = code;
    this.#live = live;
    this.#saved = savedExecutions(code);
  }

  of(source: Source): Observation {
    const index = this.code.indexOf(source.cell);
    const live = this.#live && this.#inKernel(source, index, this.#live);
    if (!this.#live) return this.#kept(source, index, undefined);
    const known = staleCell(this.code, index, this.#live.executions);
    // What a later cell assigned anew may still stand in an output; a kernel that never ran the cell says nothing of it.
    const isOver = live?.kind === 'seen' && live.stale?.stale === 'reassigned';
    if (live?.kind === 'seen' && !isOver && live.stale?.stale !== 'not-run') return live;
    const saved = this.#kept(source, index, known?.stale === 'not-run' ? undefined : known);
    if (live && (saved.kind === 'unseen' || (isOver && saved.stale))) return live;
    return saved;
  }

  #inKernel(source: Source, index: number, live: LiveValues): Observation | undefined {
    const stale = staleCell(this.code, index, live.executions);
    if (source.kind !== 'variable') {
      const cell = this.code.cells[index];
      const result = cell?.executionOrder === undefined ? undefined : live.outputs.get(cell.executionOrder);
      const value = cell && result && (source.kind === 'output' ? result : liveEntry(result, cell, source.label));
      return value ? seen({ value }, 'live', stale) : undefined;
    }
    const then = live.after?.get(source.cell)?.get(source.name);
    if (then) return seen({ value: then }, 'live', stale);
    const value = live.values.get(source.name);
    if (!value) return { kind: 'unseen', reason: say('The running kernel has no {0}.', source.name), ...(stale ? { stale } : {}) };
    const later = stale ?? reassigned(this.code, source.name, index, live.executions, isMutable(value));
    return seen({ value }, 'live', later);
  }

  /** @param known what the running kernel knows to be wrong with the cell */
  #kept(source: Source, index: number, known: StaleReason | undefined): Observation {
    const stale = known ?? staleCell(this.code, index, this.#saved);
    const cell = this.code.cells[index];
    if (!cell) return { kind: 'unseen', reason: say('The cell is gone.') };
    switch (source.kind) {
      case 'output':
        return this.#shown(savedResult(cell), cell.id, stale);
      case 'printed': {
        const labelled = labelledValues(cell).find(({ label }) => label === source.label);
        return labelled ? seen(labelled.shown, this.#live?.ownsOutputs ? 'live' : 'saved', stale) : { kind: 'unseen', reason: say('Cell {0} no longer prints it.', cellLabel(this.code.cells, cell.id)) };
      }
      case 'variable':
        return this.#variable(source.name, index, stale);
    }
  }

  /** A variable as some cell shows it while it still has the value that cell `index` gave it; else as the code sets it. */
  #variable(name: string, index: number, stale: StaleReason | undefined): Observation {
    let isCut = false;
    let old = stale;
    for (let each = index; each < this.code.cells.length; each++) {
      const names = this.code.names(each);
      if (!names || (names.isOpaque && each > index)) {
        if (names) break;
        continue;
      }
      if (each > index && this.code.reaching(name, each) !== index) break;
      const shown = this.#shownBy(name, each);
      if (shown === 'cut') isCut = true;
      else if (shown && !(each > index && isMutable(shown.value) && this.#isTouched(name, index, each))) {
        const staleThere = staleCell(this.code, each, this.#saved);
        if (!staleThere && !stale) return seen(shown, 'saved', undefined);
        old ??= staleThere;
        if (each === index || stale) return seen(shown, 'saved', stale ?? staleThere);
      }
    }
    const literal = this.#literal(name, index);
    if (literal) return seen(literal, 'code', stale);
    if (isCut) return { kind: 'unseen', reason: say('The saved output of {0} is cut short.', name) };
    return { kind: 'unseen', reason: say('No saved output shows {0}.', name), ...(old ? { stale: old } : {}) };
  }

  #isTouched(name: string, from: number, to: number): boolean {
    return this.code.cells.slice(from + 1, to + 1).some((_, offset) => this.code.names(from + 1 + offset)?.touched.has(name) === true);
  }

  #shownBy(name: string, index: number): ShownValue | 'cut' | undefined {
    const names = this.code.names(index);
    const cell = this.code.cells[index];
    if (!names || !cell) return undefined;
    const at = names.last?.names.indexOf(name) ?? -1;
    if (names.last && at >= 0) {
      const result = savedResult(cell);
      if (result.kind === 'cut') return 'cut';
      if (result.kind === 'shown') {
        const { value } = result.shown;
        if (!names.last.isTuple) return result.shown;
        const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [];
        const item = items.length === names.last.names.length ? items[at] : undefined;
        if (item) return { value: item };
      }
    }
    return this.#printedBy(name, index) ?? labelledValues(cell).find(({ label }) => label === name && names.used.has(name))?.shown;
  }

  /** Prints at the left margin, a line each: the one that prints this name alone shows its value. */
  #printedBy(name: string, index: number): ShownValue | undefined {
    const prints = this.code.names(index)?.prints;
    const cell = this.code.cells[index];
    const lines = cell && stdoutOf(cell)?.replace(/\n$/, '').split('\n');
    if (!prints || !lines || prints.length !== lines.length) return undefined;
    const at = prints.findLastIndex(({ names, values }) => values === 1 && names[0] === name);
    const line = at < 0 ? undefined : lines[at];
    if (line === undefined) return undefined;
    const numerals = line.match(/(?<![\w.])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w]|\.\d)/g) ?? [];
    const [only] = numerals;
    if (/%/.test(line)) return undefined;
    return printedValue(line) ?? (numerals.length === 1 && only !== undefined && !/[[\](){}/]|\.\.\./.test(line) ? printedValue(only) : undefined);
  }

  #literal(name: string, index: number): ShownValue | undefined {
    const assigned = this.code.names(index)?.assigned.get(name);
    if (assigned?.how !== 'plain' || /[A-DF-Za-df-z"']|\/\/|%/.test(assigned.right.replace(/\b(?:True|False)\b/g, ''))) return undefined;
    const value = readRepr(assigned.right);
    return value.kind === 'value' && value.value.kind !== 'dict' ? { value: value.value } : undefined;
  }

  #shown(saved: SavedValue, id: string, stale: StaleReason | undefined): Observation {
    const label = cellLabel(this.code.cells, id);
    switch (saved.kind) {
      case 'shown':
        return seen(saved.shown, this.#live?.ownsOutputs ? 'live' : 'saved', stale);
      case 'cut':
        return { kind: 'unseen', reason: say('The saved output of cell {0} is cut short.', label) };
      case 'unread':
        return { kind: 'unseen', reason: say('The saved output of cell {0} could not be read.', label) };
      case 'none':
        return { kind: 'unseen', reason: say('Cell {0} has no saved output.', label), ...(stale ? { stale } : {}) };
    }
  }
}

/** The entry of a table in the running kernel, which knows more digits than are shown. */
function liveEntry(result: ObservedValue, cell: NotebookCellText, label: string): ObservedValue | undefined {
  const table = liveTable(result);
  const found = table ? entriesOf(table, cell, (item) => (item.kind === 'text' ? item.text : showObserved(item))).filter((entry) => entry.label === label) : [];
  return found.length === 1 ? found[0]?.cell : undefined;
}

function seen(shown: ShownValue, origin: Origin, stale: StaleReason | undefined): Observation {
  return { kind: 'seen', shown, origin, ...(stale ? { stale } : {}) };
}

function isMutable({ kind }: ObservedValue): boolean {
  return !/^(?:none|boolean|integer|fraction|float|complex|text|tuple|symbolic)$/.test(kind);
}
