import { checkText } from '../../src/checking/checkText.ts';

/** What the checker says of a boxed answer to a problem in Markdown; `none` where it says nothing. */
export function boxedVerdict(problem: string, answer: string): string {
  for (const progress of checkText({ text: `$$\\boxed{${answer}}$$`, format: 'markdown', problem: { text: problem, format: 'markdown' } }, { perClaimMs: 2000 }, new Set())) {
    if (progress.kind === 'checked') return progress.checked.verdict.kind;
  }
  return 'none';
}
