import type { Claim } from '../core/claim.ts';
import { say } from '../core/phrase.ts';
import type { Problem } from '../core/problem.ts';
import type { Turn } from '../core/trace.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Judgement, JudgeRequest } from '../math/judging/judge.ts';
import { read } from '../math/reading/read.ts';
import { realValue } from '../math/solving/approximate.ts';
import type { Solver } from '../reasoners/builtin/thread/solver.ts';
import type { WorkedSolution } from '../reasoners/builtin/workedSolution.ts';
import { isWorkedOut, plainAnswer } from './workedOut.ts';

const answering: ReadonlySet<Turn['task']> = new Set<Turn['task']>(['solve', 'ask', 'explain', 'continue', 'answer']);

export interface SolvingApart {
  readonly solver: Pick<Solver, 'worked'>;
  readonly judge: (request: JudgeRequest) => Promise<Pick<Judgement, 'verdict'>>;
}

/** Whether a turn answers its question by somebody else than the built-in solver, which cannot vouch for itself. */
export function isAnotherSolver({ reasoner, task }: Pick<Turn, 'reasoner' | 'task'>): boolean {
  return reasoner !== 'builtin' && answering.has(task);
}

/**
 * What the built-in solver says of final answers that nothing else decided: verified where it understands the question
 * for certain, solves it by itself and comes to the same; open, with its own answer, where it comes to another one,
 * for the form may be all that differs. Nothing where it does not solve the question.
 * @param apart what solves a question, and what compares two answers, apart from the window
 */
export async function solvedAgain(question: Pick<Problem, 'text' | 'format'>, claims: readonly Claim[], apart: SolvingApart, signal: AbortSignal): Promise<readonly (readonly [Claim, Verdict])[]> {
  if (claims.length === 0) return [];
  const own = await apart.solver.worked(question, { words: 'english', withAlgebra: false }, signal);
  if (!own || signal.aborted) return [];
  const found: (readonly [Claim, Verdict])[] = [];
  for (const claim of claims) {
    const { verdict } = await apart.judge({ gold: own.answer, pred: claim.latex, question: question.text });
    switch (verdict) {
      case 'equal':
        if (isAnswer(claim.latex, own, question.text)) found.push([claim, { kind: 'verified', evidence: { method: 'recomputation', summary: say('The built-in solver, by itself, comes to the same answer.') } }]);
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

const formWords = /\b(?:simplif|reduce|lowest|rationali[sz]|factor|expand|polar\b|form\b)|化简|约分|最简|有理化|因式|展开|配方|形式/i;

/** Whether an answer of the same value answers the question: in the form that is asked for, worked out, and not rounded. */
function isAnswer(latex: string, { kind, answer }: WorkedSolution, question: string): boolean {
  if (/\d\.\d/.test(latex) && !/\d\.\d/.test(answer) && !isExactly(latex, answer)) return false;
  if (formal.has(kind) || formWords.test(question)) return plainAnswer(latex) === plainAnswer(answer);
  return kind === 'proof' || isWorkedOut(latex, answer, question);
}

/** Of numbers: 0.75 is three quarters, and 0.33 no third. */
function isExactly(latex: string, answer: string): boolean {
  const [one, other] = [latex, answer].map((each) => realValue(read(each.replace(/^[^=]*=/, ''), { notation: 'latex' })));
  return one !== undefined && other !== undefined && Math.abs(one - other) <= 1e-13 * Math.abs(other);
}
