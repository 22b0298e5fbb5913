import type { CheckBudget } from '../core/checker.ts';
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
  const starts: number[] = [];
  let text = '';
  for (const step of steps) {
    starts.push(text.length);
    text += `${step}\n\n`;
  }
  const found: Verdict[][] = steps.map(() => []);
  for (const progress of checkText({ text, format: 'markdown', problem: { text: problem, format: 'markdown' } }, budget, new Set())) {
    if (progress.kind !== 'checked') continue;
    const { claim, verdict } = progress.checked;
    const step = starts.findLastIndex((start) => start <= claim.range.start);
    found[step]?.push(verdict);
  }
  return { firstRefuted: found.findIndex((verdicts) => verdicts.some(({ kind }) => kind === 'refuted')), verdicts: found.map(overall) };
}
