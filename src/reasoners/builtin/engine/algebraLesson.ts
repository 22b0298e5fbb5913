import { setImmediate } from 'node:timers/promises';
import { say } from '../../../core/phrase.ts';
import { freeVariables } from '../../../math/variables.ts';
import { isSound } from '../confirm.ts';
import type { Conclusion, LessonStep } from '../lesson.ts';
import type { MathTask } from '../task.ts';
import type { WorkedLesson } from '../workedLesson.ts';
import type { AlgebraRequest, ComputerAlgebra, Proposal } from './computerAlgebra.ts';
import { definiteByAlgebra, integralByAlgebra } from './integralByAlgebra.ts';
import { limitByAlgebra } from './limitByAlgebra.ts';
import { rewritingByAlgebra } from './rewritingByAlgebra.ts';
import { solutionsByAlgebra } from './solutionsByAlgebra.ts';

/** A short lesson whose answer was proposed by a computer algebra system, and then confirmed by our own mathematics. */
export interface AlgebraLesson {
  readonly steps: readonly LessonStep[];
  readonly conclusion: Extract<Conclusion, { kind: 'answer' }>;
}

/** What to ask, and what to make of the proposals: undefined where none of them could be confirmed. */
export interface AlgebraWork {
  readonly request: AlgebraRequest;
  lesson(proposals: readonly Proposal[]): AlgebraLesson | undefined;
}

/** Whether a task is of a kind that a computer algebra system is asked about. */
export function asksAlgebra(task: MathTask): boolean {
  return worksOf(task).length > 0;
}

/** A task that no lesson of our own covers, by computer algebra; `beyond` where nothing proposed was confirmed, `stopped` where the system ended under it. */
export async function algebraLesson(task: MathTask, algebra: ComputerAlgebra, signal: AbortSignal): Promise<WorkedLesson | { readonly kind: 'stopped' }> {
  for (const { request, lesson } of worksOf(task)) {
    const answer = await algebra.work(request, signal);
    if (answer.kind === 'stopped') return answer;
    if (signal.aborted) break;
    // What took so long would not be quicker in another way.
    if (answer.kind === 'late') return { kind: 'beyond', why: say('The built-in algebra system did not finish in time; choose a model.') };
    await setImmediate();
    const found = lesson(answer.proposals);
    if (found && (await isSound(found.steps, found.conclusion, setImmediate))) return { kind: 'worked', ...found };
  }
  return { kind: 'beyond' };
}

/** The ways to work on a task, the one that explains most first. */
function worksOf(task: MathTask): readonly AlgebraWork[] {
  switch (task.kind) {
    case 'solve':
      return task.numbers === 'complex' ? [] : [solutionsByAlgebra([[task.left, task.right]], [task.unknown])];
    case 'system':
      return solving(task.equations, task.unknowns);
    case 'linear-algebra':
      return task.task.kind === 'linear-system' ? solving(task.task.equations, task.task.unknowns) : [];
    case 'factor':
    case 'simplify':
      return [rewritingByAlgebra(task.kind, task.expression)];
    case 'compute':
      return task.where ? [] : [rewritingByAlgebra(task.kind, task.expression)];
    case 'calculus': {
      const { question } = task;
      if (question.kind === 'limit') return [limitByAlgebra(question)];
      if (question.kind !== 'integral') return [];
      const { integrand, variable, bounds } = question;
      return bounds ? definiteByAlgebra(integrand, variable, bounds) : integralByAlgebra(integrand, variable);
    }
    default:
      return [];
  }
}

/** Where a letter is simply given its value, it is not asked for, and the rest may be: such a question is not one of all letters. */
function solving(equations: Extract<MathTask, { kind: 'system' }>['equations'], unknowns: readonly string[]): AlgebraWork[] {
  const sides = equations.flatMap((equation) => {
    const [left, right] = equation.kind === 'apply' && equation.operator === 'equal' ? equation.args : [];
    return left && right ? [[left, right] as const] : [];
  });
  const isGiven = sides.some((pair) => pair.some((side) => side.kind === 'symbol') && pair.some((side) => freeVariables(side).size === 0));
  return sides.length === equations.length && !isGiven ? [solutionsByAlgebra(sides, unknowns)] : [];
}
