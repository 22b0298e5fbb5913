import { pathTo } from '../core/conversation.ts';
import type { Problem } from '../core/problem.ts';
import type { Trace, Turn } from '../core/trace.ts';
import type { Solver } from '../reasoners/builtin/thread/solver.ts';

/**
 * The question that a turn's answer is held against: the trace's problem, or the user's own words where these are a
 * question by themselves. What answers another equation is not to be put into the first one, and the rest of a broken
 * answer answers what was asked before it broke.
 */
export async function askedQuestion(trace: Trace, turn: Pick<Turn, 'task' | 'ask' | 'parent'>, solver: Pick<Solver, 'ownQuestion'>): Promise<Pick<Problem, 'text' | 'format'>> {
  const problem = { text: trace.problem.text, format: trace.problem.format };
  const asked = goesOn(turn) && turn.parent !== undefined ? (pathTo(trace, turn.parent).findLast((each) => !goesOn(each)) ?? turn) : turn;
  if (asked.ask.trim() === '') return problem;
  return (await solver.ownQuestion(asked)) ?? problem;
}

function goesOn({ task }: Pick<Turn, 'task'>): boolean {
  return task === 'continue' || task === 'answer';
}
