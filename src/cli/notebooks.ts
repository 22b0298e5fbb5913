import type { CheckedClaim } from '../core/checker.ts';
import { NotebookClaims } from '../checking/notebook/compareWithCells.ts';
import type { NotebookFinding } from '../checking/notebook/finding.ts';
import { readNotebook } from '../checking/notebook/readNotebook.ts';
import { complain } from './output.ts';
import { runNotebook, type RunOptions } from './runNotebook.ts';

/** A claim of a notebook's text with the verdict of its cells, and where it stands: 0-based cell. */
export interface ComparedClaim {
  readonly checked: CheckedClaim;
  readonly finding: NotebookFinding;
  readonly text: string;
  readonly cell: number;
}

/**
 * The claims of a notebook against its cells: against the outputs its file keeps, or, where it is to be run,
 * against what the cells compute in a fresh process. What fails in a cell is told on stderr.
 *
 * @throws Error when the text is no notebook, or it cannot be run
 */
export async function compareNotebook(path: string, text: string, run: RunOptions | undefined): Promise<ComparedClaim[]> {
  const saved = readNotebook(text);
  const ran = run && (await runNotebook(path, saved, run));
  for (const { cell, what } of ran?.faults ?? []) complain(`${path}: cell ${cell + 1}: ${what}`);
  const cells = ran?.cells ?? saved;
  const started = performance.now();
  const findings = new NotebookClaims(cells).findings(ran?.live);
  const ms = (performance.now() - started) / Math.max(1, findings.length);
  return findings.flatMap((finding) => {
    const cell = cells.findIndex(({ id }) => id === finding.cell);
    const holder = cells[cell];
    return holder ? [{ checked: { claim: finding.claim, verdict: finding.verdict, ms }, finding, text: holder.source, cell }] : [];
  });
}
