import { say, type Phrase } from '../../core/phrase.ts';
import type { CodeCells } from './codeCells.ts';
import { cellLabel } from './notebookText.ts';

/** Why the value of a cell may not be what its text says now. */
export type Stale = 'cell-changed' | 'out-of-order' | 'not-run' | 'reassigned';

export interface StaleReason {
  readonly stale: Stale;
  readonly reason: Phrase;
}

/** What was executed, by its number: in the running kernel as it says, else as the saved cells say. */
export interface Executions {
  /** Of the running kernel: then a number without a text was no execution of it. */
  readonly isLive: boolean;
  readonly texts: ReadonlyMap<number, string>;
  /** Those that ended with an error: what they assigned is not known. */
  readonly failed?: ReadonlySet<number>;
}

/** What the cells say was executed. Their texts may have changed since, which a file does not tell, and an editor does. */
export function savedExecutions(code: CodeCells): Executions {
  return { isLive: false, texts: new Map(code.cells.flatMap((cell, index): [number, string][] => (cell.executionOrder !== undefined && code.names(index) ? [[cell.executionOrder, cell.ran ?? cell.source]] : []))) };
}

/** The same text but for line ends and blanks behind them. */
export function sameText(a: string, b: string): boolean {
  const normal = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim();
  return normal(a) === normal(b);
}

/**
 * Why what a cell computed cannot be taken for what its text computes now: it was edited, never ran, used a
 * name that another cell had given another value, or that was computed anew since. Undefined where all is well.
 */
export function staleCell(code: CodeCells, index: number, executions: Executions, seen: ReadonlySet<number> = new Set()): StaleReason | undefined {
  const own = ownState(code, index, executions);
  if (own || seen.has(index)) return own;
  const names = code.names(index);
  const order = code.cells[index]?.executionOrder;
  if (!names || order === undefined) return undefined;
  const visited = new Set(seen).add(index);
  for (const name of names.used) {
    const assigned = names.assigned.get(name);
    if (assigned && assigned.how !== 'computed' && !(assigned.how === 'plain' && new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'u').test(assigned.right))) continue;
    const source = code.reaching(name, index - 1);
    if (source === undefined) {
      if (assigned || names.bound.has(name)) continue;
      const below = code.assigners(name).find((each) => each > index);
      if (below !== undefined) return { stale: 'out-of-order', reason: say('It uses {0}, which cell {1} below it assigns.', name, label(code, below)) };
      continue;
    }
    const earlier = staleCell(code, source, executions, visited);
    if (earlier) return { stale: earlier.stale === 'not-run' ? 'out-of-order' : earlier.stale, reason: earlier.stale === 'not-run' ? say('It uses {0} of cell {1}, which did not run or failed.', name, label(code, source)) : earlier.reason };
    const sourceOrder = code.cells[source]?.executionOrder ?? 0;
    if (sourceOrder > order) return { stale: 'out-of-order', reason: say('Cell {0}, which assigns {1}, ran after it.', label(code, source), name) };
    const between = lastAssigning(code, name, executions, sourceOrder, order);
    if (between !== undefined) return { stale: 'out-of-order', reason: say('{0} was assigned anew by [{1}] before it ran.', name, between) };
  }
  return undefined;
}

/**
 * Why the running kernel's value of a name is no longer the one this cell gave it: something that ran later
 * assigned it. `isMutable` counts what may change contents as well.
 */
export function reassigned(code: CodeCells, name: string, index: number, executions: Executions, isMutable: boolean): StaleReason | undefined {
  const order = code.cells[index]?.executionOrder;
  if (order === undefined) return undefined;
  const later = lastAssigning(code, name, executions, order, Infinity, isMutable);
  return later === undefined ? undefined : { stale: 'reassigned', reason: say('{0} was assigned anew by [{1}] after its cell ran.', name, later) };
}

function ownState(code: CodeCells, index: number, executions: Executions): StaleReason | undefined {
  const cell = code.cells[index];
  if (!cell) return { stale: 'not-run', reason: say('The cell is gone.') };
  if (cell.executionOrder === undefined) return { stale: 'not-run', reason: say('Cell {0} has no execution number: no run of it is known.', label(code, index)) };
  const isFailed = executions.failed?.has(cell.executionOrder) ?? cell.outputs.some(({ kind }) => kind === 'error');
  if (isFailed) return { stale: 'not-run', reason: say('Cell {0} ended with an error.', label(code, index)) };
  const ran = executions.texts.get(cell.executionOrder);
  if (ran === undefined) return executions.isLive ? { stale: 'not-run', reason: say('Cell {0} did not run in the kernel that runs now.', label(code, index)) } : undefined;
  return sameText(ran, cell.source) ? undefined : { stale: 'cell-changed', reason: say('Cell {0} was changed after it ran.', label(code, index)) };
}

/** The last execution after `from` and before `to` that may have given a name another value. */
function lastAssigning(code: CodeCells, name: string, { texts }: Executions, from: number, to: number, isMutable = false): number | undefined {
  let last: number | undefined;
  for (const [order, text] of texts) {
    if (order <= from || order >= to || (last !== undefined && order < last)) continue;
    const names = code.namesOf(text);
    if (names.assigned.has(name) || names.isOpaque || (isMutable && names.touched.has(name))) last = order;
  }
  return last;
}

function label(code: CodeCells, index: number): string {
  return cellLabel(code.cells, code.cells[index]?.id ?? '');
}
