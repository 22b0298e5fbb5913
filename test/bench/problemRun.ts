import { checkText } from '../../src/checking/checkText.ts';
import type { VerdictKind } from '../../src/core/verdict.ts';
import { judge } from '../../src/math/judging/judge.ts';
import type { ComputerAlgebra } from '../../src/reasoners/builtin/engine/computerAlgebra.ts';
import { request, run } from '../unit/reasoners/builtin/run.ts';

/** A problem with its known answer, as a file of problems has it. */
export interface ProblemRow {
  readonly id: string;
  readonly source: string;
  readonly subject?: string | null;
  readonly problem: string;
  readonly answer: string;
  readonly tags?: readonly string[];
}

export interface ProblemResult {
  readonly row: ProblemRow;
  readonly outcome: 'solved' | 'declined' | 'wrong';
  /** What stood in the box, LaTeX; of a run that failed what went wrong. */
  readonly told?: string;
  /** Of the claims told in the answer, without what stands in its box. */
  readonly verdicts: readonly VerdictKind[];
  readonly boxes: readonly VerdictKind[];
  readonly refuted: readonly string[];
  readonly ms: number;
}

/** Longest time the checker has for one claim of an answer. Milliseconds. */
const perClaimMs = 2000;

/** Solves a problem as the extension does, with the algebra system where that is given, judges what stands in the box and checks what was told. */
export async function problemResult(row: ProblemRow, algebra?: ComputerAlgebra): Promise<ProblemResult> {
  const { problem, answer } = row;
  const started = performance.now();
  const { end, text, boxed } = await run(request(problem), undefined, undefined, algebra);
  const ms = performance.now() - started;
  if (end.how === 'declined') return { row, outcome: 'declined', verdicts: [], boxes: [], refuted: [], ms };
  if (boxed === undefined) return { row, outcome: 'wrong', told: end.detail ?? end.how, verdicts: [], boxes: [], refuted: [], ms };
  const verdicts: VerdictKind[] = [];
  const boxes: VerdictKind[] = [];
  const refuted: string[] = [];
  for (const progress of checkText({ text, format: 'markdown', problem: { text: problem, format: 'markdown' } }, { perClaimMs }, new Set())) {
    if (progress.kind !== 'checked') continue;
    const { claim, verdict } = progress.checked;
    (claim.kind === 'final-answer' ? boxes : verdicts).push(verdict.kind);
    if (verdict.kind === 'refuted') refuted.push(claim.text);
  }
  const { verdict } = judge({ gold: answer, pred: `\\boxed{${boxed}}`, question: problem });
  return { row, outcome: verdict === 'equal' ? 'solved' : 'wrong', told: boxed, verdicts, boxes, refuted, ms };
}
