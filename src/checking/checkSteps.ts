import type { CheckBudget, CheckedClaim, CheckRequest } from '../core/checker.ts';
import { overall, type Verdict, type VerdictKind } from '../core/verdict.ts';
import { checkText } from './checkText.ts';

export interface StepsChecked {
  /** The first step with a refuted claim, 0-based; −1 where none is refuted. */
  readonly firstRefuted: number;
  /** Per step: the worst of its claims' verdicts. */
  readonly verdicts: readonly VerdictKind[];
}

/** Checks a worked solution given as steps: one text to the checker, so that what a step says holds for the next. */
export function checkSteps(problem: string, steps: readonly string[], budget: CheckBudget): StepsChecked {
  const checked: CheckedClaim[] = [];
  for (const progress of checkText(stepsRequest(problem, steps), budget, new Set())) if (progress.kind === 'checked') checked.push(progress.checked);
  return stepsChecked(steps, checked);
}

/** The steps as one text to check. */
export function stepsRequest(problem: string, steps: readonly string[]): CheckRequest {
  return { text: steps.map((step) => `${step}${between}`).join(''), format: 'markdown', problem: { text: problem, format: 'markdown' } };
}

/** What the claims of `stepsRequest` say of each step. */
export function stepsChecked(steps: readonly string[], checked: readonly CheckedClaim[]): StepsChecked {
  const starts: number[] = [];
  let length = 0;
  for (const step of steps) {
    starts.push(length);
    length += step.length + between.length;
  }
  const found: Verdict[][] = steps.map(() => []);
  for (const { claim, verdict } of checked) found[starts.findLastIndex((start) => start <= claim.range.start)]?.push(verdict);
  return { firstRefuted: found.findIndex((verdicts) => verdicts.some(({ kind }) => kind === 'refuted')), verdicts: found.map(overall) };
}

const between = '\n\n';
