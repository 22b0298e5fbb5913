import { compareWithCells } from '../../../../src/checking/notebook/compareWithCells.ts';
import type { NotebookFinding } from '../../../../src/checking/notebook/finding.ts';
import type { NotebookCellText, SavedOutput } from '../../../../src/checking/notebook/notebookText.ts';
import type { LiveValues } from '../../../../src/checking/notebook/readPlan.ts';

/** What a code cell showed: its result, what it printed. */
export interface Shown {
  readonly result?: string;
  readonly latex?: string;
  readonly html?: string;
  readonly printed?: string;
  /** Its execution number; `undefined` leaves it out. Without the field cells are numbered in their order. */
  readonly order?: number | undefined;
}

/** A text, or code with what it showed. */
export type Written = string | readonly [code: string, shown?: Shown];

/** A notebook as briefly as it can be written: texts are Markdown cells, pairs are code cells run from top to bottom. */
export function notebook(...written: readonly Written[]): NotebookCellText[] {
  let count = 0;
  return written.map((each, index): NotebookCellText => {
    const id = `c${index + 1}`;
    if (typeof each === 'string') return { id, kind: 'markup', language: 'markdown', source: each, outputs: [] };
    const [source, shown = {}] = each;
    count++;
    const order = 'order' in shown ? shown.order : count;
    const outputs: SavedOutput[] = [
      ...(shown.printed === undefined ? [] : [{ kind: 'stdout' as const, bundle: { 'text/plain': shown.printed } }]),
      ...(shown.result === undefined && shown.latex === undefined ? [] : [{ kind: 'result' as const, bundle: { ...(shown.result === undefined ? {} : { 'text/plain': shown.result }), ...(shown.latex === undefined ? {} : { 'text/latex': shown.latex }), ...(shown.html === undefined ? {} : { 'text/html': shown.html }) } }]),
    ];
    return { id, kind: 'code', language: 'python', source, ...(order === undefined ? {} : { executionOrder: order }), outputs };
  });
}

/** The findings of a notebook, a word each: `verified`, `refuted`, `inconclusive`, `unchecked`; those of formulas with `formula ` before it. */
export function said(cells: readonly NotebookCellText[], live?: LiveValues): string[] {
  return compareWithCells(cells, live).map(word);
}

export function word({ about, verdict }: NotebookFinding): string {
  return `${about === 'formula' ? 'formula ' : ''}${verdict.kind}`;
}
