import type { Claim } from '../core/claim.ts';
import { english, say } from '../core/phrase.ts';
import type { Problem } from '../core/problem.ts';
import type { Turn } from '../core/trace.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Judgement, JudgeRequest } from '../math/judging/judge.ts';
import { read } from '../math/reading/read.ts';
import { realValue } from '../math/solving/approximate.ts';
import type { WorkedSolution } from '../reasoners/builtin/workedSolution.ts';

const answering: ReadonlySet<Turn['task']> = new Set<Turn['task']>(['solve', 'ask', 'explain', 'continue', 'answer']);

/** Whether a turn answers its question by somebody else than the built-in solver, which cannot vouch for itself. */
export function isAnotherSolver({ reasoner, task }: Pick<Turn, 'reasoner' | 'task'>): boolean {
  return reasoner !== 'builtin' && answering.has(task);
}

/**
 * What the built-in solver says of final answers that nothing else decided: verified where it understands the question
 * for certain, solves it by itself and comes to the same; open, with its own answer, where it comes to another one,
 * for the form may be all that differs. Nothing where it does not solve the question.
 * @param judge compares two answers, apart from the window
 */
export async function solvedAgain(question: Pick<Problem, 'text' | 'format'>, claims: readonly Claim[], judge: (request: JudgeRequest) => Promise<Pick<Judgement, 'verdict'>>, signal: AbortSignal): Promise<readonly (readonly [Claim, Verdict])[]> {
  if (claims.length === 0) return [];
  const { workedSolution } = await import('../reasoners/builtin/builtinPackage.ts');
  const own = await workedSolution(question.text, question.format, english, signal);
  if (!own || signal.aborted) return [];
  const found: (readonly [Claim, Verdict])[] = [];
  for (const claim of claims) {
    const { verdict } = await judge({ gold: own.answer, pred: claim.latex, question: question.text });
    switch (verdict) {
      case 'equal':
        if (isWrittenAlike(claim.latex, own)) found.push([claim, { kind: 'verified', evidence: { method: 'recomputation', summary: say('The built-in solver, by itself, comes to the same answer.') } }]);
        break;
      case 'different':
        found.push([claim, { kind: 'inconclusive', reason: say('The built-in solver comes to another answer: {0}', own.answer) }]);
        break;
      case 'unknown':
        break;
    }
  }
  return found;
}

/** Tasks that ask for a form, where an equal value in another one is no answer. */
const formal: ReadonlySet<WorkedSolution['kind']> = new Set<WorkedSolution['kind']>(['factor', 'expand', 'simplify', 'numbers']);

/** Whether nothing but the value was asked for, or the form is the same too; what was rounded is not the value. */
function isWrittenAlike(latex: string, { kind, answer }: WorkedSolution): boolean {
  if (/\d\.\d/.test(latex) && !/\d\.\d/.test(answer) && !isExactly(latex, answer)) return false;
  return !formal.has(kind) || plain(latex) === plain(answer);
}

/** Of numbers: 0.75 is three quarters, and 0.33 no third. */
function isExactly(latex: string, answer: string): boolean {
  const [one, other] = [latex, answer].map((each) => realValue(read(each.replace(/^[^=]*=/, ''), { notation: 'latex' })));
  return one !== undefined && other !== undefined && Math.abs(one - other) <= 1e-13 * Math.abs(other);
}

function plain(latex: string): string {
  return latex.replace(/^[^=]*=/, '').replace(/\\left|\\right|\\[,;:! ]|[{}\s]/g, '').replace(/\\times|\*/g, '\\cdot');
}
