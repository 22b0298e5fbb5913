import { thoroughBudget, type CheckedClaim, type Checker } from '../../core/checker.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';

/** A text to stand in the place of a range. */
export interface Replacement {
  readonly range: TextRange;
  readonly text: string;
}

export function replaced(document: string, { range, text }: Replacement): string {
  return document.slice(0, range.start) + text + document.slice(range.end);
}

/** The claims that touch a range, each decided with all the time it needs. */
export async function claimsIn(checker: Checker, text: string, format: TextFormat, range: TextRange, signal: AbortSignal): Promise<readonly CheckedClaim[]> {
  const found: CheckedClaim[] = [];
  for await (const checked of checker.check({ text, format, range }, thoroughBudget, signal)) found.push(checked);
  return found;
}

/** The claims of a document's range and of what would stand there after a replacement. */
export async function beforeAndAfter(checker: Checker, document: string, format: TextFormat, replacement: Replacement, signal: AbortSignal): Promise<readonly [readonly CheckedClaim[], readonly CheckedClaim[]]> {
  const { range, text } = replacement;
  const before = await claimsIn(checker, document, format, range, signal);
  return [before, await claimsIn(checker, replaced(document, replacement), format, { start: range.start, end: range.start + text.length }, signal)];
}

/** Whether two texts claim the same with the same verdicts, however it is set. */
export function sayTheSame(before: readonly CheckedClaim[], after: readonly CheckedClaim[]): boolean {
  const told = ({ claim, verdict }: CheckedClaim): string => `${verdict.kind} ${unset(claim.latex)}`;
  return before.length === after.length && before.every((each, index) => told(each) === (after[index] && told(after[index])));
}

/** A formula without what only sets it in rows or stands beside it. */
export function unset(latex: string): string {
  return latex.replace(/\\quad\s*\\text\{[^{}]*\}|\\begin\{aligned\}|\\end\{aligned\}|\\\\|(?<!\\)&|\s/g, '').replace(/[.,;]+$/, '');
}
