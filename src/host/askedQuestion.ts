import type { Problem } from '../core/problem.ts';
import type { Turn } from '../core/trace.ts';
import { mathSpans } from '../math/reading/spans.ts';

/**
 * The question that a turn's answer is held against: the trace's problem, or the user's own words where these bring
 * a formula. What answers another equation is not to be put into the first one.
 */
export function askedQuestion(problem: Problem, { task, ask }: Pick<Turn, 'task' | 'ask'>): Pick<Problem, 'text' | 'format'> {
  const isOwn = task === 'ask' && mathSpans(ask, 'markdown').length > 0;
  return isOwn ? { text: ask, format: 'markdown' } : { text: problem.text, format: problem.format };
}
