import type { ChosenSource } from './compareWithCells.ts';
import type { NotebookFinding } from './finding.ts';
import type { NotebookCellText } from './notebookText.ts';
import type { LiveValues, ReadPlan } from './readPlan.ts';

/** What a thread that compares is asked: what to read of a running kernel, or what comparing finds. */
export interface ToComparing {
  readonly id: number;
  readonly want: 'plan' | 'findings';
  readonly cells: readonly NotebookCellText[];
  readonly chosen: readonly ChosenSource[];
  readonly live?: LiveValues;
}

export type FromComparing =
  | { readonly kind: 'plan'; readonly id: number; readonly plan: ReadPlan }
  | { readonly kind: 'findings'; readonly id: number; readonly findings: readonly NotebookFinding[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
