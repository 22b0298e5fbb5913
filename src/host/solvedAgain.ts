import type { Claim } from '../core/claim.ts';
import { english, say } from '../core/phrase.ts';
import type { Problem } from '../core/problem.ts';
import type { Turn } from '../core/trace.ts';
import type { Verdict } from '../core/verdict.ts';
import { judge } from '../math/judging/judge.ts';
import { workedSolution } from '../reasoners/builtin/workedSolution.ts';

/** Of one comparison of answers, which keeps the window waiting. Milliseconds. */
const longestComparison = 150;

const answering: ReadonlySet<Turn['task']> = new Set<Turn['task']>(['solve', 'ask', 'explain', 'continue', 'answer']);

/** Whether a turn answers its question by somebody else than the built-in solver, which cannot vouch for itself. */
export function isAnotherSolver({ reasoner, task }: Pick<Turn, 'reasoner' | 'task'>): boolean {
  return reasoner !== 'builtin' && answering.has(task);
}

/**
 * What the built-in solver says of final answers that nothing else decided: verified where it understands the question
 * for certain, solves it by itself and comes to the same; open, with its own answer, where it comes to another one,
 * for the form may be all that differs. Nothing where it does not solve the question.
 */
export async function solvedAgain(question: Pick<Problem, 'text' | 'format'>, claims: readonly Claim[], signal: AbortSignal): Promise<readonly (readonly [Claim, Verdict])[]> {
  if (claims.length === 0) return [];
  const own = await workedSolution(question.text, question.format, english, signal);
  if (!own || signal.aborted) return [];
  return claims.flatMap((claim): (readonly [Claim, Verdict])[] => {
    const { verdict } = judge({ gold: own.answer, pred: claim.latex, question: question.text, budget: { deadline: Date.now() + longestComparison, now: () => Date.now() } });
    switch (verdict) {
      case 'equal':
        return [[claim, { kind: 'verified', evidence: { method: 'recomputation', summary: say('The built-in solver, by itself, comes to the same answer.') } }]];
      case 'different':
        return [[claim, { kind: 'inconclusive', reason: say('The built-in solver comes to another answer: {0}', own.answer) }]];
      case 'unknown':
        return [];
    }
  });
}
